import { isInline, isPublishableKey } from '../contract/attribute-checks.js';
import type { AttributeName } from '../contract/attribute-names.js';
import { isSetupError } from '../contract/errors.js';
import type { FormChoiceTexts } from '../contract/form-choice.js';
import { warn } from '../contract/log.js';
import { createMessage, type DetailOf } from '../contract/messages.js';
import { listen } from '../donation/listen.js';
import { onReturnMessage } from '../donation/return-signals.js';
import { createStylesheet } from '../element/adopt-stylesheet.js';
import type { ElementShell, FormHandle } from '../element/form-module.js';
import { formPageUrl, isFrameTooSmall, openPage } from '../element/form-page.js';
import { nearestLanguage } from '../element/nearest-language.js';
import { readFrameInit, readTheme } from './frame-init.js';
import { type GuestMessage, readGuestMessage } from './guest-messages.js';
import { type GuestState, isGuestIdle } from './guest-state.js';
import { missingFrame, waitForGuest } from './handshake.js';
import hostCss from './host.css?inline';
import { HostDonations } from './host-donations.js';
import type { HostMessage } from './host-messages.js';
import { createHostStorage } from './host-storage.js';
import { createIframe, type Iframe } from './iframe.js';
import { createThemeObserver, type ThemeObserver } from './theme-observer.js';

const adoptHostStylesheet = createStylesheet(hostCss);

/**
 * The host side of an isolated form: an iframe in place of the form, and messages in place of calls. The host page can
 * neither see nor touch what the donor types. The guest can do to the page what `#handleMessage` does, and nothing else.
 */
export class FrameHost implements FormHandle {
  /** Rejects if the handshake fails. Nothing is left of the frame then. */
  readonly arrived: Promise<void>;
  readonly missing: string;
  readonly #shell: ElementShell;
  readonly #url: URL;
  readonly #life = new AbortController();
  /** Ends with the element's stay in one document. */
  #stay = new AbortController();
  #document: Document | undefined;
  readonly #languageObserver = new MutationObserver(() => this.#sendFrameInit('update'));
  readonly #themeObserver: ThemeObserver;
  /** The theme that was sent last, as JSON. */
  #lastTheme = '';
  readonly #donations: HostDonations;
  #iframe!: Iframe;
  /** The window that sent `hello`. After a move in the DOM the iframe has another one. */
  #guestWindow: Window | null = null;
  /** Whether the form is open, as the guest reported it last. */
  #isOpen = false;
  /** What was asked for. A frame that was moved or reloaded starts anew, and is asked again. */
  #isLoadRequested = false;
  /** Whether the dialog was asked for and not closed since. */
  #isOpenRequested = false;
  /** What the page has chosen for the guest. */
  #choice: FormChoiceTexts = {};
  /** Whether the guest has told a setup error. Before that, its state is `idle` because attributes may come late. */
  #hasSetupError = false;
  #isNotice = false;
  #guestState: GuestState = { type: 'idle' };

