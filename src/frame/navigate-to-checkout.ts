import { safeCheckoutLink } from '../contract/checkout-link.js';
import { warnAgain } from '../contract/log.js';
import { isLoopback } from '../contract/loopback.js';

/** Navigates the host page to a checkout link from the guest, if it may be opened (`safeCheckoutLink`). */
export function navigateToCheckout(element: Element, link: string): void {
  const apiBase = element.getAttribute('api-base') ?? '';
  const loopback =
    /^\s*pk_test_/.test(element.getAttribute('publishable-key') ?? '') &&
    URL.canParse(apiBase) &&
    isLoopback(new URL(apiBase).hostname);
  const safeLink = safeCheckoutLink(link, { loopback });
  if (safeLink) location.assign(safeLink);
  else warnAgain('unsafe-link: the frame asked to navigate to no known checkout host.');
}
