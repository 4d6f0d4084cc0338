import { systemClock } from '../api/clock.js';
import type { ApiServices } from '../api/services.js';
import { createTextStorage } from '../api/text-storage.js';
import { onReturnMessage } from './return-signals.js';

/** What a donation needs of a browser beside windows, so that its tests run without one. */
export interface BrowserServices extends ApiServices {
  /**
   * Waits for the Web Lock `name`. Holds it until `signal` aborts, or releases it at once if `onAcquired` returns
   * false.
   */
  withLock(name: string, signal: AbortSignal, onAcquired: () => boolean): void;
  /** Calls back when another window reports that a donation, named or not, returned from its checkout. */
  onReturnMessage(callback: (partnerDonationId: string | undefined) => void, signal: AbortSignal): void;
}

/** Lock names held by this page; used instead of Web Locks where the browser denies them. */
const held = new Set<string>();

export const browserServices: BrowserServices = {
  fetch: (input, init) => fetch(input, init),
  clock: systemClock,
  storage: createTextStorage(() => localStorage),

  withLock(name, signal, onAcquired) {
    let isHeld = false;
    const hold = () =>
      new Promise<void>((resolve) => {
        isHeld = true;
        if (held.has(name)) return resolve();
        held.add(name);
        const release = () => {
          held.delete(name);
          // In a later task: what was stored before reaches other tabs' processes with this task's end, and must be
          // there for whoever holds the lock next.
          setTimeout(resolve);
        };
        signal.addEventListener('abort', release);
        if (signal.aborted || !onAcquired()) release();
      });
    // No locks on insecure pages, and refused ones in some frames: then each tab follows for itself. An abort
    // rejects, too; that is no fault.
    if (!navigator.locks) void hold();
    else
      navigator.locks.request(name, { signal }, hold).catch(() => {
        if (!isHeld && !signal.aborted) void hold();
      });
  },

  onReturnMessage,
};
