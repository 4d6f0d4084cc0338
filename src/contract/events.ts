import type { ErrorCode } from './errors.js';
import type { Checkout, Environment, Frequency, Provider } from './options.js';

/**
 * The events of `<sir-donate>`. All bubble and are composed; none carries donor data. A client-side event is a
 * signal, never proof of payment.
 */

/** How the donor came to the checkout. `link`: the donor, or the page, opened the link itself. */
export type HandOff = Checkout | 'link';

/** What a choice in the form amounts to. */
export interface ChangeDetail {
  /** Gift in the currency's minor units (ISO 4217), without tip; `undefined` while none is chosen. */
  amountMinor: number | undefined;
  currency: string;
  frequency: Frequency;
  /** Tip in minor units; 0 where tips do not apply. */
  tipMinor: number;
}

/** The donation that was handed over to the checkout. */
export interface CheckoutDetail {
  partnerDonationId: string;
  /** Gift in minor units, without tip. */
  amountMinor: number;
  currency: string;
  frequency: Frequency;
  provider: Provider;
  handOff: HandOff;
}

/** What the API said of a reward for the donor. */
export interface Reward {
  /** Tokens, if the API names a number. */
  tokens?: number;
  /** The API's own word, e.g. `DISTRIBUTED`. */
  status?: string;
}

/** Event name → `detail`. */
export interface SirDonateEventDetails {
  'sir-donate-ready': { environment: Environment };
  'sir-donate-open': Record<string, never>;
  'sir-donate-close': Record<string, never>;
  'sir-donate-change': ChangeDetail;
  'sir-donate-before-checkout': { donationLink: string; partnerDonationId: string };
  'sir-donate-checkout': CheckoutDetail;
  'sir-donate-complete': CheckoutDetail & { reward?: Reward };
  'sir-donate-failed': CheckoutDetail & { reason?: string };
  'sir-donate-error': { code: ErrorCode; retryable: boolean; message: string };
}

export type SirDonateEventName = keyof SirDonateEventDetails;

/** Event name → event, for `addEventListener`. */
export type SirDonateEventMap = {
  // biome-ignore lint/style/noRestrictedGlobals: only its type.
  [Name in SirDonateEventName]: CustomEvent<SirDonateEventDetails[Name]>;
};

/** Tells the page; `false` if it was cancelled. */
export type Emit<Answer = boolean> = <Name extends SirDonateEventName>(
  name: Name,
  detail: SirDonateEventDetails[Name],
) => Answer;
