import type { Emit } from '../contract/events.js';
import { type DetailOf, message, protocolVersion } from '../contract/messages.js';
import type { GuestMessage } from './guest-messages.js';
import { type HostMessage, readHostMessage } from './host-messages.js';
import { receiveMessage } from './receive.js';

/** The frame's end of the talk with the page around it. */
export interface GuestChannel {
  send<Type extends GuestMessage['type']>(type: Type, detail: DetailOf<GuestMessage, Type>): void;
  /** Tells of an event of the form. */
  tell: Emit<void>;
}

const eventPrefix = 'sir-donate-';

/** Without a known origin nothing but this goes out, to whom it may concern: it helps a page and tells it nothing. */
const publicMessageTypes: readonly string[] = ['ready', 'resize'];

/** The parent's origin as the browser says it; Firefox has the referrer only, and a page may withhold that. */
function parentOrigin(): string | undefined {
  const origin = location.ancestorOrigins?.[0] ?? (document.referrer && new URL(document.referrer).origin);
  return origin && origin !== 'null' ? origin : undefined;
}

/**
 * @param host the origin of the page whose element waits, if the address names it
 * @param onMessage hears what the page says, checked
 */
export function openGuestChannel(
  host: string | undefined,
  onMessage: (said: HostMessage) => void,
): GuestChannel | undefined {
  if (parent === window) return undefined;
  const peer = {
    window: () => parent,
    origin: host ?? parentOrigin(),
    read: readHostMessage,
    onForeign: (version: number) =>
      console.warn(
        `[sir-donate] The page speaks version ${version} of the frame's protocol, not ${protocolVersion}: serve files of one release.`,
      ),
  };
  addEventListener('message', (event) => {
    const said = receiveMessage(peer, event);
    if (said) onMessage(said);
  });
  function send(type: string, detail: unknown): void {
    const target = peer.origin ?? (publicMessageTypes.includes(type) ? '*' : undefined);
    if (target) parent.postMessage(message(type, detail), target);
  }
  return { send, tell: (name, detail) => send(name.slice(eventPrefix.length), detail) };
}
