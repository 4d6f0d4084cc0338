import type { Received } from '../contract/messages.js';

/** The window from which messages are accepted. */
export interface Sender<Message> {
  /** The guest's window changes when its iframe reloads, for example after a move in the DOM. */
  window(): unknown;
  /** Undefined until it is known. The first valid message pins it. */
  origin: string | undefined;
  read(data: unknown): Received<Message>;
}

/**
 * Checks a message event in this order:
 *
 * 1. It comes from the sender's window.
 * 2. It comes from the sender's origin, if that is known. The origin `null` (sandboxed documents, files) is refused:
 *    it identifies nobody and cannot be answered.
 * 3. Its data is a message of this protocol version.
 *
 * The first valid message pins an origin that was not known.
 */
export function receive<Message>(
  sender: Sender<Message>,
  { source, origin, data }: Pick<MessageEvent, 'source' | 'origin' | 'data'>,
): Received<Message> {
  if (!source || source !== sender.window()) return undefined;
  if (origin === 'null' || (sender.origin ?? origin) !== origin) return undefined;
  const received = sender.read(data);
  if (received?.type === 'message') sender.origin = origin;
  return received;
}
