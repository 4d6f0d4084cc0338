<?php
/**
 * The page Settings → SIR Donate. options.php of WordPress checks the nonce and the capability when it is sent.
 *
 * @package SirDonate
 */

defined( 'ABSPATH' ) || exit;

add_action(
	'admin_init',
	function () {
		register_setting(
			'sir_donate',
			'sir_donate',
			array(
				'type'              => 'array',
				'sanitize_callback' => 'sir_donate_check_settings',
				'show_in_rest'      => false,
			)
		);
	}
);

add_action(
	'admin_menu',
	function () {
		add_options_page( __( 'SIR Donate', 'sir-donate' ), __( 'SIR Donate', 'sir-donate' ), 'manage_options', 'sir-donate', 'sir_donate_settings_page' );
	}
);

add_filter(
	'plugin_action_links_' . plugin_basename( SIR_DONATE_FILE ),
	function ( $links ) {
		$link = sprintf( '<a href="%s">%s</a>', esc_url( admin_url( 'options-general.php?page=sir-donate' ) ), esc_html__( 'Settings', 'sir-donate' ) );
		return array_merge( array( $link ), $links );
	}
);

/** Says what the stored key does. */
function sir_donate_key_hint() {
	$key = sir_donate_settings()['key'];
	if ( '' === $key ) {
		return __( 'In SIR Giving under Partner keys. It begins with pk_test_ (to try) or pk_live_ (real gifts).', 'sir-donate' );
	}
	return 0 === strpos( $key, 'pk_live_' )
		? __( 'This is a live key: gifts are real. Give once yourself before you tell anybody.', 'sir-donate' )
		: __( 'This is a test key: no money moves. Enter your live key when you have tried everything.', 'sir-donate' );
}

/** Writes one text field with its hint. */
function sir_donate_field( $name, $label, $hint, $extra ) {
	printf(
		'<tr><th scope="row"><label for="sir-donate-%1$s">%2$s</label></th><td><input class="regular-text code" type="text" id="sir-donate-%1$s" name="sir_donate[%1$s]" value="%3$s" aria-describedby="sir-donate-%1$s-hint" autocomplete="off" spellcheck="false"',
		esc_attr( $name ),
		esc_html( $label ),
		esc_attr( sir_donate_settings()[ $name ] )
	);
	foreach ( $extra as $attribute => $value ) {
		printf( ' %s="%s"', esc_attr( $attribute ), esc_attr( $value ) );
	}
	printf( '><p class="description" id="sir-donate-%s-hint">%s</p></td></tr>', esc_attr( $name ), esc_html( $hint ) );
}

/** Writes what to do next: three ways to put the button into a page. */
function sir_donate_next_steps() {
	$link = sir_donate_form_url( sir_donate_element_attributes( array() ) );
	?>
	<h2><?php esc_html_e( 'Put the button into a page', 'sir-donate' ); ?></h2>
	<table class="form-table" role="presentation">
		<tr>
			<th scope="row"><?php esc_html_e( 'Block', 'sir-donate' ); ?></th>
			<td><?php esc_html_e( 'Edit a page, press +, and choose “Donation”.', 'sir-donate' ); ?></td>
		</tr>
		<tr>
			<th scope="row"><label for="sir-donate-shortcode"><?php esc_html_e( 'Shortcode', 'sir-donate' ); ?></label></th>
			<td>
				<input class="regular-text code" type="text" id="sir-donate-shortcode" readonly value="[sir_donate amount=&quot;25&quot;]">
				<p class="description"><?php esc_html_e( 'In any text, by authors and contributors too.', 'sir-donate' ); ?></p>
			</td>
		</tr>
		<tr>
			<th scope="row"><label for="sir-donate-link"><?php esc_html_e( 'Link', 'sir-donate' ); ?></label></th>
			<td>
				<input class="large-text code" type="text" id="sir-donate-link" readonly value="<?php echo esc_attr( $link ); ?>">
				<p class="description"><?php esc_html_e( 'For an item of a menu, a button of your theme, or a newsletter. On this site it opens the form in the page.', 'sir-donate' ); ?></p>
			</td>
		</tr>
	</table>
	<?php
}

/** Writes the page. */
function sir_donate_settings_page() {
	if ( ! current_user_can( 'manage_options' ) ) {
		return;
	}
	$files_hint = sir_donate_has_own_files()
		? __( 'Leave it empty: the plug-in has its own copy. Or the folder of sir-donate.js on another host, such as https://cdn.example/v0/.', 'sir-donate' )
		: __( 'The folder of sir-donate.js, such as https://cdn.example/v0/.', 'sir-donate' );
	?>
	<div class="wrap">
		<h1><?php esc_html_e( 'SIR Donate', 'sir-donate' ); ?></h1>
		<form action="options.php" method="post">
			<?php settings_fields( 'sir_donate' ); ?>
			<table class="form-table" role="presentation">
				<?php
				sir_donate_field(
					'key',
					__( 'Publishable key', 'sir-donate' ),
					sir_donate_key_hint(),
					array(
						'pattern'     => '[^sS]*[pP][kK]_.+',
						'placeholder' => 'pk_test_…',
						'title'       => __( 'A publishable key begins with pk_test_ or pk_live_. Never enter a secret key.', 'sir-donate' ),
					)
				);
				sir_donate_field(
					'nonprofit',
					__( 'Nonprofit', 'sir-donate' ),
					__( 'Its short name in SIR Giving. With several, separated by commas, the donor chooses one.', 'sir-donate' ),
					array( 'placeholder' => 'clean-water-fund' )
				);
				sir_donate_field( 'files', __( 'Address of the files', 'sir-donate' ), $files_hint, array( 'inputmode' => 'url' ) );
				?>
				<tr>
					<th scope="row"><?php esc_html_e( 'Script', 'sir-donate' ); ?></th>
					<td>
						<label>
							<input type="checkbox" name="sir_donate[everywhere]" value="1" <?php checked( sir_donate_settings()['everywhere'], '1' ); ?>>
							<?php esc_html_e( 'Load the script on every page', 'sir-donate' ); ?>
						</label>
						<p class="description"><?php esc_html_e( 'Only if a page builder or a pop-up shows the button later. Otherwise the script is loaded on the pages that need it.', 'sir-donate' ); ?></p>
					</td>
				</tr>
			</table>
			<?php submit_button(); ?>
		</form>
		<?php
		if ( sir_donate_missing_settings() ) {
			printf( '<p>%s</p>', esc_html( implode( ' ', sir_donate_missing_settings() ) ) );
		} else {
			sir_donate_next_steps();
		}
		?>
	</div>
	<?php
}
