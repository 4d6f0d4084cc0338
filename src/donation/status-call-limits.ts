import type { DonationStatus } from '../contract/schemas.js';

/**
 * How many status calls a donation may have, and how far apart. Pure functions of the stored donation, so that the
 * rules hold across tabs, reloads and frames.
 *
 * The times come from a clock that a person or a time server may set at any moment. So the number of calls is the
 * limit that always holds, and a time that lies in the future counts as unknown.
 */
export interface CallRecord {
  /** When the donation was made (epoch, ms). */
  createdAt: number;
  /** Status calls made so far, failed ones included. */
  calls: number;
  /** When the last of them began (epoch, ms). */
  lastCallAt?: number;
  /** How long after `lastCallAt` only the donor's own press may call. */
  backoffMs?: number;
  /** Until when (epoch, ms) a page need not load the form for this donation; never in the poll window. */
  idleUntil?: number;
  /** Whether its payment is processing; `false` once it no longer is, absent if it never was. */
  isProcessing?: boolean;
}

/** All calls of a donation. */
export const callLimit = 20;
/** Calls in the poll window. The others are for later. */
export const earlyCallLimit = 14;
/** Calls by timer. The rest of the poll window's calls are reserved for returns to the page. */
export const timedCallLimit = 10;
export const pollWindowMs = 30 * 60_000;
/** A donation is forgotten then. */
export const donationLifetimeMs = 24 * 60 * 60_000;
/** The same where its payment was found to be processing: a bank debit takes days. */
export const processingLifetimeMs = 14 * donationLifetimeMs;

const firstWaitMs = 3_000;
const maxWaitMs = 5 * 60_000;
/** While the checkout is open: between any call and the one that a return asks for. */
export const returnGapMs = 2_000;
/** Later, and while the donor has not opened the checkout. */
const untimedReturnGapMs = 60_000;
/** A call has a time limit; a longer one is a clock that was set. */
const maxCallMs = 10_000;
/** Between two calls while the payment is processing. */
const processingGapMs = 6 * 60 * 60_000;

const clamp = (value: number, max: number): number => Math.min(max, Math.max(0, value));

/**
 * Returns the wait before the next timed call, before it is varied, in milliseconds.
 *
 * @param left the share of the rate limit that is left, 0–1
 */
export const waitBefore = (calls: number, left = 1): number =>
  Math.min(maxWaitMs, firstWaitMs * 2 ** calls) * (left < 0.1 ? 4 : left < 0.3 ? 2 : 1);

/** The states in which a donation awaits its status. */
export type PollMode = 'link' | 'waiting' | 'pending' | 'processing';

/** Returns how long after `createdAt` the donation is forgotten. */
export const lifetimeOf = ({ isProcessing }: CallRecord): number =>
  isProcessing === undefined ? donationLifetimeMs : processingLifetimeMs;

/** Returns the mode in which an answer leaves a donation that has not ended. */
export function modeAfter(mode: PollMode, donationStatus: DonationStatus): PollMode {
  if (donationStatus.type === 'processing') return 'processing';
  // The donor must act after all: a bank debit was refused, or needs a confirmation.
  const isBack = mode === 'processing' && donationStatus.type === 'pending' && donationStatus.requiresDonor;
  return isBack ? 'pending' : mode;
}

/** Whether the poll window is over. The state knows it in an open page; without a timer (`link`) the clock does. */
const isLate = (mode: PollMode, { createdAt }: CallRecord, now: number): boolean =>
  mode === 'pending' || mode === 'processing' || (mode === 'link' && now - createdAt >= pollWindowMs);

/**
 * Returns how many calls the donation may have had by now. The calls that are kept for later are not spent on returns in
 * the first minute after the poll window.
 */
export function limitAt(
  mode: PollMode,
  record: CallRecord,
  { now, isPress }: { now: number; isPress: boolean },
): number {
  const isEarly = now - record.createdAt < pollWindowMs + untimedReturnGapMs;
  return isLate(mode, record, now) && (isPress || !isEarly) ? callLimit : earlyCallLimit;
}

/**
 * Returns the `backoffMs` of a call that began at `record.lastCallAt`.
 *
 * - In the poll window: 2 s (60 s before the checkout was opened). A slow answer makes it as long as the answer took.
 *   After a failure, or as long as there is no answer, it is the last timed wait.
 * - Later: three times the age beyond the poll window, at least 60 s. So calls come at 1, 4, 16, 64 … minutes.
 * - While the payment is processing: 6 h.
 * - After the last call: until the donation is forgotten.
 *
 * @param durationMs how long the answer took; `undefined` if there was none
 */
export function backoffAfter(mode: PollMode, record: CallRecord, durationMs: number | undefined): number {
  const { createdAt, calls, lastCallAt = 0 } = record;
  const ageMs = lastCallAt - createdAt;
  const lifetimeMs = lifetimeOf(record);
  if (calls >= callLimit) return clamp(lifetimeMs - ageMs, lifetimeMs);
  if (mode === 'processing') return processingGapMs;
  if (isLate(mode, record, lastCallAt))
    return Math.max(untimedReturnGapMs, 3 * clamp(ageMs - pollWindowMs, donationLifetimeMs));
  const gapMs = mode === 'link' ? untimedReturnGapMs : returnGapMs;
  if (durationMs === undefined) return Math.max(gapMs, waitBefore(calls - 1));
  const tookMs = clamp(durationMs, maxCallMs);
  return tookMs + Math.max(gapMs, tookMs);
}

/** Returns the `idleUntil` of a call. In the poll window the donor may have come back from the checkout to see the result. */
export const idleAfter = (
  mode: PollMode,
  { lastCallAt = 0, backoffMs = 0, ...record }: CallRecord,
): number => (isLate(mode, record, lastCallAt) ? lastCallAt + backoffMs : 0);

/** Returns how long a return to the page must not call, in milliseconds; 0 if it may. */
export function backoffLeft({ lastCallAt = 0, backoffMs = 0 }: CallRecord, now: number): number {
  const sinceMs = now - lastCallAt;
  return sinceMs < 0 ? 0 : Math.max(0, backoffMs - sinceMs);
}
