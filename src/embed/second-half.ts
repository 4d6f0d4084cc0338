/**
 * What loads while the donor chooses: the API's client and schemas, hand-off, memory and following, and the screens
 * from the second step on. One chunk, so that one request brings it all.
 */
export { browserEnvirons as environs } from '../api/browser-environs.js';
export { partnerStore } from '../api/partner-store.js';
export { createCheckout } from '../flow/checkout.js';
export { Later } from '../ui/Later.js';
export { default as laterCss } from '../ui/later.css?inline';
export { checkStrings } from '../ui/strings/check-strings.js';
