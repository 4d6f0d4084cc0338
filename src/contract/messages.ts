import {
  INVALID,
  nonNegativeNumber,
  object,
  oneOf,
  optional,
  type Read,
  type Shaped,
  string,
} from './validate.js';

/**
 * What crosses windows: `{ source: 'sir-donate', version: 1, type, detail }`. What each end of a frame says is in a
 * file of its own (`frame-messages.ts`, `host-messages.ts`), so that each carries only what it has to read. Who sent a
 * message is for `embed/peer.ts` to check before anything is read.
 */
const source = 'sir-donate';

export const protocolVersion = 1;

/** Name of the channel between the tabs of one origin. */
export const channelName = source;

type Details = Readonly<Record<string, Read<unknown>>>;

/** A discriminated union, by type, of all messages with these details. */
export type Messages<All extends Details> = {
  [Type in keyof All & string]: {
    source: typeof source;
    version: typeof protocolVersion;
    type: Type;
    detail: Shaped<All[Type]>;
  };
}[keyof All & string];

/** A message's `detail`, by its type. */
export type DetailOf<Message extends { type: string }, Type extends Message['type']> =
  Extract<Message, { type: Type }> extends { detail: infer Detail } ? Detail : never;

const envelope = object({ source: oneOf(source), version: nonNegativeNumber, type: string });

/** Makes a reader of messages; it gives `undefined` for what is not ours, or of another version. */
export const messageReader =
  <All extends Details>(details: All) =>
  (data: unknown): Messages<All> | undefined => {
    const read = envelope(data);
    if (read === INVALID || read.version !== protocolVersion || !Object.hasOwn(details, read.type))
      return undefined;
    const detail = details[read.type]?.(Reflect.get(Object(data), 'detail'));
    return detail === INVALID ? undefined : ({ ...read, detail } as Messages<All>);
  };

/** Returns the version of a message that is ours but speaks another protocol. */
export function foreignVersion(data: unknown): number | undefined {
  const read = envelope(data);
  return read === INVALID || read.version === protocolVersion ? undefined : read.version;
}

/** Writes a message. */
export const message = <Type extends string, Detail>(type: Type, detail: Detail) => ({
  source,
  version: protocolVersion,
  type,
  detail,
});

/** The donor may be back from the checkout; without an id, whichever donation is under way is meant. */
export const returned = object({ partnerDonationId: optional(string) });

export type ReturnedMessage = Messages<{ returned: typeof returned }>;

/** Reads a hint that a donor returned, from any window: of `complete.html`, or of the page around a frame. */
export const readReturned = messageReader({ returned });
