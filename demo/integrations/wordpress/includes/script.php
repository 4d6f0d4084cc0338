<?php
/**
 * Loads the script once, and only on pages that need it: those with an element, a shortcode, a block, or a link to the form.
 * What optimisers must not do to it is said on the script's tag, and by the filters of some.
 *
 * @package SirDonate
 */

defined( 'ABSPATH' ) || exit;

/** Tells whether a page with this HTML needs the script, and does not bring its own. */
function sir_donate_needs_script( $html ) {
	$own_script = '~<script\b[^>]*\bsrc=["\']?[^"\'>]*/sir-donate(?:\.bundle)?(?:\.min)?\.js~i';
	if ( ! is_string( $html ) || preg_match( $own_script, $html ) ) {
		return false;
	}
	return false !== stripos( $html, '<sir-donate' )
		|| preg_match( '~<a\b[^>]*\bdata-sir-donate\b~i', $html )
		|| sir_donate_has_form_link( $html );
}

/** Tells whether there is a link to the form's page on the host of the files. The script leaves others alone. */
function sir_donate_has_form_link( $html ) {
	if ( ! preg_match_all( '~\bhref=["\']?([^"\'>\s]*/frame\.html\?[^"\'>\s]*\bpublishable-key=pk_)~i', $html, $found ) ) {
		return false;
	}
	$host = wp_parse_url( sir_donate_files_url(), PHP_URL_HOST );
	foreach ( $found[1] as $address ) {
		$link_host = wp_parse_url( html_entity_decode( $address ), PHP_URL_HOST );
		if ( null === $link_host || $link_host === $host ) {
			return true;
		}
	}
	return false;
}

/** Enqueues the script, and the rules that keep its place until it is there. Does nothing the second time. */
function sir_donate_enqueue() {
	$files = sir_donate_files_url();
	if ( '' === $files || is_admin() || sir_donate_is_without_scripts() || sir_donate_page_has_own_script() ) {
		return;
	}
	if ( ! wp_script_is( 'sir-donate', 'registered' ) ) {
		// An update of the plug-in replaces its copy of the files, and caches must not keep the old script.
		$version = plugins_url( 'files/v0/', SIR_DONATE_FILE ) === $files ? SIR_DONATE_VERSION : null;
		$loading = version_compare( get_bloginfo( 'version' ), '6.3', '>=' ) ? array( 'strategy' => 'async' ) : false;
		wp_register_script( 'sir-donate', $files . 'sir-donate.js', array(), $version, $loading );
		wp_register_style( 'sir-donate', false, array(), SIR_DONATE_VERSION );
		wp_add_inline_style(
			'sir-donate',
			"sir-donate { display: inline-block; min-block-size: 50px; vertical-align: top }\n"
			. "sir-donate[mode=\"inline\"] { display: block; min-block-size: 548px }\n"
			. '.sir-donate-notice { display: block; padding: 0.75em; border: 1px solid; font-size: 0.875rem; text-align: start }'
		);
	}
	wp_enqueue_script( 'sir-donate' );
	wp_enqueue_style( 'sir-donate' );
}

/** Tells whether the text of this page has a script tag of ours, as an administrator may have pasted it. */
function sir_donate_page_has_own_script() {
	$post = is_singular() ? get_queried_object() : null;
	return $post instanceof WP_Post && preg_match( '~<script\b[^>]*/sir-donate(?:\.bundle)?(?:\.min)?\.js~i', $post->post_content );
}

/** In the head, if the text of the page shows the need for it. */
function sir_donate_enqueue_for_page() {
	$settings = sir_donate_settings();
	if ( '' !== $settings['everywhere'] ) {
		sir_donate_enqueue();
		return;
	}
	$post = is_singular() ? get_queried_object() : null;
	if ( ! $post instanceof WP_Post || post_password_required( $post ) ) {
		return;
	}
	$content = $post->post_content;
	if ( ! sir_donate_missing_settings() && ( has_shortcode( $content, 'sir_donate' ) || has_block( 'sir-giving/donate', $post ) ) ) {
		sir_donate_enqueue();
	} elseif ( sir_donate_needs_script( $content ) ) {
		sir_donate_enqueue();
	}
}
add_action( 'wp_enqueue_scripts', 'sir_donate_enqueue_for_page' );

