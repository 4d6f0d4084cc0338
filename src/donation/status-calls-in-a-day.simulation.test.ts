import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkoutUrl } from '../testing/fake-api.js';
import { settled } from '../testing/fake-clock.js';
import { fault, html, json, silence } from '../testing/fake-fetch.js';
import { createFakePage } from '../testing/fake-page.js';
import type { LockRequest } from './browser-services.js';

/** One donation without an end, whose donor comes back all day: how many status calls it costs. */
const secondMs = 1_000;
const minuteMs = 60 * secondMs;
const hourMs = 60 * minuteMs;

type Page = ReturnType<typeof createFakePage>;

/** The donor goes to the checkout. Returns what a visit does, and when each status call was made since. */
async function setUp(answer: Page['api']['answers']['status'] = json({ status: 'PENDING' })) {
  const page = createFakePage();
  const { api, clock, windows, add, reload } = page;
  let elapsedMs = 0;
  const callTimes: number[] = [];
  api.answers.status = (call) => {
    callTimes.push(elapsedMs);
    return answer(call);
  };
  let widget = add();
  await widget.give();
  return {
    page,
    callTimes,
    early: () => callTimes.filter((atMs) => atMs < 30 * minuteMs).length,
    widget: () => widget,
    /** In steps, so that a call's time is known to the second. */
    async pass(durationMs: number) {
      const end = elapsedMs + durationMs;
      while (elapsedMs < end) {
        const stepMs = Math.min(secondMs, end - elapsedMs);
        elapsedMs += stepMs;
        await clock.advance(stepMs);
      }
    },
    async skip(durationMs: number) {
      elapsedMs += durationMs;
      await clock.advance(durationMs);
    },
    async comeBack() {
      windows.comeBack();
      await settled();
    },
    async loadPage() {
      reload();
      widget = add();
      widget.flow.resume(() => {});
      await settled();
    },
  };
}

describe('a day of a donation that stays pending', () => {
  it.each([
    ['returns to the page', 'comeBack'],
    ['loads the page', 'loadPage'],
  ] as const)(
    'a donor who %s every five minutes makes at most 20 calls, ever farther apart',
    async (_, visit) => {
      const day = await setUp();
      for (let visits = 0; visits < 280; visits++) {
        await day.skip(5 * minuteMs);
        await day[visit]();
      }
      expect(day.callTimes.length).toBeLessThanOrEqual(20);
      expect(day.early()).toBeLessThanOrEqual(14);
      const late = day.callTimes.filter((atMs) => atMs >= 30 * minuteMs);
      expect(late.length).toBeGreaterThanOrEqual(4);
      const gaps = late.slice(1).map((atMs, index) => atMs - (late[index] ?? 0));
      expect(gaps.toSorted((a, b) => a - b)).toEqual(gaps);
      expect(gaps.at(-1)).toBeGreaterThan(3 * hourMs);
      expect(day.widget().flow.state.peek().type).toBe('pending');
    },
  );

  it('a donor who pays hours later is thanked at the next return that is due', async () => {
    const day = await setUp();
    await day.skip(2 * hourMs);
    await day.comeBack();
    expect(day.widget().flow.state.peek().type).toBe('pending');
    day.page.api.answers.status = json({ status: 'COMPLETED' });
    await day.skip(6 * hourMs);
    await day.comeBack();
    expect(day.widget().flow.state.peek().type).toBe('succeeded');
  });

  it('a donor who presses "check again" without end makes 20 calls in all, and the count outlives a reload', async () => {
    const day = await setUp();
    await day.skip(31 * minuteMs);
    for (let presses = 0; presses < 15; presses++) {
      day.widget().flow.checkNow();
      await settled();
    }
    await day.loadPage();
    for (let presses = 0; presses < 15; presses++) {
      day.widget().flow.checkNow();
      await settled();
    }
    await day.skip(12 * hourMs);
    await day.comeBack();
    expect(day.callTimes).toHaveLength(20);
    expect(day.widget().flow.state.peek()).toMatchObject({ type: 'pending', donation: { calls: 20 } });
  });

  it('a page load that is not due shows the donation as pending without a call', async () => {
    const day = await setUp();
    await day.skip(3 * hourMs);
    await day.comeBack();
    const before = day.page.api.calls.length;
    await day.skip(10 * minuteMs);
    await day.loadPage();
    expect(day.widget().flow.state.peek().type).toBe('pending');
    expect(day.page.api.calls).toHaveLength(before);
    day.widget().flow.checkNow();
    await settled();
    expect(day.page.api.calls).toHaveLength(before + 1);
  });

  it('is forgotten after a day', async () => {
    const day = await setUp();
    await day.skip(24 * hourMs);
    await day.loadPage();
    expect(day.widget().flow.state.peek().type).toBe('amount');
    expect(JSON.stringify(day.page.storage.entries())).not.toContain('pd_1');
  });
});

