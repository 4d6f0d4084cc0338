import type { CheckoutDetail, Emit, SirDonateEventDetails, SirDonateEventName } from '../contract/events.js';
import { warn } from '../contract/log.js';
import type { minorDigits } from '../contract/minor-digits.js';

/**
 * `analytics="datalayer"`: events of a donation in the form of GA4, in the `dataLayer` of the page.
 *
 * 1. `begin_checkout` when the donor is handed over, `purchase` when the donation has succeeded.
 * 2. A purchase is pushed once, whichever tabs and visits learn of it: its id is kept for 30 days.
 * 3. A simulation is no donation, and is not pushed. A donation with a test key has `debug_mode`.
 *
 * @see https://developers.google.com/analytics/devguides/collection/ga4/ecommerce
 */
const keptMs = 30 * 24 * 60 * 60_000;
const keyPrefix = 'sir-donate:purchase:';

/** Ids of this page, for browsers that deny the storage. */
const claimed = new Set<string>();

/** Whether a time of an entry is within the 30 days. A clock that was set back makes it later than now. */
const isKept = (time: string | null): boolean => Math.abs(Date.now() - Number(time)) < keptMs;

/** Returns whether a donation was not pushed yet, and notes that it is now. */
function claimPurchase(partnerDonationId: string): boolean {
  if (claimed.has(partnerDonationId)) return false;
  claimed.add(partnerDonationId);
  const key = keyPrefix + partnerDonationId;
  try {
    for (const each of Object.keys(localStorage))
      if (each.startsWith(keyPrefix) && !isKept(localStorage.getItem(each))) localStorage.removeItem(each);
    if (localStorage.getItem(key)) return false;
    localStorage.setItem(key, `${Date.now()}`);
  } catch {
    // Denied or full: another visit may push it again.
  }
  return true;
}

/** Pushes to the page's `dataLayer`, which is created if there is none. What else a page has under this name is left alone. */
function push(...entries: object[]): void {
  try {
    if (Reflect.get(window, 'dataLayer') === undefined) Reflect.set(window, 'dataLayer', []);
    const dataLayer: unknown = Reflect.get(window, 'dataLayer');
    for (const entry of entries) Reflect.get(Object(dataLayer), 'push').call(dataLayer, entry);
  } catch (error) {
    warn(`analytics: window.dataLayer did not take an event (${String(error)}).`);
  }
}

interface Push {
  event: 'begin_checkout' | 'purchase';
  digitsOf: typeof minorDigits;
  transactionId?: string;
}

function pushDonation(
  { amountMinor, currency, frequency, nonprofit, environment }: CheckoutDetail,
  { event, digitsOf, transactionId }: Push,
): void {
  // A text that is parsed has every digit, where a quotient would not.
  const value = Number(`${amountMinor}e-${digitsOf(currency)}`);
  const item = {
    item_id: nonprofit,
    item_name: nonprofit,
    item_variant: frequency,
    price: value,
    quantity: 1,
  };
  push(
    // Tag managers merge what is pushed: https://developers.google.com/analytics/devguides/collection/ga4/ecommerce#clear_the_ecommerce_object
    { ecommerce: null },
    {
      event,
      ...(environment === 'sandbox' && { debug_mode: true }),
      ecommerce: { ...(transactionId && { transaction_id: transactionId }), currency, value, items: [item] },
    },
  );
}

/**
 * Returns the function that pushes what an event says of a donation.
 *
 * @param digitsOf decimal digits of a currency's minor unit. A parameter, because a module that the form has too would become
 *   a file of its own, and each form would load it.
 */
export function createDataLayer(digitsOf: typeof minorDigits): Emit<void> {
  const handlers: {
    [Name in SirDonateEventName]?: (detail: SirDonateEventDetails[Name]) => void;
  } = {
    'sir-donate-checkout': (detail) => pushDonation(detail, { event: 'begin_checkout', digitsOf }),
    'sir-donate-complete'(detail) {
      const transactionId = detail.partnerDonationId;
      if (claimPurchase(transactionId)) pushDonation(detail, { event: 'purchase', digitsOf, transactionId });
    },
  };
  return (name, detail) => {
    if (!detail.simulated) handlers[name]?.(detail);
  };
}
