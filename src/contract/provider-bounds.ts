// What the providers' checkouts accept. Amounts are in minor units; the sources are in docs/amounts.md.

import type { Provider } from './enums.js';
import { defaultPresets, lookUp, minorDigits } from './money.js';

/** Stripe's published minimum for each settlement currency. */
const STRIPE_MINIMUM =
  '30 GBP|50 AUD BRL CAD CHF EUR INR JPY NZD SGD USD|100 BGN|200 AED MYR PLN RON|250 DKK|300 NOK SEK|400 HKD' +
  '|1000 MXN THB|1500 CZK|17500 HUF';

/** Stripe reads eight digits, and more in these. It counts ISK and UGX in hundredths, so they have two digits less. */
const STRIPE_MAXIMUM =
  '999999 ISK UGX|999999999 INR|999999999900 COP HUF|999999999999 IDR|99999999999900 LBP';

/** Every.org publishes a minimum in dollars only. It takes cards through Stripe, whose table serves for the rest. */
const EVERY_ORG_MINIMUM = '1000 USD';

export interface ProviderBounds {
  /** The published minimum; where there is none, the smallest amount above 0. */
  min: number;
  max: number;
  /** The minimum for a page that sets none: the published one, or about half a dollar where there is none. */
  usualMin: number;
}

/** Stripe takes three decimals, but the last digit must be 0. */
const stepOf = (currency: string): number => (minorDigits(currency) === 3 ? 10 : 1);

/** Rounds an amount to the nearest one that a checkout takes; half a step up. */
export const roundToStep = (amountMinor: number, currency: string): number =>
  Math.round(amountMinor / stepOf(currency)) * stepOf(currency);

/** Returns what the provider's checkout accepts in a currency. */
export function providerBounds(provider: Provider, currency: string): ProviderBounds {
  const published =
    (provider === 'every.org' && lookUp(EVERY_ORG_MINIMUM, currency, '0')) ||
    lookUp(STRIPE_MINIMUM, currency, '0');
  const max = lookUp(STRIPE_MAXIMUM, currency, '99999999');
  // The smallest suggestion is about ten dollars.
  const [tenDollars = 0] = defaultPresets(currency);
  return {
    min: published || stepOf(currency),
    max: max - (max % stepOf(currency)),
    usualMin: published || Math.ceil(tenDollars / 20),
  };
}
