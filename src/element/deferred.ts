/**
 * The deferred module. It loads while the donor chooses: the API's client and schemas, the checkout, donation storage,
 * status polling, and the screens from the second step on. It is one chunk, so that one request loads it all.
 */

import type { Outcome } from '../contract/enums.js';
import type { DeferredModule } from '../donation/deferred-module.js';

export { getPartnerCache } from '../api/partner-cache.js';
export { browserServices as services } from '../donation/browser-services.js';
export { createCheckoutController } from '../donation/checkout-controller.js';
export { openWindow } from '../donation/checkout-window.js';
export { DeferredScreens } from '../ui/DeferredScreens.js';
export { default as deferredCss } from '../ui/deferred.css?inline';
export { checkStrings } from '../ui/translations/check-strings.js';
export { createWidgetIdentity } from './widget-identity.js';

/** Replaces the API and the windows by simulated ones. Their code is a chunk of its own, since only tests and previews need it. */
export async function simulate(deferred: DeferredModule, outcome: Outcome): Promise<DeferredModule> {
  const { createSimulation } = await import('../donation/simulation.js');
  return createSimulation(deferred, outcome);
}
