import { effect, signal } from '@preact/signals';
import { render } from 'preact';
import { SirDonateError } from '../contract/errors.js';
import { type Options, parseOptions } from '../contract/options.js';
import { findSecret } from '../contract/secrets.js';
import { browserWindows } from '../donation/browser-windows.js';
import { createFlow, type Flow } from '../donation/flow.js';
import type { Surroundings } from '../frame/surroundings.js';
import { App } from '../ui/App.js';
import { Dialog } from '../ui/Dialog.js';
import formCss from '../ui/form.css?inline';
import { SetupNotice } from '../ui/SetupNotice.js';
import { createText } from '../ui/text.js';
import { translate } from '../ui/translate.js';
import { en } from '../ui/translations/en.js';
import type { View } from '../ui/view.js';
import { adoptStylesheet } from './adopt-stylesheet.js';
import type { FormHandle, FormHost } from './form-module.js';
import { nearestLanguage } from './nearest-language.js';
import { createTranslationLoader, directionOf } from './translation-loader.js';

/**
 * The lazily loaded half of the element: reads the attributes, runs one flow, draws it into the shell's container,
 * as a dialog or in place, and, given `around`, as the content of a frame.
 */
const said = new Set<string>();

/** Warns the developer, once a page for the same words. */
function warn(message: string): void {
  if (said.has(message)) return;
  said.add(message);
  console.warn(`[sir-donate] ${message}`);
}

/** The second half's screens; they come once for all widgets of the page. */
const later = signal<View['later']['value']>(undefined);

/** Comes with the second half, which knows half of the keys. */
let checkStrings: typeof import('../ui/translations/check-strings.js').checkStrings | undefined;

const httpOnly = (href: string | undefined): string | undefined =>
  href && /^https?:/.test(href) ? href : undefined;

