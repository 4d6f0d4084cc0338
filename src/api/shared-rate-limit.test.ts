import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createFakeClock } from '../testing/fake-clock.js';
import { createFakeStorage } from '../testing/fake-storage.js';
import { createSharedRateLimit } from './shared-rate-limit.js';

const quarterHour = 15 * 60_000;

it('whatever storage holds, the share left is at least 0 and a pause lasts at most 15 minutes', () => {
  const clock = createFakeClock();
  const time = fc
    .oneof(fc.integer({ min: -2 * quarterHour, max: 2 * quarterHour }), fc.maxSafeInteger())
    .map((fromNow) => clock.now() + fromNow);
  const number = fc.oneof(time, fc.integer({ min: -2, max: 2 }), fc.double());
  const near = fc
    .record(
      { at: number, left: number, pausedUntil: number, __proto__: fc.jsonValue(), extra: fc.jsonValue() },
      { requiredKeys: ['at'] },
    )
    .map((entry) => JSON.stringify(entry));
  fc.assert(
    fc.property(fc.oneof(near, fc.json(), fc.string()), (text) => {
      const storage = createFakeStorage();
      storage.set('budget', text);
      const { left, pausedUntil } = createSharedRateLimit('budget', { storage, clock }).current();
      expect(left ?? 0).toBeGreaterThanOrEqual(0);
      expect((pausedUntil ?? 0) - clock.now()).toBeLessThanOrEqual(quarterHour);
    }),
  );
});

describe('the shared rate limit', () => {
  const setUp = () => {
    const clock = createFakeClock();
    const storage = createFakeStorage();
    const open = () => createSharedRateLimit('budget', { storage, clock });
    return { clock, storage, open, tab: open(), other: open() };
  };

  it('a pause that one tab learns holds for another, whose own answers cannot end it', () => {
    const { clock, tab, other } = setUp();
    const pausedUntil = clock.now() + 60_000;
    tab.update({ pausedUntil });
    expect(other.current()).toEqual({ left: undefined, pausedUntil });
    other.update({ left: 0.9 });
    expect(tab.current()).toMatchObject({ pausedUntil });
  });

  it('a low rate limit that one tab learns slows another for 5 minutes', async () => {
    const { clock, tab, other } = setUp();
    tab.update({ left: 0.05 });
    expect(other.current().left).toBe(0.05);
    await clock.advance(quarterHour / 3);
    expect(other.current().left).toBeUndefined();
  });

  it('a rate limit that is not low is not shared with other tabs', () => {
    const { tab, other } = setUp();
    tab.update({ left: 0.5 });
    expect(other.current().left).toBeUndefined();
  });

  it.each([
    ['set back by an hour', -60 * 60_000],
    ['set back by a minute', -60_000],
    ['set ahead by an hour', 60 * 60_000],
  ])('a pause of 15 seconds is over after 15 seconds if the clock is %s meanwhile', async (_, byMs) => {
    const { clock, tab, other } = setUp();
    tab.update({ pausedUntil: clock.now() + 15_000, left: 0.05 });
    clock.shift(byMs);
    await clock.advance(15_000);
    for (const one of [tab, other]) expect(one.current().pausedUntil ?? 0).toBeLessThanOrEqual(clock.now());
    // Nor does it hold once more when the clock comes to that time again.
    clock.shift(-byMs);
    for (const one of [tab, other]) expect(one.current().pausedUntil ?? 0).toBeLessThanOrEqual(clock.now());
  });

  it('a pause from a tab whose clock is an hour ahead holds neither now nor an hour later', async () => {
    const { clock, tab, other } = setUp();
    clock.shift(60 * 60_000);
    tab.update({ pausedUntil: clock.now() + 600_000 });
    clock.shift(-60 * 60_000);
    expect(other.current().pausedUntil).toBeUndefined();
    clock.shift(60 * 60_000);
    expect(other.current().pausedUntil).toBeUndefined();
  });

  it('a pause holds for a tab whose clock is a little behind', () => {
    const { clock, tab, other } = setUp();
    const pausedUntil = clock.now() + 60_000;
    tab.update({ pausedUntil });
    clock.shift(-500);
    expect(other.current()).toEqual({ left: undefined, pausedUntil });
  });

  it('a tab knows of its own answers what no other tab needs to know', () => {
    const { storage, tab } = setUp();
    tab.update({ left: 0.5 });
    expect(tab.current()).toEqual({ left: 0.5, pausedUntil: undefined });
    expect(storage.entries()).toEqual({});
  });

  it('the smallest share that any tab learned counts', () => {
    const { tab, other } = setUp();
    tab.update({ left: 0.05 });
    other.update({ left: 0.9 });
    expect(other.current().left).toBe(0.05);
  });

  it('a share is shared below 30 %', () => {
    const { tab, other } = setUp();
    tab.update({ left: 0.3 });
    expect(other.current().left).toBeUndefined();
    tab.update({ left: 0.29 });
    expect(other.current().left).toBe(0.29);
  });

  it('the tab that found the limit low says when it is not low any more, and no other tab does', () => {
    const { open, storage, tab, other } = setUp();
    tab.update({ left: 0.05 });
    other.update({ left: 0.9 });
    expect(open().current().left).toBe(0.05);
    tab.update({ left: 0.9 });
    expect(open().current().left).toBeUndefined();
    expect(storage.entries()).toEqual({});
  });

  it('a pause that is over is not shared', () => {
    const { clock, storage, tab } = setUp();
    tab.update({ pausedUntil: clock.now() });
    expect(storage.entries()).toEqual({});
  });

  it('a pause of more than 15 minutes is ignored, one of 15 minutes holds', () => {
    const { clock, storage, other } = setUp();
    const store = (pauseMs: number) =>
      storage.set('budget', JSON.stringify({ at: clock.now(), pausedUntil: clock.now() + pauseMs }));
    store(quarterHour + 1);
    expect(other.current().pausedUntil).toBeUndefined();
    store(quarterHour);
    expect(other.current().pausedUntil).toBe(clock.now() + quarterHour);
  });

  it('what was noted up to a second later than now counts, in this tab and in others', () => {
    const { clock, tab, other } = setUp();
    const pausedUntil = clock.now() + 60_000;
    tab.update({ pausedUntil });
    clock.shift(-1_000);
    expect(other.current().pausedUntil).toBe(pausedUntil);
    expect(tab.current().pausedUntil).toBe(pausedUntil);
    clock.shift(-1);
    expect(other.current().pausedUntil).toBeUndefined();
    expect(tab.current().pausedUntil).toBeUndefined();
  });
});
