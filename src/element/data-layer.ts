import { createTextStorage } from '../api/text-storage.js';
import type { CheckoutDetail, Emit, SirDonateEventDetails, SirDonateEventName } from '../contract/events.js';
import { warn } from '../contract/log.js';
import { minorDigits } from '../contract/minor-digits.js';

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
const keyPrefix = 'purchase:';

const storage = createTextStorage(() => localStorage);

/** Whether a time of an entry is within the 30 days. A clock that was set back makes it later than now. */
const isKept = (time: string | undefined): boolean => Math.abs(Date.now() - Number(time)) < keptMs;

/** Returns whether a donation was not pushed yet, and notes that it is now. */
function claimPurchase(partnerDonationId: string): boolean {
  for (const id of storage.suffixesOf(keyPrefix))
    if (!isKept(storage.get(keyPrefix + id))) storage.remove(keyPrefix + id);
  if (storage.get(keyPrefix + partnerDonationId)) return false;
  storage.set(keyPrefix + partnerDonationId, `${Date.now()}`);
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

function pushDonation(
  event: 'begin_checkout' | 'purchase',
  { amountMinor, currency, frequency, nonprofit, environment }: CheckoutDetail,
  more: object,
): void {
  // A text that is parsed has every digit, where a quotient would not.
  const value = Number(`${amountMinor}e-${minorDigits(currency)}`);
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
      ecommerce: { ...more, currency, value, items: [item] },
    },
  );
}

const handlers: {
  [Name in SirDonateEventName]?: (detail: SirDonateEventDetails[Name]) => void;
} = {
  'sir-donate-checkout': (detail) => pushDonation('begin_checkout', detail, {}),
  'sir-donate-complete'(detail) {
    const { partnerDonationId } = detail;
    if (claimPurchase(partnerDonationId))
      pushDonation('purchase', detail, { transaction_id: partnerDonationId });
  },
};

/** Pushes what an event says of a donation. */
export const pushEvent: Emit<void> = (name, detail) => {
  if (!detail.simulated) handlers[name]?.(detail);
};
