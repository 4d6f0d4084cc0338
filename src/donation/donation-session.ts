import { effect } from '@preact/signals';
import { createStatusReceiver } from './apply-status.js';
import { createCurrentDonation } from './current-donation.js';
import type { Donation } from './donation-storage.js';
import { fetchStatus } from './fetch-status.js';
import type { FlowContext } from './flow-context.js';
import { createIdleCheck } from './idle-check.js';
import { pollWindowMs } from './status-call-limits.js';
import { type PollResult, pollStatus, type StatusPoller } from './status-poller.js';

/**
 * One widget's donation from the checkout to its final status: stored, polled by one widget of one tab, and found
 * again after a reload. Of several stored donations, a widget resumes the newest that no other widget polls.
 * `claim-donation.ts` has the rules.
 */
export interface DonationSession {
  /**
   * Shows the donor a link where no window could be opened. Stores the donation, because the widget cannot see
   * whether the donor opens the link.
   */
  showLink(donation: Donation, link: string): void;
  /** Stores a donation whose donor went to the checkout, and starts polling. */
  start(donation: Donation, link: string): void;
  /**
   * Finds a donation of an earlier visit, once no other tab or widget polls it, and polls it further.
   *
   * @param onLost the widget in which the donation was made is there now, and has taken it back
   */
  resume(onFound: (donation: Donation) => void, onLost?: () => void): void;
  /** Leaves a donation to the widget that has taken it back. */
  forget(partnerDonationId: string): void;
  /** Polls now, if the poller allows it. */
  pollNow: StatusPoller['pollNow'];
  /** The donor returned from the checkout of this donation, or of one that is not named. */
  donorReturned(partnerDonationId: string | undefined): void;
  /** Deletes the donation in progress, or leaves it to a later visit if its payment is processing. */
  discard(): void;
  /** Changes the donation in progress, in the state and in storage. */
  updateDonation(change: Partial<Donation>): void;
}

export function createDonationSession(flow: FlowContext): DonationSession {
  const { windows, report, dispatch, partnerCache, services, abortSignal } = flow;
  const { clock } = services;
  const stored = createCurrentDonation(flow);
  const { current, save, findStored, remove, update: updateDonation } = stored;
  let poller: StatusPoller | undefined;
  let handleLost = () => {};

  function release(): void {
    poller?.stop();
    stored.release();
  }

  /** Shows a donation that awaits its status, as its record says, and polls it. */
  function showAndPoll(donation: Donation, link?: string): void {
    dispatch({ type: 'handed-over', donation, link });
    if (donation.isProcessing) dispatch({ type: 'status-processing' });
    else if (clock.now() - donation.createdAt >= pollWindowMs) dispatch({ type: 'deadline-passed' });
    startPolling();
  }

  const receiveStatus = createStatusReceiver(flow, { stored, showAndPoll });

  function handleResult(result: PollResult): void {
    switch (result.type) {
      case 'call':
        updateDonation(result.record);
        dispatch({ type: 'check-requested' });
        break;
      case 'status':
        receiveStatus(result.donationStatus, result.record);
        dispatch({ type: 'check-ended' });
        break;
      case 'error':
        if (!result.isRepeated) report(result.error, stored.detail());
        dispatch({ type: 'check-ended' });
        break;
      case 'deadline':
        dispatch({ type: 'deadline-passed' });
        startPolling();
    }
  }

  /** Starts a poller for the current donation, in the mode of the state. */
  function startPolling(): void {
    poller?.stop();
    const state = current();
    if (!state) return;
    const { type: mode, donation } = state;
    const { partnerDonationId } = donation;
    poller = pollStatus({
      mode,
      donation,
      clock,
      rateLimit: partnerCache.rateLimit,
      isHidden: windows.isHidden,
      fetchStatus: (abortSignal) =>
        fetchStatus({
          client: partnerCache.client,
          partnerDonationId,
          ageMs: clock.now() - donation.createdAt,
          report,
          abortSignal,
        }),
      readStored: () => findStored(donation),
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
  for (const end of [stopStoringOpen, release]) abortSignal.addEventListener('abort', end);

  return {
    showLink(donation, link) {
      dispatch({ type: 'window-blocked', donation, link });
      save(donation);
      startPolling();
    },

    start(donation, link) {
      const isLinkShown = current()?.type === 'link';
      dispatch({ type: 'handed-over', donation, link });
      // The lock of a donation whose link is shown is held already; to acquire it again would give it to a tab that waits.
      if (isLinkShown) updateDonation({});
      else save(donation);
      startPolling();
    },

    resume(onFound, onLost = () => {}) {
      // The donor may have begun another donation meanwhile.
      if (current()) return;
      handleLost = () => {
        if (!current()) return;
        poller?.stop();
        flow.backToStart();
        onLost();
      };
      stored.claimStored({
        ...createIdleCheck(flow),
        onAcquired(donation) {
          showAndPoll(donation);
          poller?.pollNow('return');
          // The form was loaded because the donor is about to open it, not for the donation: a hover must not open it.
          const isIdle = (donation.idleUntil ?? 0) > clock.now();
          // For days, each visit would open on it.
          onFound({ ...donation, isOpen: donation.isOpen && !isIdle && !donation.isProcessing });
          return true;
        },
        onLost: handleLost,
      });
    },

    forget(partnerDonationId) {
      if (current()?.donation.partnerDonationId !== partnerDonationId) return;
      stored.release();
      handleLost();
    },

    donorReturned,
    pollNow: (cause) => poller?.pollNow(cause),
    discard() {
      // The donor has paid: a later visit polls it.
      if (current()?.type === 'processing') stored.leave();
      else remove();
      poller?.stop();
    },

    updateDonation,
  };
}
