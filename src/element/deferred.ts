/**
 * The deferred module. It loads while the donor chooses: the API's client and schemas, the checkout, donation storage,
 * status polling, and the screens from the second step on. It is one chunk, so that one request loads it all.
 */

export { getPartnerCache } from '../api/partner-cache.js';
export { browserServices as services } from '../donation/browser-services.js';
export { createCheckoutController } from '../donation/checkout-controller.js';
export { openWindow } from '../donation/checkout-window.js';
export { DeferredScreens } from '../ui/DeferredScreens.js';
export { default as deferredCss } from '../ui/deferred.css?inline';
export { checkStrings } from '../ui/translations/check-strings.js';
export { createWidgetIdentity } from './widget-identity.js';
