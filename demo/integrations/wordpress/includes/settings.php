<?php
/**
 * The settings of the site: one key and one nonprofit for all pages, and where the files are.
 *
 * @package SirDonate
 */

defined( 'ABSPATH' ) || exit;

/** Returns the settings as they are stored. What is not set is empty. */
function sir_donate_settings() {
	$defaults = array(
		'key'        => '',
		'nonprofit'  => '',
		'files'      => '',
		'everywhere' => '',
	);
	$stored   = get_option( 'sir_donate' );
	return is_array( $stored ) ? array_merge( $defaults, array_filter( array_intersect_key( $stored, $defaults ), 'is_string' ) ) : $defaults;
}

/** Tells whether this plug-in has its own copy of the files. */
function sir_donate_has_own_files() {
	return file_exists( plugin_dir_path( SIR_DONATE_FILE ) . 'files/v0/sir-donate.js' );
}

/** Returns the address of the folder of sir-donate.js, with a slash at its end, or an empty text. */
function sir_donate_files_url() {
	$settings = sir_donate_settings();
	if ( '' !== $settings['files'] ) {
		return trailingslashit( $settings['files'] );
	}
	if ( sir_donate_has_own_files() ) {
		return plugins_url( 'files/v0/', SIR_DONATE_FILE );
	}
	return '' === SIR_DONATE_FILES_URL ? '' : trailingslashit( SIR_DONATE_FILES_URL );
}

/** Says what the settings lack, in sentences. */
function sir_donate_missing_settings() {
	$settings = sir_donate_settings();
	$missing  = array();
	if ( '' === $settings['key'] ) {
		$missing[] = __( 'The publishable key is missing.', 'sir-donate' );
	}
	if ( '' === $settings['nonprofit'] ) {
		$missing[] = __( 'The nonprofit is missing.', 'sir-donate' );
	}
	if ( '' === sir_donate_files_url() ) {
		$missing[] = __( 'The address of the files is missing.', 'sir-donate' );
	}
	return $missing;
}
