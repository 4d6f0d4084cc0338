import type { Clock } from './clock.js';

/**
 * What the server tells of the partner's shared budget. The headers are readable only where the server exposes
 * them through CORS, so every field may be missing.
 */
export interface RateLimit {
  /** Share of the limit that is left, 0–1. */
  left?: number;
  /** Nobody should ask before this time (epoch, ms). */
  pausedUntil?: number;
}

const maxPauseMs = 15 * 60_000;

/** Reads `Retry-After` (seconds or an HTTP date) as a delay in milliseconds. */
export function readRetryAfter(response: Response, clock: Clock): number | undefined {
  const value = response.headers.get('Retry-After')?.trim();
  if (!value) return undefined;
  const delayMs = /^\d+$/.test(value) ? Number(value) * 1000 : Date.parse(value) - clock.now();
  return delayMs >= 0 ? Math.min(delayMs, maxPauseMs) : undefined;
}

/** Reads what an answer tells of the budget. */
export function readRateLimit(response: Response, clock: Clock): RateLimit {
  const number = (name: string) => {
    const value = response.headers.get(name);
    return value && /^\d+$/.test(value) ? Number(value) : undefined;
  };
  const limit = number('X-RateLimit-Limit');
  const remaining = number('X-RateLimit-Remaining');
  const budget: RateLimit = {};
  if (limit && remaining !== undefined) budget.left = Math.min(1, remaining / limit);
  if (response.status === 429) {
    budget.pausedUntil = clock.now() + (readRetryAfter(response, clock) ?? 30_000);
  }
  return budget;
}
