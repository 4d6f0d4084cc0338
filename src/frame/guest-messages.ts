import type { Environment, Step } from '../contract/enums.js';
import type { ErrorCode } from '../contract/errors.js';
import type { SirDonateEventDetails, SirDonateEventName } from '../contract/events.js';
import { type Messages, messageReader } from '../contract/messages.js';
import {
  boolean,
  INVALID,
  nonNegativeNumber,
  object,
  optional,
  type Read,
  string,
  word,
} from '../contract/validate.js';
import type { ElementState } from '../element/form-module.js';
import { donationFields } from './donation-entry.js';

/**
 * The messages of the guest: the element's events, by their names without `sir-donate-` and with the same details, and
 * what the frame itself needs. None of them holds donor data.
 */
const nothing = object({});

const isTrue: Read<true> = (value) => (value === true ? value : INVALID);

/** The details of an event. A form that simulates says so in each. */
const event = <Fields extends Readonly<Record<string, Read<unknown>>>>(fields: Fields) =>
  object({ ...fields, simulated: optional(isTrue) });

/** An event's name, as messages have it. */
type EventType = SirDonateEventName extends `sir-donate-${infer Type}` ? Type : never;

/** What frames of earlier releases leave out. */
const laterFields = { nonprofit: optional(string), environment: optional(word<Environment>()) };

/** What the events say of a donation. */
const checkoutFields = { ...donationFields, tipMinor: optional(nonNegativeNumber), ...laterFields };

const { partnerDonationId, amountMinor, currency, frequency, provider, handOff, ...sent } = checkoutFields;

/** What is known of a donation that is about to be handed over. Frames of earlier releases send the id alone. */
const knownFields = {
  ...sent,
  amountMinor: optional(amountMinor),
  currency: optional(currency),
  frequency: optional(frequency),
  provider: optional(provider),
};

const reward = optional(object({ tokens: optional(nonNegativeNumber), status: optional(string) }));

const eventDetails = {
  ready: event({ environment: word<Environment>() }),
  open: event({}),
  close: event({}),
  change: event({
    amountMinor: optional(amountMinor),
    currency,
    frequency,
    tipMinor: nonNegativeNumber,
    ...laterFields,
    provider: optional(provider),
  }),
  step: event({ from: word<Step>(), to: word<Step>() }),
  // The link stays in the frame.
  'before-checkout': event({ ...knownFields, partnerDonationId }),
  checkout: event(checkoutFields),
  processing: event(checkoutFields),
  complete: event({ ...checkoutFields, reward }),
  failed: event({ ...checkoutFields, reason: optional(string) }),
  error: event({
    ...knownFields,
    partnerDonationId: optional(partnerDonationId),
    handOff: optional(handOff),
    code: word<ErrorCode>(),
    retryable: boolean,
    message: string,
    version: optional(string),
  }),
} satisfies { [Type in EventType]: Read<SirDonateEventDetails[`sir-donate-${Type}`]> };

const details = {
  ...eventDetails,
  /** The guest's code runs and waits for `init`. */
  hello: nothing,
  /** How high the frame must be to show everything, in CSS pixels. */
  resize: object({ height: nonNegativeNumber }),
  /** What the element's `state`, `partnerDonationId` and `donation` are. Frames of earlier releases leave the last one out. */
  state: object({
    type: word<ElementState>(),
    partnerDonationId: optional(string),
    donation: optional(event({ ...checkoutFields, reward, reason: optional(string) })),
  }),
  /** Asks the host page to store a donation in progress, as `donation/donation-storage.ts` writes it. */
  'storage-set': object({ name: string, value: string }),
  /** Asks the host page to remove such an entry. */
  'storage-remove': object({ name: string }),
};

export type GuestMessage = Messages<typeof details>;

export const readGuestMessage = messageReader(details);
