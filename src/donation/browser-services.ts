import { systemClock } from '../api/clock.js';
import type { ApiServices } from '../api/services.js';
import { createTextStorage } from '../api/text-storage.js';
import { onReturnMessage } from './return-signals.js';

/** What a donation needs of a browser besides windows, so that its tests run without one. */
export interface BrowserServices extends ApiServices {
  /**
   * Waits for the Web Lock `name`. Holds it until `abortSignal` aborts, or releases it at once if `onAcquired`
   * returns false.
   */
  withLock(lockName: string, abortSignal: AbortSignal, onAcquired: () => boolean): void;
  /** Calls back when another window reports that a donation, named or not, returned from its checkout. */
  onReturnMessage(callback: (partnerDonationId: string | undefined) => void, abortSignal: AbortSignal): void;
}

/** Lock names held by this page; used instead of Web Locks where the browser denies them. */
const held = new Set<string>();

export const browserServices: BrowserServices = {
  fetch: (input, init) => fetch(input, init),
  clock: systemClock,
  storage: createTextStorage(() => localStorage),

  withLock(lockName, abortSignal, onAcquired) {
    let isHeld = false;
    const acquire = () =>
      new Promise<void>((resolve) => {
        isHeld = true;
        if (held.has(lockName)) return resolve();
        held.add(lockName);
        const release = () => {
          held.delete(lockName);
          // In a later task: writes to storage reach the processes of other tabs at the end of this task, and the next
          // holder of the lock must see them (seen in Firefox 159).
          setTimeout(resolve);
        };
        abortSignal.addEventListener('abort', release);
        if (abortSignal.aborted || !onAcquired()) release();
      });
    // Web Locks do not exist on insecure pages and are denied in some frames: then each tab polls by itself. An abort
    // rejects, too; that is no error.
    if (!navigator.locks) void acquire();
    else
      navigator.locks.request(lockName, { signal: abortSignal }, acquire).catch(() => {
        if (!isHeld && !abortSignal.aborted) void acquire();
      });
  },

  onReturnMessage,
};
