import { donationKeyPrefix } from '../contract/donation-key-prefix.js';
import { createDonationLock } from './donation-lock.js';
import { createDonationStorage, type Donation, type DonationStorage } from './donation-storage.js';
import type { FlowContext } from './flow-context.js';
import { isAwaitingStatus } from './state.js';

/** The donation in progress: keeps state and storage in step, and holds the donation's lock. */
export function createCurrentDonation(flow: FlowContext) {
  const lock = createDonationLock(flow.services);
  let storage: DonationStorage | undefined;

  /** Returns the state if it has a donation that awaits its status. */
  function current() {
    const state = flow.state.peek();
    return isAwaitingStatus(state) ? state : undefined;
  }

  /** Opens the storage of the current key and `nonprofit` attribute. */
  function openStorage(): DonationStorage {
    const { key, nonprofit } = flow.options.peek();
    storage = createDonationStorage(donationKeyPrefix(key, nonprofit), flow.services);
    return storage;
  }

  return {
    current,
    release: lock.release,
    save(donation: Donation): void {
      openStorage().save(donation);
      lock.acquire([donation.partnerDonationId], () => true);
    },
    /** Waits for the lock of each stored donation, and keeps each for which `onAcquired` returns true. */
    acquireStored(onAcquired: (donation: Donation) => boolean): void {
      const { all, find } = openStorage();
      const ids = all().map(({ partnerDonationId }) => partnerDonationId);
      lock.acquire(ids, (id) => {
        // While this tab waited, another may have seen the final status.
        const donation = find(id);
        return !!donation && onAcquired(donation);
      });
    },
    storedCalls: (partnerDonationId: string) => storage?.find(partnerDonationId)?.calls ?? 0,
    /** Deletes the entry, and then releases the lock, so that no other tab resumes the donation. */
    remove(): void {
      const state = current();
      if (state) storage?.remove(state.donation);
      lock.releaseAfterDeletion();
    },
    update(change: Partial<Donation>): void {
      const state = current();
      if (!state) return;
      const donation = { ...state.donation, ...change };
      flow.dispatch({ type: 'donation-updated', donation });
      // The donor may have dismissed it in another tab.
      if (storage?.find(donation.partnerDonationId)) storage.save(donation);
    },
  };
}
