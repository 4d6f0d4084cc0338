import { describe, expect, it } from 'vitest';
import type { Outcome } from '../contract/enums.js';
import { createFakeClock } from '../testing/fake-clock.js';
import { createSimulatedFetch } from './simulated-fetch.js';

const base = 'https://api.sirgiving.org/v1/partner/';

function setUp(outcome: Outcome = 'succeeded') {
  const clock = createFakeClock();
  const simulated = createSimulatedFetch(outcome, clock);
  return {
    clock,
    get: async (path: string) => (await simulated(base + path)).json() as Promise<unknown>,
    post: (init: RequestInit = {}) => simulated(`${base}donations/create-link`, { method: 'POST', ...init }),
    simulated,
  };
}

describe('a simulated API', () => {
  it('has a partner that is active, takes donations and offers a tip of 10 %', async () => {
    const config = {
      isActive: true,
      enabledFeatures: ['DONATIONS'],
      tipConfig: { enabled: true, defaultPercent: 10 },
    };
    expect(await setUp().get('config')).toEqual(config);
    const elsewhere = await setUp().simulated('https://api.sirgiving.org/');
    expect(await elsewhere.json()).toEqual(config);
  });

  it('has every nonprofit, active and named as its slug, and takes no other path for one', async () => {
    const { get } = setUp();
    expect(await get('organizations/red%5Fcross')).toEqual({ name: 'Red Cross', status: 'ACTIVE' });
    expect(await get('organizations/')).toHaveProperty('isActive');
    expect(await get('config?of=organizations/trees')).toHaveProperty('isActive');
  });

  it.each<[Outcome, object]>([
    ['succeeded', { status: 'succeeded' }],
    ['blocked', { status: 'succeeded' }],
    ['pending', { status: 'pending' }],
    ['processing', { status: 'processing' }],
    ['failed', { status: 'failed', failureReason: 'card_declined' }],
  ])('has this status for the outcome "%s"', async (outcome, body) => {
    expect(await setUp(outcome).get('donations/status/pd_1')).toEqual(body);
  });

  it('makes each link after 200 ms, with an id of its own', async () => {
    const { clock, post } = setUp();
    const answers = Promise.all([post(), post()]);
    await clock.advance(199);
    expect(clock.timers()).toBe(2);
    await clock.advance(1);
    const bodies = await Promise.all((await answers).map((answer) => answer.json()));
    const ids = bodies.map(({ partnerDonationId }) => partnerDonationId);
    expect(bodies[0]).toEqual({
      donationLink: 'about:blank',
      partnerDonationId: expect.stringMatching(/^simulated-\d+$/),
    });
    expect(new Set(ids).size).toBe(2);
  });

  it('that is busy asks for a pause of one second', async () => {
    const { clock, post } = setUp('busy');
    const answer = post();
    await clock.advance(200);
    const response = await answer;
    expect([response.status, response.ok, response.headers.get('Retry-After')]).toEqual([429, false, '1']);
    expect(await response.json()).toEqual({ statusCode: 429 });
  });

  it('that is offline throws as fetch does', async () => {
    const { clock, post } = setUp('offline');
    const thrown = expect(post()).rejects.toThrow(new TypeError('simulated'));
    await clock.advance(200);
    await thrown;
  });

  it('ends a request with its signal, and leaves no timer', async () => {
    const { clock, post } = setUp();
    const life = new AbortController();
    const thrown = expect(post({ signal: life.signal })).rejects.toBe('gone');
    life.abort('gone');
    await thrown;
    expect(clock.timers()).toBe(0);
  });
});
