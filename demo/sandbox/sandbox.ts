/** The state of one running sandbox, shared by the API, its control routes and the hosted checkout. In memory only. */
import { createDonationStore } from './donations.js';
import { createFaultPlan } from './faults.js';
import { createRateLimits } from './rate-limits.js';
import { createRequestLog } from './request-log.js';

export interface SandboxOptions {
  readonly apiUrl: string;
  readonly checkoutUrl: string;
  /** An HTML page on another origin, to which the fault `redirect` leads. */
  readonly redirectTarget: string;
  /** Delay of every response of the API, preflights included, in milliseconds. */
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
    /** By key: the `donationLink` of the next create-link responses, in place of the checkout's. */
    links,
    /** By `endpoint key`: fields as raw JSON that are added to the responses. */
    fields,
    settings,
    /** Deletes the state of one key, or all state. */
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
