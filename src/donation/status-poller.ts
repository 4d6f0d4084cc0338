import type { Clock } from '../api/clock.js';
import type { RateLimit } from '../api/rate-limit.js';
import { type ErrorCode, SirDonateError } from '../contract/errors.js';
import type { DonationStatus } from '../contract/schemas.js';
import {
  backoffAfter,
  backoffLeft,
  type CallRecord,
  idleAfter,
  limitAt,
  modeAfter,
  type PollMode,
  pollWindowMs,
  returnGapMs,
  timedCallLimit,
  waitBefore,
} from './status-call-limits.js';

/**
 * The only module that asks the API for a donation's status: on a timer, when the donor returns to the page, and when
 * the donor presses "check again". It counts the calls, limits them, and spaces them ever wider (backoff):
 *
 * - A final status ends the poller.
 * - A donation has at most 20 calls, all tabs and reloads together, and at most 14 of them in its first 30 min.
 *   A call that fails counts too.
 * - `waiting`: the first timed poll comes 3 s after the start, each later one after twice as long, at most 5 min, and
 *   at most 10 of them. Every wait varies by 20 %. A return polls at once, but not within 2 s of another call.
 *   30 min after the donation was made, polling ends with the result `deadline`.
 * - `processing`: no timed polls. A return polls, at most once in 6 h.
 * - `link` and `pending`: no timed polls. A return polls, at most once in 60 s; after the 30 min ever more rarely.
 * - After a failed or slow call, returns wait (`backoffAfter`). The donor's press never does.
 * - While the page is hidden, nothing is polled.
 * - During a 429 pause, nothing is polled; with less than 30 % of the rate limit left, timed waits are twice as long,
 *   with less than 10 % four times.
 */
/** One return fires several browser events (focus, visibilitychange, pageshow); one poll serves them all. */
const returnBunchMs = 500;
/** After a 429 pause, visitors poll again one after the other within this time. */
const resumeSpreadMs = 5_000;

export type PollResult =
  /** Comes before each call. `record` is to be stored: it counts the call, and says when the next may come. */
  | { type: 'call'; record: CallRecord }
  /** `record` replaces that of the call. */
  | { type: 'status'; donationStatus: DonationStatus; record: CallRecord }
  /** `isRepeated`: a timed poll, or one on return, failed as the one before it did. */
  | { type: 'error'; error: SirDonateError; isRepeated: boolean }
  /** The poll window is over and the poller has stopped. */
  | { type: 'deadline' };

export interface StatusPollerOptions {
  /** The flow's state; it decides when a poll is due. */
  mode: PollMode;
  donation: CallRecord;
  fetchStatus(abortSignal: AbortSignal): Promise<DonationStatus>;
  rateLimit(): RateLimit;
  clock: Clock;
  isHidden(): boolean;
  /** What any tab has stored of this donation. */
  readStored?(): CallRecord | undefined;
  onResult(result: PollResult): void;
}

export interface StatusPoller {
  /** Polls now if the rules above allow it: the donor came back (`return`) or pressed a button (`press`). */
  pollNow(cause: 'return' | 'press'): void;
  stop(): void;
}

/** Starts polling. */
export function pollStatus(options: StatusPollerOptions): StatusPoller {
  const { clock, rateLimit, isHidden, onResult } = options;
  let { mode } = options;
  const isTimed = mode === 'waiting';
  const abortController = new AbortController();
  const { signal: abortSignal } = abortController;
  let record: CallRecord = options.donation;
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

  /** Without Web Locks another tab may poll the same donation: its calls count. */
  function readCallsOfOtherTabs(): void {
    const stored = options.readStored?.();
    if (stored && stored.calls > record.calls) record = stored;
  }

  function noteBackoff(durationMs: number | undefined): CallRecord {
    const { createdAt, calls, lastCallAt } = record;
    const wasProcessing = record.isProcessing !== undefined;
    const isProcessing = mode === 'processing' || (wasProcessing ? false : undefined);
    record = { createdAt, calls, lastCallAt, isProcessing };
    record.backoffMs = backoffAfter(mode, record, durationMs);
    record.idleUntil = idleAfter(mode, record);
    return record;
  }

  const pauseLeft = () => (rateLimit().pausedUntil ?? 0) - clock.now();

  function schedule(): void {
    cancelTimedPoll();
    if (!isTimed || abortSignal.aborted || record.calls >= timedCallLimit) return;
    const waitMs = waitBefore(record.calls, rateLimit().left) * (0.8 + 0.4 * clock.random());
    const pauseMs = pauseLeft() + clock.random() * resumeSpreadMs;
    cancelTimedPoll = clock.after(Math.max(waitMs, pauseMs), pollIfAllowed);
  }

  function pollIfAllowed(): void {
    // The return to the page polls instead.
    if (isHidden()) return;
    readCallsOfOtherTabs();
    const sinceLastMs = clock.now() - (record.lastCallAt ?? 0);
    // Another widget may have met a 429 while this one waited, or another tab may have called just now.
    if (pauseLeft() > 0 || (sinceLastMs >= 0 && sinceLastMs < returnGapMs)) schedule();
    else void poll();
  }

  async function poll(isPress = false): Promise<void> {
    readCallsOfOtherTabs();
    const startedAt = clock.now();
    const limit = limitAt(mode, record, { now: startedAt, isPress });
    if (isCalling || abortSignal.aborted || record.calls >= limit) return;
    const pauseMs = pauseLeft();
    if (pauseMs > 0) {
      // Only a press comes here. It is not sent, so it does not count.
      const message = `The status was not requested: the API asked for a pause of ${Math.ceil(pauseMs / 1000)} s.`;
      onResult({ type: 'error', error: new SirDonateError('rate-limited', message), isRepeated: false });
      return;
    }
    isCalling = true;
    cancelTimedPoll();
    cancelReturnPoll();
    record = { ...record, calls: record.calls + 1, lastCallAt: startedAt };
    onResult({ type: 'call', record: noteBackoff(undefined) });
    try {
      const donationStatus = await options.fetchStatus(abortSignal);
      if (abortSignal.aborted) return;
      lastErrorCode = undefined;
      const modeBefore = mode;
      mode = modeAfter(mode, donationStatus);
      noteBackoff(clock.now() - startedAt);
      const isFinal = donationStatus.type === 'succeeded' || donationStatus.type === 'failed';
      // In another mode, another poller goes on.
      if (isFinal || mode !== modeBefore) stop();
      onResult({ type: 'status', donationStatus, record });
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
    // Absolute value, because the clock may have been set back.
    if (abortSignal.aborted || isHidden() || Math.abs(now - lastReturnAt) < returnBunchMs) return;
    readCallsOfOtherTabs();
    const waitMs = isCalling ? returnGapMs : backoffLeft(record, now);
    if (waitMs > 0 && !isTimed) return;
    lastReturnAt = now;
    cancelReturnPoll();
    // Right after a call, its answer may be older than the return: poll once more when the backoff is over.
    if (waitMs > 0) cancelReturnPoll = clock.after(waitMs, isCalling ? pollOnReturn : pollIfAllowed);
    else pollIfAllowed();
  }

  if (isTimed) {
    const untilDeadlineMs = record.createdAt + pollWindowMs - clock.now();
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
