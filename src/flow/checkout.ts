import { computed, effect } from '@preact/signals';
import { safeCheckoutLink } from '../contract/checkout-link.js';
import { type ErrorCode, SirDonateError } from '../contract/errors.js';
import type { CheckoutDetail, HandOff } from '../contract/events.js';
import type { Checkout as CheckoutKind } from '../contract/options.js';
import type { DonationStatus } from '../contract/schemas.js';
import { createDonationMemory, type Donation, type DonationMemory, donationEntry } from './donation.js';
import { type Follower, follow, followMs } from './follow.js';
import type { FlowContext } from './model.js';
import { obstacleOf } from './obstacle.js';
import type { CheckoutWindow } from './platform.js';
import { isFollowed, isForm } from './state.js';

/**
 * What happens from the last button on: one click makes one link, the link is checked and handed over, the donation
 * is remembered and followed until its status is final. The POST is never repeated by itself.
 */
export interface Gift {
  /** Minor units, without tip. */
  amountMinor: number;
  tipMinor: number;
}

export interface Checkout {
  /** Asks the API for what the form fills in, and opens a form that was unavailable if nothing is in its way now. */
  load(again: boolean): Promise<void>;
  submit(gift: Gift, kind: CheckoutKind, window: CheckoutWindow | undefined): Promise<void>;
  linkClicked(): void;
  leaveNow(): void;
  checkNow(): Promise<void>;
  /** Finds the donation of an earlier visit, once no other tab follows it, and follows it on. */
  resume(onFound: (donation: Donation) => void): void;
  /** The donor may have come back: asks for the status, if it is wanted and may be asked. */
  nudge(): void;
  /** Forgets the donation, or the submission, under way. */
  drop(): void;
  keepOpen(): void;
}

/** Returns to the page ask for a pending donation's status at most this often. */
const checkGapMs = 60_000;

/** Entries that a widget on this page is already following. */
const claimed = new Set<string>();

