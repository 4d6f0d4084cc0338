import type { BrowserServices } from './browser-services.js';

/**
 * Makes sure that one widget of one tab polls a donation. Waits for the Web Lock of each donation and holds it until
 * it is released.
 */
export interface DonationLock {
  /** Releases what is held, and waits for these donations; keeps each whose `onAcquired` returns true. */
  acquire(partnerDonationIds: readonly string[], onAcquired: (partnerDonationId: string) => boolean): void;
  release(): void;
  /** Releases what is held once the deletion of its entry has reached other processes. */
  releaseAfterDeletion(): void;
}

/**
 * Browsers deliver Web Locks and storage to other processes separately. Whole Chromium 150 and 156 delivered a deletion up
 * to 22 ms after the lock, so a waiting tab could resume a finished donation.
 */
const storageDelayMs = 1_000;

export function createDonationLock({
  clock,
  withLock,
}: Pick<BrowserServices, 'clock' | 'withLock'>): DonationLock {
  let abortController: AbortController | undefined;
  const release = () => {
    abortController?.abort();
    abortController = undefined;
  };
  return {
    acquire(partnerDonationIds, onAcquired) {
      release();
      abortController = new AbortController();
      const { signal: abortSignal } = abortController;
      for (const id of partnerDonationIds) withLock(`sir-donate:${id}`, abortSignal, () => onAcquired(id));
    },
    release,
    releaseAfterDeletion() {
      abortController?.signal.addEventListener('abort', clock.after(storageDelayMs, release));
    },
  };
}
