import { channelName, readReturned } from '../contract/messages.js';
import { systemClock } from './clock.js';
import type { Environs } from './partner-store.js';
import { createTextStorage } from './storage.js';

/** The browser's fetch, time, storage, locks between tabs, and hints between windows. */
export const browserEnvirons: Environs = {
  fetch: (input, init) => fetch(input, init),
  clock: systemClock,
  storage: createTextStorage(() => localStorage),

  whenAlone(name, signal, run) {
    const hold = () =>
      new Promise<void>((resolve) => {
        signal.addEventListener('abort', () => resolve());
        if (!signal.aborted) run();
        else resolve();
      });
    // No locks on insecure pages and in some frames: then each tab follows for itself. An abort rejects; that is no fault.
    if (globalThis.isSecureContext && navigator.locks)
      navigator.locks.request(name, { signal }, hold).catch(() => {});
    else void hold();
  },

  onReturned(callback, signal) {
    const hear = ({ data }: MessageEvent) => {
      const message = readReturned(data);
      if (message) callback(message.detail.partnerDonationId);
    };
    addEventListener('message', hear, { signal });
    try {
      const channel = new BroadcastChannel(channelName);
      channel.onmessage = hear;
      signal.addEventListener('abort', () => channel.close());
    } catch {
      // Denied in some frames; focus and visibility still tell of a return.
    }
  },
};
