import { detailOf } from './donation-detail.js';
import { type Claim, createDonationLock } from './donation-lock.js';
import { createDonationStorage, type Donation } from './donation-storage.js';
import type { FlowContext } from './flow-context.js';
import { isAwaitingStatus } from './state.js';
import { pollWindowMs } from './status-call-limits.js';

const callsOf = ({ calls, lastCallAt, backoffMs, idleUntil }: Donation) => ({
  calls,
  lastCallAt,
  backoffMs,
  idleUntil,
});

/** Ids of the donations that the donor has left for another gift, in any widget of the page: they take no form from it. */
const left = new Set<string>();
const isLeft = ({ partnerDonationId }: Donation): boolean => left.has(partnerDonationId);

/** The donation in progress: keeps state and storage in step, and holds the donation's lock. */
export function createCurrentDonation(flow: FlowContext) {
  const lock = createDonationLock(flow.services);
  // The context belongs to one key.
  const storage = createDonationStorage(flow.options.peek().key, flow.services);

  /** Returns the state if it has a donation that awaits its status. */
  function current() {
    const state = flow.state.peek();
    return isAwaitingStatus(state) ? state : undefined;
  }

  /**
   * Older donations are found again only after this one has ended: till then no page need load the form for them. Those of
   * which the donor may be coming back from the checkout are, and those that are paid have times of their own.
   */
  function letOlderWait({ createdAt }: Donation, idleUntil: number): void {
    for (const other of storage.all(flow.options.peek().nonprofits))
      if (
        other.createdAt < createdAt &&
        !other.isProcessing &&
        flow.services.clock.now() - other.createdAt >= pollWindowMs &&
        (other.idleUntil ?? 0) < idleUntil
      )
        storage.save({ ...other, idleUntil });
  }

  return {
    current,
    /** Returns what the page may know of the donation in progress. */
    detail() {
      const state = current();
      return state && detailOf(state.donation, flow.options.peek());
    },
    release: lock.release,
    save(donation: Donation): void {
      storage.save(donation);
      lock.hold(donation.partnerDonationId);
    },
    /** Claims each stored donation, the newest first of those that are due. The others are last. */
    claimStored(
      handlers: Pick<Claim, 'isIdle' | 'onceIdle' | 'onLost'> & { onAcquired(donation: Donation): boolean },
    ): void {
      const now = flow.services.clock.now();
      const isWaiting = ({ idleUntil = 0 }: Donation) => Number(idleUntil > now);
      const donations = storage.all(flow.options.peek().nonprofits);
      const claims = donations
        .sort((a, b) => isWaiting(a) - isWaiting(b))
        .map(
          (before): Claim => ({
            ...handlers,
            donation: before,
            isIdle: (isExpected) => handlers.isIdle(isExpected && !isLeft(before)),
            onceIdle: (isExpected, callback) => handlers.onceIdle(isExpected && !isLeft(before), callback),
            rank: () => flow.services.widget.rank(before),
            onAcquired() {
              // While this tab waited, another may have seen the final status.
              const donation = storage.find(before);
              return !!donation && handlers.onAcquired(donation);
            },
          }),
        );
      lock.claim(claims);
    },
    findStored: (donation: Donation) => storage.find(donation),
    /** Leaves it stored for a later visit. It keeps its lock, so that no other form of the page shows it meanwhile. */
    leave(): void {
      const state = current();
      if (state) left.add(state.donation.partnerDonationId);
    },
    /** Deletes the entry, and then releases the lock, so that no other tab resumes the donation. */
    remove(): void {
      const state = current();
      if (state) storage.remove(state.donation);
      lock.releaseAfterDeletion();
    },
    update(change: Partial<Donation>): void {
      const state = current();
      if (!state) return;
      const donation = { ...state.donation, ...change };
      flow.dispatch({ type: 'donation-updated', donation });
      const before = storage.find(donation);
      // The donor may have dismissed it in another tab.
      if (!before) return;
      // Without Web Locks another tab polls it too: its calls count, and what it has found out.
      storage.save({
        ...donation,
        ...(before.calls > donation.calls && callsOf(before)),
        isProcessing: donation.isProcessing ?? before.isProcessing,
      });
      if (change.idleUntil) letOlderWait(donation, change.idleUntil);
    },
  };
}

export type CurrentDonation = ReturnType<typeof createCurrentDonation>;
