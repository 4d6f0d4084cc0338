/**
 * What loads while the donor chooses: the API's client and schemas, hand-off, memory and following, and the screens
 * that come after. One chunk, so that one request brings it all.
 */
export { browserEnvirons as environs } from '../api/browser-environs.js';
export { partnerStore } from '../api/partner-store.js';
export { createCheckout } from '../flow/checkout.js';
export { AfterHandOff } from '../ui/AfterHandOff.js';
export { default as afterCss } from '../ui/after.css?inline';
export { checkStrings } from '../ui/strings/check-strings.js';
