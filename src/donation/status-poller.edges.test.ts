import { describe, expect, it } from 'vitest';
import type { RateLimit } from '../api/rate-limit.js';
import { createFakeClock, type FakeClock, settled } from '../testing/fake-clock.js';
import { pollDonation } from '../testing/polled-donation.js';
import { earlyCallLimit, pollWindowMs } from './status-call-limits.js';

const secondMs = 1_000;
const minuteMs = 60 * secondMs;

describe('the moment of a timed call', () => {
  it.each([
    [0, 2_400],
    [0.5, 3_000],
    [0.75, 3_300],
  ])('is varied by 20 %% with the random number %s: %s ms', async (random, firstAt) => {
    const clock = createFakeClock();
    clock.setRandom(() => random);
    const { calls } = pollDonation({ clock });
    await clock.advance(5 * secondMs);
    expect(calls[0]).toBe(firstAt);
  });

  it('is within five seconds after a pause', async () => {
    const clock = createFakeClock();
    const { calls } = pollDonation({
      clock,
      rateLimit: () => ({ pausedUntil: clock.now() + 10 * secondMs }),
    });
    expect(clock.timers()).toBe(2);
    await clock.advance(20 * secondMs);
    expect(calls).toEqual([]);
    const later = createFakeClock();
    const pausedUntil = later.now() + 10 * secondMs;
    const other = pollDonation({ clock: later, rateLimit: () => ({ pausedUntil }) });
    await later.advance(13 * secondMs);
    expect(other.calls).toEqual([12_500]);
  });

  it('comes for the tenth call and for no later one', async () => {
    const clock = createFakeClock();
    const { counted } = pollDonation({ clock, donation: { createdAt: clock.now(), calls: 9 } });
    await clock.advance(25 * minuteMs);
    expect(counted).toEqual([10]);
  });
});

describe('the calls of other tabs, where there are no Web Locks', () => {
  it.each([
    ['count', 7, 8],
    ['are not counted twice', 0, 1],
  ])('%s', async (_, calls, counts) => {
    const clock = createFakeClock();
    const createdAt = clock.now();
    const { counted } = pollDonation({ clock, readStored: () => ({ createdAt, calls }) });
    await clock.advance(3 * secondMs);
    expect(counted).toEqual([counts]);
  });

  it.each([
    ['a second ago delays', secondMs, 9 * secondMs],
    ['two seconds ago does not delay', 2 * secondMs, 3 * secondMs],
    ['in the future, because a clock was set, does not delay', -minuteMs, 3 * secondMs],
  ])('one that came %s the timed call', async (_, sinceMs, firstAt) => {
    const clock = createFakeClock();
    const createdAt = clock.now();
    const stored = { createdAt, calls: 1, lastCallAt: createdAt + 3 * secondMs - sinceMs };
    const { calls } = pollDonation({ clock, readStored: () => stored });
    await clock.advance(10 * secondMs);
    expect(calls[0]).toBe(firstAt);
  });
});

describe('the donor’s press', () => {
  /** A donation whose poll window has just ended, with all of its early calls made. */
  const late = (clock: FakeClock) =>
    ({
      mode: 'pending',
      clock,
      donation: { createdAt: clock.now() - pollWindowMs, calls: earlyCallLimit },
    }) as const;

  it('calls right after the poll window, when a return does not', async () => {
    const { poller, calls } = pollDonation(late(createFakeClock()));
    poller.pollNow('return');
    await settled();
    expect(calls).toEqual([]);
    poller.pollNow('press');
    await settled();
    expect(calls).toHaveLength(1);
  });

  it('is answered during a pause by an error that tells how long it is, and makes no call', async () => {
    const clock = createFakeClock();
    const results: unknown[] = [];
    const { poller, page, calls } = pollDonation({
      ...late(clock),
      onResult: (result) => results.push(result),
    });
    page.rateLimit = { pausedUntil: clock.now() + 1_500 } as RateLimit;
    poller.pollNow('press');
    await settled();
    expect(calls).toEqual([]);
    expect(results).toEqual([
      {
        type: 'error',
        error: expect.objectContaining({ code: 'rate-limited', message: expect.stringContaining(' 2 s') }),
        isRepeated: false,
      },
    ]);
    page.rateLimit = { pausedUntil: clock.now() } as RateLimit;
    poller.pollNow('press');
    await settled();
    expect(calls).toHaveLength(1);
  });
});

describe('a return after the poll window', () => {
  const setUpLate = () => {
    const clock = createFakeClock();
    return pollDonation({
      mode: 'pending',
      clock,
      donation: { createdAt: clock.now() - 60 * minuteMs, calls: 3 },
    });
  };

  it('polls, unless the page is hidden or the poller was stopped', async () => {
    const { poller, page, calls } = setUpLate();
    page.isHidden = true;
    poller.pollNow('return');
    await settled();
    expect(calls).toEqual([]);
    page.isHidden = false;
    poller.pollNow('return');
    await settled();
    expect(calls).toHaveLength(1);
    const stopped = setUpLate();
    stopped.poller.stop();
    stopped.poller.pollNow('return');
    await settled();
    expect(stopped.calls).toEqual([]);
  });

  it('does not poll again during the backoff, nor later for it', async () => {
    const { poller, calls, clock } = setUpLate();
    poller.pollNow('return');
    await clock.advance(minuteMs);
    poller.pollNow('return');
    expect(clock.timers()).toBe(0);
    await clock.advance(10 * 60 * minuteMs);
    expect(calls).toHaveLength(1);
  });
});