/** At the end of the body, for what is only known once it is written: widgets, menus, template parts, lists of posts. */
function sir_donate_enqueue_for_html( $html ) {
	if ( sir_donate_needs_script( $html ) ) {
		sir_donate_enqueue();
	}
	return $html;
}
foreach ( array( 'the_content', 'render_block', 'widget_text_content', 'widget_block_content', 'wp_nav_menu' ) as $sir_donate_filter ) {
	add_filter( $sir_donate_filter, 'sir_donate_enqueue_for_html', 99 );
}

/** Returns `data-files` for the script: an https: address, or a path of the site itself. */
function sir_donate_data_files() {
	$files = wp_parse_url( sir_donate_files_url() );
	$home  = wp_parse_url( home_url() );
	$hosts = array();
	foreach ( array( $files, $home ) as $url ) {
		$hosts[] = ( isset( $url['host'] ) ? $url['host'] : '' ) . ':' . ( isset( $url['port'] ) ? $url['port'] : '' );
	}
	if ( $hosts[0] === $hosts[1] ) {
		return isset( $files['path'] ) ? $files['path'] : '/';
	}
	return isset( $files['scheme'] ) && 'https' === $files['scheme'] ? sir_donate_files_url() : '';
}

/** Marks the script's tag. Cloudflare reads its attribute only ahead of `src`. */
function sir_donate_script_tag( $tag, $handle ) {
	if ( 'sir-donate' !== $handle ) {
		return $tag;
	}
	$attributes = 'data-cfasync="false" data-no-optimize="1" data-no-defer="1" data-no-minify="1" data-pagespeed-no-defer'
		. ' data-jetpack-boost="ignore" nowprocket';
	if ( '' !== sir_donate_data_files() ) {
		$attributes .= sprintf( ' data-files="%s"', esc_url( sir_donate_data_files() ) );
	}
	if ( ! preg_match( '~<script\b[^>]*\sasync\b~', $tag ) ) {
		$attributes = "async $attributes";
	}
	return preg_replace( '~<script\b~', "<script $attributes", $tag, 1 );
}
add_filter( 'script_loader_tag', 'sir_donate_script_tag', 10, 2 );

/** Adds the script to a list of files that an optimiser leaves alone. Autoptimize has a text separated by commas. */
function sir_donate_exclude_file( $files ) {
	if ( is_string( $files ) ) {
		return '' === $files ? 'sir-donate.js' : "$files, sir-donate.js";
	}
	return array_merge( (array) $files, array( 'sir-donate.js' ) );
}

/** Adds the script to a list of handles that an optimiser leaves alone. */
function sir_donate_exclude_handle( $handles ) {
	return array_merge( (array) $handles, array( 'sir-donate' ) );
}

foreach (
	array(
		'rocket_exclude_js',
		'rocket_exclude_defer_js',
		'rocket_delay_js_exclusions',
		'autoptimize_filter_js_exclude',
		'litespeed_optimize_js_excludes',
		'litespeed_optm_js_defer_exc',
		'perfmatters_delay_js_exclusions',
	) as $sir_donate_filter
) {
	add_filter( $sir_donate_filter, 'sir_donate_exclude_file' );
}
foreach ( array( 'sgo_js_minify_exclude', 'sgo_js_async_exclude', 'sgo_javascript_combine_exclude' ) as $sir_donate_filter ) {
	add_filter( $sir_donate_filter, 'sir_donate_exclude_handle' );
}
unset( $sir_donate_filter );
