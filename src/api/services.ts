import type { Clock } from './clock.js';
import type { TextStorage } from './text-storage.js';

/** What the API client and its cache need of a browser, so that their tests run without one. */
export interface ApiServices {
  // biome-ignore lint/style/noRestrictedGlobals: only its type.
  fetch: typeof fetch;
  clock: Clock;
  storage: TextStorage;
  /** Whether the browser knows that it has no network. */
  isOffline?(): boolean;
}