it('an older pending donation makes the shell load no form either', async () => {
  const page = createFakePage();
  const { api, clock, storage, windows, add, reload } = page;
  await add().give();
  await clock.advance(minuteMs);
  api.answers['create-link'] = json({ donationLink: checkoutUrl, partnerDonationId: 'pd_2' });
  await add().give();
  reload();
  await clock.advance(2 * hourMs);
  add().flow.resume(() => {});
  await clock.advance(2 * minuteMs);
  windows.comeBack();
  await settled();
  const idleUntil = Object.entries(storage.entries())
    .filter(([name]) => name.includes(':donation:') || name.includes('donation:pk'))
    .map(([, value]) => Reflect.get(JSON.parse(value), 'idleUntil'));
  expect(idleUntil).toHaveLength(2);
  for (const time of idleUntil) expect(time).toBeGreaterThan(clock.now() + hourMs);
});

it('a donation that need not be polled yet opens no dialog by itself', async () => {
  const day = await setUp();
  day.widget().flow.setOpen(true);
  await day.skip(2 * hourMs);
  const openings: boolean[] = [];
  for (const laterMs of [0, 10 * minuteMs]) {
    await day.skip(laterMs);
    day.page.reload();
    const { flow } = day.page.add();
    flow.resume(({ isOpen }) => openings.push(isOpen));
    await day.skip(5 * secondMs);
    flow.setOpen(true);
  }
  expect(openings).toEqual([true, false]);
});

describe('returns while the API is down', () => {
  it.each([
    ['does not answer at all', fault],
    ['answers 503', html(503)],
    ['hangs', silence],
  ] as const)('twenty returns in two minutes make few calls if the API %s', async (_, answer) => {
    const day = await setUp(answer);
    for (let returns = 0; returns < 20; returns++) {
      await day.comeBack();
      await day.pass(6 * secondMs);
    }
    expect(day.callTimes.length).toBeLessThanOrEqual(8);
  });

  it('twenty page loads in two minutes make few calls', async () => {
    const day = await setUp(fault);
    for (let loads = 0; loads < 20; loads++) {
      await day.pass(6 * secondMs);
      await day.loadPage();
    }
    expect(day.callTimes.length).toBeLessThanOrEqual(8);
  });

  it('a return whose backoff is not over polls when it is', async () => {
    const day = await setUp(fault);
    await day.comeBack();
    day.page.api.answers.status = json({ status: 'COMPLETED' });
    await day.pass(secondMs);
    await day.comeBack();
    expect(day.widget().flow.state.peek().type).toBe('waiting');
    await day.pass(3 * secondMs);
    expect(day.widget().flow.state.peek().type).toBe('succeeded');
  });
});

it('tabs without Web Locks that return at once make one call, and count together', async () => {
  const page = createFakePage();
  const { api, clock, windows, storage, deferred, add } = page;
  const alone = {
    ...deferred.services,
    withLock: (_: string, { onAcquired }: LockRequest) => void onAcquired(),
  };
  const loadDeferred = () => Promise.resolve({ ...deferred, services: alone });
  await add({}, { loadDeferred }).give();
  const other = add({}, { loadDeferred });
  other.flow.resume(() => {});
  await settled();
  const before = api.to('status').length;
  await clock.advance(2_500);
  windows.comeBack();
  await settled();
  expect(api.to('status').length).toBeLessThanOrEqual(before + 1);
  for (let minute = 0; minute < 120; minute++) {
    await clock.advance(minuteMs);
    windows.comeBack();
  }
  await settled();
  expect(api.to('status').length).toBeLessThanOrEqual(20);
  expect(JSON.stringify(storage.entries())).toContain('pd_1');
});

it('20 calls in all hold for any sequence of returns, loads, presses, faults and clocks that are set', async () => {
  const step = fc.record({
    passMs: fc.oneof(fc.integer({ min: 0, max: minuteMs }), fc.integer({ min: 0, max: 3 * hourMs })),
    what: fc.constantFrom('comeBack', 'loadPage', 'press', 'down', 'well', 'hide', 'ahead', 'back'),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 10, maxLength: 50 }), async (steps) => {
      let isDown = false;
      const day = await setUp(() => (isDown ? fault() : json({ status: 'PENDING' })()));
      const { clock, windows } = day.page;
      for (const { passMs, what } of steps) {
        if (what === 'comeBack' || what === 'loadPage') await day[what]();
        if (what === 'press') day.widget().flow.checkNow();
        if (what === 'down' || what === 'well') isDown = what === 'down';
        if (what === 'hide') windows.setHidden(true);
        if (what === 'ahead') clock.shift(20 * minuteMs);
        if (what === 'back') clock.shift(-20 * minuteMs);
        await day.skip(passMs);
      }
      expect(day.callTimes.length).toBeLessThanOrEqual(20);
    }),
    { numRuns: 30 },
  );
}, 60_000);
