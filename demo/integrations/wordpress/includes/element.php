<?php
/**
 * Writes the element, and the link to the form's own page that stands for it where scripts do not run.
 *
 * @package SirDonate
 */

defined( 'ABSPATH' ) || exit;

/** Returns the table of attributes. */
function sir_donate_attribute_table() {
	static $table;
	if ( null === $table ) {
		$table = require __DIR__ . '/attributes.php';
	}
	return $table;
}

/** Returns the attributes of an element: those of the settings, then those that an author may set. */
function sir_donate_element_attributes( $values ) {
	$settings   = sir_donate_settings();
	$attributes = array(
		'publishable-key' => $settings['key'],
		'nonprofit'       => $settings['nonprofit'],
	);
	foreach ( sir_donate_attribute_table() as $name => $spec ) {
		$value = isset( $values[ $name ] ) && is_scalar( $values[ $name ] ) ? trim( (string) $values[ $name ] ) : '';
		if ( $spec['author'] && '' !== $value ) {
			$attributes[ $name ] = $value;
		}
	}
	/**
	 * Filters the attributes of an element. A site's own code may add those that authors cannot set.
	 *
	 * @param string[] $attributes Values by name.
	 */
	$attributes = (array) apply_filters( 'sir_donate_attributes', $attributes );
	foreach ( $attributes as $name => $value ) {
		if ( ! isset( sir_donate_attribute_table()[ $name ] ) || ! is_scalar( $value ) || sir_donate_is_secret( $name, $value ) ) {
			unset( $attributes[ $name ] );
		}
	}
	return $attributes;
}

/** Returns the address of the form's own page, with the attributes that an address may set. */
function sir_donate_form_url( $attributes ) {
	$parameters = array();
	foreach ( sir_donate_attribute_table() as $name => $spec ) {
		// The page has the form in it, whatever the element shows.
		if ( $spec['address'] && 'mode' !== $name && isset( $attributes[ $name ] ) ) {
			$parameters[ $name ] = (string) $attributes[ $name ];
		}
	}
	return sir_donate_files_url() . 'frame.html?' . http_build_query( $parameters, '', '&', PHP_QUERY_RFC3986 );
}

/** Tells whether the output goes where scripts do not run: a feed or an AMP page. */
function sir_donate_is_without_scripts() {
	return is_feed() || ( function_exists( 'amp_is_request' ) && amp_is_request() );
}

/** Escapes the value of an attribute. do_shortcode() runs over a page later, also inside of tags: it must find no bracket. */
function sir_donate_escape_value( $value ) {
	return str_replace( array( '[', ']' ), array( '&#91;', '&#93;' ), esc_attr( $value ) );
}

/**
 * Returns the element with its link, and what only the site's editors see.
 *
 * @param string[] $values   Values by the name of their attribute.
 * @param string   $label    Text of the button.
 * @param string[] $problems Sentences for the editors of the site.
 */
function sir_donate_element( $values, $label, $problems = array() ) {
	$secrets = array();
	foreach ( $values as $name => $value ) {
		if ( is_scalar( $value ) && sir_donate_is_secret( $name, $value ) ) {
			$secrets[] = $name;
			unset( $values[ $name ] );
		}
	}
	if ( sir_donate_is_secret( 'label', $label ) ) {
		$secrets[] = 'label';
		$label     = '';
	}
	foreach ( array_unique( $secrets ) as $name ) {
		/* translators: %s: name of an attribute */
		$problems[] = sprintf( __( 'The value of %s looks like a secret. Remove it from this page, and replace the secret in SIR Giving.', 'sir-donate' ), $name );
	}
	$missing = sir_donate_missing_settings();
	if ( $missing ) {
		$missing[] = __( 'An administrator can change this under Settings → SIR Donate.', 'sir-donate' );
		return sir_donate_editor_notice( array_merge( $missing, $problems ) );
	}
	$attributes = sir_donate_element_attributes( $values );
	$link       = sprintf(
		'<a href="%s">%s</a>',
		esc_url( sir_donate_form_url( $attributes ) ),
		esc_html( '' === trim( $label ) ? __( 'Donate', 'sir-donate' ) : trim( $label ) )
	);
	if ( sir_donate_is_without_scripts() ) {
		return $link;
	}
	sir_donate_enqueue();
	$html = '';
	foreach ( $attributes as $name => $value ) {
		$html .= sprintf( ' %s="%s"', $name, sir_donate_escape_value( $value ) );
	}
	return "<sir-donate$html>$link</sir-donate>" . sir_donate_editor_notice( $problems );
}

/** Returns sentences that only those see who may edit posts. */
function sir_donate_editor_notice( $sentences ) {
	if ( ! $sentences || is_feed() || ! current_user_can( 'edit_posts' ) ) {
		return '';
	}
	return sprintf(
		'<span class="sir-donate-notice" role="note"><strong>%s</strong> %s</span>',
		esc_html__( 'SIR Donate, for the editors of this site:', 'sir-donate' ),
		esc_html( implode( ' ', $sentences ) )
	);
}
