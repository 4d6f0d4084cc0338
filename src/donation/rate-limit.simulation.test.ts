import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { getPartnerCache } from '../api/partner-cache.js';
import { optionsOf } from '../testing/attributes.js';
import { type Endpoint, endpointOf } from '../testing/fake-api.js';
import { createFakeClock, type FakeClock } from '../testing/fake-clock.js';
import { createFakeFetch, json } from '../testing/fake-fetch.js';
import { soleWidget } from '../testing/fake-page.js';
import { createFakeStorage } from '../testing/fake-storage.js';
import { createFakeTabs } from '../testing/fake-tabs.js';
import { createFakeWindows } from '../testing/fake-windows.js';
import { createCheckoutController } from './checkout-controller.js';
import { createFlow } from './flow.js';
import { rateLimitFigures } from './rate-limit-figures.js';
import { callLimit, earlyCallLimit, pollWindowMs } from './status-call-limits.js';

/**
 * One partner's busy hour: a thousand donors, each in a browser of their own, against one rate limit. Its figures are
 * in `rate-limit-figures.ts`.
 */
const donorCount = 1_000;
const secondMs = 1_000;
const minuteMs = 60 * secondMs;
const hourMs = 60 * minuteMs;
const seed = 20_260_601;

interface LoggedCall {
  /** Since the hour began. */
  atMs: number;
  endpoint: Endpoint;
  status: number;
  wasHidden: boolean;
}

interface Donor {
  calls: LoggedCall[];
  pays: boolean;
  hides: boolean;
  /** Since the hour began; the server made the link. */
  linkAtMs?: number;
  /** When the server began to say that the donation is complete. */
  paidAtMs?: number;
  completed: number;
  /** The widget's state when the donor closed the page. */
  endedAs?: string;
}

interface Weather {
  /** Donors in the hour. */
  count?: number;
  /** The server refuses everything within these times, and says until when. */
  refusing?: { fromMs: number; untilMs: number };
  /** Share of the limit that is left, 0–1, where the server lets browsers read it. */
  left?: number;
}

