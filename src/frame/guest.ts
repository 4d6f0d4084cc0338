import { attributeNames } from '../contract/attribute-names.js';
import { donationKeyPrefix } from '../contract/donation-key-prefix.js';
import { isSetupError } from '../contract/errors.js';
import type { SirDonateEventDetails, SirDonateEventName } from '../contract/events.js';
import type { FormHandle } from '../element/form-module.js';
import { mountForm } from '../element/mount-form.js';
import { watchContentHeight } from './autosize.js';
import { readGuestAddress, refuseApi } from './guest-address.js';
import { openGuestChannel } from './guest-channel.js';
import { createGuestPage } from './guest-page.js';
import type { FrameInit, HostMessage } from './host-messages.js';
import { hasOwnEntry, isStorageDenied, sharedStorage } from './storage-bridge.js';
import type { Surroundings } from './surroundings.js';

/**
 * The frame's end: the same form in a page of ours. Its options come from the frame's address, or, if our element is
 * around, from its message; what happens goes to the page around as messages. Opened by itself it is a page.
 */

/** Our element answers at once; a page that hangs must not keep the donor for ever. */
const verdictMs = 5_000;
/** A dialog in less than this cannot be used. */
const leastDialogHeight = 440;

type Heed = {
  [Name in SirDonateEventName]?: (detail: SirDonateEventDetails[Name]) => Promise<boolean> | undefined;
};

export function startFrameGuest(element: HTMLElement): void {
  const address = readGuestAddress(location);
  const around = openGuestChannel(address.host, handleMessage);
  /** Our element is around: it says what the options are, draws the dialog, keeps the donation and answers. */
  const isHosted = !!around && !!address.host;
  const place = createGuestPage(element);
  const height = watchContentHeight(document.body, (needed) => around?.send('resize', { height: needed }));
  let setup: FrameInit | undefined;
  let form: FormHandle | undefined;
  let judge = (_: { partnerDonationId: string; proceed: boolean }): void => {};
  let lastState = '';
  /** The dialog is open, but the form's words are still on their way. */
  let wantsFocus = false;

  function tellState(): void {
    if (!form) return;
    const state = { type: form.state, partnerDonationId: form.partnerDonationId };
    const words = JSON.stringify(state);
    if (words !== lastState) around?.send('state', state);
    lastState = words;
  }

  /** What the frame itself makes of the form's events. */
  const heed: Heed = {
    'sir-donate-ready'() {
      place.showHint('');
    },
    'sir-donate-error'({ code, message }) {
      if (!isHosted && isSetupError(code)) place.showHint(message);
    },
    'sir-donate-open'() {
      if (isHosted) wantsFocus = !place.focus();
      else height.watch(place.container.querySelector('dialog .form'));
    },
    'sir-donate-before-checkout'({ partnerDonationId }) {
      // Only a page that sent `init` has promised to answer.
      if (!setup) return;
      return new Promise((resolve) => {
        judge = (verdict) => verdict.partnerDonationId === partnerDonationId && resolve(verdict.proceed);
        setTimeout(() => resolve(true), verdictMs);
      });
    },
    'sir-donate-checkout'() {
      if (!isHosted && isStorageDenied())
        warn('The browser denies this frame its storage: a reload will not find the donation again.');
    },
  };

  const surroundings: Surroundings = {
    hasDialog: isHosted,
    emit(name, detail) {
      // Who hears of an event and asks for the state must get the one that the event is about.
      tellState();
      around?.tell(name, detail);
      return heed[name]?.(detail) ?? true;
    },
    navigate(url) {
      if (isHosted) around?.send('navigate', { url });
      // A browser lets a frame do this while the donor's click is fresh; else the link is still on the screen.
      else open(url, '_top');
    },
    refusal: () => refuseApi(element.getAttribute('api-base'), location.hostname),
    secretAttribute: () => setup?.secretAttribute ?? address.secretAttribute,
    engine: (engine) => ({
      ...engine,
      services: {
        ...engine.services,
        storage: sharedStorage(engine.services.storage, setup?.storedDonations, {
          set: (entry) => around?.send('storage-set', entry),
          remove: (entry) => around?.send('storage-remove', entry),
        }),
      },
    }),
    onDrawn(donate) {
      place.button.textContent = donate;
      if (wantsFocus) wantsFocus = !place.focus();
      queueMicrotask(tellState);
    },
  };

  /** Writes the options where the form reads them, and draws the form by them. */
  function draw(attributes: FrameInit['attributes']): void {
    for (const name of attributeNames) {
      const value = attributes[name];
      if (value === undefined) element.removeAttribute(name);
      else element.setAttribute(name, value);
    }
    if (form) form.update();
    else mount(attributes);
    tellState();
  }

  function mount(attributes: FrameInit['attributes']): void {
    const entry = donationKeyPrefix(attributes['publishable-key'] ?? '', attributes.nonprofit ?? '');
    form = mountForm(
      {
        element,
        container: place.container,
        emit: () => true,
        hasDonation: !!setup?.storedDonations?.length || hasOwnEntry(entry),
        fallbackHref: () => setup?.fallbackHref,
        showButton: (isVisible) => place.showButton(isVisible && !isHosted),
      },
      surroundings,
    );
  }

  function handleMessage(said: HostMessage): void {
    switch (said.type) {
      case 'init':
      case 'update':
        setup = said.detail;
        document.documentElement.lang = setup.language;
        place.applyTheme(setup.theme);
        draw(setup.attributes);
        return;
      case 'load':
      case 'open':
      case 'close':
      case 'reset':
        form?.[said.type]();
        return;
      case 'before-checkout-result':
        judge(said.detail);
        return;
      case 'returned':
      // The flow hears of it by itself, from whatever window.
    }
  }

  /** A dialog cut off by a small frame helps nobody; the same form as a page of its own does. */
  function openDialog(): void {
    if (height.isAwaitingStatus() || innerHeight >= leastDialogHeight) {
      form?.open();
      return;
    }
    const page = new URL(location.href);
    page.searchParams.set('mode', 'inline');
    open(page, '_blank', 'noopener');
  }

  document.documentElement.classList.toggle('alone', !around);
  document.documentElement.lang = navigator.language;
  place.button.onclick = openDialog;
  place.button.onpointerenter = place.button.onfocus = () => form?.load();
  addEventListener('keydown', ({ key, isComposing }) => {
    if (isHosted && key === 'Escape' && !isComposing) form?.close();
  });
  for (const warning of address.warnings) warn(warning);
  if (isHosted) around.send('hello', {});
  else {
    const { theme = '' } = address.attributes;
    if (/^(light|dark)$/.test(theme)) place.applyTheme({ 'color-scheme': theme });
    draw({ mode: 'inline', ...address.attributes });
    place.whenSeen(() => element.getAttribute('mode') === 'inline' && form?.load());
  }
}

function warn(words: string): void {
  console.warn(`[sir-donate] ${words}`);
}
