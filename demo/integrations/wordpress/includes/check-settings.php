<?php
/**
 * Checks the settings before they are stored. What is refused is neither stored nor repeated: the old value stays.
 *
 * @package SirDonate
 */

defined( 'ABSPATH' ) || exit;

/** Says why a publishable key is refused, or returns an empty text. */
function sir_donate_key_problem( $key ) {
	if ( sir_donate_is_secret( 'publishable-key', $key ) ) {
		return __( 'That was a secret, and it was not stored. It must never be in a website: replace it in SIR Giving. Enter the publishable key, which begins with pk_.', 'sir-donate' );
	}
	if ( '' !== $key && ! preg_match( '/^pk_(?:test|live)_[A-Za-z0-9_-]+$/', $key ) ) {
		return __( 'The publishable key was not stored: it begins with pk_test_ or pk_live_, and has letters and digits after that.', 'sir-donate' );
	}
	return '';
}

/** Says why the nonprofit is refused, or returns an empty text. */
function sir_donate_nonprofit_problem( $nonprofit ) {
	if ( sir_donate_is_secret( 'nonprofit', $nonprofit ) ) {
		return __( 'The nonprofit was not stored: that was a secret. Replace it in SIR Giving.', 'sir-donate' );
	}
	if ( '' !== $nonprofit && ! preg_match( '/^[a-z0-9][a-z0-9_-]*(?:\s*,\s*[a-z0-9][a-z0-9_-]*)*$/i', $nonprofit ) ) {
		return __( 'The nonprofit was not stored: write its short name, such as clean-water-fund, and commas between several.', 'sir-donate' );
	}
	return '';
}

/** Returns the folder of an address of ours, which may name the script itself. */
function sir_donate_folder_of( $address ) {
	$folder = preg_replace( '~/(?:sir-donate(?:\.bundle)?(?:\.min)?\.js|frame\.html|complete\.html)?(?:[?#].*)?$~', '', $address );
	return '' === $folder ? '' : trailingslashit( $folder );
}

/** Says why the address of the files is refused, or returns an empty text. */
function sir_donate_files_problem( $files ) {
	if ( '' === $files ) {
		return '';
	}
	if ( sir_donate_is_secret( 'publishable-key', $files ) ) {
		return __( 'The address of the files was not stored: there was a secret in it. Replace it in SIR Giving.', 'sir-donate' );
	}
	$url      = wp_parse_url( $files );
	$host     = isset( $url['host'] ) ? $url['host'] : '';
	$is_local = in_array( $host, array( 'localhost', '127.0.0.1', '[::1]' ), true );
	$scheme   = isset( $url['scheme'] ) ? $url['scheme'] : '';
	if ( '' === $host || isset( $url['user'] ) || esc_url_raw( $files ) !== $files || ! ( 'https' === $scheme || ( 'http' === $scheme && $is_local ) ) ) {
		return __( 'The address of the files was not stored: it begins with https:// and leads to the folder of sir-donate.js.', 'sir-donate' );
	}
	if ( preg_match( '~^(?:/npm)?/@sir-giving/donate~', isset( $url['path'] ) ? $url['path'] : '' ) ) {
		return __( 'The address of the files was not stored: CDNs of npm packages serve no pages, so that links to the form would not work.', 'sir-donate' );
	}
	return '';
}

/** Adds a message to the settings page, once. WordPress checks an option twice when it is stored for the first time. */
function sir_donate_add_message( $code, $message, $type = 'error' ) {
	if ( ! function_exists( 'add_settings_error' ) ) {
		return;
	}
	foreach ( get_settings_errors( 'sir_donate' ) as $error ) {
		if ( $error['code'] === $code ) {
			return;
		}
	}
	add_settings_error( 'sir_donate', $code, $message, $type );
}

/** Asks for the script at the address of the files, and says so if it is not there. */
function sir_donate_check_files( $files ) {
	$response = wp_remote_get(
		$files . 'sir-donate.js',
		array(
			'timeout'             => 5,
			'limit_response_size' => 65536,
		)
	);
	if ( 200 !== wp_remote_retrieve_response_code( $response ) || false === strpos( wp_remote_retrieve_body( $response ), 'sir-donate' ) ) {
		/* translators: %s: an address */
		sir_donate_add_message( 'files-missing', sprintf( __( 'The settings were stored, but this server found no script at %s. Look whether the button works on your page.', 'sir-donate' ), esc_html( "{$files}sir-donate.js" ) ), 'warning' );
	}
}

/** Returns the settings to store: those of the form, as far as nothing is wrong with them. */
function sir_donate_check_settings( $given ) {
	$settings = sir_donate_settings();
	$given    = is_array( $given ) ? $given : array();
	$checks   = array(
		'key'       => 'sir_donate_key_problem',
		'nonprofit' => 'sir_donate_nonprofit_problem',
		'files'     => 'sir_donate_files_problem',
	);
	foreach ( $checks as $name => $find_problem ) {
		if ( ! isset( $given[ $name ] ) || ! is_string( $given[ $name ] ) ) {
			continue;
		}
		// Before anything else is done with it, because what is done might be stored or shown.
		$value   = (string) preg_replace( '/^[\s"\'“”‘’]+|[\s"\'“”‘’]+$/u', '', sir_donate_visible_text( $given[ $name ] ) );
		$value   = 'files' === $name ? sir_donate_folder_of( $value ) : $value;
		$problem = $find_problem( $value );
		if ( '' !== $problem ) {
			sir_donate_add_message( $name, $problem );
		} elseif ( 'files' === $name && '' !== $value && $value !== $settings['files'] ) {
			$settings[ $name ] = $value;
			sir_donate_check_files( $value );
		} else {
			$settings[ $name ] = $value;
		}
	}
	$settings['everywhere'] = empty( $given['everywhere'] ) ? '' : '1';
	return $settings;
}
