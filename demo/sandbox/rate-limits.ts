/**
 * The rate-limit headers of each key. They count down from the partner's limit unless a test has set them.
 * The window is not documented: `reset` is the seconds that are left, as in NestJS.
 */
export interface RateLimit {
  readonly limit: number;
  readonly remaining: number;
  readonly reset: number;
}

export const PARTNER_RATE_LIMIT = 5000;

export type RateLimits = ReturnType<typeof createRateLimits>;

export function createRateLimits() {
  const used = new Map<string, number>();
  const fixed = new Map<string, Partial<RateLimit>>();

  return {
    set(key: string, limit: Partial<RateLimit>): void {
      fixed.set(key, { ...fixed.get(key), ...limit });
    },
    /** Counts one request of a key and returns its headers. */
    spend(key: string): Record<string, string> {
      const count = (used.get(key) ?? 0) + 1;
      used.set(key, count);
      const { limit, remaining, reset }: RateLimit = {
        limit: PARTNER_RATE_LIMIT,
        remaining: Math.max(0, PARTNER_RATE_LIMIT - count),
        reset: 3600,
        ...fixed.get(key),
      };
      return {
        'X-RateLimit-Limit': String(limit),
        'X-RateLimit-Remaining': String(remaining),
        'X-RateLimit-Reset': String(reset),
      };
    },
    clear(key?: string): void {
      if (key === undefined) {
        used.clear();
        fixed.clear();
      } else {
        used.delete(key);
        fixed.delete(key);
      }
    },
  };
}
