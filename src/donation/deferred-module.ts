import type { getPartnerCache } from '../api/partner-cache.js';
import type { BrowserServices } from './browser-services.js';
import type { createCheckoutController } from './checkout-controller.js';

/** What the flow uses of the deferred module, which loads while the donor chooses. */
export interface DeferredModule {
  getPartnerCache: typeof getPartnerCache;
  createCheckoutController: typeof createCheckoutController;
  services: BrowserServices;
}
