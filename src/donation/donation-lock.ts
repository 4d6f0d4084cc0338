import type { BrowserServices } from './browser-services.js';
import { type ClaimOptions, claimDonation, holdDonation } from './claim-donation.js';

/** Makes sure that one widget of one tab polls a donation. */
export interface DonationLock {
  /** Releases what is held, and holds a donation that this widget makes. */
  hold(partnerDonationId: string): void;
  /** Releases what is held, and claims stored donations. */
  claim(claims: readonly Claim[]): void;
  release(): void;
  /** Releases what is held once the deletion of its entry has reached other processes. */
  releaseAfterDeletion(): void;
}

export type Claim = Omit<ClaimOptions, 'services' | 'abortSignal'>;

/**
 * Browsers deliver Web Locks and storage to other processes separately. Whole Chromium 150 and 156 delivered a deletion up
 * to 22 ms after the lock, so a waiting tab could resume a finished donation.
 */
const storageDelayMs = 1_000;

export function createDonationLock(services: Pick<BrowserServices, 'clock' | 'withLock'>): DonationLock {
  let abortController: AbortController | undefined;
  const release = () => {
    abortController?.abort();
    abortController = undefined;
  };
  const begin = (): AbortSignal => {
    release();
    abortController = new AbortController();
    return abortController.signal;
  };
  return {
    hold: (partnerDonationId) =>
      holdDonation(partnerDonationId, { withLock: services.withLock, abortSignal: begin() }),
    claim(claims) {
      const abortSignal = begin();
      for (const claim of claims) claimDonation({ ...claim, services, abortSignal });
    },
    release,
    releaseAfterDeletion() {
      abortController?.signal.addEventListener('abort', services.clock.after(storageDelayMs, release));
    },
  };
}
