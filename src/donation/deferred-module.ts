import type { getPartnerCache } from '../api/partner-cache.js';
import type { createCheckoutController } from './checkout-controller.js';
import type { WidgetServices } from './widget-identity.js';

/** What the flow uses of the deferred module, which loads while the donor chooses. */
export interface DeferredModule {
  getPartnerCache: typeof getPartnerCache;
  createCheckoutController: typeof createCheckoutController;
  services: WidgetServices;
}
