import { foreignVersion } from '../contract/messages.js';

/**
 * The other end of a frame, as both ends check it: the sender's window first, then its origin, then the message's
 * shape. The first valid message pins an origin that was not known before.
 */
export interface MessageSender<Message> {
  /** A frame's window is another one after a reload that follows a move in the DOM. */
  window(): unknown;
  origin: string | undefined;
  read(data: unknown): Message | undefined;
  /** The other end speaks another version of the protocol. */
  onForeign(version: number): void;
}

/** Returns what the other end said; `undefined` for everything else that arrives at this window. */
export function receiveMessage<Message>(
  peer: MessageSender<Message>,
  { source, origin, data }: Pick<MessageEvent, 'source' | 'origin' | 'data'>,
): Message | undefined {
  if (!source || source !== peer.window()) return undefined;
  // A page without an origin of its own (a sandbox, a file) can be neither told apart nor answered.
  if (origin === 'null' || (peer.origin ?? origin) !== origin) return undefined;
  const version = foreignVersion(data);
  if (version !== undefined) peer.onForeign(version);
  const message = peer.read(data);
  if (message) peer.origin = origin;
  return message;
}
