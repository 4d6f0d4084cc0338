<?php
/**
 * The block "Donation". The server renders it, so that a page follows the settings and the plug-in.
 *
 * @package SirDonate
 */

defined( 'ABSPATH' ) || exit;

/** Returns the attribute of a property: publishableKey is publishable-key. */
function sir_donate_attribute_of( $property ) {
	return strtolower( preg_replace( '/[A-Z]/', '-$0', $property ) );
}

/** Returns the values of a block by the name of their attribute. What authors save has its ampersands escaped. */
function sir_donate_block_values( $properties ) {
	$values = array();
	foreach ( $properties as $property => $value ) {
		$name = sir_donate_attribute_of( $property );
		if ( isset( sir_donate_attribute_table()[ $name ] ) && is_string( $value ) ) {
			$values[ $name ] = wp_specialchars_decode( $value, ENT_QUOTES );
		}
	}
	return $values;
}

/** Returns the text of a block's button. */
function sir_donate_block_label( $properties ) {
	return isset( $properties['label'] ) && is_string( $properties['label'] ) ? wp_specialchars_decode( $properties['label'], ENT_QUOTES ) : '';
}

/** Renders the block. */
function sir_donate_render_block( $properties ) {
	$html = sir_donate_element( sir_donate_block_values( $properties ), sir_donate_block_label( $properties ) );
	if ( '' === $html ) {
		return '';
	}
	$align = isset( $properties['textAlign'] ) ? $properties['textAlign'] : '';
	$class = in_array( $align, array( 'left', 'center', 'right' ), true ) ? "sir-donate has-text-align-$align" : 'sir-donate';
	return sprintf( '<p %s>%s</p>', get_block_wrapper_attributes( array( 'class' => $class ) ), $html );
}

add_action(
	'init',
	function () {
		wp_register_script(
			'sir-donate-block',
			plugins_url( 'block/editor.js', SIR_DONATE_FILE ),
			array( 'wp-block-editor', 'wp-blocks', 'wp-components', 'wp-element', 'wp-i18n' ),
			SIR_DONATE_VERSION,
			true
		);
		wp_set_script_translations( 'sir-donate-block', 'sir-donate', plugin_dir_path( SIR_DONATE_FILE ) . 'languages' );
		register_block_type( plugin_dir_path( SIR_DONATE_FILE ) . 'block', array( 'render_callback' => 'sir_donate_render_block' ) );
	}
);

add_action(
	'enqueue_block_editor_assets',
	function () {
		$settings = array(
			'preview'   => admin_url( 'admin-post.php?action=sir_donate_preview' ),
			'nonprofit' => sir_donate_settings()['nonprofit'],
			'missing'   => implode( ' ', sir_donate_missing_settings() ),
			'settings'  => current_user_can( 'manage_options' ) ? admin_url( 'options-general.php?page=sir-donate' ) : '',
		);
		wp_add_inline_script(
			'sir-donate-block',
			'window.sirDonateBlock = ' . wp_json_encode( $settings, JSON_HEX_TAG | JSON_HEX_AMP ) . ';',
			'before'
		);
	}
);
