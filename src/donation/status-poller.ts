import type { Clock } from '../api/clock.js';
import type { RateLimit } from '../api/rate-limit.js';
import { SirDonateError } from '../contract/errors.js';
import type { DonationStatus } from '../contract/schemas.js';

/**
 * Asks for a donation's status until it is final or its time is up: soon at first, then ever more rarely, never
 * while the page is hidden, at once when the donor comes back, and not more than `callLimit` times in all, of which
 * the last few are kept for such returns. A budget that runs low stretches every wait.
 */
export const pollWindowMs = 30 * 60_000;
export const callLimit = 20;
const keptForReturns = 5;
const firstWaitMs = 3_000;
const longestWaitMs = 5 * 60_000;
/** Between any call and the one that a return asks for. */
const nudgeGapMs = 2_000;
/** Returns come in bunches (focus, visible, page shown): one question answers them all. */
const bunchMs = 500;

export interface StatusPollerOptions {
  clock: Clock;
  /** When the donation was made (epoch, ms) and how often its status was asked. */
  createdAt: number;
  calls: number;
  ask(signal: AbortSignal): Promise<DonationStatus>;
  budget(): RateLimit;
  /** How often other tabs say they asked; the limit is the donation's, not the tab's. */
  callsElsewhere?(): number;
  isHidden(): boolean;
  /** Told before each call, with the number of calls made including it. */
  onCall(calls: number): void;
  onStatus(status: DonationStatus): void;
  onError(error: SirDonateError): void;
  onDeadline(): void;
}

export interface StatusPoller {
  /** Asks at once, if that makes sense: the donor came back. */
  pollNow(): void;
  stop(): void;
}

/** Returns the wait before the next timed call, before jitter, in milliseconds. */
export const waitBefore = (calls: number, left = 1): number =>
  Math.min(longestWaitMs, firstWaitMs * 1.5 ** calls) * (left < 0.1 ? 4 : left < 0.3 ? 2 : 1);

export function follow(options: StatusPollerOptions): StatusPoller {
  const { clock, createdAt } = options;
  const controller = new AbortController();
  const deadline = createdAt + pollWindowMs;
  let { calls } = options;
  let lastCallAt = Number.NEGATIVE_INFINITY;
  let isAsking = false;
  let cancelTimer = () => {};
  let cancelDeadline = () => {};
  let cancelNudge = () => {};
  let lastNudgeAt = Number.NEGATIVE_INFINITY;

  function stop(): void {
    cancelTimer();
    cancelNudge();
    cancelDeadline();
    controller.abort();
  }

  /** Hidden: nothing is asked and nothing scheduled; the return to the page asks at once. */
  function askIfSeen(): void {
    if (options.isHidden()) return;
    if (isPaused()) schedule();
    else void ask();
  }

  /** Another widget may have found the budget spent while this one waited. */
  const isPaused = (): boolean => clock.now() < (options.budget().pausedUntil ?? 0);

  function schedule(): void {
    cancelTimer();
    if (controller.signal.aborted || calls >= callLimit - keptForReturns) return;
    const { left, pausedUntil = 0 } = options.budget();
    const waitMs = waitBefore(calls, left) * (0.8 + 0.4 * clock.random());
    // A pause ends for all visitors at once; they come back one after the other.
    const pauseMs = pausedUntil - clock.now() + clock.random() * 5_000;
    cancelTimer = clock.after(Math.max(waitMs, pauseMs), askIfSeen);
  }

  async function ask(): Promise<void> {
    calls = Math.max(calls, options.callsElsewhere?.() ?? 0);
    if (isAsking || calls >= callLimit || controller.signal.aborted) return;
    isAsking = true;
    cancelTimer();
    lastCallAt = clock.now();
    options.onCall(++calls);
    try {
      const status = await options.ask(controller.signal);
      if (!controller.signal.aborted) {
        if (status.type !== 'pending') stop();
        options.onStatus(status);
      }
    } catch (error) {
      if (!(error instanceof SirDonateError)) {
        if (!controller.signal.aborted) throw error;
      } else if (!controller.signal.aborted) options.onError(error);
    } finally {
      isAsking = false;
      schedule();
    }
  }

  cancelDeadline = clock.after(Math.min(pollWindowMs, Math.max(0, deadline - clock.now())), () => {
    stop();
    options.onDeadline();
  });
  schedule();

  function pollNow(): void {
    const now = clock.now();
    if (options.isHidden() || Math.abs(now - lastNudgeAt) < bunchMs) return;
    lastNudgeAt = now;
    cancelNudge();
    // Right after a call, the answer may be older than the return: ask once more when the gap is over.
    const waitMs = isAsking ? nudgeGapMs : Math.min(nudgeGapMs, lastCallAt + nudgeGapMs - now);
    if (waitMs > 0) cancelNudge = clock.after(waitMs, isAsking ? pollNow : askIfSeen);
    else askIfSeen();
  }

  return { stop, pollNow };
}
