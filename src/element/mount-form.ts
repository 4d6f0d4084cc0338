import { SirDonateError } from '../contract/errors.js';
import { warn } from '../contract/log.js';
import type { Options } from '../contract/options.js';
import { createFlow, type Flow } from '../donation/flow.js';
import formCss from '../ui/form.css?inline';
import { adoptStylesheet } from './adopt-stylesheet.js';
import { containForm } from './contain-form.js';
import type { FormHost, MountedForm } from './form-host.js';
import { createFormRenderer } from './form-renderer.js';
import { createWindows, loadDeferred, warnOfUnknownStrings } from './load-deferred.js';
import { createOptionsReader } from './options-reader.js';
import { createTranslationLoader } from './translation-loader.js';

/** Writes a problem to the console, and reports an error to the page. */
const createReporter =
  (emit: FormHost['emit']) =>
  (problem: SirDonateError | string): void => {
    if (!(problem instanceof SirDonateError)) {
      warn(problem);
      return;
    }
    const { code, retryable, message } = problem;
    warn(`${code}: ${message}`);
    emit('sir-donate-error', { code, retryable, message });
  };

/** Whether the donor is in another widget of the page, whose form a dialog must not cover. */
const isOtherWidgetFocused = (container: HTMLElement): boolean => {
  const { host } = container.getRootNode() as ShadowRoot;
  const { activeElement } = document;
  return activeElement?.localName === host.localName && activeElement !== host;
};

/** Mounts a form: reads the host's attributes, runs one donation flow, and renders it as a dialog or in place. */
export function mountForm(host: FormHost): MountedForm {
  const { container, emit } = host;
  const formRoot = document.createElement('div');
  container.append(formRoot);
  const releaseEvents = containForm(formRoot);
  adoptStylesheet(formCss, container.getRootNode() as ShadowRoot);

  let flow: Flow | undefined;
  let options: Options | undefined;
  let isReady = false;
  let isDisposed = false;
  const renderer = createFormRenderer(formRoot, host, { close: closeForm, onClosed: handleClosed });
  const translationLoader = createTranslationLoader(() => isDisposed || draw(), warn);
  const languageObserver = new MutationObserver(() => update());
  const report = createReporter(emit);
  const readOptions = createOptionsReader(host, languageObserver, report);

  /** Undefined while the form is out of the page, where a dialog cannot be shown. */
  const findDialog = () => (formRoot.isConnected && formRoot.querySelector('dialog')) || undefined;

  /** Shows the dialog, again if a move in the DOM has taken it out of the top layer. */
  function showDialog(): void {
    const dialog = findDialog();
    dialog?.close();
    dialog?.showModal();
  }

  function openForm(): void {
    update();
    if (!flow || options?.mode !== 'button') return;
    flow.load();
    if (flow.isOpen.peek()) return;
    if (flow.state.peek().type === 'succeeded') flow.reset();
    flow.setOpen(true);
    showDialog();
    emit('sir-donate-open', {});
  }

  function closeForm(): void {
    findDialog()?.close();
    // Not only on the dialog's close event: an update before it would show the dialog again.
    handleClosed();
  }

  function handleClosed(): void {
    // `showDialog` closes the dialog too, to show it again.
    if (!flow?.isOpen.peek() || findDialog()?.open) return;
    flow.setOpen(false);
    emit('sir-donate-close', {});
  }

  function draw(): void {
    const translations = translationLoader.current();
    if (!translations) return;
    renderer.render({ flow, options, translations });
    if (!options) return;
    if (!isReady) {
      isReady = true;
      emit('sir-donate-ready', { environment: options.environment });
    }
    if (flow?.isOpen.peek() && findDialog()?.matches(':modal') === false) showDialog();
  }

  function update(): void {
    options = readOptions();
    // What is no dialog any more is closed, and stays closed should it be one again.
    if (options?.mode !== 'button') closeForm();
    warnOfUnknownStrings(options);
    translationLoader.load(options?.locale ?? host.language(languageObserver), options?.strings ?? new Map());
    if (!options) {
      flow?.dispose();
      flow = undefined;
      isReady = false;
    } else if (flow) {
      flow.update(options);
    } else {
      flow = startFlow(options);
    }
    draw();
  }

  function startFlow(first: Options): Flow {
    const started = createFlow({
      options: first,
      windows: createWindows((url) => host.navigate(url)),
      async loadDeferred() {
        const deferred = await loadDeferred(host);
        warnOfUnknownStrings(options);
        return deferred;
      },
      emit,
      report,
    });
    if (host.hasStoredDonation) {
      started.resume((donation) => {
        if (donation.isOpen && !isOtherWidgetFocused(host.container)) openForm();
      }, closeForm);
    }
    return started;
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
    donorReturned: (partnerDonationId) => flow?.donorReturned(partnerDonationId),
    open: openForm,
    close: closeForm,
    reset: () => flow?.reset(),
    update,
    dispose() {
      isDisposed = true;
      languageObserver.disconnect();
      flow?.dispose();
      renderer.stop();
      releaseEvents();
      formRoot.remove();
    },
  };
}
