import type { SirDonateEventName } from '../contract/events.js';
import { warn } from '../contract/log.js';
import { createMessage, type DetailOf, protocolVersion } from '../contract/messages.js';
import type { FormHandle } from '../element/form-module.js';
import type { GuestMessage } from './guest-messages.js';
import { type HostMessage, readHostMessage } from './host-messages.js';
import { receive, type Sender } from './receive.js';

/** Sends messages to the host page, and receives its messages. */
export interface GuestChannel {
  send<Type extends GuestMessage['type']>(type: Type, detail: DetailOf<GuestMessage, Type>): void;
  /** Sends an event of the form, by its name without `sir-donate-`. */
  sendEvent(name: SirDonateEventName, detail: object): void;
  /** Sends the form's state if it has changed. */
  sendState(form: Pick<FormHandle, 'state' | 'partnerDonationId' | 'donation'>): void;
}

const eventPrefix = 'sir-donate-';

/** The only messages sent with targetOrigin `*`: they contain no data about the donor or the donation. */
const publicMessageTypes: readonly string[] = ['ready', 'resize'];

/** The parent's origin as the browser reports it. Firefox has the referrer only, which a page may withhold. */
function findParentOrigin(): string | undefined {
  const origin = location.ancestorOrigins?.[0] ?? (document.referrer && new URL(document.referrer).origin);
  return origin && origin !== 'null' ? origin : undefined;
}

/**
 * Opens the channel to the host page. Undefined in a page that is not in a frame.
 *
 * @param parentOrigin origin of the host page, if the guest's address names it
 * @param onMessage called with each checked message of the host page
 */
export function openGuestChannel(
  parentOrigin: string | undefined,
  onMessage: (message: HostMessage) => void,
): GuestChannel | undefined {
  if (parent === window) return undefined;
  const sender: Sender<HostMessage> = {
    window: () => parent,
    origin: parentOrigin ?? findParentOrigin(),
    read: readHostMessage,
  };
  addEventListener('message', ({ source, origin, data }) => {
    // An element that the page has moved into a frame or window of its own sends from the window of its script.
    const isOfHostPage = origin === parentOrigin && (source === parent.parent || source === parent.opener);
    const received = receive(sender, { source: isOfHostPage ? parent : source, origin, data });
    if (received?.type === 'message') onMessage(received.message);
    else if (received)
      warn(
        `The page speaks version ${received.version} of the frame's protocol, not ${protocolVersion}: serve files of one release.`,
      );
  });
  function send(type: string, detail: unknown): void {
    const targetOrigin = sender.origin ?? (publicMessageTypes.includes(type) ? '*' : undefined);
    if (targetOrigin) parent.postMessage(createMessage(type, detail), targetOrigin);
  }
  // Stryker disable next-line StringLiteral: any text that is no state does.
  let lastState = '';
  return {
    send,
    sendEvent: (name, detail) => send(name.slice(eventPrefix.length), detail),
    sendState({ state: type, partnerDonationId, donation }) {
      const text = JSON.stringify([type, partnerDonationId, donation]);
      if (text !== lastState) send('state', { type, partnerDonationId, donation });
      lastState = text;
    },
  };
}