  constructor(shell: ElementShell, url: URL) {
    this.#shell = shell;
    this.#url = url;
    this.#donations = new HostDonations({
      element: shell.element,
      storage: createHostStorage(),
      isIdle: (isExpected) =>
        isGuestIdle(this.state, {
          isExpected,
          isInUse: this.#isOpen || document.activeElement === shell.element,
        }),
      onAcquired: () => this.#sendFrameInit('update'),
      onLost: (partnerDonationId) => this.#send('donation-lost', { partnerDonationId }),
    });
    const { signal: abortSignal } = this.#life;
    this.#themeObserver = createThemeObserver(shell.element, {
      onChange: () => {
        if (JSON.stringify(readTheme(shell.element)) !== this.#lastTheme) this.#sendFrameInit('update');
      },
      abortSignal,
    });
    this.#createIframe();
    abortSignal.addEventListener('abort', () => this.#stay.abort());
    const address = url.origin + url.pathname;
    this.missing = `${address} ${missingFrame}`;
    this.arrived = this.#waitForGuest().catch((error: Error) => {
      this.dispose();
      throw new Error(`${address} ${error.message}`);
    });
    const sendReturned = (partnerDonationId?: string) => this.#send('returned', { partnerDonationId });
    listen(window, { type: 'focus', listener: () => sendReturned(), abortSignal });
    onReturnMessage(sendReturned, abortSignal);
  }

  get state() {
    return this.#guestState.type;
  }

  get partnerDonationId() {
    return this.#guestState.partnerDonationId;
  }

  get donation() {
    return structuredClone(this.#guestState.donation);
  }

  load(): void {
    this.#isLoadRequested = true;
    this.#send('load', {});
  }

  open(choice: FormChoiceTexts = {}): void {
    this.#choice = { ...this.#choice, ...choice };
    if (!this.#iframe.isDialog) {
      this.#sendOpen();
      return;
    }
    this.#isOpenRequested = true;
    if (this.#isNotice) return;
    if (!this.#isOpen && this.#openAsPage()) this.#isOpenRequested = false;
    else if (this.#iframe.show()) this.#sendOpen();
    else this.#isOpenRequested = false;
  }

  /** Keeps the choice until the guest is there to get it. */
  #sendOpen(): void {
    if (this.#send('open', this.#choice)) this.#choice = {};
  }

  #openAsPage(): boolean {
    if (!isFrameTooSmall()) return false;
    const { element, read } = this.#shell;
    return openPage(formPageUrl(this.#url.href, { read, language: nearestLanguage(element) }));
  }

  close(): void {
    this.#isOpenRequested = false;
    this.#choice = {};
    this.#iframe.close();
    this.#send('close', {});
  }

  reset(): void {
    this.#send('reset', {});
  }

  update(): void {
    if (this.#iframe.isDialog !== this.#wantsDialog() && this.#isUsable()) {
      if (this.#isOpen) this.#shell.emit('sir-donate-close', {});
      this.#isOpen = this.#isOpenRequested = false;
      this.#createIframe();
    }
    if (this.#shell.element.ownerDocument !== this.#document) {
      this.#stay.abort();
      this.#stay = new AbortController();
      this.#adoptStylesheet();
      this.#waitForGuest().catch(({ message }: Error) => warn(message));
    }
    this.#sendFrameInit('update');
    this.#showButtonOrNotice();
    this.#iframe.update();
    if (this.#iframe.isShown()) this.#iframe.show();
  }

  dispose(): void {
    if (this.#isOpen) this.#shell.emit('sir-donate-close', {});
    this.#isOpen = false;
    this.#life.abort();
    this.#donations.release();
    this.#languageObserver.disconnect();
    this.#iframe.remove();
  }

  #read(name: AttributeName): string {
    return this.#shell.read(name) ?? '';
  }

  /** While a server that morphs the page has taken all attributes away, the mode says nothing. */
  #isUsable(): boolean {
    return isPublishableKey(this.#read('publishable-key')) && !!this.#read('nonprofit').trim();
  }

  #wantsDialog(): boolean {
    return !isInline(this.#read('mode'));
  }

  #adoptStylesheet(): void {
    adoptHostStylesheet(this.#shell.container.getRootNode() as ShadowRoot);
  }

  /** Receives messages in the window that the element is in. A frame that has moved to another answers there. */
  #waitForGuest(): Promise<void> {
    this.#document = this.#shell.element.ownerDocument;
    return waitForGuest({
      sender: {
        window: () => this.#iframe.element.contentWindow,
        origin: this.#url.origin,
        read: readGuestMessage,
      },
      iframe: this.#iframe.element,
      onMessage: (message) => this.#handleMessage(message),
      setLate: (isLate) => this.#iframe.setLate(isLate),
      abortSignal: this.#stay.signal,
    });
  }

  #createIframe(): void {
    const { element, container, label } = this.#shell;
    this.#adoptStylesheet();
    this.#iframe = createIframe(container, {
      host: element,
      src: this.#url.href,
      title: label(),
      isDialog: this.#wantsDialog(),
      previous: this.#iframe,
      onClose: () => {
        // The notice has closed it. It opens again with the attributes.
        if (this.#isNotice) return;
        this.#isOpenRequested = false;
        this.#send('close', {});
      },
    });
    this.#showButtonOrNotice();
  }

  #showButtonOrNotice(): void {
    const wasNotice = this.#isNotice;
    this.#isNotice = this.#hasSetupError && this.#guestState.type === 'idle';
    if (this.#isNotice) this.#iframe.close();
    this.#iframe.showAsNotice(this.#isNotice);
    this.#shell.showButton(this.#iframe.isDialog && !this.#isNotice);
    if (wasNotice && !this.#isNotice && this.#isOpenRequested) this.open();
  }

  /** Returns whether there is a guest that gets it. */
  #send<Type extends HostMessage['type']>(type: Type, detail: DetailOf<HostMessage, Type>): boolean {
    if (!this.#guestWindow || this.#guestWindow !== this.#iframe.element.contentWindow) return false;
    this.#guestWindow.postMessage(createMessage(type, detail), this.#url.origin);
    return true;
  }

  #sendFrameInit(type: 'init' | 'update'): void {
    const init = readFrameInit(this.#shell, {
      donations: this.#donations,
      languageObserver: this.#languageObserver,
    });
    this.#themeObserver.observe();
    this.#lastTheme = JSON.stringify(init.theme);
    this.#send(type, init);
  }

  #handleMessage(message: GuestMessage): void {
    const { emit } = this.#shell;
    switch (message.type) {
      case 'hello':
        this.#guestWindow = this.#iframe.element.contentWindow;
        this.#sendFrameInit('init');
        if (this.#isLoadRequested) this.#send('load', {});
        if (this.#iframe.isShown() || Object.keys(this.#choice).length) this.#sendOpen();
        return;
      case 'resize':
        this.#iframe.resize(message.detail.height);
        return;
      case 'state':
        this.#guestState = message.detail;
        this.#showButtonOrNotice();
        this.#donations.checkIdle();
        return;
      case 'storage-set':
        this.#donations.set(message.detail);
        return;
      case 'storage-remove':
        this.#donations.remove(message.detail.name);
        return;
      case 'before-checkout': {
        const { partnerDonationId } = message.detail;
        const proceed = emit('sir-donate-before-checkout', message.detail);
        this.#send('before-checkout-result', { partnerDonationId, proceed });
        return;
      }
      case 'checkout': {
        emit('sir-donate-checkout', message.detail);
        this.#send('checkout-received', { partnerDonationId: message.detail.partnerDonationId });
        return;
      }
      case 'open':
      case 'close': {
        const wasOpen = this.#isOpen;
        this.#isOpen = message.type === 'open';
        if (this.#isOpen) this.#iframe.show();
        else this.#iframe.close();
        if (!this.#isNotice) this.#isOpenRequested = this.#isOpen;
        // A frame that was reloaded while open opens again: the page need not know.
        if (wasOpen === this.#isOpen) return;
        break;
      }
      case 'error':
        this.#hasSetupError ||= isSetupError(message.detail.code);
        this.#showButtonOrNotice();
    }
    emit(`sir-donate-${message.type}`, message.detail);
  }
}
