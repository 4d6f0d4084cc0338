import { protocolVersion } from '../contract/messages.js';
import { listen } from '../donation/listen.js';
import { loadTimeoutMs } from '../element/load-timeout.js';
import type { GuestMessage } from './guest-messages.js';
import { receive, type Sender } from './receive.js';

/**
 * The host side of the handshake:
 *
 * 1. The iframe's address has the host page's origin in its fragment, so the guest knows whom to answer.
 * 2. The guest sends `hello` to that origin once its code runs, and again after each reload.
 * 3. The host answers `init` to the window that sent `hello`, and accepts other messages from that window only.
 * 4. It fails if the guest speaks another protocol version, or sends no `hello` within 2 s of the iframe's `load` event,
 *    or within 2 minutes. Before that a slow phone may still be loading it: the shell element shows the page's own link.
 */
const helloTimeoutMs = 120_000;

/** Tells the developer what may be wrong with a frame that does not come. */
export const missingFrame = 'did not answer: is it there, and allowed by frame-src?';

/** After `load` the guest's script has run: its `hello` is on its way, or never comes. */
const helloAfterLoadMs = 2_000;

export interface HandshakeOptions {
  sender: Sender<GuestMessage>;
  iframe: HTMLIFrameElement;
  /** Called with each message, the first of a window being `hello`. */
  onMessage(message: GuestMessage): void;
  /** Called with true when the donor has waited for long, and with false at each `hello`. */
  setLate(isLate: boolean): void;
  /** Stops listening and waiting. */
  abortSignal: AbortSignal;
}

/**
 * Waits for the guest. Resolves at its `hello`, or when aborted; messages are received until then and after.
 *
 * @throws {Error} why the handshake failed
 */
export function waitForGuest(options: HandshakeOptions): Promise<void> {
  const { sender, iframe, onMessage, setLate, abortSignal } = options;
  /** The window that sent `hello`. */
  let guestWindow: unknown;

  return new Promise((resolve, reject) => {
    // A promise settles once: after `hello`, or when aborted, a failure changes nothing.
    const fail = (reason: string): void => reject(new Error(reason));
    listen(iframe.ownerDocument.defaultView ?? window, {
      type: 'message',
      abortSignal,
      listener(event) {
        const received = receive(sender, event);
        if (received?.type === 'other-version')
          fail(
            `speaks version ${received.version} of the protocol, not ${protocolVersion}: serve files of one release`,
          );
        if (received?.type !== 'message') return;
        const { message } = received;
        if (message.type === 'hello') {
          guestWindow = sender.window();
          setLate(false);
        } else if (guestWindow !== sender.window()) return;
        onMessage(message);
        resolve();
      },
    });
    const after = (timeoutMs: number, callback: () => void): void => {
      const timer = setTimeout(callback, timeoutMs);
      // A timer keeps the iframe, which this closure knows, in memory.
      abortSignal.addEventListener('abort', () => clearTimeout(timer));
    };
    after(loadTimeoutMs, () => guestWindow || setLate(true));
    after(helloTimeoutMs, () => fail(missingFrame));
    iframe.onload = () => after(helloAfterLoadMs, () => fail(missingFrame));
    // Nobody waits for a frame that was taken out of the page.
    abortSignal.addEventListener('abort', () => resolve());
  });
}
