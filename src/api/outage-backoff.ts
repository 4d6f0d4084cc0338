import type { SirDonateError } from '../contract/errors.js';
import { toJson } from '../contract/to-json.js';
import { nonNegativeNumber, object, parse } from '../contract/validate.js';
import type { ApiServices } from './services.js';
import { parseJson } from './text-storage.js';

/**
 * Remembers that a request failed because the API is down, so that page loads and returns to the page repeat it ever more
 * rarely: after 5 s, 15 s, 45 s … up to 5 min. All tabs of the origin share it by storage. The donor's own press does not
 * wait for it.
 */
export interface OutageBackoff {
  /** How many times in a row the request failed. */
  failures(): number;
  /** How long nobody should repeat it unasked, in milliseconds. */
  leftMs(): number;
  /** Notes a failure, if it is one of the API. */
  failed(error: SirDonateError): void;
  succeeded(): void;
}

const readOutage = object({ at: nonNegativeNumber, failures: nonNegativeNumber });
const firstBackoffMs = 5_000;
const maxBackoffMs = 5 * 60_000;
/** After it a failure is a new one. */
const forgottenAfterMs = 15 * 60_000;

export function createOutageBackoff(
  storageKey: string,
  { storage, clock, isOffline }: Pick<ApiServices, 'storage' | 'clock' | 'isOffline'>,
): OutageBackoff {
  function last() {
    const outage = parse(readOutage, parseJson(storage.get(storageKey)));
    const ageMs = clock.now() - (outage?.at ?? 0);
    // A failure in the future was noted before the clock was set back.
    return outage && ageMs >= 0 && ageMs < forgottenAfterMs ? { ...outage, ageMs } : undefined;
  }

  const failures = () => last()?.failures ?? 0;

  return {
    failures,
    leftMs() {
      const outage = last();
      if (!outage) return 0;
      const backoffMs = Math.min(maxBackoffMs, firstBackoffMs * 3 ** (outage.failures - 1));
      return Math.max(0, backoffMs - outage.ageMs);
    },
    failed({ code }) {
      // A 429 has its own pause. What fails offline never reached the API.
      if (/^(network|timeout|server|bad-response)$/.test(code) && !isOffline?.())
        storage.set(storageKey, toJson({ at: clock.now(), failures: failures() + 1 }));
    },
    succeeded() {
      if (storage.get(storageKey) !== undefined) storage.remove(storageKey);
    },
  };
}
