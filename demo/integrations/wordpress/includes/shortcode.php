<?php
/**
 * The shortcode: [sir_donate amount="25" label="Give now"]. Names are those of the attributes, with hyphens or underscores.
 *
 * @package SirDonate
 */

defined( 'ABSPATH' ) || exit;

/** Returns the values of a shortcode by the name of their attribute, and the names that are none. */
function sir_donate_shortcode_values( $attributes ) {
	$table   = sir_donate_attribute_table();
	$values  = array();
	$unknown = array();
	foreach ( (array) $attributes as $name => $value ) {
		// A name without a value comes as a value without a name.
		$is_bare = is_int( $name );
		$written = $is_bare ? (string) $value : $name;
		$known   = str_replace( '_', '-', strtolower( $written ) );
		$is_ours = in_array( $known, array( 'label', 'align' ), true ) || ( isset( $table[ $known ] ) && $table[ $known ]['author'] );
		if ( $is_ours && ( ! $is_bare || ( isset( $table[ $known ] ) && $table[ $known ]['flag'] ) ) ) {
			$values[ $known ] = $is_bare ? 'true' : wp_specialchars_decode( $value, ENT_QUOTES );
		} else {
			$unknown[] = sir_donate_is_secret( 'publishable-key', $written ) ? '…' : $written;
			if ( sir_donate_is_secret( 'publishable-key', $value ) ) {
				$values[ $known ] = $value;
			}
		}
	}
	return array( $values, array_filter( array_unique( $unknown ) ) );
}

/** Renders the shortcode. Its content, if any, is the label. */
function sir_donate_shortcode( $attributes, $content = '' ) {
	// WordPress takes all up to the end of a second one for the content of the first one.
	if ( has_shortcode( (string) $content, 'sir_donate' ) ) {
		return sir_donate_shortcode( $attributes ) . do_shortcode( "{$content}[/sir_donate]" );
	}
	list( $values, $unknown ) = sir_donate_shortcode_values( $attributes );

	$problems = array();
	if ( $unknown ) {
		/* translators: %s: names, separated by commas */
		$problems[] = sprintf( __( 'Not understood in the shortcode: %s.', 'sir-donate' ), implode( ', ', $unknown ) );
	}
	$label = isset( $values['label'] ) ? $values['label'] : wp_strip_all_tags( (string) $content );
	$align = isset( $values['align'] ) ? $values['align'] : '';
	unset( $values['label'], $values['align'] );
	$class = in_array( $align, array( 'left', 'center', 'right' ), true ) ? "sir-donate has-text-align-$align" : 'sir-donate';
	$html  = sir_donate_element( $values, $label, $problems );
	return '' === $html ? '' : sprintf( '<p class="%s">%s</p>', esc_attr( $class ), $html );
}
add_shortcode( 'sir_donate', 'sir_donate_shortcode' );

/** Reads a shortcode again whose quotation marks an editor has curled, or whose lines it has broken. */
function sir_donate_curly_shortcode( $output, $tag, $attributes, $parts ) {
	if ( false !== $output || 'sir_donate' !== $tag ) {
		return $output;
	}
	$written = html_entity_decode( $parts[3], ENT_NOQUOTES, 'UTF-8' );
	$plain   = preg_replace( array( '~<br\s*/?>~i', '/[“”„‟«»″]/u', '/[‘’‚‛′]/u' ), array( ' ', '"', "'" ), $written );
	if ( null === $plain || $plain === $written ) {
		return false;
	}
	return sir_donate_shortcode( shortcode_parse_atts( $plain ), isset( $parts[5] ) ? $parts[5] : '' );
}
add_filter( 'pre_do_shortcode_tag', 'sir_donate_curly_shortcode', 10, 4 );

/** A paragraph cannot be inside of another: a shortcode in the middle of a sentence becomes a part of it. */
function sir_donate_inside_paragraphs( $html ) {
	if ( ! is_string( $html ) || false === strpos( $html, '<p class="sir-donate' ) ) {
		return $html;
	}
	$pattern = '~(<p(?:\s[^>]*)?>(?:(?!</?p[\s>]).)*)<p class="(sir-donate[^"]*)">((?:(?!</p>).)*)</p>~s';
	do {
		// Null is an error of the regular expression, such as a text that is too long for it.
		$replaced = preg_replace( $pattern, '$1<span class="$2">$3</span>', $html, -1, $count );
		$html     = null === $replaced ? $html : $replaced;
	} while ( $count && null !== $replaced );
	return $html;
}
foreach ( array( 'the_content', 'widget_text_content', 'widget_block_content' ) as $sir_donate_filter ) {
	// After do_shortcode(), which has 11.
	add_filter( $sir_donate_filter, 'sir_donate_inside_paragraphs', 12 );
}
unset( $sir_donate_filter );
