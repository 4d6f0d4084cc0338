import type { BrowserServices } from './browser-services.js';

/**
 * Makes sure that one widget of one tab polls a donation. Waits for the Web Lock of each donation and holds it until
 * it is released.
 */
export interface DonationLock {
  /** Releases what is held, and waits for these donations; keeps each whose `onAcquired` returns true. */
  acquire(partnerDonationIds: readonly string[], onAcquired: (partnerDonationId: string) => boolean): void;
  release(): void;
}

export function createDonationLock({ withLock }: Pick<BrowserServices, 'withLock'>): DonationLock {
  let abortController: AbortController | undefined;
  const release = () => abortController?.abort();
  return {
    acquire(partnerDonationIds, onAcquired) {
      release();
      abortController = new AbortController();
      const { signal: abortSignal } = abortController;
      for (const id of partnerDonationIds) withLock(`sir-donate:${id}`, abortSignal, () => onAcquired(id));
    },
    release,
  };
}