export function mountForm(host: FormHost, around?: Surroundings): FormHandle {
  const { element, container, showButton } = host;
  const emit = around?.emit ?? host.emit;
  const root = container.getRootNode() as ShadowRoot;
  const place = document.createElement('div');
  container.append(place);
  for (const type of ['focusin', 'pointerdown']) {
    place.addEventListener(type, () => {
      isInUse = true;
    });
  }
  adoptStylesheet(formCss, root);

  let flow: Flow | undefined;
  let options: Options | undefined;
  let isOpen = false;
  let isReady = false;
  let isGone = false;
  let stopDrawing = () => {};
  let lastScreen: string | undefined;
  let lastRefusal = '';
  /** Whether what last had the focus, or was pressed, is of the form; Safari gives a pressed button no focus. */
  let isInUse = false;
  /** None while it is out of the page, where it cannot be shown. */
  const dialog = () => (place.isConnected && place.querySelector('dialog')) || undefined;
  const translationLoader = createTranslationLoader(() => isGone || draw(), warn);
  const language = new MutationObserver(() => update());

  function report(problem: SirDonateError | string): void {
    if (!(problem instanceof SirDonateError)) {
      warn(problem);
      return;
    }
    const { code, retryable, message } = problem;
    warn(`${code}: ${message}`);
    emit('sir-donate-error', { code, retryable, message });
  }

  function read(): Options | undefined {
    const parsed =
      around?.refusal() ??
      parseOptions((name) => element.getAttribute(name), {
        locale: nearestLanguage(element, language),
        secretAttribute: around?.secretAttribute() ?? findSecret(element.attributes),
      });
    for (const warning of parsed.warnings) warn(warning);
    const message = parsed.type === 'valid' ? '' : parsed.message;
    // Attributes are read again whenever something may have changed; what is still wrong was said.
    if (parsed.type === 'invalid' && message !== lastRefusal)
      report(new SirDonateError(parsed.code, message));
    lastRefusal = message;
    return parsed.type === 'valid' ? parsed.options : undefined;
  }

  /** Leads who is in the form to its new screen; nobody who is elsewhere in the page is torn away. */
  function focusTitle(): void {
    // In a frame that is not looked at, to take the focus is to take it from the page around.
    if (around && !document.hasFocus()) {
      addEventListener('focus', focusTitle, { once: true });
    } else if (isInUse && (document.activeElement === document.body || place.contains(root.activeElement))) {
      const title = place.querySelector<HTMLElement>('.title');
      // Firefox does not focus a legend that is not laid out yet.
      title?.getBoundingClientRect();
      title?.focus();
    }
  }

  function draw(): void {
    const fallbackHref = httpOnly(host.fallbackHref());
    const translations = translationLoader.current();
    if (!translations) return;
    const strings = translate(en, translations);
    // Not on the container: its `all: initial` takes away what a browser makes of a language, such as the glyphs of Han.
    place.lang = translations.language;
    place.dir = directionOf(translations.language);
    place.className = options?.mode ?? '';
    showButton(!!flow && options?.mode === 'button');
    stopDrawing();
    if (!flow || !options) {
      render(<SetupNotice strings={strings} fallbackHref={fallbackHref} />, place);
      return;
    }
    const view: View = { flow, text: createText(strings, options), translations, later, fallbackHref };
    const isInline = options.mode === 'inline';
    // Rendering is synchronous, so this effect depends on every signal that a component reads, and draws anew when
    // one changes: Preact's own integration with signals would do the same for 2 kB more.
    stopDrawing = effect(() => {
      const dialogView = { ...view, onClose: close };
      render(
        isInline ? (
          <App {...view} />
        ) : around?.hasDialog ? (
          <App {...dialogView} />
        ) : (
          <Dialog view={dialogView} onClosed={closed} />
        ),
        place,
      );
      const { type } = view.flow.state.value;
      // Creating is the details' screen with a busy button: the focus stays where it is.
      const screen = type === 'creating' ? 'details' : type;
      const title = place.querySelector('.title');
      if (lastScreen && lastScreen !== screen) focusTitle();
      // A screen whose code is still on its way has no title yet.
      if (title) lastScreen = screen;
      around?.onDrawn(strings.donate);
    });
    if (!isReady) {
      isReady = true;
      emit('sir-donate-ready', { environment: options.environment });
    }
    // A dialog that was moved in the DOM has left the top layer.
    if (isOpen && dialog()?.matches(':modal') === false) show();
  }

  function show(): void {
    const box = dialog();
    box?.close();
    box?.showModal();
  }

  function open(): void {
    update();
    if (!flow || options?.mode !== 'button') return;
    flow.load();
    if (isOpen) return;
    if (flow.state.peek().type === 'succeeded') flow.reset();
    isOpen = true;
    flow.setOpen(true);
    show();
    emit('sir-donate-open', {});
  }

  function close(): void {
    dialog()?.close();
    // Not only when the browser says so: what the page changes until then would show the dialog again.
    closed();
  }

  function closed(): void {
    // A close that we did ourselves to show the dialog anew is none.
    if (!isOpen || dialog()?.open) return;
    isOpen = false;
    flow?.setOpen(false);
    emit('sir-donate-close', {});
  }

  function update(): void {
    const next = read();
    options = next;
    // What is no dialog any more is closed, and stays so should it be one again.
    if (next?.mode !== 'button') close();
    if (next) checkStrings?.(next.strings, warn);
    translationLoader.load(next?.locale ?? nearestLanguage(element), next?.strings ?? new Map());
    if (!next) {
      flow?.dispose();
      flow = undefined;
      isReady = false;
    } else if (flow) {
      flow.update(next);
    } else {
      start(next);
    }
    draw();
  }

  function start(first: Options): void {
    flow = createFlow({
      options: first,
      windows: { ...browserWindows, ...(around && { navigate: around.navigate }) },
      async loadDeferred() {
        const second = await import('./deferred.js');
        checkStrings = second.checkStrings;
        if (options) checkStrings(options.strings, warn);
        adoptStylesheet(second.deferredCss, root);
        later.value = second.DeferredScreens;
        return around?.engine(second) ?? second;
      },
      emit,
      report,
    });
    options = first;
    if (host.hasDonation) {
      flow.resume((donation) => {
        if (donation.isOpen && first.mode === 'button') open();
      });
    }
  }

  update();

  return {
    get state() {
      return flow?.state.peek().type ?? 'idle';
    },
    get partnerDonationId() {
      const state = flow?.state.peek();
      return state && 'donation' in state ? state.donation.partnerDonationId : undefined;
    },
    load: () => flow?.load(),
    open,
    close,
    reset: () => flow?.reset(),
    update,
    dispose() {
      isGone = true;
      language.disconnect();
      flow?.dispose();
      stopDrawing();
      render(null, place);
      place.remove();
    },
  };
}
