import { SirDonateError } from '../contract/errors.js';
import { warn } from '../contract/log.js';
import type { Options } from '../contract/options.js';
import type { Donation } from '../donation/donation-storage.js';
import type { Flow } from '../donation/flow.js';
import type { Report } from '../donation/flow-context.js';
import { isDonationShown } from '../donation/state.js';
import { containForm } from './contain-form.js';
import { DialogPlace } from './dialog-place.js';
import { createEditorHints, type EditorHints } from './editor-hints.js';
import { createElementFlow, suspendFlow } from './element-flow.js';
import type { FormHost, MountedForm } from './form-host.js';
import { createFormRenderer } from './form-renderer.js';
import { warnOfUnknownStrings } from './load-deferred.js';
import { createOptionsReader } from './options-reader.js';
import { PageChoice } from './page-choice.js';
import { takeFormRoot } from './prepare-form.js';
import { createSetupErrors } from './setup-error.js';
import { createTranslationLoader } from './translation-loader.js';

/** Says in each event whether the flow simulates. */
const markSimulations =
  (emit: FormHost['emit'], findFlow: () => Flow | undefined): FormHost['emit'] =>
  (name, detail) =>
    emit(name, findFlow()?.options.peek().simulate ? { ...detail, simulated: true } : detail);

/** Writes a problem to the console, and reports an error to the page. */
const createReporter =
  (emit: FormHost['emit'], hints: EditorHints): Report =>
  (problem, donation) => {
    hints.add(problem);
    if (!(problem instanceof SirDonateError)) {
      warn(problem);
      return;
    }
    const { code, retryable, message } = problem;
    warn(`${code}: ${message}`);
    emit('sir-donate-error', { ...donation, code, retryable, message, version: __SIR_VERSION__ });
  };

/** Whether the donor is in another widget of the page, whose form a dialog must not cover. */
const isOtherWidgetFocused = (container: HTMLElement): boolean => {
  const { host } = container.getRootNode() as ShadowRoot;
  const { activeElement } = document;
  return activeElement?.localName === host.localName && activeElement !== host;
};

/**
 * Mounts a form: reads the host's attributes, runs one donation flow, and renders it as a dialog or in place. It shows
 * nothing before the first `update()`. What was asked of it (load, open, resume) is remembered until the attributes allow
 * it, and a refusal hides the form without ending its flow.
 */
export function mountForm(host: FormHost): MountedForm {
  const emit = markSimulations(host.emit, () => flow);
  const formRoot = takeFormRoot(host.container);
  const releaseEvents = containForm(formRoot);
  const place = new DialogPlace({ element: host.element, wrapper: formRoot, onHidden: closeForm });
  let flow: Flow | undefined;
  /** The last that were not refused. */
  let options: Options | undefined;
  let isReady = false;
  let isDisposed = false;
  let isLoadRequested = false;
  /** Whether the dialog was asked for and was not closed since, not even by a change of the mode. */
  let isOpenRequested = false;
  const renderer = createFormRenderer(formRoot, host, { close: closeForm, onClosed: handleClosed });
  const translationLoader = createTranslationLoader(() => isDisposed || draw(), warn);
  const languageObserver = new MutationObserver(() => update());
  const hints = createEditorHints(host);
  const report = createReporter(emit, hints);
  const readOptions = createOptionsReader(host, languageObserver, hints.read);
  const pageChoice = new PageChoice(report);
  const setupErrors = createSetupErrors({ report, onShown: draw });
  const isNotice = () => setupErrors.isShown() && (!flow || !isDonationShown(flow.state.peek()));

  /** Undefined while the form is out of the page, where a dialog cannot be shown. */
  const findDialog = () => (formRoot.isConnected && formRoot.querySelector('dialog')) || undefined;

  function load(): void {
    isLoadRequested = true;
    // A refused form requests nothing.
    if (!isNotice()) flow?.load();
  }

  function openForm(): void {
    isOpenRequested = true;
    update();
    if (isOpenRequested) load();
  }

  function openIfRequested(): void {
    if (!isOpenRequested || !flow || flow.isOpen.peek() || isNotice() || options?.mode === 'inline') return;
    isOpenRequested = !host.openAsPage();
    if (!isOpenRequested) return;
    if (flow.state.peek().type === 'succeeded') flow.reset();
    isOpenRequested = place.show(findDialog());
    flow.setOpen(isOpenRequested);
    if (isOpenRequested) emit('sir-donate-open', {});
  }

  function closeForm(): void {
    isOpenRequested = false;
    findDialog()?.close();
    // Not only on the dialog's close event: an update before it would show the dialog again.
    handleClosed();
  }

  function handleClosed(): void {
    // `place.show()` closes the dialog too, to show it again.
    if (!flow?.isOpen.peek() || findDialog()?.open) return;
    // A dialog that the notice has replaced comes back with the attributes.
    if (!isNotice()) isOpenRequested = false;
    flow.setOpen(false);
    place.restore();
    emit('sir-donate-close', {});
  }

  function draw(): void {
    hints.show(setupErrors.isShown());
    const translations = translationLoader.current();
    if (!translations) return;
    renderer.render({ flow, options, translations, isRefused: setupErrors.isShown() });
    if (!options) return;
    if (setupErrors.isShown()) isReady = false;
    else if (!isReady) {
      isReady = true;
      if (isLoadRequested) flow?.load();
      emit('sir-donate-ready', { environment: options.environment });
    }
    place.update();
    if (flow && !isNotice()) pageChoice.apply(flow, options);
    openIfRequested();
    if (flow?.isOpen.peek() && findDialog()?.matches(':modal') === false && !place.show(findDialog()))
      handleClosed();
  }

  function update(): void {
    const read = readOptions();
    const error = read instanceof SirDonateError ? read : undefined;
    if (!(read instanceof SirDonateError)) {
      options = read;
      // What is no dialog any more is closed, and stays closed should it be one again.
      if (options.mode === 'inline') closeForm();
      warnOfUnknownStrings(options, report);
    }
    translationLoader.load(options?.locale ?? host.language(languageObserver), options?.strings ?? new Map());
    setupErrors.update(error);
    if (options && !error) {
      flow?.update(options);
      flow ??= createElementFlow(host, { options, readLater, emit, report, onResumed, onLost: closeForm });
      if (isLoadRequested && !isReady) flow.load();
    }
    draw();
  }

  const readLater = () => options;
  const onResumed = ({ isOpen }: Donation) => isOpen && !isOtherWidgetFocused(host.container) && openForm();
  return {
    get state() {
      return !flow || isNotice() ? 'idle' : flow.state.peek().type;
    },
    get partnerDonationId() {
      return this.donation?.partnerDonationId;
    },
    get donation() {
      return flow?.donation();
    },
    load,
    donorReturned: (partnerDonationId) => flow?.donorReturned(partnerDonationId),
    resume: () => flow?.resumeAgain(),
    forget: (partnerDonationId) => flow?.forget(partnerDonationId),
    open: (choice) => void pageChoice.load(choice, openForm),
    close() {
      pageChoice.cancel();
      closeForm();
    },
    reset: () => flow?.reset(),
    update,
    dispose() {
      isDisposed = true;
      languageObserver.disconnect();
      setupErrors.dispose();
      if (flow) suspendFlow(host, flow);
      renderer.stop();
      releaseEvents();
      place.dispose();
      formRoot.remove();
    },
  };
}
