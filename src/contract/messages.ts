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
 * The envelope of every message between windows: `{ source: 'sir-donate', version: 1, type, detail }`. The messages of
 * the frame protocol are in `frame/guest-messages.ts` and `frame/host-messages.ts`, so that each side carries only what
 * it reads. `frame/receive.ts` checks who sent a message before it is read.
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

/** What a reader makes of foreign data. It is `undefined` for what is no valid message of ours. */
export type Received<Message> =
  | { type: 'message'; message: Message }
  | { type: 'other-version'; version: number }
  | undefined;

/** Makes a reader of all messages with these details. */
export const messageReader =
  <All extends Details>(details: All) =>
  (data: unknown): Received<Messages<All>> => {
    const read = envelope(data);
    if (read === INVALID) return undefined;
    const { version, type } = read;
    if (version !== protocolVersion) return { type: 'other-version', version };
    const detail = Object.hasOwn(details, type)
      ? details[type]?.(Reflect.get(Object(data), 'detail'))
      : INVALID;
    return detail === INVALID
      ? undefined
      : { type: 'message', message: { ...read, detail } as Messages<All> };
  };

/** Creates a message. */
export const createMessage = <Type extends string, Detail>(type: Type, detail: Detail) => ({
  source,
  version: protocolVersion,
  type,
  detail,
});

/** The donor may be back from the checkout; without an id, whichever donation is in progress is meant. */
export const returned = object({ partnerDonationId: optional(string) });

export type ReturnedMessage = Messages<{ returned: typeof returned }>;

/** Reads a hint that a donor returned, sent by `complete.html` or by the host page of a frame. */
export const readReturned = messageReader({ returned });
