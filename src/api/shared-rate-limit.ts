import { toJson } from '../contract/to-json.js';
import { nonNegativeNumber, object, optional, parse } from '../contract/validate.js';
import { maxPauseMs, type RateLimit } from './rate-limit.js';
import type { ApiServices } from './services.js';
import { parseJson } from './text-storage.js';

/**
 * All visitors of a partner share one rate limit, so what one tab learns of it (a 429 pause, a limit that runs low) is
 * shared with all tabs of the origin, by storage, for as long as it matters.
 */
const readRateLimitEntry = object({
  at: nonNegativeNumber,
  left: optional(nonNegativeNumber),
  pausedUntil: optional(nonNegativeNumber),
});
/** How long an answer's share of the limit counts. */
const validMs = 5 * 60_000;
/** Clocks of two tabs may differ by this much. What is later than that was written before the clock was set back. */
const clockToleranceMs = 1_000;

export interface SharedRateLimit {
  /** What any tab has learned. */
  current(): RateLimit;
  /** Notes what an answer said. */
  update(news: RateLimit): void;
}

export function createSharedRateLimit(
  storageKey: string,
  { storage, clock }: Pick<ApiServices, 'storage' | 'clock'>,
): SharedRateLimit {
  let own: RateLimit & { at: number } = { at: 0 };

  /** Returns what this tab and what any tab noted. A note from the future is deleted, or it would hold once more then. */
  function notes(now: number) {
    const latest = now + clockToleranceMs;
    if (own.at > latest) own = { at: 0 };
    const stored = parse(readRateLimitEntry, parseJson(storage.get(storageKey)));
    if (stored && stored.at > latest) storage.remove(storageKey);
    return stored && stored.at <= latest ? [own, stored] : [own];
  }

  function current(): RateLimit {
    const now = clock.now();
    const all = notes(now);
    const shares = all.flatMap(({ at, left }) => (left !== undefined && now - at < validMs ? [left] : []));
    // A longer pause is invalid, or the clock was set while an answer was noted.
    const pauses = all
      .filter(({ at, pausedUntil = 0 }) => pausedUntil - at <= maxPauseMs)
      .map(({ pausedUntil = 0 }) => pausedUntil);
    return {
      left: shares.length ? Math.min(...shares) : undefined,
      pausedUntil: Math.min(now + maxPauseMs, Math.max(0, ...pauses)) || undefined,
    };
  }

  return {
    current,
    update(news) {
      const isTight = ({ pausedUntil = 0, left = 1 }: RateLimit) => pausedUntil > clock.now() || left < 0.3;
      const wasTight = isTight(own);
      // A pause that another tab was told of still holds.
      const { pausedUntil } = current();
      own = { ...own, pausedUntil, ...news, at: clock.now() };
      if (isTight(own)) storage.set(storageKey, toJson(own));
      else if (wasTight) storage.remove(storageKey);
    },
  };
}
