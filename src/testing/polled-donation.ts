import type { RateLimit } from '../api/rate-limit.js';
import type { SirDonateError } from '../contract/errors.js';
import type { DonationStatus } from '../contract/schemas.js';
import { pollStatus, type StatusPollerOptions } from '../donation/status-poller.js';
import { createFakeClock, type FakeClock } from './fake-clock.js';

export const pending: DonationStatus = { type: 'pending', understood: true };

/** Polls a donation's status and keeps a record of everything that happens, in milliseconds since the start. */
export function pollDonation(options: Partial<StatusPollerOptions> & { clock?: FakeClock } = {}) {
  const clock = options.clock ?? createFakeClock();
  const start = clock.now();
  const page = { isHidden: false, rateLimit: {} as RateLimit };
  const answers: { next: () => DonationStatus | Promise<DonationStatus> } = { next: () => pending };
  const calls: number[] = [];
  const callsWhileHidden: number[] = [];
  const counted: number[] = [];
  const statuses: DonationStatus[] = [];
  const errors: SirDonateError[] = [];
  const deadlines: number[] = [];
  const poller = pollStatus({
    mode: 'waiting',
    clock,
    donation: { createdAt: start, calls: 0 },
    fetchStatus: async () => {
      calls.push(clock.now() - start);
      if (page.isHidden) callsWhileHidden.push(clock.now() - start);
      return answers.next();
    },
    rateLimit: () => page.rateLimit,
    isHidden: () => page.isHidden,
    onResult(result) {
      if (result.type === 'call') counted.push(result.record.calls);
      else if (result.type === 'status') statuses.push(result.donationStatus);
      else if (result.type === 'error') errors.push(result.error);
      else deadlines.push(clock.now() - start);
    },
    ...options,
  });
  return {
    clock,
    start,
    page,
    answers,
    calls,
    callsWhileHidden,
    counted,
    statuses,
    errors,
    deadlines,
    poller,
  };
}
