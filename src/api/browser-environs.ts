import { systemClock } from './clock.js';
import type { Environs } from './partner-store.js';
import { onReturned } from './returned.js';
import { createTextStorage } from './storage.js';

/** What this page holds: all that there is to go by where the browser denies its locks. */
const claimed = new Set<string>();

/** The browser's fetch, time, storage, locks between tabs, and hints between windows. */
export const browserEnvirons: Environs = {
  fetch: (input, init) => fetch(input, init),
  clock: systemClock,
  storage: createTextStorage(() => localStorage),

  whenAlone(name, signal, run) {
    let isHeld = false;
    const hold = () =>
      new Promise<void>((resolve) => {
        isHeld = true;
        if (claimed.has(name)) return resolve();
        claimed.add(name);
        const release = () => {
          claimed.delete(name);
          // In a later task: what was stored before reaches other tabs' processes with this task's end, and must be
          // there for whoever holds the lock next.
          setTimeout(resolve);
        };
        signal.addEventListener('abort', release);
        if (signal.aborted || !run()) release();
      });
    // No locks on insecure pages, and refused ones in some frames: then each tab follows for itself. An abort
    // rejects, too; that is no fault.
    if (!navigator.locks) void hold();
    else
      navigator.locks.request(name, { signal }, hold).catch(() => {
        if (!isHeld && !signal.aborted) void hold();
      });
  },

  onReturned,
};
