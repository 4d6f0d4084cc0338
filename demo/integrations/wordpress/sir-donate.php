<?php
/**
 * Plugin Name:       SIR Donate
 * Description:       A donation button and form by SIR Giving: a block, a shortcode, and links that open the form in the page.
 * Version:           0.1.0
 * Requires at least: 6.1
 * Requires PHP:      7.4
 * Author:            SIR Giving
 * License:           MIT
 * License URI:       https://opensource.org/license/mit
 * Text Domain:       sir-donate
 * Domain Path:       /languages
 *
 * @package SirDonate
 */

defined( 'ABSPATH' ) || exit;

define( 'SIR_DONATE_VERSION', '0.1.0' );
define( 'SIR_DONATE_FILE', __FILE__ );

if ( ! defined( 'SIR_DONATE_FILES_URL' ) ) {
	/** Folder of sir-donate.js, if the settings name none and the plug-in has no copy of the files. wp-config.php may set it. */
	define( 'SIR_DONATE_FILES_URL', '' );
}

require __DIR__ . '/includes/secrets.php';
require __DIR__ . '/includes/settings.php';
require __DIR__ . '/includes/element.php';
require __DIR__ . '/includes/script.php';
require __DIR__ . '/includes/shortcode.php';
require __DIR__ . '/includes/block.php';

if ( is_admin() ) {
	require __DIR__ . '/includes/check-settings.php';
	require __DIR__ . '/includes/settings-page.php';
	require __DIR__ . '/includes/preview.php';
}

add_action(
	'init',
	function () {
		load_plugin_textdomain( 'sir-donate', false, dirname( plugin_basename( SIR_DONATE_FILE ) ) . '/languages' );
	}
);
