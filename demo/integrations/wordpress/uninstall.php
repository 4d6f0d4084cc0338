<?php
/**
 * Removes the settings, on every site of a network.
 *
 * @package SirDonate
 */

defined( 'WP_UNINSTALL_PLUGIN' ) || exit;

if ( is_multisite() ) {
	foreach ( get_sites( array( 'fields' => 'ids', 'number' => 0 ) ) as $sir_donate_site ) {
		delete_blog_option( $sir_donate_site, 'sir_donate' );
	}
} else {
	delete_option( 'sir_donate' );
}
