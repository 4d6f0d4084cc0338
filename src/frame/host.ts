import { safeCheckoutLink } from '../contract/checkout-link.js';
import { isSetupError } from '../contract/errors.js';
import { isLoopback } from '../contract/loopback.js';
import { type DetailOf, message, protocolVersion } from '../contract/messages.js';
import { onReturnMessage } from '../donation/return-signals.js';
import { adoptStylesheet } from '../element/adopt-stylesheet.js';
import type { FormHandle, FormHost } from '../element/form-module.js';
import { createFrameBox, type FrameBox } from './frame-box.js';
import { readFrameInit, removeDonation, storeDonation } from './frame-init.js';
import { type GuestMessage, readGuestMessage } from './guest-messages.js';
import isolatedCss from './host.css?inline';
import type { HostMessage } from './host-messages.js';
import { receiveMessage } from './receive.js';

/**
 * The host's end of an isolated form: a frame of ours where the form would be, and messages in place of calls. The
 * page can neither see nor touch what the donor types; the frame can do nothing to the page beyond the messages in `handleMessage`.
 */
const patienceMs = 9_000;
/** Once the frame's document has loaded, its script has run: what it says is on its way, or never comes. */
const graceMs = 2_000;

/**
 * Puts the frame into the host's container. `arrived` rejects where the frame does not answer in time, or speaks
 * another version; nothing is left of it then.
 *
 * @param address where `frame.html` is
 * @throws on a page without an origin
 */
export function mountFrameHost(host: FormHost, address: string): FormHandle {
  const { element, container, emit } = host;
  const url = new URL(address, location.href);
  const { origin } = url;
  if (location.origin === 'null') throw new Error('a page without an origin of its own cannot use isolated');
  if (origin === location.origin)
    console.warn(`[sir-donate] isolated: ${url} is on this page's own origin, which isolates nothing.`);
  // Tells the frame whom to answer; a fragment is sent to no server.
  url.hash = location.origin;

  const life = new AbortController();
  let box: FrameBox;
  /** The window that said hello. After a move in the DOM the frame has another one, which says hello again. */
  let greeted: Window | null = null;
  let isOpen = false;
  let isRefused = false;
  let current: DetailOf<GuestMessage, 'state'> = { type: 'idle', partnerDonationId: undefined };
  const language = new MutationObserver(tell);

  const read = (name: string): string => element.getAttribute(name)?.trim() ?? '';
  const wantsDialog = (): boolean => read('mode').toLowerCase() !== 'inline';

  function post<Type extends HostMessage['type']>(type: Type, detail: DetailOf<HostMessage, Type>): void {
    if (greeted && greeted === box.frame.contentWindow) greeted.postMessage(message(type, detail), origin);
  }

  function tell(): void {
    post('update', readFrameInit(host, language));
  }

  function draw(): void {
    box.showAsNotice(isRefused);
    host.showButton(box.isDialog && !isRefused);
  }

  function build(): void {
    box = createFrameBox(container, {
      src: url.href,
      title: element.textContent?.trim() || 'Donate',
      isDialog: wantsDialog(),
      onClose: () => post('close', {}),
    });
    draw();
  }

  function navigate(link: string): void {
    const base = read('api-base');
    const loopback =
      /^pk_test_/.test(read('publishable-key')) && URL.canParse(base) && isLoopback(new URL(base).hostname);
    const safe = safeCheckoutLink(link, { loopback });
    if (safe) location.assign(safe);
    else console.warn('[sir-donate] unsafe-link: the frame asked to navigate to no known checkout host.');
  }

  function dispose(): void {
    life.abort();
    language.disconnect();
    box.remove();
  }

  function greet(): void {
    greeted = box.frame.contentWindow;
    post('init', readFrameInit(host, language));
    if (box.isShown()) post('open', {});
  }

  function handleMessage(said: GuestMessage): void {
    switch (said.type) {
      case 'hello':
        greet();
        return;
      case 'resize':
        box.resize(said.detail.height);
        return;
      case 'state':
        current = said.detail;
        return;
      case 'storage-set':
        storeDonation(element, said.detail);
        return;
      case 'storage-remove':
        removeDonation(element, said.detail);
        return;
      case 'navigate':
        navigate(said.detail.url);
        return;
      case 'before-checkout': {
        const { partnerDonationId } = said.detail;
        post('before-checkout-result', {
          partnerDonationId,
          proceed: emit('sir-donate-before-checkout', said.detail),
        });
        return;
      }
      case 'open':
      case 'close': {
        const was = isOpen;
        isOpen = said.type === 'open';
        if (isOpen) box.show();
        else box.close();
        // A frame that was reloaded while open opens again, which is no news.
        if (was === isOpen) return;
        break;
      }
      case 'ready':
      case 'error':
        isRefused = said.type === 'error' && isSetupError(said.detail.code);
        draw();
    }
    emit(`sir-donate-${said.type}`, said.detail);
  }

  adoptStylesheet(isolatedCss, container.getRootNode());
  build();

  const arrived = new Promise<void>((resolve, reject) => {
    const giveUp = (why: string): void => {
      if (greeted || life.signal.aborted) return;
      reject(new Error(`${url.origin}${url.pathname} ${why}`));
      dispose();
    };
    const peer = {
      window: () => box.frame.contentWindow,
      origin,
      read: readGuestMessage,
      onForeign: (version: number) =>
        giveUp(
          `speaks version ${version} of the protocol, not ${protocolVersion}: serve files of one release`,
        ),
    };
    const listen = (event: MessageEvent): void => {
      const said = receiveMessage(peer, event);
      if (!said || (said.type !== 'hello' && greeted !== peer.window())) return;
      handleMessage(said);
      resolve();
    };
    addEventListener('message', listen, life);
    const waitAtMost = (ms: number): void => {
      const silent = () => giveUp('did not answer: is it there, and allowed by frame-src?');
      const timer = setTimeout(silent, ms);
      life.signal.addEventListener('abort', () => clearTimeout(timer));
    };
    waitAtMost(patienceMs);
    box.frame.onload = () => waitAtMost(graceMs);
    // Taken out of the page, nobody waits for it any more.
    life.signal.addEventListener('abort', () => resolve());
  });

  const pollNow = (partnerDonationId?: string) => post('returned', { partnerDonationId });
  addEventListener('focus', () => pollNow(), life);
  onReturnMessage(pollNow, life.signal);

  return {
    arrived,
    get state() {
      return current.type;
    },
    get partnerDonationId() {
      return current.partnerDonationId;
    },
    load: () => post('load', {}),
    open() {
      if (!box.isDialog || isRefused) return;
      box.show();
      post('open', {});
    },
    close: () => box.close(),
    reset: () => post('reset', {}),
    update() {
      if (box.isDialog !== wantsDialog()) {
        box.remove();
        if (isOpen) emit('sir-donate-close', {});
        isOpen = false;
        build();
      } else {
        tell();
        draw();
        if (box.isShown()) box.show();
      }
    },
    dispose,
  };
}
