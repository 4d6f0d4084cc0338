import { batch, effect, type ReadonlySignal, signal } from '@preact/signals';
import type { PartnerCache, partnerCache } from '../api/partner-cache.js';
import { SirDonateError } from '../contract/errors.js';
import type { ChangeDetail, Emit } from '../contract/events.js';
import type { Options } from '../contract/options.js';
import type { BrowserServices } from './browser-services.js';
import type { Checkout, createCheckout } from './checkout-controller.js';
import { createChoices, type Offer } from './choices.js';
import type { Donation } from './donation-storage.js';
import { adaptDraft, createDraft, type Draft, type Field, fieldNames } from './draft.js';
import { type FlowEvent, type State, transition } from './state.js';
import type { BrowserWindows } from './windows.js';

/**
 * One widget's flow: holds the state and the draft, and tells the page of choices. Everything that needs the API
 * (client, schemas, hand-off, following) is a second chunk that loads while the donor chooses; only the
 * last button waits for it. Components read the signals and call the actions.
 */
export interface DeferredModule {
  partnerCache: typeof partnerCache;
  createCheckout: typeof createCheckout;
  services: BrowserServices;
}

export interface FlowOptions {
  options: Options;
  platform: BrowserWindows;
  loadDeferred: () => Promise<DeferredModule>;
  /** In a frame the page's answer comes later. */
  emit: Emit<boolean | Promise<boolean>>;
  /** Tells the developer: an event and a console line for an error, a console line for a warning. */
  report(problem: SirDonateError | string): void;
}

/** What the API's half sees and may do of one widget. */
export interface FlowContext extends Omit<FlowOptions, 'options' | 'loadDeferred'> {
  options: ReadonlySignal<Options>;
  draft: ReadonlySignal<Draft>;
  state: ReadonlySignal<State>;
  store: PartnerCache;
  services: BrowserServices;
  nonprofits: ReadonlySignal<readonly Offer[]>;
  chooseNonprofit(slug: string): void;
  /** The chosen nonprofit turned out to be none: the donor chooses again. */
  loseNonprofit(): void;
  isOpen(): boolean;
  /** Ends with the key, or the widget, that all this belongs to. */
  signal: AbortSignal;
  dispatch(event: FlowEvent): void;
}

