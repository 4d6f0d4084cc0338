import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { RateLimit } from '../api/rate-limit.js';
import { SirDonateError } from '../contract/errors.js';
import type { DonationStatus } from '../contract/schemas.js';
import { createFakeClock, settled } from '../testing/fake-clock.js';
import { pending, pollDonation } from '../testing/polled-donation.js';
import { callLimit, earlyCallLimit, pollWindowMs } from './status-call-limits.js';

const secondMs = 1_000;
const minuteMs = 60 * secondMs;

const gaps = (times: number[]): number[] => times.slice(1).map((time, index) => time - (times[index] ?? 0));

describe('30 minutes with a visible page', () => {
  it('polls 8 to 14 times in 30 minutes, at growing intervals, and then ends', async () => {
    const { clock, calls, counted, deadlines } = pollDonation();
    await clock.advance(pollWindowMs - 1);
    expect(deadlines).toEqual([]);
    await clock.advance(2 * 60 * minuteMs);
    expect(deadlines).toEqual([30 * minuteMs]);
    expect(calls.length).toBeGreaterThanOrEqual(8);
    expect(calls.length).toBeLessThanOrEqual(14);
    expect(calls[0]).toBeLessThanOrEqual(5 * secondMs);
    expect(calls.filter((time) => time < minuteMs).length).toBeGreaterThanOrEqual(3);
    const waits = gaps(calls);
    expect(waits.toSorted((a, b) => a - b)).toEqual(waits);
    expect(Math.max(...waits)).toBeLessThanOrEqual(6 * minuteMs);
    expect(counted).toEqual(calls.map((_, index) => index + 1));
    expect(clock.timers()).toBe(0);
  });

  it.each([0, 0.25, 0.75, 0.999])('polls at most 14 times with every random number at %s', async (random) => {
    const clock = createFakeClock();
    clock.setRandom(() => random);
    const { calls } = pollDonation({ clock });
    await clock.advance(pollWindowMs);
    expect(calls.length).toBeGreaterThan(0);
    expect(calls.length).toBeLessThanOrEqual(14);
  });

  it('visitors do not poll at the same moments', async () => {
    const firsts = [0, 0.5, 0.99].map(async (random) => {
      const clock = createFakeClock();
      clock.setRandom(() => random);
      const { calls } = pollDonation({ clock });
      await clock.advance(minuteMs);
      return calls[0];
    });
    expect(new Set(await Promise.all(firsts)).size).toBe(3);
  });

  it('polls at most 14 times in 30 minutes if the donor returns every 3 seconds', async () => {
    const { clock, calls, poller, deadlines } = pollDonation();
    for (let time = 0; time < pollWindowMs; time += 3 * secondMs) {
      poller.pollNow('return');
      await clock.advance(3 * secondMs);
    }
    poller.pollNow('return');
    await clock.advance(minuteMs);
    expect(calls.length).toBeLessThanOrEqual(earlyCallLimit);
    expect(earlyCallLimit).toBeLessThanOrEqual(14);
    expect(deadlines).toHaveLength(1);
  });

  it('reserves some calls for a donor who returns late', async () => {
    const { clock, calls, poller } = pollDonation();
    await clock.advance(29 * minuteMs);
    const before = calls.length;
    poller.pollNow('return');
    await clock.advance(10 * secondMs);
    poller.pollNow('return');
    await settled();
    expect(calls.length).toBe(before + 2);
    expect(calls.length).toBeLessThanOrEqual(earlyCallLimit);
  });
});

describe('a hidden page', () => {
  it('a hidden page polls nothing, and the return polls at once and resumes the timer', async () => {
    const { clock, page, calls, poller } = pollDonation();
    await clock.advance(10 * secondMs);
    const before = calls.length;
    page.isHidden = true;
    await clock.advance(10 * minuteMs);
    poller.pollNow('return');
    await clock.advance(minuteMs);
    expect(calls.length).toBe(before);
    page.isHidden = false;
    poller.pollNow('return');
    await settled();
    expect(calls.length).toBe(before + 1);
    await clock.advance(5 * minuteMs);
    expect(calls.length).toBeGreaterThan(before + 1);
  });

  it('a page that stays hidden polls nothing and still reaches the deadline', async () => {
    const { clock, page, calls, deadlines } = pollDonation();
    page.isHidden = true;
    await clock.advance(2 * pollWindowMs);
    expect(calls).toEqual([]);
    expect(deadlines).toEqual([pollWindowMs]);
  });

  it('the answer to a call from before the page was hidden still counts', async () => {
    const { clock, page, answers, statuses } = pollDonation();
    let give: (status: DonationStatus) => void = () => {};
    answers.next = () =>
      new Promise((resolve) => {
        give = resolve;
      });
    await clock.advance(5 * secondMs);
    page.isHidden = true;
    give({ type: 'succeeded' });
    await settled();
    expect(statuses).toEqual([{ type: 'succeeded' }]);
  });
});

