import { systemClock } from './clock.js';
import type { Environs } from './partner-store.js';
import { createTextStorage } from './storage.js';

/** The browser's fetch, time and storage. */
export const browserEnvirons: Environs = {
  fetch: (input, init) => fetch(input, init),
  clock: systemClock,
  storage: createTextStorage(() => localStorage),
};
