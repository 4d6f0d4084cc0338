import { expect, it } from 'vitest';
import { SirDonateError } from '../contract/errors.js';
import { createFakeClock, settled } from '../testing/fake-clock.js';
import { createFakeFetch, json } from '../testing/fake-fetch.js';
import { createApiClient } from './client.js';

function setUp(pauseMs: number) {
  const clock = createFakeClock();
  const pausedUntil = clock.now() + pauseMs;
  const link = { donationLink: 'https://checkout.stripe.com/1', partnerDonationId: 'pd_1' };
  const web = createFakeFetch(json({ ...link, name: 'Acme', status: 'PENDING' }));
  const client = createApiClient({
    base: 'https://devapi.sirgiving.org',
    key: 'pk_test_1',
    fetch: web.fetch,
    clock,
    pausedUntil: () => pausedUntil,
  });
  return { client, clock, web };
}

it('a GET in a pause is not sent, and its error says how long the pause lasts', async () => {
  const { client, web } = setUp(14_001);
  const error: unknown = await client.status('pd_1').catch((reason: unknown) => reason);
  expect(error).toBeInstanceOf(SirDonateError);
  expect(error).toMatchObject({
    code: 'rate-limited',
    message: 'GET donations/status/… was not sent: the API asked for a pause of 15 s.',
    details: { retryAfterMs: 14_001 },
  });
  expect(web.calls).toEqual([]);
});

it('a GET that tries again by itself waits for the end of a short pause', async () => {
  const { client, clock, web } = setUp(3_000);
  const loading = client.config();
  await clock.advance(2_999);
  expect(web.calls).toEqual([]);
  await clock.advance(1);
  expect(web.calls).toHaveLength(1);
  expect((await loading).name).toBe('Acme');
});

it.each([0, -1])('a pause that ended %d ms ago holds no GET back', async (pauseMs) => {
  const { client, web } = setUp(pauseMs);
  await client.status('pd_1');
  expect(web.calls).toHaveLength(1);
});

it('the POST of the donor is sent in a pause', async () => {
  const { client, web } = setUp(60_000);
  const link = await client.createLink({
    nonprofitSlug: 'water',
    amount: 2500,
    currency: 'USD',
    frequency: 'once',
    provider: 'stripe',
    donorEmail: 'ada@mail.example',
    firstName: 'Ada',
    lastName: 'Quibbleworth',
  });
  expect(link.partnerDonationId).toBe('pd_1');
  expect(web.calls).toHaveLength(1);
});

it('an answer of unknown shape is read even if nobody wants to know of it', async () => {
  const { client, web } = setUp(0);
  web.answer(json({ state: 'odd' }));
  const status = client.status('pd_1');
  await settled();
  expect(await status).toMatchObject({ type: 'pending' });
});
