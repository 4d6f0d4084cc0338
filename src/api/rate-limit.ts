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

/** No pause is longer, whatever a server or a clock says. */
export const maxPauseMs = 15 * 60_000;
/** The same for a date that can only be compared with the visitor's clock, which may be wrong. */
const maxUnsurePauseMs = 60_000;

/**
 * Reads `Retry-After` as a delay in milliseconds: seconds, or an HTTP date. A date is the server's, so it is compared
 * with the `Date` of the same answer, if CORS exposes that. Else the visitor's clock must do.
 */
export function readRetryAfter({ headers }: Response, clock: Clock): number | undefined {
  const value = headers.get('Retry-After')?.trim() ?? '';
  if (/^\d+$/.test(value)) return Math.min(Number(value) * 1000, maxPauseMs);
  const answeredAt = Date.parse(headers.get('Date') ?? '');
  const [now, maxMs] = Number.isNaN(answeredAt) ? [clock.now(), maxUnsurePauseMs] : [answeredAt, maxPauseMs];
  const delayMs = Date.parse(value) - now;
  return delayMs >= 0 ? Math.min(delayMs, maxMs) : undefined;
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
