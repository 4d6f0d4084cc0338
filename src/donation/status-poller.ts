import type { Clock } from '../api/clock.js';
import type { RateLimit } from '../api/rate-limit.js';
import { type ErrorCode, SirDonateError } from '../contract/errors.js';
import type { DonationStatus } from '../contract/schemas.js';

/**
 * The only module that asks the API for a donation's status: on a timer, when the donor returns to the page, and when
 * the donor presses "check again". It counts the calls, limits them, and spaces them ever wider (backoff):
 *
 * - A final status ends the poller.
 * - `waiting`: the first timed poll comes 3 s after the start, each later one after 1.5 times as long, at most 5 min.
 *   Every wait varies by 20 %. A return polls at once, but not within 2 s of another call.
 *   30 min after the donation was made, polling ends with the result `deadline`.
 * - `link` and `pending`: no timed polls. A return polls, at most once in 60 s.
 * - `link` and `waiting`: at most 20 calls per donation, all tabs together; the last 5 are reserved for returns.
 * - While the page is hidden, nothing is polled.
 * - During a 429 pause, nothing is polled; with less than 30 % of the rate limit left, timed waits are twice as long,
 *   with less than 10 % four times.
 */
export const pollWindowMs = 30 * 60_000;
export const callLimit = 20;
const callsReservedForReturns = 5;
const firstWaitMs = 3_000;
const maxWaitMs = 5 * 60_000;
/** In `waiting`: between any call and the one that a return asks for. */
const returnGapMs = 2_000;
/** In `link` and `pending`: between any call and the one that a return asks for. */
const untimedReturnGapMs = 60_000;
/** One return fires several browser events (focus, visibilitychange, pageshow); one poll serves them all. */
const returnBunchMs = 500;
/** After a 429 pause, visitors poll again one after the other within this time. */
const resumeSpreadMs = 5_000;

export type PollResult =
  /** Comes before each call. `calls` is the donation's number of calls, including this one. */
  | { type: 'call'; calls: number }
  | { type: 'status'; donationStatus: DonationStatus }
  /** `isRepeated`: a timed poll, or one on return, failed as the one before it did. */
  | { type: 'error'; error: SirDonateError; isRepeated: boolean }
  /** The poll window is over and the poller has stopped. */
  | { type: 'deadline' };

export interface StatusPollerOptions {
  /** The flow's state; it decides when a poll is due. */
  mode: 'link' | 'waiting' | 'pending';
  /** When the donation was made (epoch, ms), and how many calls were made so far. */
  donation: { createdAt: number; calls: number };
  fetchStatus(abortSignal: AbortSignal): Promise<DonationStatus>;
  rateLimit(): RateLimit;
  clock: Clock;
  isHidden(): boolean;
  /** The number of calls that any tab has stored for this donation. */
  storedCalls?(): number;
  /** When the last call before this poller was made (epoch, ms). Default: never. */
  lastCallAt?: number;
  onResult(result: PollResult): void;
}

export interface StatusPoller {
  /** Polls now if the rules above allow it: the donor came back (`return`) or pressed a button (`press`). */
  pollNow(cause: 'return' | 'press'): void;
  stop(): void;
}

/** Returns the wait before the next timed call, before it is varied, in milliseconds. */
export const waitBefore = (calls: number, left = 1): number =>
  Math.min(maxWaitMs, firstWaitMs * 1.5 ** calls) * (left < 0.1 ? 4 : left < 0.3 ? 2 : 1);

/** Starts polling. */
export function pollStatus(options: StatusPollerOptions): StatusPoller {
  const { mode, donation, clock, rateLimit, isHidden, onResult } = options;
  const isTimed = mode === 'waiting';
  const abortController = new AbortController();
  const { signal: abortSignal } = abortController;
  let { calls } = donation;
  let { lastCallAt = Number.NEGATIVE_INFINITY } = options;
  let lastReturnAt = Number.NEGATIVE_INFINITY;
  let lastErrorCode: ErrorCode | undefined;
  let isCalling = false;
  let cancelTimedPoll = () => {};
  let cancelReturnPoll = () => {};
  let cancelDeadline = () => {};

  function stop(): void {
    cancelTimedPoll();
    cancelReturnPoll();
    cancelDeadline();
    abortController.abort();
  }

  function schedule(): void {
    cancelTimedPoll();
    if (!isTimed || abortSignal.aborted || calls >= callLimit - callsReservedForReturns) return;
    const { left, pausedUntil = 0 } = rateLimit();
    const waitMs = waitBefore(calls, left) * (0.8 + 0.4 * clock.random());
    const pauseMs = pausedUntil - clock.now() + clock.random() * resumeSpreadMs;
    cancelTimedPoll = clock.after(Math.max(waitMs, pauseMs), pollIfAllowed);
  }

  function pollIfAllowed(): void {
    // The return to the page polls instead.
    if (isHidden()) return;
    // Another widget may have met a 429 while this one waited.
    if (clock.now() < (rateLimit().pausedUntil ?? 0)) schedule();
    else void poll();
  }

  async function poll(isPress = false): Promise<void> {
    calls = Math.max(calls, options.storedCalls?.() ?? 0);
    if (isCalling || abortSignal.aborted || (mode !== 'pending' && calls >= callLimit)) return;
    isCalling = true;
    cancelTimedPoll();
    lastCallAt = clock.now();
    onResult({ type: 'call', calls: ++calls });
    try {
      const donationStatus = await options.fetchStatus(abortSignal);
      if (abortSignal.aborted) return;
      lastErrorCode = undefined;
      if (donationStatus.type !== 'pending') stop();
      onResult({ type: 'status', donationStatus });
    } catch (error) {
      if (abortSignal.aborted) return;
      if (!(error instanceof SirDonateError)) throw error;
      const isRepeated = !isPress && error.code === lastErrorCode;
      lastErrorCode = error.code;
      onResult({ type: 'error', error, isRepeated });
    } finally {
      isCalling = false;
      schedule();
    }
  }

  function pollOnReturn(): void {
    const now = clock.now();
    // Absolute values, because the clock may have been set back.
    if (isHidden() || Math.abs(now - lastReturnAt) < returnBunchMs) return;
    if (!isTimed && Math.abs(now - lastCallAt) < untimedReturnGapMs) return;
    lastReturnAt = now;
    cancelReturnPoll();
    // Right after a call, its answer may be older than the return: poll once more when the gap is over.
    const waitMs = isCalling ? returnGapMs : Math.min(returnGapMs, lastCallAt + returnGapMs - now);
    if (isTimed && waitMs > 0)
      cancelReturnPoll = clock.after(waitMs, isCalling ? pollOnReturn : pollIfAllowed);
    else pollIfAllowed();
  }

  if (isTimed) {
    const untilDeadlineMs = donation.createdAt + pollWindowMs - clock.now();
    cancelDeadline = clock.after(Math.min(pollWindowMs, Math.max(0, untilDeadlineMs)), () => {
      stop();
      onResult({ type: 'deadline' });
    });
    schedule();
  }

  return {
    stop,
    pollNow: (cause) => (cause === 'press' ? void poll(true) : pollOnReturn()),
  };
}