describe('a return to the page', () => {
  it('several browser events of one return make one call', async () => {
    const { clock, calls, poller } = pollDonation();
    await clock.advance(10 * minuteMs);
    const before = calls.length;
    for (let event = 0; event < 5; event++) {
      poller.pollNow('return');
      await clock.advance(100);
    }
    expect(calls.length).toBe(before + 1);
  });

  it('a return during a call makes no second call', async () => {
    const { clock, answers, calls, poller } = pollDonation();
    answers.next = () => new Promise(() => {});
    await clock.advance(5 * secondMs);
    expect(calls).toHaveLength(1);
    await clock.advance(minuteMs);
    poller.pollNow('return');
    await clock.advance(minuteMs);
    expect(calls).toHaveLength(1);
  });

  it('a return during a call makes one call after its answer', async () => {
    const { clock, answers, calls, poller } = pollDonation();
    await clock.advance(20 * minuteMs);
    let answer = (_: DonationStatus) => {};
    answers.next = () =>
      new Promise((resolve) => {
        answer = resolve;
      });
    poller.pollNow('return');
    await clock.advance(4 * secondMs);
    const before = calls.length;
    poller.pollNow('return');
    await clock.advance(5 * secondMs);
    answer(pending);
    // The answer took 9 s: the next call leaves the API as much time.
    await clock.advance(8 * secondMs);
    expect(calls.length).toBe(before);
    await clock.advance(2 * secondMs);
    expect(calls.length).toBe(before + 1);
  });

  it('a return polls even after the clock was set back', async () => {
    const { clock, calls, poller } = pollDonation();
    await clock.advance(20 * minuteMs);
    poller.pollNow('return');
    await clock.advance(minuteMs);
    clock.shift(-60 * minuteMs);
    const before = calls.length;
    poller.pollNow('return');
    await clock.advance(3 * secondMs);
    expect(calls.length).toBe(before + 1);
  });

  it('a return polls before the next timed call, which then comes later', async () => {
    const { clock, calls, poller } = pollDonation();
    await clock.advance(20 * minuteMs);
    poller.pollNow('return');
    await clock.advance(30 * secondMs);
    expect(calls.at(-1)).toBe(20 * minuteMs);
  });
});

describe('the rate limit', () => {
  const inTime = async (rateLimit: RateLimit) => {
    const { clock, page, calls } = pollDonation();
    page.rateLimit = rateLimit;
    await clock.advance(pollWindowMs);
    return calls.length;
  };

  it('the lower the rate limit, the fewer calls are made', async () => {
    const full = await inTime({ left: 1 });
    const low = await inTime({ left: 0.25 });
    const nearlySpent = await inTime({ left: 0.05 });
    const unknown = await inTime({});
    expect(unknown).toBe(full);
    expect(low).toBeLessThan(full);
    expect(nearlySpent).toBeLessThan(low);
    expect(nearlySpent).toBeGreaterThan(0);
  });

  it('a rate-limit pause stops all calls until it is over', async () => {
    const { clock, start, page, calls, poller } = pollDonation({ clock: createFakeClock() });
    page.rateLimit = { pausedUntil: start + 10 * minuteMs };
    await clock.advance(5 * secondMs);
    const before = calls.length;
    poller.pollNow('return');
    await clock.advance(10 * minuteMs - 5 * secondMs - 1);
    poller.pollNow('return');
    await settled();
    expect(calls.length - before).toBe(0);
    await clock.advance(minuteMs);
    expect(calls.length).toBeGreaterThan(before);
  });

  it('a pause from the last answer delays the next call', async () => {
    const { clock, start, page, answers, calls } = pollDonation();
    answers.next = () => {
      page.rateLimit = { pausedUntil: start + 12 * minuteMs };
      return Promise.reject(new SirDonateError('rate-limited', '429'));
    };
    await clock.advance(12 * minuteMs - 1);
    expect(calls).toHaveLength(1);
    await clock.advance(minuteMs);
    expect(calls.length).toBeGreaterThan(1);
  });

  it('a pause that another widget learns stops the scheduled call', async () => {
    const { clock, start, page, calls } = pollDonation();
    await clock.advance(minuteMs);
    const before = calls.length;
    page.rateLimit = { pausedUntil: start + 10 * minuteMs };
    await clock.advance(9 * minuteMs - 1);
    expect(calls.length).toBe(before);
    await clock.advance(5 * minuteMs);
    expect(calls.length).toBeGreaterThan(before);
  });

  it('a return during a pause polls once the pause is over', async () => {
    const { clock, page, calls, poller } = pollDonation();
    page.isHidden = true;
    await clock.advance(5 * minuteMs);
    page.isHidden = false;
    page.rateLimit = { pausedUntil: clock.now() + 2 * minuteMs };
    poller.pollNow('return');
    await clock.advance(2 * minuteMs - 1);
    expect(calls).toHaveLength(0);
    await clock.advance(5 * minuteMs);
    expect(calls.length).toBeGreaterThan(0);
  });
});