/** Random numbers that are the same on every run (mulberry32). */
function createRandom(from: number): () => number {
  let state = from;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

async function simulate(
  weather: string,
  { count = donorCount, refusing, left }: Weather,
): Promise<{ donors: Donor[]; clock: FakeClock }> {
  const clock = createFakeClock();
  const random = createRandom(seed);
  clock.setRandom(createRandom(seed + 1));
  const begin = clock.now();
  const elapsed = () => clock.now() - begin;
  const between = (low: number, high: number) => low + (high - low) * random();
  const headers: Record<string, string> =
    left === undefined
      ? {}
      : { 'X-RateLimit-Limit': '5000', 'X-RateLimit-Remaining': String(Math.round(5000 * left)) };

  const arrive = (index: number, donor: Donor): void => {
    const windows = createFakeWindows();
    const checkoutMs = between(30 * secondMs, 10 * minuteMs);
    const typingMs = between(20 * secondMs, 90 * secondMs);
    const lagMs = between(0, 15 * secondMs);

    const answer = (endpoint: Endpoint | undefined): Response => {
      switch (endpoint) {
        case 'config':
          return json(
            {
              name: 'Acme',
              enabledFeatures: ['DONATIONS'],
              isActive: true,
              tipConfig: { enabled: true, defaultPercent: 10 },
            },
            { headers },
          )();
        case 'organizations':
          return json({ id: 'o', name: 'Clean Water', slug: 'clean-water', status: 'ACTIVE' }, { headers })();
        case 'create-link':
          donor.linkAtMs = elapsed();
          return json(
            { donationLink: `https://checkout.stripe.com/c/pay/${index}`, partnerDonationId: `pd_${index}` },
            { headers },
          )();
        default: {
          const isPaid = donor.paidAtMs !== undefined && elapsed() >= donor.paidAtMs;
          return json({ status: isPaid ? 'COMPLETED' : 'PENDING' }, { headers })();
        }
      }
    };
    const { fetch } = createFakeFetch((call) => {
      const endpoint = endpointOf(call);
      if (!endpoint) throw new Error(`Unexpected call: ${call.url}`);
      const isRefused = refusing && elapsed() >= refusing.fromMs && elapsed() < refusing.untilMs;
      donor.calls.push({
        atMs: elapsed(),
        endpoint,
        status: isRefused ? 429 : 200,
        wasHidden: windows.isHidden(),
      });
      if (!isRefused) return answer(endpoint);
      const seconds = Math.ceil((refusing.untilMs - elapsed()) / 1000);
      return json({ statusCode: 429 }, { status: 429, headers: { 'Retry-After': String(seconds) } })();
    });

    const flow = createFlow({
      // One page's widgets of one key share a cache; donors do not share a page.
      options: optionsOf({
        'publishable-key': `pk_test_${weather}_${index}`,
      }),
      windows,
      loadDeferred: async () => ({
        getPartnerCache,
        createCheckoutController,
        services: { fetch, clock, storage: createFakeStorage(), ...createFakeTabs(), widget: soleWidget },
      }),
      emit(name) {
        if (name === 'sir-donate-complete') {
          donor.completed++;
          clock.after(30 * secondMs, leave);
        }
        if (name === 'sir-donate-checkout') goToCheckout();
        return true;
      },
      report() {},
    });

    function leave(): void {
      donor.endedAs = flow.state.peek().type;
      flow.dispose();
    }

    function goToCheckout(): void {
      if (donor.hides) windows.setHidden(true);
      if (donor.pays) donor.paidAtMs = elapsed() + checkoutMs + lagMs;
      clock.after(checkoutMs, () => {
        windows.comeBack();
        // Whoever paid waits for the thanks; who did not leaves the page open, the worst that can be.
        if (!donor.pays) clock.after(pollWindowMs + minuteMs, leave);
      });
    }

    /** Presses whatever button leads on, until the donor is at the checkout. */
    function goOn(): void {
      const { type } = flow.state.peek();
      if (type === 'unavailable') flow.retry();
      else if (type === 'amount') flow.chooseAmount();
      else if (type === 'details') flow.submit('One moment…');
      else return;
      clock.after(10 * secondMs, goOn);
    }

    flow.load();
    clock.after(typingMs, () => {
      flow.edit({ choice: 2500, firstName: 'Ada', lastName: 'Byron', email: 'ada@example.org' });
      goOn();
    });
  };

  const arrivals = Array.from({ length: count }, () => between(0, hourMs)).sort((a, b) => a - b);
  const donors: Donor[] = [];
  const expectNext = (): void => {
    const atMs = arrivals[donors.length];
    if (atMs === undefined) return;
    clock.after(atMs - elapsed(), () => {
      const donor: Donor = { calls: [], pays: random() >= 0.2, hides: random() < 0.5, completed: 0 };
      arrive(donors.push(donor), donor);
      expectNext();
    });
  };
  expectNext();
  // In short steps: the fake clock looks at what falls due within each only.
  while (clock.timers() > 0 && elapsed() < 4 * hourMs) await clock.advance(20 * secondMs);
  return { donors, clock };
}

const statusCalls = ({ calls }: Donor) => calls.filter(({ endpoint }) => endpoint === 'status');

function figuresOf(donors: readonly Donor[]) {
  const all = donors.flatMap(({ calls }) => calls);
  const perDonor = donors.map(({ calls }) => calls.length).sort((a, b) => a - b);
  const at = (share: number) => perDonor[Math.ceil(share * perDonor.length) - 1] ?? 0;
  const perMinute = new Map<number, number>();
  for (const { atMs } of all) {
    const minute = Math.floor(atMs / minuteMs);
    perMinute.set(minute, (perMinute.get(minute) ?? 0) + 1);
  }
  const inTheHour = all.filter(({ atMs }) => atMs < hourMs).length;
  const share = (name: Endpoint) =>
    `${Math.round((100 * all.filter(({ endpoint }) => endpoint === name).length) / all.length)} %`;
  return {
    total: all.length,
    median: at(0.5),
    p95: at(0.95),
    max: at(1),
    meanPerMinute: inTheHour / 60,
    peakPerMinute: Math.max(...perMinute.values()),
    shares: {
      config: share('config'),
      organizations: share('organizations'),
      'create-link': share('create-link'),
      status: share('status'),
    },
  };
}

function print(title: string, donors: readonly Donor[]): void {
  const { total, median, p95, max, meanPerMinute, peakPerMinute, shares } = figuresOf(donors);
  console.log(`${title}: calls per donor: median ${median}, p95 ${p95}, max ${max} (${total} in all)`);
  console.log(`${title}: calls per minute: mean ${Math.round(meanPerMinute)}, peak ${peakPerMinute}`);
  console.log(`${title}: by endpoint: ${Object.entries(shares).flat().join(' ')}`);
}

/** What holds in every weather. */
function expectGoodManners(donors: readonly Donor[]): void {
  for (const donor of donors) {
    const { linkAtMs = 0 } = donor;
    const calls = statusCalls(donor);
    expect(calls.length).toBeLessThanOrEqual(callLimit);
    const early = calls.filter(({ atMs }) => atMs - linkAtMs <= pollWindowMs);
    expect(early.length).toBeLessThanOrEqual(earlyCallLimit);
    expect(calls.filter(({ wasHidden }) => wasHidden)).toEqual([]);
    const made = donor.calls.filter(({ endpoint, status }) => endpoint === 'create-link' && status === 200);
    expect(made.length).toBe(1);
  }
}

describe('a thousand donors of one partner in an hour', () => {
  const refusing = { fromMs: 30 * minuteMs, untilMs: 33 * minuteMs };
  let calm: Donor[] = [];
  let low: Donor[] = [];
  let refused: Donor[] = [];
  const timersLeft: number[] = [];

  beforeAll(async () => {
    const run = async (name: string, weather: Weather) => {
      const { donors, clock } = await simulate(name, weather);
      timersLeft.push(clock.timers());
      return donors;
    };
    calm = await run('calm', {});
    low = await run('low', { count: 250, left: 0.05 });
    refused = await run('refused', { count: 250, refusing });
  }, 120_000);

  afterAll(() => {
    print('calm', calm);
    print('5 % left (250 donors)', low);
    print('429 for three minutes (250 donors)', refused);
  });

  it('each donor requests the config, the nonprofit and the link once', () => {
    for (const { calls } of calm) {
      for (const name of ['config', 'organizations', 'create-link'] as const) {
        expect(calls.filter(({ endpoint }) => endpoint === name).length).toBe(1);
      }
    }
  });

  it('each donor polls at most 14 times in 30 minutes and never with a hidden page', () => {
    expectGoodManners(calm);
    expectGoodManners(low);
    expectGoodManners(refused);
    expect(calm.filter(({ hides }) => hides).length).toBeGreaterThan(0.4 * donorCount);
  });

  it('each payment is completed once, and each unpaid donation ends as pending', () => {
    for (const donors of [calm, low, refused]) {
      const ends = donors.map(({ pays, completed, endedAs }) => ({ pays, completed, endedAs }));
      expect(ends.filter(({ pays }) => pays)).toEqual(
        donors.filter(({ pays }) => pays).map(() => ({ pays: true, completed: 1, endedAs: 'succeeded' })),
      );
      expect(ends.filter(({ pays }) => !pays)).toEqual(
        donors.filter(({ pays }) => !pays).map(() => ({ pays: false, completed: 0, endedAs: 'pending' })),
      );
    }
    expect(timersLeft).toEqual([0, 0, 0]);
  });

  it('the figures are those in rate-limit-figures.ts', () => {
    const { median, p95, max, meanPerMinute, peakPerMinute, shares } = figuresOf(calm);
    expect({
      callsPerDonor: { median, p95, max, medianWithFivePercentLeft: figuresOf(low).median },
      callsPerMinute: { mean: Math.round(meanPerMinute), peak: peakPerMinute },
      shares,
    }).toEqual(rateLimitFigures);
  });

  it('no minute has three times the mean number of calls', () => {
    const { meanPerMinute, peakPerMinute, max } = figuresOf(calm);
    expect(peakPerMinute).toBeLessThan(3 * meanPerMinute);
    expect(max).toBeLessThanOrEqual(earlyCallLimit + 4);
  });

  it('donors poll less when the rate limit runs low', () => {
    const status = (donors: readonly Donor[]) => donors.flatMap(statusCalls).length / donors.length;
    expect(status(low)).toBeLessThan(0.8 * status(calm));
  });

  it('a 429 with Retry-After pauses all GET requests until then', () => {
    const met = refused.filter(({ calls }) => calls.some(({ status }) => status === 429));
    expect(met.length).toBeGreaterThan(20);
    for (const { calls } of met) {
      const reads = calls.filter(({ endpoint }) => endpoint !== 'create-link');
      const first = calls.find(({ status }) => status === 429)?.atMs ?? 0;
      // Those of the same moment were in progress already.
      expect(reads.filter(({ atMs }) => atMs > first && atMs < refusing.untilMs)).toEqual([]);
    }
    const during = refused
      .flatMap(({ calls }) => calls)
      .filter(({ atMs }) => atMs >= refusing.fromMs && atMs < refusing.untilMs);
    const before = refused
      .flatMap(({ calls }) => calls)
      .filter(({ atMs }) => atMs >= refusing.fromMs - 3 * minuteMs && atMs < refusing.fromMs);
    expect(during.filter(({ endpoint }) => endpoint === 'status').length).toBeLessThan(
      before.filter(({ endpoint }) => endpoint === 'status').length,
    );
  });

  it('calls resume gradually after a 429 pause', () => {
    const all = refused.flatMap(({ calls }) => calls);
    const within = (fromMs: number, untilMs: number) =>
      all.filter(({ atMs }) => atMs >= fromMs && atMs < untilMs).length;
    const before = within(refusing.fromMs - minuteMs, refusing.fromMs);
    const after = within(refusing.untilMs, refusing.untilMs + minuteMs);
    const firstSecond = within(refusing.untilMs, refusing.untilMs + secondMs);
    console.log(
      `429 for three minutes (250 donors): ${before} calls in the minute before, ${after} in the minute after, ${firstSecond} of them in its first second`,
    );
    // Four minutes' calls at most: the minute's own, and what three minutes have put off.
    expect(after).toBeLessThan(4 * before);
    expect(firstSecond).toBeLessThan(0.5 * after);
  });
});
