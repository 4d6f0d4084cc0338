import type { TextStorage } from '../api/text-storage.js';
import { isInline } from '../contract/attribute-checks.js';
import type { AttributeName } from '../contract/attribute-names.js';
import type { Emit, SirDonateEventDetails, SirDonateEventName } from '../contract/events.js';
import { warn } from '../contract/log.js';
import { browserWindows } from '../donation/browser-windows.js';
import { hasStoredDonation } from '../donation/has-stored-donation.js';
import { isPreview } from '../element/editor-preview.js';
import { mountForm } from '../element/form.js';
import type { FormHost, MountedForm } from '../element/form-host.js';
import { formPageUrl, isFrameTooSmall, openPage } from '../element/form-page.js';
import { type Autosize, createAutosize } from './autosize.js';
import { type DonationOwner, isDonationEntry, withoutDonation } from './donation-entry.js';
import { identityByHost, identityOfFrame } from './frame-identity.js';
import { createFrameRoom, type FrameRoom, type Room } from './frame-room.js';
import { type GuestAddress, readGuestAddress, refuseApi } from './guest-address.js';
import { type GuestChannel, openGuestChannel } from './guest-channel.js';
import { createGuestPage, type GuestPage, type OnHeading } from './guest-page.js';
import { bridgeStorage, donationsInMemory, isStorageDenied } from './guest-storage.js';
import { applyAddressTheme } from './guest-theme.js';
import { HostAnswers } from './host-answers.js';
import type { FrameInit, HostMessage } from './host-messages.js';

type EventHandlers = {
  [Name in SirDonateEventName]?: (detail: SirDonateEventDetails[Name]) => Promise<boolean> | undefined;
};

/**
 * The guest side: the form in `frame.html`. It stands in one of three places:
 *
 * - in a frame of our element, which sends the options by message, shows the dialog, stores the donation and answers
 *   `before-checkout`;
 * - in a bare frame, with the options in its address;
 * - as a page of its own, with the options in its address.
 *
 * Events of the form go to the host page as messages.
 */
class FrameGuest implements FormHost {
  readonly element = undefined;
  readonly container: HTMLElement;
  readonly hasOwnDialog: boolean;
  readonly pageOrigin: string;
  readonly #address: GuestAddress;
  readonly #page: GuestPage;
  readonly #autosize: Autosize;
  readonly #channel: GuestChannel | undefined;
  /** Whether the host page has an element of ours. */
  readonly #hasElement: boolean;
  #attributes: FrameInit['attributes'] = {};
  #init: FrameInit | undefined;
  readonly #answers = new HostAnswers();
  /** Of a bare frame. */
  #room: FrameRoom | undefined;
  /** With an element of ours in the host page, which stores the donations. */
  #memory: ReturnType<typeof donationsInMemory> | undefined;
  #form: MountedForm | undefined;
  #isVisible = false;
  /** That is wanted. The page's `lang` is the one that the form is rendered in. */
  #language = navigator.language;
  /** The dialog was opened before the form was rendered. */
  #focusWhenRendered = false;