export function createFlow(given: FlowOptions) {
  const { platform, emit, report } = given;
  const options = signal(given.options);
  const store = signal<PartnerCache | undefined>(undefined);
  const choices = createChoices(options, store);
  const { draft, nonprofits, nonprofit, hasPicker, config, amount, tipMinor, donorProblems, checked } =
    choices;
  const life = new AbortController();
  /** Ends what runs with one key; another key begins anew. */
  let connection = new AbortController();
  let isOpen = false;

  const start = (): State => ({ type: hasPicker.peek() || !nonprofit.peek() ? 'nonprofit' : 'amount' });
  const state = signal(start());
  const dispatch = (event: FlowEvent): void => {
    state.value = transition(state.peek(), event);
  };

  let connecting: Promise<Checkout> | undefined;
  let connected: Checkout | undefined;
  /** Counts what the donor sends or gives up, so that a click given up while code still loads makes no link. */
  let submissions = 0;

  /** Loads the API's half. @throws {SirDonateError} `load-failed` */
  function connect({ signal }: AbortController): Promise<Checkout> {
    connecting ??= given
      .loadDeferred()
      .catch((error: unknown) => {
        if (!signal.aborted) connecting = undefined;
        throw new SirDonateError('load-failed', `A part of the form could not be loaded (${String(error)}).`);
      })
      .then(({ partnerCache, createCheckout, services }) => {
        // Whoever left, or has another key, while the code was under way must not be followed by listeners.
        signal.throwIfAborted();
        const { apiBase: base, key } = options.peek();
        const opened = partnerCache({ base, key, ...services });
        store.value = opened;
        connected = createCheckout({
          platform,
          services,
          emit,
          report,
          dispatch,
          store: opened,
          options,
          draft,
          state,
          nonprofits,
          chooseNonprofit,
          loseNonprofit() {
            edit({ nonprofit: undefined });
            dispatch({ type: 'restarted', start: { type: 'nonprofit' } });
          },
          isOpen: () => isOpen,
          signal,
        });
        return connected;
      });
    return connecting;
  }

  /** Runs what needs the API's half; an error on the way there makes the form unavailable. Tells whether it ran. */
  async function withCheckout(use: (checkout: Checkout) => void | Promise<void>): Promise<boolean> {
    const { signal } = connection;
    try {
      const checkout = await connect(connection);
      if (signal.aborted) return false;
      await use(checkout);
      return true;
    } catch (error) {
      if (signal.aborted) return false;
      if (!(error instanceof SirDonateError)) throw error;
      report(error);
      dispatch({ type: 'api-unavailable', code: error.code });
      return false;
    }
  }

  const load = (again = false) => withCheckout((checkout) => checkout.load(again));

  function retry(): void {
    const current = state.peek();
    if (current.type !== 'unavailable' || current.isRetrying) return;
    dispatch({ type: 'retry-requested' });
    void load(true);
  }

  function restart(): void {
    submissions++;
    connected?.drop();
    dispatch({ type: 'restarted', start: start() });
  }

  platform.onPageVisible(() => {
    connected?.pollNow();
    const current = state.peek();
    if (current.type === 'unavailable' && (current.code === 'network' || current.code === 'timeout')) retry();
  }, life.signal);

  let lastChange = '';
  const stopTelling = effect(() => {
    const detail: ChangeDetail = {
      amountMinor: amount.value.type === 'valid' ? amount.value.amountMinor : undefined,
      currency: options.value.currency,
      frequency: draft.value.frequency,
      tipMinor: tipMinor.value,
    };
    const change = JSON.stringify(detail);
    if (lastChange && lastChange !== change) emit('sir-donate-change', detail);
    lastChange = change;
  });

  const edit = (change: Partial<Draft>): void => {
    draft.value = { ...draft.peek(), ...change };
    // What is mended is not watched further: the next error waits until the field is left again.
    const problems = donorProblems.peek();
    checked.value = new Set(
      [...checked.peek()].filter((field) => problems[field] || !Object.hasOwn(change, field)),
    );
    dispatch({ type: 'corrected', fields: Object.keys(change) });
  };

  const check = (...fields: Field[]): void => {
    checked.value = new Set([...checked.peek(), ...fields]);
  };

  const back = (): void => dispatch({ type: 'back', hasPicker: hasPicker.peek() });

  function chooseNonprofit(slug: string): void {
    batch(() => {
      edit({ nonprofit: slug });
      dispatch({ type: 'nonprofit-chosen' });
    });
  }

  return {
    options,
    state,
    ...choices,

    /** The name of a nonprofit, or its slug while the name is unknown. */
    nameOf: (slug: string): string => store.value?.nonprofit(slug).value.value?.name ?? slug,
    /** Asks the API for what the form fills in; never rejects. */
    load: () => void load(),
    /** Finds the donation of an earlier visit and follows it on. */
    resume: (onFound: (donation: Donation) => void) =>
      void withCheckout((checkout) => checkout.resume(onFound)),
    edit,
    /** Takes what is being typed as the amount; a problem is shown when the field is left, not while typing. */
    typeAmount(customText: string) {
      edit({ customText, choice: customText.trim() ? 'custom' : undefined });
      checked.value = new Set([...checked.peek()].filter((field) => field !== 'amount'));
    },
    /** The donor left a field. */
    leave(field: Field) {
      if (field === 'amount' ? draft.peek().choice === 'custom' : draft.peek()[field]) check(field);
    },
    chooseNonprofit,
    chooseAmount() {
      check('amount');
      choices.keepsTipPlace.value = !config.peek() && options.peek().provider === 'stripe';
      if (amount.peek().type === 'valid') dispatch({ type: 'amount-chosen' });
    },
    back,
    /** @param words what the empty window says while the link is made */
    submit(words: string) {
      if (state.peek().type !== 'details') return;
      const reading = amount.peek();
      check(...fieldNames);
      // The page may have taken the amount away since: with another currency, other presets or bounds.
      if (reading.type === 'invalid') return dispatch({ type: 'back', hasPicker: false });
      if (Object.keys(donorProblems.peek()).length) return dispatch({ type: 'incomplete' });
      // Opened inside the click, filled when the link is there: after an await, browsers block it.
      const kind = platform.canOpenWindows ? options.peek().checkout : 'redirect';
      const window = kind === 'redirect' ? undefined : platform.openWindow(kind, words);
      // As the donor saw it: a tip that the config brings after the click is not added.
      const gift = {
        amountMinor: reading.amountMinor,
        tipMinor: tipMinor.peek(),
        currency: options.peek().currency,
        frequency: draft.peek().frequency,
      };
      dispatch({ type: 'submitted' });
      const submission = ++submissions;
      void withCheckout((checkout) => {
        if (submission === submissions) return checkout.submit(gift, kind, window);
        window?.close();
      }).then((ran) => ran || window?.close());
    },
    /** The donor clicked the link of the `link` state. */
    linkClicked: () => void withCheckout((checkout) => checkout.linkClicked()),
    /** The last rung: the checkout in this very tab. */
    leaveNow: () => void withCheckout((checkout) => checkout.leaveNow()),
    checkNow: () => void withCheckout((checkout) => checkout.checkNow()),
    retry,
    /** Gives up following and starts again with what was typed. */
    restart,
    /** Starts again as the attributes preset it. */
    reset() {
      checked.value = new Set();
      draft.value = createDraft(options.peek());
      restart();
    },
    update(next: Options) {
      const before = options.peek();
      const isOther = next.key !== before.key || next.apiBase !== before.apiBase;
      const wasConnected = connecting;
      const { nonprofit } = draft.peek();
      if (isOther) {
        connection.abort();
        connection = new AbortController();
        connecting = connected = store.value = undefined;
      }
      batch(() => {
        options.value = next;
        draft.value = adaptDraft(draft.peek(), next, before);
        // What was under way belongs to another key, or the nonprofit is none of the page's any more.
        const { type } = state.peek();
        const isUnderWay = type === 'creating' || type === 'link' || type === 'waiting' || type === 'pending';
        const isLost = !isUnderWay && nonprofit && !draft.peek().nonprofit;
        if ((isOther && isUnderWay) || isLost) {
          submissions++;
          dispatch({ type: 'restarted', start: start() });
        }
      });
      if (wasConnected && (isOther || next.nonprofits.join() !== before.nonprofits.join())) void load();
    },
    /** Tells whether a dialog shows the form; kept with the donation so that a reload shows it again. */
    setOpen(open: boolean) {
      isOpen = open;
      connected?.keep({ isOpen: open });
    },
    dispose() {
      life.abort();
      connection.abort();
      stopTelling();
    },
  };
}

export type Flow = ReturnType<typeof createFlow>;
