import * as z from 'zod/mini';
import { nonNegativeNumber, parse } from '../contract/schemas.js';
import type { RateLimit } from './rate-limit.js';
import type { ApiServices } from './services.js';
import { parseJson } from './text-storage.js';

/**
 * The partner's rate limit is one budget for all its visitors, so what one tab learns of it (a pause, a limit that
 * runs low) holds for all tabs of the origin: it is written down while it matters.
 */
const budgetSchema = z.object({
  at: nonNegativeNumber,
  left: z.optional(nonNegativeNumber),
  pausedUntil: z.optional(nonNegativeNumber),
});

/** How long a share of the limit that one answer named is believed. */
const believedMs = 5 * 60_000;
/** A stored pause beyond this is a clock gone wrong, or nonsense. */
const maxPauseMs = 15 * 60_000;

export function createSharedRateLimit(
  name: string,
  { storage, clock }: Pick<ApiServices, 'storage' | 'clock'>,
): { known(): RateLimit; learn(news: RateLimit): void } {
  let own: RateLimit & { at: number } = { at: 0 };

  function known(): RateLimit {
    const now = clock.now();
    const stored = parse(budgetSchema, parseJson(storage.get(name)));
    const believed = [own, stored].filter((one) => one && Math.abs(now - one.at) < believedMs);
    const shares = believed.map((one) => one?.left).filter((left) => left !== undefined);
    const pauses = [own, stored]
      .map((one) => one?.pausedUntil ?? 0)
      .filter((until) => until - now <= maxPauseMs);
    return {
      left: shares.length ? Math.min(...shares) : undefined,
      pausedUntil: Math.max(0, ...pauses) || undefined,
    };
  }

  return {
    known,
    learn(news) {
      const isTight = (known: RateLimit) => (known.pausedUntil ?? 0) > clock.now() || (known.left ?? 1) < 0.3;
      const wasTight = isTight(own);
      // What another tab was told still holds.
      own = { ...own, pausedUntil: known().pausedUntil, ...news, at: clock.now() };
      if (isTight(own)) storage.set(name, JSON.stringify(own));
      else if (wasTight) storage.remove(name);
    },
  };
}
