import { systemClock } from '../api/clock.js';
import type { ApiServices } from '../api/services.js';
import { createTextStorage } from '../api/text-storage.js';
import { onReturnMessage } from './return-signals.js';

export interface LockRequest {
  /** Ends the wait, or releases the lock. */
  abortSignal: AbortSignal;
  /** What to do if the lock is held: wait for it (the default), give up, or take it from its holder. */
  ifHeld?: 'wait' | 'give-up' | 'steal';
  /** The lock is held from now on. It is released at once if this returns false. */
  onAcquired(): boolean;
  /** The lock is held by another one, and this request has ended. */
  onGivenUp?(): void;
  /** Another request has taken the lock. */
  onStolen?(): void;
}

/** What a donation needs of a browser besides windows, so that its tests run without one. */
export interface BrowserServices extends ApiServices {
  /** Requests a Web Lock. */
  withLock(lockName: string, request: LockRequest): void;
  /** Calls back when another window reports that a donation, named or not, returned from its checkout. */
  onReturnMessage(callback: (partnerDonationId: string | undefined) => void, abortSignal: AbortSignal): void;
}

/** Locks held by this page, with what takes each away; used instead of Web Locks where the browser denies them. */
const held = new Map<string, () => void>();

/** Without Web Locks each tab polls by itself. Within a page, whoever asks first has the lock; nobody waits. */
function withPageLock(
  lockName: string,
  { abortSignal, ifHeld, onAcquired, onGivenUp, onStolen }: LockRequest,
) {
  const takeAway = held.get(lockName);
  if (takeAway && ifHeld !== 'steal') {
    if (ifHeld) onGivenUp?.();
    return;
  }
  takeAway?.();
  let isHeld = true;
  const release = () => {
    if (isHeld) held.delete(lockName);
    isHeld = false;
  };
  held.set(lockName, () => {
    release();
    onStolen?.();
  });
  abortSignal.addEventListener('abort', release);
  if (abortSignal.aborted || !onAcquired()) release();
}

export const browserServices: BrowserServices = {
  fetch: (input, init) => fetch(input, init),
  clock: systemClock,
  storage: createTextStorage(() => localStorage),
  isOffline: () => !navigator.onLine,

  withLock(lockName, request) {
    const { abortSignal, ifHeld = 'wait', onAcquired, onGivenUp, onStolen } = request;
    let isAcquired = false;
    const hold = (lock: Lock | null) =>
      new Promise<void>((resolve) => {
        isAcquired = true;
        if (lock === null) {
          onGivenUp?.();
          return resolve();
        }
        // In a later task: writes to storage reach the processes of other tabs at the end of this task, and the next
        // holder of the lock must see them (seen in Firefox 159).
        const release = () => setTimeout(resolve);
        abortSignal.addEventListener('abort', release);
        if (abortSignal.aborted || !onAcquired()) release();
      });
    // Web Locks do not exist on insecure pages and are denied in some frames. An abort rejects, too; that is no error.
    if (!navigator.locks) withPageLock(lockName, request);
    else
      navigator.locks
        .request(
          lockName,
          // A signal is allowed only for a request that waits.
          { wait: { signal: abortSignal }, 'give-up': { ifAvailable: true }, steal: { steal: true } }[ifHeld],
          hold,
        )
        .catch(() => {
          if (abortSignal.aborted) return;
          if (isAcquired) onStolen?.();
          else withPageLock(lockName, request);
        });
  },

  onReturnMessage,
};
