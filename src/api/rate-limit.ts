import type { Clock } from './clock.js';

/**
 * What an answer says of the partner's rate limit, which all its visitors share. A browser can read the headers only
 * if the server exposes them through CORS, so every field may be missing.
 */
export interface RateLimit {
  /** Share of the limit that is left, 0–1. */
  left?: number;
  /** Nobody should send a GET before this time (epoch, ms). */
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

/** Reads `X-RateLimit-Limit`, `X-RateLimit-Remaining`, and the pause that a 429 asks for. */
export function readRateLimit(response: Response, clock: Clock): RateLimit {
  const readHeader = (header: string) => {
    const value = response.headers.get(header);
    return value && /^\d+$/.test(value) ? Number(value) : undefined;
  };
  const limit = readHeader('X-RateLimit-Limit');
  const remaining = readHeader('X-RateLimit-Remaining');
  const rateLimit: RateLimit = {};
  if (limit && remaining !== undefined) rateLimit.left = Math.min(1, remaining / limit);
  if (response.status === 429) {
    rateLimit.pausedUntil = clock.now() + (readRetryAfter(response, clock) ?? 30_000);
  }
  return rateLimit;
}
