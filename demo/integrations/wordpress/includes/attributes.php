<?php
/**
 * The attributes of the element: whether a block or a shortcode may set one, whether an address may, and whether it stands
 * without a value. Written by `npm run docs` from src/contract/attributes.ts. Change it there.
 *
 * @package SirDonate
 */

defined( 'ABSPATH' ) || exit;

return array(
	'publishable-key' => array(
		'author' => false,
		'address' => true,
		'flag' => false,
	),
	'nonprofit' => array(
		'author' => true,
		'address' => true,
		'flag' => false,
	),
	'mode' => array(
		'author' => true,
		'address' => true,
		'flag' => false,
	),
	'currency' => array(
		'author' => true,
		'address' => true,
		'flag' => false,
	),
	'currencies' => array(
		'author' => true,
		'address' => true,
		'flag' => false,
	),
	'amounts' => array(
		'author' => true,
		'address' => true,
		'flag' => false,
	),
	'amount' => array(
		'author' => true,
		'address' => true,
		'flag' => false,
	),
	'monthly-amounts' => array(
		'author' => true,
		'address' => true,
		'flag' => false,
	),
	'monthly-amount' => array(
		'author' => true,
		'address' => true,
		'flag' => false,
	),
	'suggest-monthly' => array(
		'author' => true,
		'address' => true,
		'flag' => false,
	),
	'min-amount' => array(
		'author' => true,
		'address' => true,
		'flag' => false,
	),
	'max-amount' => array(
		'author' => true,
		'address' => true,
		'flag' => false,
	),
	'presets-only' => array(
		'author' => true,
		'address' => true,
		'flag' => true,
	),
	'impact' => array(
		'author' => true,
		'address' => false,
		'flag' => false,
	),
	'monthly-impact' => array(
		'author' => true,
		'address' => false,
		'flag' => false,
	),
	'frequencies' => array(
		'author' => true,
		'address' => true,
		'flag' => false,
	),
	'frequency' => array(
		'author' => true,
		'address' => true,
		'flag' => false,
	),
	'provider' => array(
		'author' => true,
		'address' => true,
		'flag' => false,
	),
	'checkout' => array(
		'author' => true,
		'address' => true,
		'flag' => false,
	),
	'referral-code' => array(
		'author' => true,
		'address' => true,
		'flag' => false,
	),
	'locale' => array(
		'author' => true,
		'address' => true,
		'flag' => false,
	),
	'theme' => array(
		'author' => true,
		'address' => true,
		'flag' => false,
	),
	'api-base' => array(
		'author' => false,
		'address' => true,
		'flag' => false,
	),
	'simulate' => array(
		'author' => true,
		'address' => true,
		'flag' => false,
	),
	'donor-email' => array(
		'author' => false,
		'address' => false,
		'flag' => false,
	),
	'donor-first-name' => array(
		'author' => false,
		'address' => false,
		'flag' => false,
	),
	'donor-last-name' => array(
		'author' => false,
		'address' => false,
		'flag' => false,
	),
	'strings' => array(
		'author' => true,
		'address' => false,
		'flag' => false,
	),
	'notice' => array(
		'author' => true,
		'address' => false,
		'flag' => false,
	),
	'privacy-url' => array(
		'author' => true,
		'address' => false,
		'flag' => false,
	),
	'terms-url' => array(
		'author' => true,
		'address' => false,
		'flag' => false,
	),
	'help-url' => array(
		'author' => true,
		'address' => false,
		'flag' => false,
	),
	'done-url' => array(
		'author' => true,
		'address' => false,
		'flag' => false,
	),
	'analytics' => array(
		'author' => true,
		'address' => false,
		'flag' => false,
	),
	'prefill-from-url' => array(
		'author' => true,
		'address' => false,
		'flag' => true,
	),
	'isolated' => array(
		'author' => true,
		'address' => false,
		'flag' => true,
	),
	'preload' => array(
		'author' => true,
		'address' => false,
		'flag' => false,
	),
);
