import { computed, signal } from '@preact/signals';
import type { PartnerCache } from '../api/partner-cache.js';
import type { Outcome } from '../contract/enums.js';
import type { Emit } from '../contract/events.js';
import type { Options } from '../contract/options.js';
import type { BrowserWindows } from './browser-windows.js';
import { createCheckoutActions } from './checkout-actions.js';
import { createCheckoutLoader } from './checkout-loader.js';
import { createChoices } from './choices.js';
import type { DeferredModule } from './deferred-module.js';
import { currentDonation } from './donation-detail.js';
import type { Report } from './flow-context.js';
import { type FlowSnapshot, stateToKeep } from './flow-snapshot.js';
import { createFormActions } from './form-actions.js';
import { onChange } from './on-change.js';
import { createPageOptions } from './page-options.js';
import { type FlowEvent, firstStep, transition } from './state.js';
import { createSuggestion, type LoadSuggestion } from './suggestion.js';

export interface FlowOptions {
  options: Options;
  windows: BrowserWindows;
  /** @param outcome what to simulate, if anything */
  loadDeferred(outcome: Outcome | undefined): Promise<DeferredModule>;
  /** Absent: no monthly gift is suggested. */
  loadSuggestion?: LoadSuggestion | undefined;
  /** In a frame, the host page's answer comes later. */
  emit: Emit<boolean | Promise<boolean>>;
  readonly report: Report;
  /** What an earlier flow of the same element left. */
  snapshot?: FlowSnapshot | undefined;
}

/**
 * One widget's flow. Owns its state, its draft, and whether its dialog is open; components read the signals and call
 * the actions. What needs the API is in the deferred module, which loads while the donor chooses; only the last
 * button waits for it.
 */
export function createFlow({
  options: pageOptions,
  windows,
  loadDeferred,
  loadSuggestion,
  emit,
  report,
  snapshot,
}: FlowOptions) {
  const ownOptions = signal(snapshot?.options ?? pageOptions);
  const partnerCache = signal<PartnerCache | undefined>(undefined);
  const choices = createChoices(ownOptions, partnerCache);
  const { options, edits, draft, nonprofits, nonprofit, hasPicker, checked } = choices;
  const isOpen = signal(false);
  const needsNonprofit = () => hasPicker.peek() || !nonprofit.peek();
  if (snapshot) edits.value = snapshot.edits;
  const state = signal(snapshot?.state ?? firstStep(needsNonprofit()));
  const dispatch = (event: FlowEvent): void => {
    state.value = transition(state.peek(), event);
  };
  const backToStart = () => dispatch({ type: 'restarted', needsNonprofit: needsNonprofit() });
  const suggestion = createSuggestion({ ...choices, state, dispatch }, loadSuggestion);
  const { buildRequest, ...formActions } = createFormActions(choices, dispatch, suggestion.isDue);
  const loader = createCheckoutLoader(
    loadDeferred,
    {
      windows,
      options,
      state,
      nonprofits,
      draft,
      isOpen: computed(() => isOpen.value || options.value.mode === 'inline'),
      backToStart,
      chooseNonprofit: formActions.chooseNonprofit,
      clearNonprofit() {
        formActions.edit({ nonprofit: undefined });
        backToStart();
      },
      emit,
      report,
      dispatch,
    },
    partnerCache,
  );
  const checkoutActions = createCheckoutActions(loader, state, dispatch);
  const { load, loadForDonor, repeatRequests, ...otherActions } = checkoutActions;
  /** Goes up with each click and each restart: code that loads late must make no link for an older click. */
  let submissions = 0;
  const lifetime = new AbortController();

  const forPage = createPageOptions({
    options: ownOptions,
    draft,
    state,
    firstStep: () => firstStep(needsNonprofit()),
    onPartnerChanged: loader.reset,
    onScopeChanged: repeatRequests,
  });
  forPage.update(pageOptions);

  function restart(): void {
    submissions++;
    // A donation to what the page has moved on from is not given up: it is found again once the page is back there.
    if (forPage.isDonationElsewhere()) loader.reset();
    else loader.loaded()?.discard();
    backToStart();
  }

  windows.onPageVisible(() => {
    loader.loaded()?.session.pollNow('return');
    otherActions.loadUnreached();
  }, lifetime.signal);

  const stopEmitting = onChange(choices, options, (detail) => emit('sir-donate-change', detail));

  /** @param placeholderText what the empty window says while the link is made */
  function submit(placeholderText: string): void {
    const request = state.peek().type === 'details' && buildRequest();
    if (!request) return;
    const checkoutMode = windows.canOpenWindows ? options.peek().checkout : 'redirect';
    // Browsers allow a new window only inside the click, so it opens empty and goes to the link later.
    const popup = options.peek().simulate ? undefined : windows.openWindow(checkoutMode, placeholderText);
    dispatch({ type: 'submitted' });
    const submission = ++submissions;
    void loader
      .run((controller) => {
        if (submission === submissions) return controller.submit({ request, checkoutMode, popup });
        popup?.close();
      })
      .then((ran) => ran || popup?.close());
  }

  return {
    state,
    canOpenWindows: () => windows.canOpenWindows,
    isFramed: windows.isFramed,
    /** Whether the form can navigate the top window now, in the donor's click. */
    canNavigateTop: () => !!windows.openWindow('redirect', '')?.isReady(),
    /** Whether a dialog shows the form. Stored with the donation, so that a reload shows it again. */
    isOpen,
    ...choices,
    ...formActions,
    ...otherActions,
    load,
    suggestion,
    chooseNonprofit(slug: string) {
      formActions.chooseNonprofit(slug);
      loadForDonor();
    },
    chooseAmount() {
      formActions.chooseAmount();
      loadForDonor();
    },
    submit,
    /** Returns the donation on the screen, if there is one. */
    donation: () => currentDonation(state.peek(), options.peek()),
    /** Gives up the donation in progress and starts again with what was typed. */
    restart,
    /** Starts again as the attributes preset it. */
    reset() {
      checked.value = new Set();
      edits.value = {};
      restart();
    },
    update: forPage.update,
    snapshot: (): FlowSnapshot => ({
      options: ownOptions.peek(),
      edits: edits.peek(),
      state: stateToKeep(state.peek()),
    }),
    setOpen(next: boolean) {
      isOpen.value = next;
    },
    dispose() {
      lifetime.abort();
      forPage.dispose();
      loader.dispose();
      stopEmitting();
    },
  };
}

export type Flow = ReturnType<typeof createFlow>;
