<?php
/** What the specs need of the site: the sandbox API, and switches in the address of a page. */

/** The sandbox stands for the API of test keys. */
add_filter(
	'sir_donate_attributes',
	function ( $attributes ) {
		return array_merge( $attributes, array( 'api-base' => getenv( 'SIR_API_URL' ) ) );
	}
);

// `?without-plugin`: the page as a site without the plug-in has it.
if ( isset( $_GET['without-plugin'] ) ) {
	add_filter( 'option_active_plugins', '__return_empty_array' );
}

// `?classic-editor`: the editor of a site with the plug-in "Classic Editor".
if ( isset( $_GET['classic-editor'] ) ) {
	add_filter( 'use_block_editor_for_post', '__return_false' );
}

// `?own-files`: the settings name no host of the files, so that the plug-in's own copy is used.
if ( isset( $_GET['own-files'] ) ) {
	add_filter(
		'option_sir_donate',
		function ( $settings ) {
			return array_merge( $settings, array( 'files' => '' ) );
		}
	);
}

// `?theme=twentytwentyone`
if ( isset( $_GET['theme'] ) ) {
	$theme = function () {
		return sanitize_key( $_GET['theme'] );
	};
	add_filter( 'pre_option_stylesheet', $theme );
	add_filter( 'pre_option_template', $theme );
}

// `?uninstall`: removes what the plug-in has stored, as deleting it does, says what is left, and restores it.
if ( isset( $_GET['uninstall'] ) ) {
	add_action(
		'wp_loaded',
		function () {
			$settings = get_option( 'sir_donate' );
			define( 'WP_UNINSTALL_PLUGIN', 'sir-donate/sir-donate.php' );
			require WP_PLUGIN_DIR . '/sir-donate/uninstall.php';
			header( 'Content-Type: application/json' );
			echo wp_json_encode( array_values( array_filter( array_keys( wp_load_alloptions( true ) ), 'sir_donate_is_ours' ) ) );
			add_option( 'sir_donate', $settings );
			exit;
		}
	);
}

function sir_donate_is_ours( $option ) {
	return false !== stripos( $option, 'sir_donate' ) || false !== stripos( $option, 'sir-donate' );
}

// `?debug-log`: what PHP had to complain about.
if ( isset( $_GET['debug-log'] ) ) {
	header( 'Content-Type: text/plain' );
	$log = getenv( 'SIR_DEBUG_LOG' );
	echo file_exists( $log ) ? file_get_contents( $log ) : '';
	exit;
}
