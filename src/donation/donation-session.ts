import { effect } from '@preact/signals';
import { donationKeyPrefix } from '../contract/donation-key-prefix.js';
import type { CheckoutDetail } from '../contract/events.js';
import type { DonationStatus } from '../contract/schemas.js';
import { createDonationLock } from './donation-lock.js';
import { createDonationStorage, type Donation, type DonationStorage } from './donation-storage.js';
import type { FlowContext } from './flow-context.js';
import { isAwaitingStatus, isForm } from './state.js';
import { type PollResult, pollStatus, pollWindowMs, type StatusPoller } from './status-poller.js';

/**
 * One widget's donation from the checkout to its final status: stored, polled by one widget of one tab, and found
 * again after a reload. Of several stored donations, a widget resumes the newest that no other widget polls.
 */
export interface DonationSession {
  /** Shows the donor a link where no window could be opened. Stores the donation: the link may be opened unseen. */
  offer(donation: Donation, link: string): void;
  /** Stores a donation whose donor went to the checkout, and starts polling. */
  start(donation: Donation, link: string): void;
  /** Finds a donation of an earlier visit, once no other tab polls it, and polls it further. */
  resume(onFound: (donation: Donation) => void): void;
  /** Polls now, if the poller allows it. */
  pollNow: StatusPoller['pollNow'];
  /** The donor returned from the checkout of this donation, or of one that is not named. */
  donorReturned(partnerDonationId: string | undefined): void;
  /** Deletes the donation under way. */
  discard(): void;
  /** Changes the donation under way, in the state and in storage. */
  updateDonation(change: Partial<Donation>): void;
}

/** What the events say of a donation. */
export const detailOf = ({
  partnerDonationId,
  amountMinor,
  currency,
  frequency,
  provider,
  handOff,
}: Donation): CheckoutDetail => ({ partnerDonationId, amountMinor, currency, frequency, provider, handOff });

export function createDonationSession(flow: FlowContext): DonationSession {
  const { windows, emit, report, dispatch, partnerCache, services, abortSignal } = flow;
  const { clock } = services;
  const lock = createDonationLock(services);
  let poller: StatusPoller | undefined;
  let storage: DonationStorage | undefined;

  const current = () => {
    const state = flow.state.peek();
    return isAwaitingStatus(state) ? state : undefined;
  };

  function openStorage(): DonationStorage {
    const { key, nonprofit } = flow.options.peek();
    storage = createDonationStorage(donationKeyPrefix(key, nonprofit), services);
    return storage;
  }

  function save(donation: Donation): void {
    openStorage().save(donation);
    lock.acquire([donation.partnerDonationId], () => true);
  }

  function updateDonation(change: Partial<Donation>): void {
    const state = current();
    if (!state) return;
    const donation = { ...state.donation, ...change };
    dispatch({ type: 'donation-updated', donation });
    // The donor may have dismissed it in another tab.
    if (storage?.find(donation.partnerDonationId)) storage.save(donation);
  }

  function release(): void {
    poller?.stop();
    lock.release();
  }

  function settle(donationStatus: DonationStatus): void {
    const state = current();
    if (!state) return;
    const { donation } = state;
    if (donationStatus.type === 'pending') {
      if (!donationStatus.understood)
        report('A donation status had no field that the widget can read; it counts as pending.');
      return;
    }
    // Before the lock is released, so that no other tab resumes it.
    storage?.remove(donation);
    release();
    if (donationStatus.type === 'succeeded') {
      const { reward } = donationStatus;
      dispatch({ type: 'status-succeeded', reward });
      emit('sir-donate-complete', { ...detailOf(donation), ...(reward && { reward }) });
    } else {
      const { reason } = donationStatus;
      dispatch({ type: 'status-failed', reason });
      emit('sir-donate-failed', { ...detailOf(donation), ...(reason && { reason }) });
    }
  }

  function handleResult(result: PollResult): void {
    switch (result.type) {
      case 'call':
        updateDonation({ calls: result.calls });
        dispatch({ type: 'check-requested' });
        break;
      case 'status':
        settle(result.donationStatus);
        dispatch({ type: 'check-ended' });
        break;
      case 'error':
        if (!result.isRepeated) report(result.error);
        dispatch({ type: 'check-ended' });
        break;
      case 'deadline':
        dispatch({ type: 'deadline-passed' });
        startPolling(clock.now());
    }
  }

  /** Polls the donation of the state, in the way of the state. */
  function startPolling(lastCallAt?: number): void {
    poller?.stop();
    const state = current();
    if (!state) return;
    const { type: mode, donation } = state;
    const { partnerDonationId } = donation;
    poller = pollStatus({
      mode,
      donation,
      lastCallAt,
      clock,
      rateLimit: partnerCache.rateLimit,
      isHidden: windows.isHidden,
      fetchStatus: (stopped) => partnerCache.client.status(partnerDonationId, stopped),
      storedCalls: () => storage?.find(partnerDonationId)?.calls ?? 0,
      onResult: handleResult,
    });
  }

  function donorReturned(partnerDonationId: string | undefined): void {
    if (!partnerDonationId || partnerDonationId === current()?.donation.partnerDonationId)
      poller?.pollNow('return');
  }
  services.onReturnMessage(donorReturned, abortSignal);

  // A reload shows the dialog again if it was open.
  const stopStoringOpen = effect(() => updateDonation({ isOpen: flow.isOpen.value }));

  abortSignal.addEventListener('abort', () => {
    release();
    stopStoringOpen();
  });

  return {
    offer(donation, link) {
      dispatch({ type: 'window-blocked', donation, link });
      save(donation);
      startPolling();
    },

    start(donation, link) {
      const isOffered = current()?.type === 'link';
      dispatch({ type: 'handed-over', donation, link });
      // The lock of an offered donation is held already; to acquire it again would give it to a tab that waits.
      if (isOffered) updateDonation({});
      else save(donation);
      startPolling();
    },

    resume(onFound) {
      const { all, find } = openStorage();
      const ids = all().map(({ partnerDonationId }) => partnerDonationId);
      lock.acquire(ids, (id) => {
        // While this tab waited for the lock, another may have seen the final status, or this one may have begun anew.
        const donation = find(id);
        const state = flow.state.peek();
        if (!donation || !(isForm(state) || state.type === 'unavailable')) return false;
        dispatch({ type: 'handed-over', donation });
        if (clock.now() - donation.createdAt >= pollWindowMs) dispatch({ type: 'deadline-passed' });
        startPolling();
        poller?.pollNow('return');
        onFound(donation);
        return true;
      });
    },

    donorReturned,

    pollNow: (cause) => poller?.pollNow(cause),

    discard() {
      const state = current();
      if (state) storage?.remove(state.donation);
      release();
    },

    updateDonation,
  };
}
