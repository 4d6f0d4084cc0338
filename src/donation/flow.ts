import { batch, signal } from '@preact/signals';
import type { PartnerCache } from '../api/partner-cache.js';
import type { SirDonateError } from '../contract/errors.js';
import type { Emit } from '../contract/events.js';
import type { Options } from '../contract/options.js';
import type { BrowserWindows } from './browser-windows.js';
import { CheckoutLoader } from './checkout-loader.js';
import { createChoices } from './choices.js';
import type { DeferredModule } from './deferred-module.js';
import type { Donation } from './donation-storage.js';
import { adaptDraft, createDraft } from './draft.js';
import { createFormActions } from './form-actions.js';
import { onChange } from './on-change.js';
import { type FlowEvent, firstStep, transition } from './state.js';
import { createSubmit } from './submit.js';

export interface FlowOptions {
  options: Options;
  windows: BrowserWindows;
  loadDeferred(): Promise<DeferredModule>;
  /** In a frame, the host page's answer comes later. */
  emit: Emit<boolean | Promise<boolean>>;
  /** Tells the developer: an event and a console line for an error, a console line for a warning. */
  report(problem: SirDonateError | string): void;
}

/**
 * One widget's flow. Owns its state, its draft, and whether its dialog is open; components read the signals and call
 * the actions. What needs the API is in the deferred module, which loads while the donor chooses; only the last
 * button waits for it.
 */
export function createFlow({ options: initialOptions, windows, loadDeferred, emit, report }: FlowOptions) {
  const options = signal(initialOptions);
  const partnerCache = signal<PartnerCache | undefined>(undefined);
  const choices = createChoices(options, partnerCache);
  const { draft, nonprofits, nonprofit, hasPicker, checked } = choices;
  const isOpen = signal(false);
  const needsNonprofit = () => hasPicker.peek() || !nonprofit.peek();
  const state = signal(firstStep(needsNonprofit()));
  const dispatch = (event: FlowEvent): void => {
    state.value = transition(state.peek(), event);
  };
  const backToStart = () => dispatch({ type: 'restarted', needsNonprofit: needsNonprofit() });
  const { check, ...actions } = createFormActions({ options, choices, dispatch });
  const loader = new CheckoutLoader({
    loadDeferred,
    partnerCache,
    context: {
      windows,
      options,
      state,
      nonprofits,
      draft,
      isOpen,
      chooseNonprofit: actions.chooseNonprofit,
      clearNonprofit() {
        actions.edit({ nonprofit: undefined });
        backToStart();
      },
      emit,
      report,
      dispatch,
    },
  });
  const { submit, cancel } = createSubmit({
    windows,
    options,
    state,
    choices,
    dispatch,
    check,
    backToStart,
    loader,
  });
  const lifetime = new AbortController();

  const load = (again = false) => void loader.run((controller) => controller.load(again));

  function retry(): void {
    const current = state.peek();
    if (current.type !== 'unavailable' || current.isRetrying) return;
    dispatch({ type: 'retry-requested' });
    load(true);
  }

  function restart(): void {
    cancel();
    loader.controller?.discard();
    backToStart();
  }

  windows.onPageVisible(() => {
    loader.controller?.session.pollNow('return');
    const current = state.peek();
    if (current.type === 'unavailable' && (current.code === 'network' || current.code === 'timeout')) retry();
  }, lifetime.signal);

  const stopEmitting = onChange(choices, options, (detail) => emit('sir-donate-change', detail));

  function update(next: Options): void {
    const before = options.peek();
    const isOtherPartner = next.key !== before.key || next.apiBase !== before.apiBase;
    const wasRequested = loader.isRequested;
    const { nonprofit: chosen } = draft.peek();
    if (isOtherPartner) loader.reset();
    batch(() => {
      options.value = next;
      draft.value = adaptDraft(draft.peek(), next, before);
      const { type } = state.peek();
      const isUnderWay = type === 'creating' || type === 'link' || type === 'waiting' || type === 'pending';
      const isNonprofitGone = !isUnderWay && chosen && !draft.peek().nonprofit;
      if ((isOtherPartner && isUnderWay) || isNonprofitGone) {
        cancel();
        backToStart();
      }
    });
    if (wasRequested && (isOtherPartner || next.nonprofits.join() !== before.nonprofits.join())) load();
  }

  return {
    options,
    state,
    /** Whether a dialog shows the form. Stored with the donation, so that a reload shows it again. */
    isOpen,
    ...choices,
    ...actions,
    /** The name of a nonprofit, or its slug while the name is unknown. */
    nameOf: (slug: string): string => partnerCache.value?.nonprofit(slug).value.value?.name ?? slug,
    /** Loads what the form shows of the partner; never rejects. */
    load: () => load(),
    /** Finds the donation of an earlier visit and polls it further. */
    resume: (onFound: (donation: Donation) => void) =>
      void loader.run(({ session }) => session.resume(onFound)),
    submit,
    /** The donor clicked the link of the `link` state. */
    linkClicked: () => void loader.run((controller) => controller.linkClicked()),
    /** Continues at the checkout in this tab. */
    leaveNow: () => void loader.run((controller) => controller.leaveNow()),
    /** The donor asks for the status. */
    checkNow: () => void loader.run(({ session }) => session.pollNow('press')),
    retry,
    /** Gives up the donation under way and starts again with what was typed. */
    restart,
    /** Starts again as the attributes preset it. */
    reset() {
      checked.value = new Set();
      draft.value = createDraft(options.peek());
      restart();
    },
    update,
    setOpen(next: boolean) {
      isOpen.value = next;
    },
    dispose() {
      lifetime.abort();
      loader.dispose();
      stopEmitting();
    },
  };
}

export type Flow = ReturnType<typeof createFlow>;