describe('an answer', () => {
  it.each<DonationStatus>([
    { type: 'succeeded', reward: { tokens: 5 } },
    { type: 'failed', reason: 'card_declined' },
  ])('a final status ends the polling: %j', async (final) => {
    const { clock, answers, calls, statuses, deadlines, poller } = pollDonation();
    await clock.advance(minuteMs);
    answers.next = () => final;
    poller.pollNow('return');
    await settled();
    expect(statuses.at(-1)).toEqual(final);
    const before = calls.length;
    poller.pollNow('return');
    await clock.advance(2 * pollWindowMs);
    expect(calls.length).toBe(before);
    expect(statuses.filter(({ type }) => type !== 'pending')).toEqual([final]);
    expect(deadlines).toEqual([]);
    expect(clock.timers()).toBe(0);
  });

  it('an error is reported and the next call still comes', async () => {
    const { clock, answers, calls, errors, statuses } = pollDonation();
    answers.next = () => Promise.reject(new SirDonateError('server', '500'));
    await clock.advance(minuteMs);
    expect(errors.length).toBe(calls.length);
    expect(calls.length).toBeGreaterThan(1);
    answers.next = () => ({ type: 'succeeded' });
    await clock.advance(5 * minuteMs);
    expect(statuses).toEqual([{ type: 'succeeded' }]);
  });

  it('ignores a status response that arrives after the deadline', async () => {
    const { clock, answers, statuses, errors, deadlines } = pollDonation();
    let give: (status: DonationStatus) => void = () => {};
    answers.next = () =>
      new Promise((resolve) => {
        give = resolve;
      });
    await clock.advance(pollWindowMs);
    expect(deadlines).toHaveLength(1);
    give({ type: 'succeeded' });
    await settled();
    expect([...statuses, ...errors]).toEqual([]);
  });
});

describe('stop', () => {
  it('a stopped poller makes no call and reports no answer and no deadline', async () => {
    const { clock, answers, calls, statuses, errors, deadlines, poller } = pollDonation({
      clock: createFakeClock(),
    });
    let give: (status: DonationStatus) => void = () => {};
    answers.next = () =>
      new Promise((resolve) => {
        give = resolve;
      });
    await clock.advance(5 * secondMs);
    poller.stop();
    give({ type: 'succeeded' });
    poller.pollNow('return');
    await clock.advance(2 * pollWindowMs);
    expect(calls).toHaveLength(1);
    expect([...statuses, ...errors, ...deadlines]).toEqual([]);
    expect(clock.timers()).toBe(0);
  });

  it('stopping aborts the call in progress, which is no error', async () => {
    const abortSignals: AbortSignal[] = [];
    const { clock, errors, poller } = pollDonation({
      fetchStatus: (abortSignal) => {
        abortSignals.push(abortSignal);
        return new Promise((_, reject) =>
          abortSignal.addEventListener('abort', () => reject(abortSignal.reason)),
        );
      },
    });
    await clock.advance(5 * secondMs);
    poller.stop();
    await settled();
    expect(abortSignals.map(({ aborted }) => aborted)).toEqual([true]);
    expect(errors).toEqual([]);
  });
});

