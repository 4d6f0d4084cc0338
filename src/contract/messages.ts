import { attributeNames } from './attributes.js';
import type { ErrorCode } from './errors.js';
import type { SirDonateEventDetails, SirDonateEventName } from './events.js';
import { count, flag, object, oneOf, optional, type Read, type Shaped, text, texts, wrong } from './shape.js';

/**
 * What crosses windows: `{ source: 'sir-donate', version: 1, type, detail }`. The element's events go by their names
 * without `sir-donate-`, with the same details; the other types are the frame's own needs. No message of the frame
 * holds donor data. Who sent a message is for `embed/peer.ts` to check before anything is read.
 */
const source = 'sir-donate';

export const protocolVersion = 1;

/** Name of the channel between the tabs of one origin. */
export const channelName = source;

/** What the page's own look lends to the frame, which inherits nothing. */
export const lookNames = [
  'color-scheme',
  '--sir-accent',
  '--sir-on-accent',
  '--sir-surface',
  '--sir-raised',
  '--sir-text',
  '--sir-muted',
  '--sir-border',
  '--sir-danger',
  '--sir-radius',
  '--sir-button-radius',
  '--sir-font',
  '--sir-heading-font',
] as const;

const nothing = object({});

const checkout = {
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
export type EventType = SirDonateEventName extends `sir-donate-${infer Type}` ? Type : never;

const eventDetails = {
  ready: object({ environment: oneOf('sandbox', 'production') }),
  open: nothing,
  close: nothing,
  change: object({
    amountMinor: optional(count),
    currency: text,
    frequency: checkout.frequency,
    tipMinor: count,
  }),
  'before-checkout': object({ donationLink: text, partnerDonationId: text }),
  checkout: object(checkout),
  complete: object({
    ...checkout,
    reward: optional(object({ tokens: optional(count), status: optional(text) })),
  }),
  failed: object({ ...checkout, reason: optional(text) }),
  error: object({ code: errorCode, retryable: flag, message: text }),
} satisfies { [Type in EventType]: Read<SirDonateEventDetails[`sir-donate-${Type}`]> };

/** A donation under way as the memory of `flow/donation.ts` writes it; whoever reads it back parses it. */
const entry = object({ name: text, text: optional(text) });

const frameDetails = {
  ...eventDetails,
  /** The frame's code is there and waits for `init`. */
  hello: nothing,
  /** How high the frame must be to show everything, in CSS pixels. */
  resize: object({ height: count }),
  /** What the element's `state` and `partnerDonationId` are. */
  state: object({ name: text, partnerDonationId: optional(text) }),
  /** Asks the page to keep, or without text to forget, the donation under way. */
  keep: entry,
  /** Asks the page to leave for the checkout, because a frame cannot. */
  leave: object({ url: text }),
};

const setup = object({
  /** All of the element's attributes; what is absent is absent. */
  attributes: texts(attributeNames),
  /** Name of an attribute that looked like a secret; its value was not sent. */
  secretIn: optional(text),
  language: text,
  fallbackHref: optional(text),
  look: texts(lookNames),
  kept: optional(entry),
});

const hostDetails = {
  /** Answers `hello`, and promises to answer `before-checkout`. */
  init: setup,
  /** Something of what `init` said has changed. */
  update: setup,
  /** Somebody shows interest: ask the API. */
  load: nothing,
  open: nothing,
  close: nothing,
  reset: nothing,
  /** Answers `before-checkout`. */
  verdict: object({ partnerDonationId: text, proceed: flag }),
  /** The donor may be back. From `complete.html`, too; without an id, whichever donation is under way is meant. */
  returned: object({ partnerDonationId: optional(text) }),
};

type Messages<Details extends Record<string, Read<unknown>>> = {
  [Type in keyof Details & string]: {
    source: typeof source;
    version: typeof protocolVersion;
    type: Type;
    detail: Shaped<Details[Type]>;
  };
}[keyof Details & string];

/** What the frame says to the page around it. */
export type FrameMessage = Messages<typeof frameDetails>;
/** What the page says to the frame. */
export type HostMessage = Messages<typeof hostDetails>;
export type ReturnedMessage = Extract<HostMessage, { type: 'returned' }>;
export type Setup = Shaped<typeof setup>;
/** A message's `detail`, by its type. */
export type DetailOf<Message extends { type: string }, Type extends Message['type']> =
  Extract<Message, { type: Type }> extends { detail: infer Detail } ? Detail : never;

const envelope = object({ source: oneOf(source), version: count, type: text });

const reader =
  <Details extends Record<string, Read<unknown>>>(details: Details) =>
  (data: unknown): Messages<Details> | undefined => {
    const read = envelope(data);
    if (read === wrong || read.version !== protocolVersion || !Object.hasOwn(details, read.type))
      return undefined;
    const detail = details[read.type]?.(Reflect.get(Object(data), 'detail'));
    return detail === wrong ? undefined : ({ ...read, detail } as Messages<Details>);
  };

/** Reads what a frame said; `undefined` where it is not ours or of another version. */
export const readFrameMessage = reader(frameDetails);
/** Reads what the page around the frame said. */
export const readHostMessage = reader(hostDetails);
/** Reads a hint that a donor returned, from any window. */
export const readReturned = reader({ returned: hostDetails.returned });

/** Returns the version of a message that is ours but speaks another protocol. */
export function foreignVersion(data: unknown): number | undefined {
  const read = envelope(data);
  return read === wrong || read.version === protocolVersion ? undefined : read.version;
}

/** Writes a message. */
export const message = <Type extends string, Detail>(type: Type, detail: Detail) => ({
  source,
  version: protocolVersion,
  type,
  detail,
});
