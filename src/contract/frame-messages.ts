import type { ErrorCode } from './errors.js';
import type { SirDonateEventDetails, SirDonateEventName } from './events.js';
import { type Messages, messageReader } from './messages.js';
import { count, flag, object, oneOf, optional, type Read, text, wrong } from './shape.js';

/**
 * What the frame says to the page around it: the element's events, by their names without `sir-donate-` and with the
 * same details, and what the frame itself needs. None of it holds donor data.
 */
const nothing = object({});

const donation = {
  partnerDonationId: text,
  amountMinor: count,
  currency: text,
  frequency: oneOf('once', 'monthly'),
  provider: oneOf('stripe', 'every.org'),
  handOff: oneOf('popup', 'tab', 'redirect', 'link'),
};

/** A newer frame may know more codes than an older script. */
const errorCode: Read<ErrorCode> = (value) =>
  typeof value === 'string' && /^[a-z-]{1,40}$/.test(value) ? (value as ErrorCode) : wrong;

/** An event's name as a message has it. */
type EventType = SirDonateEventName extends `sir-donate-${infer Type}` ? Type : never;

const eventDetails = {
  ready: object({ environment: oneOf('sandbox', 'production') }),
  open: nothing,
  close: nothing,
  change: object({
    amountMinor: optional(count),
    currency: text,
    frequency: donation.frequency,
    tipMinor: count,
  }),
  'before-checkout': object({ donationLink: text, partnerDonationId: text }),
  checkout: object(donation),
  complete: object({
    ...donation,
    reward: optional(object({ tokens: optional(count), status: optional(text) })),
  }),
  failed: object({ ...donation, reason: optional(text) }),
  error: object({ code: errorCode, retryable: flag, message: text }),
} satisfies { [Type in EventType]: Read<SirDonateEventDetails[`sir-donate-${Type}`]> };

const details = {
  ...eventDetails,
  /** The frame's code is there and waits for `init`. */
  hello: nothing,
  /** How high the frame must be to show everything, in CSS pixels. */
  resize: object({ height: count }),
  /** What the element's `state` and `partnerDonationId` are. */
  state: object({ name: text, partnerDonationId: optional(text) }),
  /** Asks the page to keep, or without text to forget, a donation under way as `flow/donation.ts` writes it. */
  keep: object({ name: text, text: optional(text) }),
  /** Asks the page to leave for the checkout, because a frame cannot. */
  leave: object({ url: text }),
};

export type FrameMessage = Messages<typeof details>;

export const readFrameMessage = messageReader(details);