export function createCheckout({ signal, ...flow }: FlowContext & { signal: AbortSignal }): Checkout {
  const { platform, emit, report, dispatch, store } = flow;
  const { clock, storage, whenAlone, onReturned } = flow.environs;
  /** Why no donation is possible, as far as the API has said. */
  const obstacle = computed(() => obstacleOf(store.config.value, flow.nonprofits.value));
  let submission: AbortController | undefined;
  let follower: Follower | undefined;
  let lastCheckAt = Number.NEGATIVE_INFINITY;
  let memory: DonationMemory | undefined;
  let entry = '';

  function openMemory(): DonationMemory {
    const { key, nonprofits } = flow.options.peek();
    entry = donationEntry(key, nonprofits.join());
    memory = createDonationMemory(entry, { storage, now: clock.now });
    return memory;
  }

  const keep = (change: Partial<Donation>): void => {
    const state = flow.state.peek();
    if (state.name !== 'waiting' && state.name !== 'pending') return;
    const donation = { ...state.donation, ...change };
    dispatch({ type: 'polled', donation });
    // Another tab may have begun another donation under this entry since.
    const stored = memory?.find()?.partnerDonationId ?? donation.partnerDonationId;
    if (stored === donation.partnerDonationId) memory?.keep(donation);
  };

  const detailOf = (donation: Donation): CheckoutDetail => {
    const { partnerDonationId, amountMinor, currency, frequency, provider, handOff } = donation;
    return { partnerDonationId, amountMinor, currency, frequency, provider, handOff };
  };

  /** While it lives, this widget is the one that follows the entry's donation, or waits to. */
  let hold: AbortController | undefined;

  function release(): void {
    submission?.abort();
    follower?.stop();
    hold?.abort();
  }

  /** Takes the entry: in this page at once, among tabs as soon as no other has it. */
  function take(run: () => void): void {
    hold?.abort();
    hold = new AbortController();
    const name = entry;
    claimed.add(name);
    hold.signal.addEventListener('abort', () => claimed.delete(name));
    whenAlone(`sir-donate:${name}`, hold.signal, run);
  }

  function settle(donation: Donation, status: DonationStatus): void {
    if (status.name === 'pending') {
      if (!status.understood)
        report('A donation status had no field that the widget can read; it counts as pending.');
      return;
    }
    release();
    memory?.forget(donation);
    if (status.name === 'succeeded') {
      const { reward } = status;
      dispatch({ type: 'status-succeeded', reward });
      emit('sir-donate-complete', { ...detailOf(donation), ...(reward && { reward }) });
    } else {
      const { reason } = status;
      dispatch({ type: 'status-failed', reason });
      emit('sir-donate-failed', { ...detailOf(donation), ...(reason && { reason }) });
    }
  }

  function startFollowing(donation: Donation): void {
    let lastCode: ErrorCode | undefined;
    follower?.stop();
    follower = follow({
      clock,
      createdAt: donation.createdAt,
      calls: donation.calls,
      ask: (stopped) => store.client.status(donation.partnerDonationId, stopped),
      budget: store.budget,
      callsElsewhere() {
        const stored = memory?.find();
        return stored?.partnerDonationId === donation.partnerDonationId ? stored.calls : 0;
      },
      isHidden: platform.isHidden,
      onCall: (calls) => keep({ calls }),
      onStatus(status) {
        lastCode = undefined;
        settle(donation, status);
      },
      onError(error) {
        if (error.code !== lastCode) report(error);
        lastCode = error.code;
      },
      onDeadline() {
        lastCheckAt = clock.now();
        dispatch({ type: 'deadline-passed' });
      },
    });
  }

  function handOver(donation: Donation, link?: string): void {
    dispatch({ type: 'handed-over', donation, link });
    openMemory().keep(donation);
    // Other tabs must not follow it too; this one does not wait for them.
    take(() => {});
    startFollowing(donation);
  }

  async function createLink(
    { amountMinor, tipMinor }: Gift,
    stop: AbortSignal,
  ): Promise<{ donation: Donation; link: string }> {
    const { nonprofits, currency, provider, referralCode, environment, apiBase } = flow.options.peek();
    const { nonprofit, frequency, firstName, lastName, email } = flow.draft.peek();
    await store.load(nonprofits);
    stop.throwIfAborted();
    const blocked = obstacle.peek();
    if (blocked) throw blocked;
    if (!nonprofit) throw new SirDonateError('not-found', 'No nonprofit was chosen.');
    const { donationLink, partnerDonationId } = await store.client.createLink(
      {
        nonprofitSlug: nonprofit,
        amount: amountMinor,
        currency,
        frequency,
        provider,
        donorEmail: email.trim(),
        firstName: firstName.trim(),
        lastName: lastName.trim(),
        ...(tipMinor && { tipAmount: tipMinor }),
        ...(referralCode && { referralCode }),
      },
      stop,
    );
    const link = safeCheckoutLink(donationLink, {
      loopback: environment === 'sandbox' && !/sirgiving\.org$/.test(apiBase),
    });
    if (!link) {
      throw new SirDonateError(
        'unsafe-link',
        'The API answered with a donationLink that is not https on a known checkout host; it was not opened.',
      );
    }
    return {
      link,
      donation: {
        partnerDonationId,
        amountMinor,
        tipMinor,
        currency,
        frequency,
        provider,
        handOff: 'link',
        nonprofit,
        createdAt: clock.now(),
        calls: 0,
        isOpen: flow.isOpen(),
      },
    };
  }

  function checkOut(donation: Donation, link: string, handOff: HandOff): void {
    const handed = { ...donation, handOff };
    handOver(handed, link);
    emit('sir-donate-checkout', detailOf(handed));
  }

  async function run(
    gift: Gift,
    kind: CheckoutKind,
    window: CheckoutWindow | undefined,
    stop: AbortSignal,
  ): Promise<void> {
    const { donation, link } = await createLink(gift, stop);
    const { partnerDonationId } = donation;
    const isOurs = emit('sir-donate-before-checkout', { donationLink: link, partnerDonationId });
    stop.throwIfAborted();
    if (!isOurs) {
      // The page takes the link over; the widget still follows the donation to its end.
      window?.close();
      handOver(donation, link);
    } else if (kind === 'redirect') {
      checkOut(donation, link, 'redirect');
      platform.leave(link);
    } else if (window?.go(link)) {
      checkOut(donation, link, kind);
    } else {
      dispatch({ type: 'window-blocked', donation, link });
    }
  }

  let wasLost = false;
  const effects = [
    effect(() => {
      const blocked = obstacle.value;
      if (!blocked || !isForm(flow.state.value)) return;
      report(blocked);
      dispatch({ type: 'api-unavailable', code: blocked.code });
    }),
    effect(() => {
      const left = flow.nonprofits.value;
      const { nonprofits } = flow.options.value;
      if (nonprofits.length === 1) return;
      for (const slug of nonprofits) {
        if (left.some((one) => one.slug === slug)) continue;
        report(`nonprofit: "${slug}" is unknown to the API or not active, and was left out.`);
      }
      const { nonprofit } = flow.draft.peek();
      const [only] = left;
      if (nonprofit && !left.some(({ slug }) => slug === nonprofit)) {
        wasLost = true;
        submission?.abort();
        if (flow.state.peek().name === 'creating' || isForm(flow.state.peek())) flow.loseNonprofit();
      } else if (only && left.length === 1 && !wasLost && flow.state.value.name === 'nonprofit') {
        // The one that is left over needs no choosing, unless the donor had chosen another.
        flow.chooseNonprofit(only.slug);
      }
    }),
  ];
  async function checkNow(): Promise<void> {
    const state = flow.state.peek();
    if (state.name !== 'link' && (state.name !== 'pending' || state.isChecking)) return;
    lastCheckAt = clock.now();
    dispatch({ type: 'check-requested' });
    try {
      const status = await store.client.status(state.donation.partnerDonationId, signal);
      if (!signal.aborted) settle(state.donation, status);
    } catch (error) {
      if (error instanceof SirDonateError) report(error);
      else if (!signal.aborted) throw error;
    } finally {
      dispatch({ type: 'check-ended' });
    }
  }

  /** Asks for the status at once, if it is wanted and may be asked. */
  function nudge(): void {
    follower?.nudge();
    // After the deadline nothing is asked by itself, but for once when the donor comes back to the page. And a link
    // may have been opened in a way that no click tells of.
    const { name } = flow.state.peek();
    if (name !== 'pending' && name !== 'link') return;
    if (!platform.isHidden() && clock.now() - lastCheckAt >= checkGapMs) void checkNow();
  }

  onReturned((partnerDonationId) => {
    const state = flow.state.peek();
    if (!isFollowed(state)) return;
    if (!partnerDonationId || partnerDonationId === state.donation.partnerDonationId) nudge();
  }, signal);

  signal.addEventListener('abort', () => {
    release();
    for (const stop of effects) stop();
  });

  return {
    async load(again) {
      await store.load(flow.options.peek().nonprofits, { again });
      const blocked = obstacle.peek();
      dispatch(blocked ? { type: 'api-unavailable', code: blocked.code } : { type: 'api-available' });
    },

    async submit(gift, kind, window) {
      submission = new AbortController();
      const stop = submission.signal;
      try {
        await run(gift, kind, window, stop);
      } catch (error) {
        window?.close();
        if (stop.aborted) return;
        if (!(error instanceof SirDonateError)) throw error;
        report(error);
        const { code, details } = error;
        if (obstacle.peek() || ['unauthorized', 'forbidden', 'not-found'].includes(code)) {
          dispatch({ type: 'api-unavailable', code });
        } else {
          const fields = details.fields?.map((field) => (field === 'donorEmail' ? 'email' : field));
          dispatch({ type: 'refused', problem: { code, fields } });
        }
      }
    },

    linkClicked() {
      const state = flow.state.peek();
      if (state.name === 'link') checkOut(state.donation, state.link, 'link');
    },

    leaveNow() {
      const state = flow.state.peek();
      if (state.name === 'link') checkOut(state.donation, state.link, 'redirect');
      // Where a frame or an app lets no link open a window, the click on it led nowhere.
      if ((state.name === 'link' || state.name === 'waiting') && state.link) platform.leave(state.link);
    },

    checkNow,

    resume(onFound) {
      if (!openMemory().find() || claimed.has(entry)) return;
      take(() => {
        // Another tab may have followed it to its end while this one waited.
        const donation = memory?.find();
        if (!donation || !isForm(flow.state.peek())) {
          hold?.abort();
          return;
        }
        dispatch({ type: 'handed-over', donation });
        startFollowing(donation);
        if (clock.now() - donation.createdAt >= followMs) {
          follower?.stop();
          dispatch({ type: 'deadline-passed' });
        }
        nudge();
        onFound(donation);
      });
    },

    nudge,

    drop() {
      const state = flow.state.peek();
      if (state.name === 'waiting' || state.name === 'pending') memory?.forget(state.donation);
      release();
    },

    keepOpen: () => keep({ isOpen: flow.isOpen() }),
  };
}
