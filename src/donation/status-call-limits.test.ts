import { describe, expect, it } from 'vitest';
import {
  backoffAfter,
  backoffLeft,
  type CallRecord,
  callLimit,
  donationLifetimeMs,
  earlyCallLimit,
  idleAfter,
  lifetimeOf,
  limitAt,
  modeAfter,
  pollWindowMs,
  timedCallLimit,
  waitBefore,
} from './status-call-limits.js';

const secondMs = 1_000;
const minuteMs = 60 * secondMs;
const createdAt = Date.UTC(2026, 5, 1, 12);
const record = (calls: number, ageMs: number): CallRecord => ({
  createdAt,
  calls,
  lastCallAt: createdAt + ageMs,
});

it('a donation has 20 calls, 14 of them in 30 minutes, 10 of those by timer', () => {
  expect([callLimit, earlyCallLimit, timedCallLimit, pollWindowMs]).toEqual([20, 14, 10, 30 * minuteMs]);
});

it('timed waits double from 3 seconds to 5 minutes, and grow when the rate limit runs low', () => {
  const seconds = [0, 1, 2, 3, 6, 7, 19].map((calls) => waitBefore(calls) / secondMs);
  expect(seconds).toEqual([3, 6, 12, 24, 192, 300, 300]);
  expect([0.3, 0.29, 0.1, 0.09].map((left) => waitBefore(0, left) / secondMs)).toEqual([3, 6, 6, 12]);
});

describe('how many calls a donation may have by now', () => {
  it.each([
    ['waiting', 5, false, 14],
    // An open page ends the window by a timer, so a clock that is set ahead does not.
    ['waiting', 300, false, 14],
    ['link', 5, false, 14],
    ['link', 31, false, 20],
    ['pending', 30, false, 14],
    ['pending', 30, true, 20],
    ['pending', 31, false, 20],
    ['processing', 30, false, 14],
    ['processing', 31, false, 20],
    // The donation is from the future: the clock was set back.
    ['pending', -60, false, 14],
  ] as const)(
    '%s, %d minutes after the donation was made, pressed: %s, limit: %d',
    (mode, age, isPress, limit) => {
      expect(limitAt(mode, record(3, 0), { now: createdAt + age * minuteMs, isPress })).toBe(limit);
    },
  );
});

describe('the backoff after a call', () => {
  it.each([
    ['a quick answer', 'waiting', 3, 100, 2_100],
    ['a slow answer', 'waiting', 3, 7 * secondMs, 14 * secondMs],
    [
      'an answer that took longer than a call can, because the clock was set',
      'waiting',
      3,
      3_600_000,
      20_000,
    ],
    ['an answer that came before its call, because the clock was set back', 'waiting', 3, -3_600_000, 2_000],
    ['the first failure', 'waiting', 1, undefined, 3 * secondMs],
    ['the fifth failure', 'waiting', 5, undefined, 48 * secondMs],
    ['the fourteenth failure', 'waiting', 14, undefined, 300 * secondMs],
    ['a quick answer before the checkout was opened', 'link', 1, 0, minuteMs],
    ['a failure before the checkout was opened', 'link', 6, undefined, 96 * secondMs],
  ] as const)('%s', (_, mode, calls, durationMs, backoffMs) => {
    expect(backoffAfter(mode, record(calls, 5 * minuteMs), durationMs)).toBe(backoffMs);
  });

  it('grows with the age of the donation after the poll window, whatever the answer was', () => {
    const minutes = [30, 31, 34, 46, 94, 286].map((age) =>
      [100, undefined].map((took) => backoffAfter('pending', record(9, age * minuteMs), took) / minuteMs),
    );
    expect(minutes).toEqual([
      [1, 1],
      [3, 3],
      [12, 12],
      [48, 48],
      [192, 192],
      [768, 768],
    ]);
  });

  it('after the last call lasts until the donation is forgotten', () => {
    expect(backoffAfter('pending', record(20, 60 * minuteMs), 0)).toBe(donationLifetimeMs - 60 * minuteMs);
    expect(backoffAfter('pending', record(20, 2 * donationLifetimeMs), 0)).toBe(0);
  });
});

describe('while the payment is processing', () => {
  const hourMs = 60 * minuteMs;
  const dayMs = 24 * hourMs;
  const processing = (calls: number, ageMs: number): CallRecord => ({
    ...record(calls, ageMs),
    isProcessing: true,
  });

  it.each([0, 60_000, undefined])('6 h pass between two calls (answered after %s ms)', (durationMs) => {
    for (const ageMs of [minuteMs, hourMs, 13 * dayMs])
      expect(backoffAfter('processing', processing(3, ageMs), durationMs)).toBe(6 * hourMs);
  });

  it('no page loads the form meanwhile', () => {
    expect(idleAfter('processing', { ...processing(3, minuteMs), backoffMs: 6 * hourMs })).toBe(
      createdAt + minuteMs + 6 * hourMs,
    );
  });

  it('the last call lasts until the donation is forgotten, 14 days after it was made', () => {
    expect(backoffAfter('processing', processing(20, 3 * dayMs), 0)).toBe(11 * dayMs);
    expect(backoffAfter('processing', processing(20, 15 * dayMs), 0)).toBe(0);
  });

  it('a donation that was processing is kept as long, if the donor must act after all', () => {
    expect(
      [undefined, true, false].map((isProcessing) => lifetimeOf({ ...record(3, 0), isProcessing })),
    ).toEqual([dayMs, 14 * dayMs, 14 * dayMs]);
  });

  it.each([
    ['waiting', { type: 'processing' }, 'processing'],
    ['link', { type: 'processing' }, 'processing'],
    ['pending', { type: 'processing' }, 'processing'],
    ['processing', { type: 'pending', understood: true }, 'processing'],
    ['processing', { type: 'pending', understood: false }, 'processing'],
    ['processing', { type: 'pending', understood: true, requiresDonor: true }, 'pending'],
    ['waiting', { type: 'pending', understood: true, requiresDonor: true }, 'waiting'],
  ] as const)('in the mode %s the status %o leads to %s', (mode, donationStatus, next) =>
    expect(modeAfter(mode, donationStatus)).toBe(next),
  );
});

it('a page need not load the form during the backoff after the poll window', () => {
  const call = { ...record(15, 40 * minuteMs), backoffMs: 30 * minuteMs };
  expect(idleAfter('pending', call)).toBe(createdAt + 70 * minuteMs);
  expect(idleAfter('link', call)).toBe(createdAt + 70 * minuteMs);
  expect(idleAfter('link', { ...record(15, 30 * minuteMs), backoffMs: minuteMs })).toBe(
    createdAt + 31 * minuteMs,
  );
  expect(idleAfter('waiting', { ...record(15, 20 * minuteMs), backoffMs: minuteMs })).toBe(0);
  expect(idleAfter('link', { ...record(15, 20 * minuteMs), backoffMs: minuteMs })).toBe(0);
});

it.each([
  ['right after the call', 0, minuteMs],
  ['later', 40 * secondMs, 20 * secondMs],
  ['when it is over', minuteMs, 0],
  ['after the clock was set back', -secondMs, 0],
])('the backoff left %s', (_, sinceMs, leftMs) => {
  const call = { ...record(3, 0), backoffMs: minuteMs };
  expect(backoffLeft(call, createdAt + sinceMs)).toBe(leftMs);
});

it('a donation that was never polled, or that an older version stored, may be polled', () => {
  expect(backoffLeft({ createdAt, calls: 5 }, createdAt)).toBe(0);
});
