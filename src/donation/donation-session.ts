import { donationKeyPrefix } from '../contract/donation-key-prefix.js';
import { type ErrorCode, SirDonateError } from '../contract/errors.js';
import type { CheckoutDetail } from '../contract/events.js';
import type { DonationStatus } from '../contract/schemas.js';
import { createDonationStorage, type Donation, type DonationStorage } from './donation-storage.js';
import type { FlowContext } from './flow.js';
import { isAwaitingStatus, isForm } from './state.js';
import { callLimit, follow, pollWindowMs, type StatusPoller } from './status-poller.js';

/**
 * One widget's donation from the hand-off to its end: remembered, followed by one widget of one tab, found again
 * after a reload, and asked about whenever the donor may have come back. Of several that were kept, a widget follows
 * the newest that nobody else does.
 */
export interface DonationSession {
  /** Offers the donor a link where no window could be opened, and remembers the donation: it may be opened unseen. */
  offer(donation: Donation, link: string): void;
  /** Remembers a donation that was handed over, and follows it. */
  track(donation: Donation, link?: string): void;
  /** Finds a donation of an earlier visit, once no other tab follows it, and follows it on. */
  resume(onFound: (donation: Donation) => void): void;
  /** Asks for a pending donation's status because the donor wants to know. */
  checkNow(): Promise<void>;
  /** The donor may have come back: asks for the status, if it is wanted and may be asked. */
  pollNow(): void;
  /** Forgets the donation under way. */
  drop(): void;
  /** Notes what has changed of the donation under way. */
  keep(change: Partial<Donation>): void;
}

/** Returns to the page ask for a pending donation's status at most this often. */
const checkGapMs = 60_000;

/** What the events tell of a donation. */
export const detailOf = ({
  partnerDonationId,
  amountMinor,
  currency,
  frequency,
  provider,
  handOff,
}: Donation): CheckoutDetail => ({ partnerDonationId, amountMinor, currency, frequency, provider, handOff });

export function createDonationSession({ signal, ...flow }: FlowContext): DonationSession {
  const { platform, emit, report, dispatch, store } = flow;
  const { clock, withLock, onReturnMessage } = flow.services;
  let follower: StatusPoller | undefined;
  let lastCheckAt = Number.NEGATIVE_INFINITY;
  let memory: DonationStorage | undefined;

  function openMemory(): DonationStorage {
    const { key, nonprofit } = flow.options.peek();
    memory = createDonationStorage(donationKeyPrefix(key, nonprofit), flow.services);
    return memory;
  }

  const keep = (change: Partial<Donation>): void => {
    const state = flow.state.peek();
    if (!isAwaitingStatus(state)) return;
    const donation = { ...state.donation, ...change };
    dispatch({ type: 'donation-updated', donation });
    // The donor may have dismissed it in another tab.
    if (memory?.find(donation.partnerDonationId)) memory.keep(donation);
  };

  /** While it lives, this widget is the one that follows its donation, or waits for one. */
  let hold: AbortController | undefined;

  function release(): void {
    follower?.stop();
    hold?.abort();
  }

  /** Takes each of these donations that `run` wants, as soon as no other widget has it. */
  function take(donations: readonly Donation[], run: (partnerDonationId: string) => boolean): void {
    hold?.abort();
    hold = new AbortController();
    const { signal } = hold;
    for (const { partnerDonationId } of donations)
      withLock(`sir-donate:${partnerDonationId}`, signal, () => run(partnerDonationId));
  }

  function remember(donation: Donation): void {
    openMemory().keep(donation);
    // Other tabs must not follow it, too.
    take([donation], () => true);
  }

  function settle({ partnerDonationId }: Donation, status: DonationStatus): void {
    // The donor may have given it up, and begun another, since it was asked for.
    const current = flow.state.peek();
    if (!isAwaitingStatus(current) || current.donation.partnerDonationId !== partnerDonationId) return;
    const { donation } = current;
    if (status.type === 'pending') {
      if (!status.understood)
        report('A donation status had no field that the widget can read; it counts as pending.');
      return;
    }
    // Before anybody else can take it over.
    memory?.forget(donation);
    release();
    if (status.type === 'succeeded') {
      const { reward } = status;
      dispatch({ type: 'status-succeeded', reward });
      emit('sir-donate-complete', { ...detailOf(donation), ...(reward && { reward }) });
    } else {
      const { reason } = status;
      dispatch({ type: 'status-failed', reason });
      emit('sir-donate-failed', { ...detailOf(donation), ...(reason && { reason }) });
    }
  }

  function startPolling(donation: Donation): void {
    let lastCode: ErrorCode | undefined;
    follower?.stop();
    follower = follow({
      clock,
      createdAt: donation.createdAt,
      calls: donation.calls,
      ask: (stopped) => store.client.status(donation.partnerDonationId, stopped),
      budget: store.budget,
      callsElsewhere: () => memory?.find(donation.partnerDonationId)?.calls ?? 0,
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

  async function checkNow(): Promise<void> {
    const state = flow.state.peek();
    if (state.type !== 'link' && (state.type !== 'pending' || state.isChecking)) return;
    const { donation } = state;
    if (state.type === 'link') {
      if (donation.calls >= callLimit) return;
      keep({ calls: donation.calls + 1 });
    }
    lastCheckAt = clock.now();
    dispatch({ type: 'check-requested' });
    try {
      const status = await store.client.status(donation.partnerDonationId, signal);
      if (!signal.aborted) settle(donation, status);
    } catch (error) {
      if (error instanceof SirDonateError) report(error);
      else if (!signal.aborted) throw error;
    } finally {
      dispatch({ type: 'check-ended' });
    }
  }

  /** Asks for the status at once, if it is wanted and may be asked. */
  function pollNow(): void {
    follower?.pollNow();
    // After the deadline nothing is asked by itself, but for once when the donor comes back to the page. And a link
    // may have been opened in a way that no click tells of.
    const { type } = flow.state.peek();
    if (type !== 'pending' && type !== 'link') return;
    if (!platform.isHidden() && Math.abs(clock.now() - lastCheckAt) >= checkGapMs) void checkNow();
  }

  onReturnMessage((partnerDonationId) => {
    const state = flow.state.peek();
    if (!isAwaitingStatus(state)) return;
    if (!partnerDonationId || partnerDonationId === state.donation.partnerDonationId) pollNow();
  }, signal);

  signal.addEventListener('abort', release);

  return {
    offer(donation, link) {
      dispatch({ type: 'window-blocked', donation, link });
      remember(donation);
    },

    track(donation, link) {
      const isOffered = flow.state.peek().type === 'link';
      dispatch({ type: 'handed-over', donation, link });
      // What was offered is held already; to take it again would give it to a tab that waits.
      if (isOffered) keep({});
      else remember(donation);
      startPolling(donation);
    },

    checkNow,

    resume(onFound) {
      const { all, find } = openMemory();
      take(all(), (id) => {
        // Another tab may have followed it to its end while this one waited, which may have another by now.
        const donation = find(id);
        const state = flow.state.peek();
        if (!donation || !(isForm(state) || state.type === 'unavailable')) return false;
        dispatch({ type: 'handed-over', donation });
        if (clock.now() - donation.createdAt < pollWindowMs) startPolling(donation);
        else dispatch({ type: 'deadline-passed' });
        pollNow();
        onFound(donation);
        return true;
      });
    },

    pollNow,

    drop() {
      const state = flow.state.peek();
      if (isAwaitingStatus(state)) memory?.forget(state.donation);
      release();
    },

    keep,
  };
}