describe('a donation that another page has polled', () => {
  it('a resumed donation has only the calls and the time that are left', async () => {
    const clock = createFakeClock();
    const { calls, counted, deadlines, poller } = pollDonation({
      clock,
      donation: { createdAt: clock.now() - 20 * minuteMs, calls: 11 },
    });
    for (let time = 0; time < pollWindowMs; time += 30 * secondMs) {
      poller.pollNow('return');
      await clock.advance(30 * secondMs);
    }
    expect(calls).toHaveLength(earlyCallLimit - 11);
    expect(counted).toEqual([12, 13, 14]);
    expect(deadlines).toEqual([10 * minuteMs]);
  });

  it('a resumed donation with few calls left reserves them for returns', async () => {
    const clock = createFakeClock();
    const { calls, poller } = pollDonation({
      clock,
      donation: { createdAt: clock.now(), calls: earlyCallLimit - 2 },
    });
    await clock.advance(10 * minuteMs);
    expect(calls).toEqual([]);
    for (let times = 0; times < 5; times++) {
      poller.pollNow('return');
      await clock.advance(minuteMs);
    }
    expect(calls).toHaveLength(2);
  });

  it('a donation resumed after its poll window reaches the deadline at once', async () => {
    const clock = createFakeClock();
    const { calls, deadlines } = pollDonation({
      clock,
      donation: { createdAt: clock.now() - 2 * pollWindowMs, calls: 0 },
    });
    await clock.advance(0);
    expect(deadlines).toEqual([0]);
    await clock.advance(pollWindowMs);
    expect(calls).toEqual([]);
  });

  it('a donation with a creation time in the future is polled for at most 30 minutes', async () => {
    const clock = createFakeClock();
    const { calls, deadlines } = pollDonation({
      clock,
      donation: { createdAt: clock.now() + 5 * 60 * minuteMs, calls: 0 },
    });
    await clock.advance(10 * 60 * minuteMs);
    expect(deadlines).toEqual([pollWindowMs]);
    expect(calls.length).toBeLessThanOrEqual(callLimit);
  });
});

it('the rules hold for any sequence of hides, returns, errors and limits in 30 minutes', async () => {
  const step = fc.record({
    passMs: fc.integer({ min: 0, max: 4 * minuteMs }),
    what: fc.constantFrom('wait', 'hide', 'show', 'pollNow', 'error', 'well', 'low', 'plenty'),
  });
  await fc.assert(
    fc.asyncProperty(
      fc.array(step, { minLength: 10, maxLength: 60 }),
      fc.infiniteStream(fc.double({ min: 0, max: 0.999, noNaN: true })),
      async (steps, luck) => {
        const clock = createFakeClock();
        clock.setRandom(() => luck.next().value ?? 0);
        const { start, page, answers, calls, callsWhileHidden, poller, deadlines, errors, statuses } =
          pollDonation({
            clock,
          });
        for (const { passMs, what } of steps) {
          if (what === 'hide') page.isHidden = true;
          if (what === 'show') page.isHidden = false;
          if (what === 'pollNow' || what === 'show') poller.pollNow('return');
          if (what === 'error') answers.next = () => Promise.reject(new SirDonateError('network', 'offline'));
          if (what === 'well') answers.next = () => pending;
          if (what === 'low') page.rateLimit = { left: 0.05 };
          if (what === 'plenty') page.rateLimit = { left: 0.9 };
          await clock.advance(passMs);
        }
        await clock.advance(Math.max(0, start + pollWindowMs - clock.now()));
        expect(calls.length).toBeLessThanOrEqual(14);
        expect(callsWhileHidden).toEqual([]);
        expect(Math.max(0, ...calls)).toBeLessThanOrEqual(pollWindowMs);
        expect(errors.length + statuses.length).toBe(calls.length);
        expect(deadlines).toEqual([pollWindowMs]);
        expect(clock.timers()).toBe(0);
      },
    ),
    // A case is half an hour of polling: fewer of them, for the sake of time.
    { numRuns: Math.ceil((fc.readConfigureGlobal().numRuns ?? 100) / 2) },
  );
}, 60_000);