  constructor(main: HTMLElement, onHeading: OnHeading) {
    this.#address = readGuestAddress(location);
    this.pageOrigin = this.#address.parentOrigin ?? 'null';
    this.#channel = openGuestChannel(this.#address.parentOrigin, (message) => this.#handleMessage(message));
    this.#hasElement = !!this.#channel && !!this.#address.parentOrigin;
    const place = this.#hasElement ? 'element' : this.#channel ? 'bare' : 'top-level';
    this.#page = createGuestPage(main, place, onHeading);
    this.container = this.#page.container;
    this.hasOwnDialog = !this.#hasElement;
    this.#autosize = createAutosize(document.body, (height) => {
      this.#channel?.send('resize', { height });
      this.#room?.handleHeightSent();
    });
    const { button } = this.#page;
    button.onclick = () => this.#form?.open();
    button.onpointerenter = button.onfocus = () => this.#form?.load();
  }

  start(): void {
    for (const warning of this.#address.warnings) warn(warning);
    if (this.#hasElement) {
      this.#page.onEscape(() => this.#form?.close());
      this.#channel?.send('hello', {});
      return;
    }
    if (this.#channel)
      this.#room = createFrameRoom(
        () => this.#autosize.isHeightGiven(),
        () => this.#form && this.#applyRoom(),
      );
    applyAddressTheme(this.#address, {
      page: this.#page,
      isFramed: !!this.#channel,
      onReady: () => this.#setAttributes(this.#address.attributes),
    });
    this.#page.whenVisible(() => {
      this.#isVisible = true;
      this.#loadIfVisible();
    });
  }

  /** A browser lets a frame navigate the window around it only if that is the top window. */
  readonly pageTarget = window.parent === window.top ? '_parent' : '_blank';

  get #owner(): DonationOwner {
    const { 'publishable-key': key = '', nonprofit = '' } = this.#attributes;
    return { key, nonprofits: nonprofit };
  }

  hasStoredDonation(): boolean {
    const { key, nonprofits } = this.#owner;
    return (
      !!this.#init?.storedDonations?.some((entry) => isDonationEntry(this.#owner, entry)) ||
      (!this.#hasElement && hasStoredDonation(key, nonprofits))
    );
  }

  readonly emit: Emit<boolean | Promise<boolean>> = (name, detail) => {
    // Whoever receives an event and reads the state must get the state that the event is about.
    this.#sendState();
    // The page gets the id and may stop the hand-over. The link stays here: a checkout's page can show the donor's address.
    const { donationLink, ...withoutLink } = { donationLink: undefined, ...detail };
    this.#channel?.sendEvent(name, withoutLink);
    return this.#eventHandlers[name]?.(detail) ?? true;
  };

  readonly readAttribute = (name: AttributeName): string | null =>
    name === 'mode' && this.#currentRoom === 'button' ? 'button' : (this.#attributes[name] ?? null);

  secretAttribute(): string | undefined {
    return this.#init?.secretAttribute ?? this.#address.secretAttribute;
  }

  get warnings(): readonly string[] {
    return this.#address.warnings;
  }

  isPreview(hasSetupError: boolean): boolean {
    // A page cannot be seen from a bare frame.
    return this.#hasElement ? !!this.#init?.isPreview : hasSetupError || isPreview(location);
  }

  refusal() {
    return refuseApi(this.readAttribute('api-base'), location.hostname);
  }

  language(): string {
    return this.#language;
  }

  fallbackHref(): string | undefined {
    return this.#init?.fallbackHref;
  }

  showButton(isVisible: boolean): void {
    this.#page.showButton(isVisible && !this.#hasElement);
  }

  identify() {
    return this.#hasElement
      ? identityByHost(() => this.#init?.widget ?? '')
      : identityOfFrame(() => this.#attributes.mode ?? '');
  }

  openAsPage(): boolean {
    const hasRoom = this.#autosize.isResizedByHost() && this.#currentRoom === 'form';
    if (this.#hasElement || hasRoom || !isFrameTooSmall()) return false;
    const { themeParameters } = this.#address;
    const read = this.readAttribute;
    const url = formPageUrl(location.href, { read, language: this.language(), themeParameters });
    return openPage(url, browserWindows);
  }

  wrapStorage(storage: TextStorage): TextStorage {
    if (this.#hasElement) this.#memory = donationsInMemory(storage);
    return bridgeStorage(
      this.#memory ?? storage,
      () => ({ owner: this.#owner, storedDonations: this.#init?.storedDonations }),
      {
        set: (entry) => this.#channel?.send('storage-set', entry),
        remove: (entry) => this.#channel?.send('storage-remove', entry),
      },
    );
  }

  whenFocusable(callback: () => void): void {
    if (document.hasFocus()) callback();
    else addEventListener('focus', callback, { once: true });
  }

  onRendered(buttonLabel: string): void {
    this.#page.button.textContent = buttonLabel;
    this.#page.describe(buttonLabel);
    if (this.#focusWhenRendered) this.#focusWhenRendered = !this.#page.focusForm();
    queueMicrotask(() => this.#sendState());
  }

  readonly #eventHandlers: EventHandlers = {
    'sir-donate-open': () => {
      if (this.#hasElement) this.#focusWhenRendered = !this.#page.focusForm();
      else this.#autosize.watch(this.container.querySelector('dialog .form'));
    },
    'sir-donate-change': () => void this.#room?.handleUse(),
    'sir-donate-before-checkout': ({ partnerDonationId }) =>
      this.#answers.awaitBeforeCheckout(partnerDonationId),
    'sir-donate-checkout': ({ partnerDonationId }) => {
      if (!this.#hasElement && isStorageDenied())
        warn('The browser denies this frame its storage: a reload will not find the donation again.');
      return this.#answers.awaitCheckout(partnerDonationId);
    },
  };

  #sendState(): void {
    if (this.#form) this.#channel?.sendState(this.#form);
  }

  /** A page of a bare frame may ask for a button, which needs no room. */
  get #currentRoom(): Room {
    return (isInline(this.#attributes.mode ?? null) && this.#room?.room) || 'form';
  }

  /** A form that the donor sees needs no other intent. */
  #loadIfVisible(): void {
    if (this.#isVisible && this.#currentRoom === 'form' && isInline(this.readAttribute('mode')))
      this.#form?.load();
  }

  #setAttributes(attributes: FrameInit['attributes']): void {
    this.#attributes = this.#hasElement ? attributes : { mode: 'inline', ...attributes };
    this.#page.applyColorScheme(attributes.theme);
    this.#form ??= mountForm(this);
    this.#applyRoom();
    this.#sendState();
  }

  #applyRoom(): void {
    this.#page.applyRoom(this.#currentRoom);
    this.#form?.update();
    this.#loadIfVisible();
  }

  /** Resumes a donation that the element has given to this frame since. */
  #resumeAdded(before: FrameInit, { storedDonations = [] }: FrameInit): void {
    const known = new Set(before.storedDonations?.map(({ name }) => name));
    if (this.#hasElement && storedDonations.some(({ name }) => !known.has(name))) this.#form?.resume();
  }

  #leaveDonation(partnerDonationId: string): void {
    this.#memory?.forget(partnerDonationId);
    if (this.#init)
      this.#init.storedDonations = withoutDonation(this.#init.storedDonations, partnerDonationId);
    this.#form?.forget(partnerDonationId);
  }

  #handleMessage(message: HostMessage): void {
    switch (message.type) {
      case 'init':
      case 'update': {
        const before = this.#init;
        this.#answers.isPromised ||= this.#hasElement && message.type === 'init';
        this.#init = message.detail;
        this.#language = message.detail.language;
        this.#page.applyTheme(message.detail.theme);
        this.#setAttributes(message.detail.attributes);
        if (before) this.#resumeAdded(before, message.detail);
        return;
      }
      case 'get-height':
        this.#room?.handleHostResizes();
        this.#autosize.resend();
        return;
      case 'donation-lost':
        this.#leaveDonation(message.detail.partnerDonationId);
        return;
      case 'open':
        this.#form?.open(message.detail);
        return;
      case 'load':
      case 'close':
      case 'reset':
        this.#form?.[message.type]();
        return;
      case 'before-checkout-result':
        this.#answers.receiveBeforeCheckout(message.detail);
        return;
      case 'checkout-received':
        this.#answers.receiveCheckout(message.detail);
        return;
      case 'returned':
        this.#form?.donorReturned(message.detail.partnerDonationId);
    }
  }
}

/** Starts the form in the `main` element of `frame.html`. */
export function startFrameGuest(main: HTMLElement, onHeading: OnHeading = () => {}): void {
  new FrameGuest(main, onHeading).start();
}
