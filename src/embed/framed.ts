import { attributeNames } from '../contract/attributes.js';
import { donationEntry } from '../contract/donation-entry.js';
import { isSetupError } from '../contract/errors.js';
import type { SirDonateEventDetails, SirDonateEventName } from '../contract/events.js';
import type { HostMessage, Setup } from '../contract/host-messages.js';
import { mountForm } from './form.js';
import type { FormHandle } from './form-module.js';
import { readAddress, refuseApi } from './frame-address.js';
import { watchHeight } from './frame-height.js';
import { createFramePlace } from './frame-place.js';
import { hasOwnEntry, isStorageDenied, sharedStorage } from './frame-storage.js';
import { findPageAround } from './page-around.js';
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

export function startFrame(element: HTMLElement): void {
  const address = readAddress(location);
  const around = findPageAround(address.host, obey);
  /** Our element is around: it says what the options are, draws the dialog, keeps the donation and answers. */
  const isHosted = !!around && !!address.host;
  const place = createFramePlace(element);
  const height = watchHeight(document.body, (needed) => around?.send('resize', { height: needed }));
  let setup: Setup | undefined;
  let form: FormHandle | undefined;
  let judge = (_: { partnerDonationId: string; proceed: boolean }): void => {};
  let lastState = '';
  /** The dialog is open, but the form's words are still on their way. */
  let wantsFocus = false;

  function tellState(): void {
    if (!form) return;
    const state = { name: form.state, partnerDonationId: form.partnerDonationId };
    const words = JSON.stringify(state);
    if (words !== lastState) around?.send('state', state);
    lastState = words;
  }

  /** What the frame itself makes of the form's events. */
  const heed: Heed = {
    'sir-donate-ready'() {
      place.advise('');
    },
    'sir-donate-error'({ code, message }) {
      if (!isHosted && isSetupError(code)) place.advise(message);
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
    leave(url) {
      if (isHosted) around?.send('leave', { url });
      // A browser lets a frame do this while the donor's click is fresh; else the link is still on the screen.
      else open(url, '_top');
    },
    refusal: () => refuseApi(element.getAttribute('api-base'), location.hostname),
    secretIn: () => setup?.secretIn ?? address.secretIn,
    engine: (engine) => ({
      ...engine,
      environs: {
        ...engine.environs,
        storage: sharedStorage(engine.environs.storage, setup?.kept, (entry) => around?.send('keep', entry)),
      },
    }),
    onDrawn(donate) {
      place.button.textContent = donate;
      if (wantsFocus) wantsFocus = !place.focus();
      queueMicrotask(tellState);
    },
  };

  /** Writes the options where the form reads them, and draws the form by them. */
  function draw(attributes: Setup['attributes']): void {
    for (const name of attributeNames) {
      const value = attributes[name];
      if (value === undefined) element.removeAttribute(name);
      else element.setAttribute(name, value);
    }
    if (form) form.update();
    else mount(attributes);
    tellState();
  }

  function mount(attributes: Setup['attributes']): void {
    const entry = donationEntry(attributes['publishable-key'] ?? '', attributes.nonprofit ?? '');
    form = mountForm(
      {
        element,
        container: place.container,
        emit: () => true,
        hasDonation: !!setup?.kept?.length || hasOwnEntry(entry),
        fallbackHref: () => setup?.fallbackHref,
        showButton: (isVisible) => place.showButton(isVisible && !isHosted),
      },
      surroundings,
    );
  }

  function obey(said: HostMessage): void {
    switch (said.type) {
      case 'init':
      case 'update':
        setup = said.detail;
        document.documentElement.lang = setup.language;
        place.wear(setup.look);
        draw(setup.attributes);
        return;
      case 'load':
      case 'open':
      case 'close':
      case 'reset':
        form?.[said.type]();
        return;
      case 'verdict':
        judge(said.detail);
        return;
      case 'returned':
      // The flow hears of it by itself, from whatever window.
    }
  }

  /** A dialog cut off by a small frame helps nobody; the same form as a page of its own does. */
  function openDialog(): void {
    if (height.isFollowed() || innerHeight >= leastDialogHeight) {
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
    if (/^(light|dark)$/.test(theme)) place.wear({ 'color-scheme': theme });
    draw({ mode: 'inline', ...address.attributes });
    place.whenSeen(() => element.getAttribute('mode') === 'inline' && form?.load());
  }
}

function warn(words: string): void {
  console.warn(`[sir-donate] ${words}`);
}
