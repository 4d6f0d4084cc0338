<?php
/** Installs WordPress, as its own page for that does. */

$database = new mysqli( 'localhost', 'root', '', '', 0, getenv( 'SIR_SOCKET' ) );
$database->query( 'CREATE DATABASE wordpress CHARACTER SET utf8mb4' );

define( 'WP_INSTALLING', true );
$_SERVER['HTTP_HOST'] = wp_test_host();
require getenv( 'SIR_SITE' ) . '/wp-load.php';
require ABSPATH . 'wp-admin/includes/upgrade.php';

function wp_test_host() {
	return preg_replace( '~^https?://~', '', getenv( 'SIR_SITE_URL' ) );
}

/** Sends no mail. */
function wp_new_blog_notification() {}

wp_install( 'Lindenau helps', 'administrator', 'administrator@example.org', true, '', 'administrator' );
