<?php
/**
 * The page in the block's preview: the element with a test key that simulates. It takes no gift and sends no request to the API.
 *
 * @package SirDonate
 */

defined( 'ABSPATH' ) || exit;

/** Writes the page, for those who may edit posts. It changes nothing, so that its address needs no nonce. */
function sir_donate_preview() {
	if ( ! current_user_can( 'edit_posts' ) ) {
		wp_die( esc_html__( 'You may not edit posts on this site.', 'sir-donate' ), '', array( 'response' => 403 ) );
	}
	// phpcs:ignore WordPress.Security.NonceVerification.Recommended -- nothing is changed.
	$given      = isset( $_GET['block'] ) && is_array( $_GET['block'] ) ? wp_unslash( $_GET['block'] ) : array();
	$properties = array_map( 'strval', array_filter( $given, 'is_scalar' ) );
	$attributes = array_filter( array( 'nonprofit' => sir_donate_settings()['nonprofit'] ) );
	foreach ( array_filter( sir_donate_block_values( $properties ) ) as $name => $value ) {
		if ( sir_donate_attribute_table()[ $name ]['author'] && ! sir_donate_is_secret( $name, $value ) ) {
			$attributes[ $name ] = $value;
		}
	}
	$attributes = array_merge(
		$attributes,
		array(
			'publishable-key' => 'pk_test_preview',
			'simulate'        => 'succeeded',
		)
	);
	if ( empty( $attributes['nonprofit'] ) ) {
		$attributes['nonprofit'] = 'your-nonprofit';
	}
	$align = isset( $properties['textAlign'] ) && in_array( $properties['textAlign'], array( 'left', 'center', 'right' ), true ) ? $properties['textAlign'] : 'start';
	$label = sir_donate_block_label( $properties );
	$label = '' === trim( $label ) || sir_donate_is_secret( '', $label ) ? __( 'Donate', 'sir-donate' ) : $label;
	?><!doctype html>
<html <?php language_attributes(); ?>>
<head>
<meta charset="utf-8">
<meta name="robots" content="noindex">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title><?php esc_html_e( 'Preview of the donation button', 'sir-donate' ); ?></title>
<style>html { background: transparent } body { margin: 8px; font-family: sans-serif; text-align: <?php echo esc_attr( $align ); ?> }</style>
<?php // phpcs:ignore WordPress.WP.EnqueuedResources.NonEnqueuedScript -- a page of its own, without the theme. ?>
<script async src="<?php echo esc_url( sir_donate_files_url() . 'sir-donate.js' ); ?>"></script>
</head>
<body>
<sir-donate
	<?php
	foreach ( $attributes as $name => $value ) {
		printf( ' %s="%s"', esc_attr( $name ), esc_attr( $value ) );
	}
	?>
><a href="#"><?php echo esc_html( $label ); ?></a></sir-donate>
</body>
</html>
	<?php
	exit;
}
add_action( 'admin_post_sir_donate_preview', 'sir_donate_preview' );
