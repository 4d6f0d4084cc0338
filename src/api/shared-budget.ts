import * as z from 'zod/mini';
import { count, parse } from '../contract/schemas.js';
import type { Environs } from './partner-store.js';
import type { Budget } from './rate-limit.js';
import { parseJson } from './storage.js';

/**
 * The partner's rate limit is one budget for all its visitors, so what one tab learns of it (a pause, a limit that
 * runs low) holds for all tabs of the origin: it is written down while it matters.
 */
const budgetSchema = z.object({ at: count, left: z.optional(count), pausedUntil: z.optional(count) });

/** How long a share of the limit that one answer named is believed. */
const believedMs = 5 * 60_000;
/** A stored pause beyond this is a clock gone wrong, or nonsense. */
const longestPauseMs = 15 * 60_000;

export function createSharedBudget(
  name: string,
  { storage, clock }: Pick<Environs, 'storage' | 'clock'>,
): { known(): Budget; learn(news: Budget): void } {
  let own: Budget & { at: number } = { at: 0 };

  function known(): Budget {
    const now = clock.now();
    const stored = parse(budgetSchema, parseJson(storage.get(name)));
    const believed = [own, stored].filter((one) => one && Math.abs(now - one.at) < believedMs);
    const shares = believed.map((one) => one?.left).filter((left) => left !== undefined);
    const pauses = [own, stored]
      .map((one) => one?.pausedUntil ?? 0)
      .filter((until) => until - now <= longestPauseMs);
    return {
      left: shares.length ? Math.min(...shares) : undefined,
      pausedUntil: Math.max(0, ...pauses) || undefined,
    };
  }

  return {
    known,
    learn(news) {
      const isTight = (known: Budget) => (known.pausedUntil ?? 0) > clock.now() || (known.left ?? 1) < 0.3;
      const wasTight = isTight(own);
      // What another tab was told still holds.
      own = { ...own, pausedUntil: known().pausedUntil, ...news, at: clock.now() };
      if (isTight(own)) storage.set(name, JSON.stringify(own));
      else if (wasTight) storage.remove(name);
    },
  };
}
