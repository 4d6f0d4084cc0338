<?php
/**
 * Recognises what must never be in a page, by its shape, as src/contract/secrets.ts does.
 *
 * @package SirDonate
 */

defined( 'ABSPATH' ) || exit;

/** Returns what a person sees of a text: wide letters become letters, and invisible characters are removed. */
function sir_donate_visible_text( $text ) {
	$text = (string) $text;
	if ( class_exists( 'Normalizer' ) ) {
		$normalized = Normalizer::normalize( $text, Normalizer::FORM_KC );
		$text       = false === $normalized ? $text : $normalized;
	} else {
		// U+FF01 to U+FF5E, the wide forms of ASCII.
		$text = preg_replace_callback(
			'/\xEF(?:\xBC[\x81-\xBF]|\xBD[\x80-\x9E])/',
			function ( $found ) {
				return chr( ord( $found[0][2] ) - ( "\xBC" === $found[0][1] ? 0x60 : 0x20 ) );
			},
			$text
		);
	}
	// The characters that Unicode calls default ignorable.
	$invisible = '/[\x{AD}\x{34F}\x{61C}\x{115F}\x{1160}\x{17B4}\x{17B5}\x{180B}-\x{180F}\x{200B}-\x{200F}\x{202A}-\x{202E}'
		. '\x{2060}-\x{206F}\x{3164}\x{FE00}-\x{FE0F}\x{FEFF}\x{FFA0}\x{FFF0}-\x{FFF8}\x{1BCA0}-\x{1BCA3}\x{1D173}-\x{1D17A}'
		. '\x{E0000}-\x{E0FFF}]/u';
	$visible = preg_replace( $invisible, '', $text );
	return null === $visible ? $text : $visible;
}

/** Tells whether the value of an attribute looks like a secret. */
function sir_donate_is_secret( $name, $value ) {
	$text = sir_donate_visible_text( $value );
	if ( preg_match( '/(?:^|[^a-z0-9])sk_(?:test|live)_/i', $text ) ) {
		return true;
	}
	if ( 'publishable-key' === $name && preg_match( '/(?:^|[^a-z0-9])sk_/i', $text ) ) {
		return true;
	}
	return in_array( $name, array( 'publishable-key', 'nonprofit', 'referral-code' ), true )
		&& preg_match( '/(?:^|[^a-z0-9_])[0-9a-f]{64}(?:[^a-z0-9]|$)/i', $text );
}
