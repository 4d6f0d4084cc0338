/** Answers that differ from the documented ones in more than their fields; those are in `api-answers.test.ts`. */
import { describe, expect, it } from 'vitest';
import { type ErrorCode, SirDonateError } from '../contract/errors.js';
import { createFakeClock } from '../testing/fake-clock.js';
import { type Answer, createFakeFetch, fault, json } from '../testing/fake-fetch.js';
import { type ApiClient, createApiClient } from './client.js';

const calls = {
  config: (client: ApiClient): Promise<unknown> => client.config(),
  nonprofit: (client: ApiClient): Promise<unknown> => client.nonprofit('clean-water'),
  createLink: (client: ApiClient): Promise<unknown> =>
    client.createLink({
      nonprofitSlug: 'clean-water',
      amount: 2500,
      currency: 'USD',
      frequency: 'once',
      provider: 'stripe',
      donorEmail: 'ada@mail.example',
      firstName: 'Ada',
      lastName: 'Quibbleworth',
    }),
  status: (client: ApiClient): Promise<unknown> => client.status('pd_1'),
};

type Call = keyof typeof calls;

/** Calls an endpoint, lets the retries pass, and returns its value or error and the developer warnings. */
async function call(name: Call, answer: Answer) {
  const clock = createFakeClock();
  const warnings: string[] = [];
  const client = createApiClient({
    base: 'https://devapi.sirgiving.org',
    key: 'pk_test_1',
    fetch: createFakeFetch(answer).fetch,
    clock,
    warn: (message) => warnings.push(message),
  });
  const outcome = calls[name](client).then(
    (value) => ({ value, error: undefined }),
    (error: unknown) => {
      if (error instanceof SirDonateError) return { value: undefined, error };
      throw error;
    },
  );
  await clock.advance(60_000);
  return { ...(await outcome), warnings };
}

describe('answers that differ from the documented ones', () => {
  it.each<[Call, unknown, ErrorCode]>([
    ['config', { statusCode: 401, message: 'Unknown key' }, 'unauthorized'],
    ['config', { success: false, message: 'Partner suspended' }, 'rejected'],
    ['nonprofit', { statusCode: '404', message: 'Not found' }, 'not-found'],
    ['nonprofit', { error: { message: 'Not found' } }, 'rejected'],
    ['createLink', { status: 429, message: 'Slow down' }, 'rate-limited'],
    ['createLink', { ok: false, errors: [{ field: 'amount' }] }, 'rejected'],
    ['createLink', { status: 'fail', data: { amount: 'too small' } }, 'rejected'],
    ['status', { code: 500, message: 'Oops' }, 'server'],
  ])('an error in a body with status 200 makes %s fail: %j', async (name, body, code) => {
    expect((await call(name, json(body))).error?.code).toBe(code);
  });

  it('names the field that an error with status 200 refuses', async () => {
    const { error } = await call('createLink', json({ success: false, errors: { amount: 'too small' } }));
    expect(error?.details.fields).toEqual(['amount']);
  });

  it('names no field where the server itself failed', async () => {
    const { error } = await call('createLink', json({ message: 'amount of memory' }, { status: 500 }));
    expect(error?.details.fields).toEqual([]);
  });

  it('names the possible causes of an answer that the browser does not let a page read', async () => {
    const { error } = await call('createLink', fault);
    for (const cause of ['offline', 'connect-src', 'CORS', 'X-Partner-Key', 'redirects'])
      expect(error?.message).toContain(cause);
  });

  it.each<[Call, object]>([
    ['config', { name: 'Acme' }],
    ['nonprofit', { name: 'Clean Water' }],
    ['createLink', { donationLink: 'https://checkout.stripe.com/1', partnerDonationId: 'pd_1' }],
    ['status', { status: 'PENDING' }],
  ])('reads an answer to %s with a byte order mark, as plain text, with status 202', async (name, body) => {
    const { value, error, warnings } = await call(
      name,
      () =>
        new Response(`\ufeff${JSON.stringify(body)}`, {
          status: 202,
          headers: { 'Content-Type': 'text/plain' },
        }),
    );
    expect(error).toBeUndefined();
    expect(value).toBeDefined();
    expect(warnings).toEqual([]);
  });

  it('an empty answer with status 204 is one that cannot be read', async () => {
    expect((await call('config', () => new Response(null, { status: 204 }))).error?.code).toBe(
      'bad-response',
    );
  });

  it.each<[Call, object, string]>([
    ['nonprofit', {}, 'GET organizations/clean-water: the nonprofit has no name'],
    ['status', { status: 'LIMBO' }, 'GET donations/status/…: the status "LIMBO" is not known'],
    ['config', { enabledFeatures: [] }, 'GET config: no feature is named'],
  ])('%s tells the developer what it does not know: %j', async (name, body, warning) => {
    expect((await call(name, json(body))).warnings).toEqual([expect.stringContaining(warning)]);
  });
});
