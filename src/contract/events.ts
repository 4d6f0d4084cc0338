import type { Environment, Frequency, HandOff, Provider, Step } from './enums.js';
import type { ErrorCode } from './errors.js';

/**
 * The events of `<sir-donate>`. All bubble and are composed; none carries donor data. A client-side event is a
 * signal, never proof of payment.
 */

/** What a choice in the form amounts to. */
export interface ChangeDetail {
  /** Gift in the currency's minor units (ISO 4217), without tip; `undefined` while none is chosen. */
  amountMinor: number | undefined;
  currency: string;
  frequency: Frequency;
  /** Tip in minor units; 0 where tips do not apply. */
  tipMinor: number;
  /** Slug of the nonprofit; absent while none is chosen. Like the next two, a frame of an earlier release leaves it out. */
  nonprofit?: string;
  /** `sandbox` with a test key. */
  environment?: Environment;
  provider?: Provider;
}

/** The form went on from one screen to another. Both are values of the element's `state`. */
export interface StepDetail {
  from: Step;
  to: Step;
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
  /** Tip in minor units; 0 where tips do not apply. Like the next two, a frame of an earlier release leaves it out. */
  tipMinor?: number;
  /** Slug of the nonprofit. */
  nonprofit?: string;
  /** `sandbox` with a test key. */
  environment?: Environment;
}

/** The donation that is about to be handed over. Frames of earlier releases send the id alone. */
export interface BeforeCheckoutDetail extends Partial<Omit<CheckoutDetail, 'partnerDonationId' | 'handOff'>> {
  partnerDonationId: string;
  /** Address of the hosted checkout. A form in a frame keeps it to itself. */
  donationLink?: string;
}

/** What the API said of a reward for the donor. */
export interface Reward {
  /** Tokens, if the API names a number. */
  tokens?: number;
  /** The API's own word, e.g. `DISTRIBUTED`. */
  status?: string;
}

/**
 * What went wrong. If no link could be made for a donation, or its status could not be read, it has what is known of that
 * donation.
 */
export interface ErrorDetail extends Partial<CheckoutDetail> {
  code: ErrorCode;
  /** Whether the same action may succeed later. */
  retryable: boolean;
  /** An English sentence for developers. */
  message: string;
  /** The release whose code reports it, such as `1.2.3`; a frame may be of another than the script. Absent if unknown. */
  version?: string;
}

/** What every `detail` has while the widget simulates (docs/testing.md). */
export interface Simulated {
  /** Nothing was sent and no money moves. Absent in a real donation. */
  simulated?: true;
}

/** The donation in progress or just ended, as the element's `donation` has it. */
export interface DonationDetail extends CheckoutDetail, Simulated {
  /** Of a donation that succeeded, if known. */
  reward?: Reward;
  /** Of a donation that failed, if known. */
  reason?: string;
}

/** Event name → `detail`. docs/events.md describes the same events: change both. */
export interface SirDonateEventDetails {
  /** The form can be used. */
  'sir-donate-ready': { environment: Environment } & Simulated;
  /** The dialog opened. */
  'sir-donate-open': Simulated;
  /** The dialog closed. */
  'sir-donate-close': Simulated;
  /** The donor changed the amount, the frequency or the tip. */
  'sir-donate-change': ChangeDetail & Simulated;
  /** The form went on to another screen. It comes after the other events of the same change. */
  'sir-donate-step': StepDetail & Simulated;
  /**
   * A checkout link exists and was not opened yet. Cancelable: nothing is opened then, and the page may open
   * `donationLink` itself. A form in a frame keeps the link to itself: it is absent there.
   */
  'sir-donate-before-checkout': BeforeCheckoutDetail & Simulated;
  /** The donor was handed over to the checkout. */
  'sir-donate-checkout': CheckoutDetail & Simulated;
  /** The donor has paid, and the payment takes its time, such as a bank debit. Once for a donation; no result yet. */
  'sir-donate-processing': CheckoutDetail & Simulated;
  /** The API reports that the donation succeeded. */
  'sir-donate-complete': CheckoutDetail & { reward?: Reward } & Simulated;
  /** The API reports that the donation failed for good. */
  'sir-donate-failed': CheckoutDetail & { reason?: string } & Simulated;
  /** Something went wrong. */
  'sir-donate-error': ErrorDetail & Simulated;
}

/** All events, in the order in which a donation sends them. */
export const eventNames = [
  'sir-donate-ready',
  'sir-donate-open',
  'sir-donate-close',
  'sir-donate-change',
  'sir-donate-step',
  'sir-donate-before-checkout',
  'sir-donate-checkout',
  'sir-donate-processing',
  'sir-donate-complete',
  'sir-donate-failed',
  'sir-donate-error',
] as const satisfies readonly (keyof SirDonateEventDetails)[];

export type SirDonateEventName = (typeof eventNames)[number];

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
