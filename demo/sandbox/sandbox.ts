/**
 * Everything one running sandbox remembers, in one place: the API, its controls and the hosted checkout share
 * it. Nothing of it outlives the process.
 */
import { createDonationStore } from './donations.js';
import { createFaultPlan } from './faults.js';
import { createRateLimits } from './rate-limits.js';
import { createRequestLog } from './request-log.js';

export interface SandboxOptions {
  readonly apiUrl: string;
  readonly checkoutUrl: string;
  /** An HTML page on another origin, where the `redirect` fault leads. */
  readonly elsewhere: string;
  /** Delays every answer of the API, preflights included. */
  readonly latencyMs: number;
}

export type Sandbox = ReturnType<typeof createSandbox>;

export function createSandbox({ latencyMs, ...urls }: SandboxOptions) {
  const log = createRequestLog();
  const donations = createDonationStore();
  const faults = createFaultPlan();
  const rateLimits = createRateLimits();
  const links = new Map<string, string>();
  const fields = new Map<string, string>();
  const settings = { latencyMs };

  return {
    ...urls,
    log,
    donations,
    faults,
    rateLimits,
    /** The donationLink that a key's next links carry instead of the checkout's. */
    links,
    /** JSON, as it is to be written, that an endpoint's answers to a key carry beside their own; by `endpoint key`. */
    fields,
    settings,
    /** Forgets what belongs to a key, or everything. */
    reset(key?: string): void {
      for (const store of [log, donations, faults, rateLimits]) store.clear(key);
      if (key !== undefined) {
        links.delete(key);
        for (const name of fields.keys()) if (name.endsWith(` ${key}`)) fields.delete(name);
        return;
      }
      links.clear();
      fields.clear();
      settings.latencyMs = latencyMs;
    },
  };
}
