import * as z from 'zod/mini';
import { nonNegativeNumber, optionalNonNegativeNumber, parse } from '../contract/schemas.js';
import { toJson } from '../contract/to-json.js';
import type { RateLimit } from './rate-limit.js';
import type { ApiServices } from './services.js';
import { parseJson } from './text-storage.js';

/**
 * All visitors of a partner share one rate limit, so what one tab learns of it (a 429 pause, a limit that runs low) is
 * shared with all tabs of the origin, by storage, for as long as it matters.
 */
const rateLimitSchema = z.object({
  at: nonNegativeNumber,
  left: optionalNonNegativeNumber,
  pausedUntil: optionalNonNegativeNumber,
});
/** How long an answer's share of the limit counts. */
const validMs = 5 * 60_000;
/** A stored pause that is longer comes from a wrong clock, or is invalid. */
const maxPauseMs = 15 * 60_000;

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

  function current(): RateLimit {
    const now = clock.now();
    const stored = parse(rateLimitSchema, parseJson(storage.get(storageKey)));
    const valid = [own, stored].filter((one) => one && Math.abs(now - one.at) < validMs);
    const shares = valid.map((one) => one?.left).filter((left) => left !== undefined);
    const pauses = [own, stored]
      .map((one) => one?.pausedUntil ?? 0)
      .filter((until) => until - now <= maxPauseMs);
    return {
      left: shares.length ? Math.min(...shares) : undefined,
      pausedUntil: Math.max(0, ...pauses) || undefined,
    };
  }

  return {
    current,
    update(news) {
      const isTight = ({ pausedUntil = 0, left = 1 }: RateLimit) => pausedUntil > clock.now() || left < 0.3;
      const wasTight = isTight(own);
      // A pause that another tab was told of still holds.
      own = { ...own, pausedUntil: current().pausedUntil, ...news, at: clock.now() };
      if (isTight(own)) storage.set(storageKey, toJson(own));
      else if (wasTight) storage.remove(storageKey);
    },
  };
}
