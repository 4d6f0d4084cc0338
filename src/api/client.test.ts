import { describe, expect, it } from 'vitest';
import { type ErrorCode, SirDonateError } from '../contract/errors.js';
import type { CreateLinkRequest } from '../contract/schemas.js';
import { createFakeClock, settled } from '../testing/fake-clock.js';
import {
  type Answer,
  brokenBody,
  createFakeFetch,
  fault,
  held,
  html,
  inTurn,
  json,
  silence,
} from '../testing/fake-fetch.js';
import { type ApiClient, createApiClient } from './client.js';
import type { RateLimit } from './rate-limit.js';

const request: CreateLinkRequest = {
  nonprofitSlug: 'clean-water',
  amount: 2500,
  currency: 'USD',
  frequency: 'once',
  provider: 'stripe',
  donorEmail: 'ada@mail.example',
  firstName: 'Ada',
  lastName: 'Quibbleworth',
  tipAmount: 250,
};

const good = {
  config: json({ name: 'Acme', isActive: true }),
  nonprofit: json({ name: 'Clean Water' }),
  createLink: json({ donationLink: 'https://checkout.stripe.com/1', partnerDonationId: 'pd_1' }),
  status: json({ status: 'PENDING' }),
};

type Call = keyof typeof good;

const ask: Record<Call, (client: ApiClient, signal?: AbortSignal) => Promise<unknown>> = {
  config: (client, signal) => client.config(signal),
  nonprofit: (client, signal) => client.nonprofit('clean-water', signal),
  createLink: (client, signal) => client.createLink(request, signal),
  status: (client, signal) => client.status('pd_1', signal),
};

const everyCall: Call[] = ['config', 'nonprofit', 'createLink', 'status'];
/** Those that are tried again by themselves, and those that are not. */
const patient: Call[] = ['config', 'nonprofit'];
const onceOnly: Call[] = ['createLink', 'status'];

function setUp(answer: Answer) {
  const clock = createFakeClock();
  const web = createFakeFetch(answer);
  const times: number[] = [];
  const budgets: RateLimit[] = [];
  const start = clock.now();
  const client = createApiClient({
    base: 'https://devapi.sirgiving.org',
    key: 'pk_test_1',
    fetch: (input, init) => {
      times.push(clock.now() - start);
      return web.fetch(input, init);
    },
    clock,
    onRateLimit: (budget) => budgets.push(budget),
  });
  /** Asks, and keeps what came of it. */
  const begin = (call: Call, signal?: AbortSignal) => {
    const outcome: { value?: unknown; error?: unknown; isDone: boolean } = { isDone: false };
    ask[call](client, signal)
      .then(
        (value) => {
          outcome.value = value;
        },
        (error: unknown) => {
          outcome.error = error;
        },
      )
      .finally(() => {
        outcome.isDone = true;
      });
    return outcome;
  };
  return { clock, web, times, budgets, client, begin };
}

/** Asks, lets a minute pass, and gives the error. */
async function errorOf(call: Call, answer: Answer): Promise<SirDonateError> {
  const { clock, begin } = setUp(answer);
  const outcome = begin(call);
  await clock.advance(60_000);
  if (!(outcome.error instanceof SirDonateError))
    throw new Error(`no SirDonateError but ${String(outcome.error)}`);
  return outcome.error;
}

describe('requests of the API client', () => {
  it.each<[Call, string, string]>([
    ['config', 'GET', 'https://devapi.sirgiving.org/v1/partner/config'],
    ['nonprofit', 'GET', 'https://devapi.sirgiving.org/v1/partner/organizations/clean-water'],
    ['createLink', 'POST', 'https://devapi.sirgiving.org/v1/partner/donations/create-link'],
    ['status', 'GET', 'https://devapi.sirgiving.org/v1/partner/donations/status/pd_1'],
  ])('%s sends one %s to %s', async (call, method, url) => {
    const { web, begin } = setUp(good[call]);
    begin(call);
    await settled();
    expect(web.calls.map(({ method, url }) => [method, url])).toEqual([[method, url]]);
  });

  it.each(everyCall)(
    '%s sends the key in a header, sends no cookies and follows no redirect',
    async (call) => {
      const { web, begin } = setUp(good[call]);
      begin(call);
      await settled();
      const [sent] = web.calls;
      const headers = Object.fromEntries(sent?.headers ?? []);
      expect(headers).toEqual({
        'x-partner-key': 'pk_test_1',
        ...(call === 'createLink' && { 'content-type': 'application/json' }),
      });
      expect(sent?.init.credentials).toBe('omit');
      expect(sent?.init.redirect).toBe('error');
      expect(sent?.init.cache).toBe('no-store');
      expect(sent?.url).not.toContain('pk_');
    },
  );

  it('the POST has the request as its body, and the GET requests have no body', async () => {
    for (const call of everyCall) {
      const { web, begin } = setUp(good[call]);
      begin(call);
      await settled();
      expect(web.calls[0]?.body).toEqual(call === 'createLink' ? request : undefined);
    }
  });

  it.each([
    ['a/b', 'a%2Fb'],
    ['a?b#c', 'a%3Fb%23c'],
    ['ä b', '%C3%A4%20b'],
  ])('the id %j stays one segment of the path', async (id, written) => {
    const { web, client } = setUp(good.status);
    await client.status(id);
    expect(web.calls[0]?.url).toBe(`https://devapi.sirgiving.org/v1/partner/donations/status/${written}`);
  });
});

describe('answers of the API', () => {
  it.each<[Call, unknown]>([
    ['config', { name: 'Acme', acceptsDonations: true }],
    ['nonprofit', { name: 'Clean Water', isActive: true }],
    ['createLink', { donationLink: 'https://checkout.stripe.com/1', partnerDonationId: 'pd_1' }],
    ['status', { type: 'pending', understood: true }],
  ])('parses the answer of %s', async (call, expected) => {
    const { begin } = setUp(good[call]);
    const outcome = begin(call);
    await settled();
    expect(outcome.error).toBeUndefined();
    expect(outcome.value).toEqual(expected);
  });

  it('reads a status of unknown shape as pending, without an error', async () => {
    for (const body of [null, [], 'PAID', 7, { data: { status: 7 } }]) {
      const { begin } = setUp(json(body));
      const outcome = begin('status');
      await settled();
      expect(outcome.value).toEqual({ type: 'pending', understood: false });
    }
  });

  it.each<[Call, unknown]>([
    ['config', 'Acme'],
    ['config', []],
    ['nonprofit', ['o_1']],
    ['nonprofit', null],
    ['createLink', { donationLink: 'https://checkout.stripe.com/1' }],
    ['createLink', 'https://checkout.stripe.com/1'],
  ])('rejects an answer of %s with the wrong shape as bad-response: %j', async (call, body) => {
    expect((await errorOf(call, json(body))).code).toBe('bad-response');
  });

  it('reports the rate limit after every answer, also after a refusal', async () => {
    const headers = { 'X-RateLimit-Limit': '5000', 'X-RateLimit-Remaining': '1000' };
    const { begin, budgets } = setUp(
      inTurn(
        json({ status: 'PENDING' }, { headers }),
        json({}, { status: 400, headers }),
        json({ status: 'PENDING' }),
      ),
    );
    for (let turn = 0; turn < 3; turn++) {
      begin('status');
      await settled();
    }
    expect(budgets).toEqual([{ left: 0.2 }, { left: 0.2 }, {}]);
  });
});

describe('timeouts of the API client', () => {
  it.each(everyCall)('%s fails with timeout after 10 s and not before', async (call) => {
    const { clock, web, begin } = setUp(silence);
    const outcome = begin(call);
    await clock.advance(9_999);
    expect(outcome.isDone).toBe(false);
    await clock.advance(1);
    expect(outcome.error).toMatchObject({ code: 'timeout', retryable: true });
    expect(web.calls[0]?.init.signal?.aborted).toBe(true);
    await clock.advance(60_000);
    expect(web.calls).toHaveLength(1);
  });

  it('a body that does not arrive after the headers is a timeout too', async () => {
    const { clock, begin } = setUp((call) => {
      const body = new ReadableStream({
        start: (controller) =>
          call.init.signal?.addEventListener('abort', () => controller.error(call.init.signal?.reason)),
      });
      return new Response(body);
    });
    const outcome = begin('createLink');
    await clock.advance(10_000);
    expect(outcome.error).toMatchObject({ code: 'timeout' });
  });
});

describe('retries of the API client', () => {
  const faults: [string, Answer, ErrorCode][] = [
    ['no connection', fault, 'network'],
    ['a body that breaks off', brokenBody(), 'network'],
    ['500', html(500), 'server'],
    ['502 from a proxy', html(502), 'server'],
    ['503', json({ message: 'down' }, { status: 503 }), 'server'],
    ['an error whose body breaks off', brokenBody(504), 'server'],
  ];
  const table = (calls: Call[]) =>
    faults.flatMap(([what, answer, code]) => calls.map((call) => [what, call, answer, code] as const));

  it.each(table(patient))(
    'gives up after two retries when every answer is %s: %s',
    async (_, call, answer, code) => {
      const { clock, web, begin } = setUp(answer);
      const outcome = begin(call);
      await clock.advance(60_000);
      expect(web.calls).toHaveLength(3);
      expect(outcome.error).toMatchObject({ name: 'SirDonateError', code, retryable: true });
    },
  );

  it.each(table(patient))('succeeds by a retry when the first answer is %s: %s', async (_, call, answer) => {
    const { clock, web, begin } = setUp(inTurn(answer, good[call]));
    const outcome = begin(call);
    await clock.advance(60_000);
    expect(web.calls).toHaveLength(2);
    expect(outcome.error).toBeUndefined();
  });

  it.each(table(onceOnly))('never retries when the answer is %s: %s', async (_, call, answer, code) => {
    const { clock, web, begin } = setUp(inTurn(answer, good[call]));
    const outcome = begin(call);
    await clock.advance(60_000);
    expect(web.calls).toHaveLength(1);
    expect(outcome.error).toMatchObject({ name: 'SirDonateError', code });
  });

  it('waits longer before the second retry than before the first', async () => {
    const { clock, times, begin } = setUp(fault);
    begin('config');
    await clock.advance(60_000);
    const [first = 0, second = 0, third = 0] = times;
    expect(second - first).toBeGreaterThanOrEqual(100);
    expect(third - second).toBeGreaterThan(second - first);
    expect(third - first).toBeLessThan(3_000);
  });

  it('varies the back-off, so that visitors do not retry in the same moment', async () => {
    const waits = [0, 0.4, 0.99].map(async (random) => {
      const { clock, times, begin } = setUp(fault);
      clock.setRandom(() => random);
      begin('config');
      await clock.advance(60_000);
      return (times[1] ?? 0) - (times[0] ?? 0);
    });
    expect(new Set(await Promise.all(waits)).size).toBe(3);
  });
});

describe('Retry-After', () => {
  const later = (status: number, value: string) => json({}, { status, headers: { 'Retry-After': value } });
  const inSeconds = (seconds: number) => new Date(createFakeClock().now() + seconds * 1000).toUTCString();

  it.each([
    [429, '2', 2_000],
    [503, '2', 2_000],
    [429, inSeconds(3), 3_000],
    [503, inSeconds(3), 3_000],
    [429, '5', 5_000],
  ])('an answer %i with Retry-After %j is retried then and not before', async (status, value, waitMs) => {
    const { clock, web, begin } = setUp(inTurn(later(status, value), good.config));
    const outcome = begin('config');
    await clock.advance(waitMs - 1);
    expect(web.calls).toHaveLength(1);
    await clock.advance(1);
    expect(web.calls).toHaveLength(2);
    expect(outcome.error).toBeUndefined();
  });

  it.each([
    [429, '60'],
    [503, '60'],
    [429, inSeconds(90)],
    [503, '86400'],
  ])(
    'an answer %i with Retry-After %j asks for more than 5 s: it fails at once and says how long',
    async (status, value) => {
      const { clock, web, begin } = setUp(later(status, value));
      const outcome = begin('config');
      await settled();
      expect(outcome.error).toMatchObject({ code: status === 429 ? 'rate-limited' : 'server' });
      expect((outcome.error as SirDonateError).details.retryAfterMs).toBeGreaterThan(10_000);
      await clock.advance(600_000);
      expect(web.calls).toHaveLength(1);
    },
  );

  it('a 429 without Retry-After is not retried', async () => {
    const { clock, web, begin } = setUp(json({}, { status: 429 }));
    const outcome = begin('config');
    await clock.advance(600_000);
    expect(web.calls).toHaveLength(1);
    expect(outcome.error).toMatchObject({ code: 'rate-limited', retryable: true });
  });

  it('a refusal is not retried even with Retry-After', async () => {
    const { clock, web, begin } = setUp(later(403, '1'));
    begin('config');
    await clock.advance(60_000);
    expect(web.calls).toHaveLength(1);
  });

  it.each(onceOnly)('%s is not retried even with Retry-After', async (call) => {
    const { clock, web, begin } = setUp(inTurn(later(429, '1'), good[call]));
    const outcome = begin(call);
    await clock.advance(60_000);
    expect(web.calls).toHaveLength(1);
    expect(outcome.error).toMatchObject({ code: 'rate-limited', details: { retryAfterMs: 1_000 } });
  });
});

describe('refusals of the API', () => {
  const refusals: [number, ErrorCode][] = [
    [400, 'rejected'],
    [401, 'unauthorized'],
    [403, 'forbidden'],
    [404, 'not-found'],
    [405, 'rejected'],
    [409, 'rejected'],
    [413, 'rejected'],
    [422, 'rejected'],
  ];

  it.each(refusals)('an answer %i fails as %s and is not retried', async (status, code) => {
    for (const call of everyCall) {
      for (const answer of [json({ statusCode: status, message: 'no' }, { status }), html(status)]) {
        const { clock, web, begin } = setUp(answer);
        const outcome = begin(call);
        await clock.advance(60_000);
        expect(outcome.error).toMatchObject({ code, retryable: false });
        expect(web.calls).toHaveLength(1);
      }
    }
  });

  it.each([
    [500, 'server'],
    [502, 'server'],
    [503, 'server'],
    [599, 'server'],
    [429, 'rate-limited'],
  ])('an answer %i fails as %s and is retryable', async (status, code) => {
    expect(await errorOf('createLink', html(status))).toMatchObject({ code, retryable: true });
  });

  it.each(everyCall)(
    'an HTML page with status 200 makes %s fail as bad-response, or read as pending',
    async (call) => {
      const { clock, begin } = setUp(html(200));
      const outcome = begin(call);
      await clock.advance(60_000);
      if (call === 'status') expect(outcome.value).toMatchObject({ type: 'pending' });
      else expect(outcome.error).toMatchObject({ code: 'bad-response', retryable: true });
    },
  );

  it.each<[unknown, string[]]>([
    ['donorEmail must be an email', ['donorEmail']],
    [
      ['donorEmail must be an email', 'firstName should not be empty'],
      ['donorEmail', 'firstName'],
    ],
    ['amount must not be less than 100', ['amount']],
    ['lastName is too long', ['lastName']],
    ['something else', []],
    [undefined, []],
    [{ donorEmail: 'bad' }, ['donorEmail']],
  ])('a refusal with the message %j names the fields %j', async (message, fields) => {
    const error = await errorOf('createLink', json({ statusCode: 400, message }, { status: 400 }));
    expect(error.details.fields).toEqual(fields);
  });

  it('an error message repeats no data of the donor, the donation or the key', async () => {
    const message = ['donorEmail ada@mail.example of Ada Quibbleworth is not welcome, pk_test_1, pd_1'];
    for (const status of [400, 401, 403, 404, 429, 500]) {
      for (const call of everyCall) {
        const { message: said, details } = await errorOf(call, json({ message }, { status }));
        expect(said + JSON.stringify(details)).not.toMatch(/ada@|Ada|Quibble|pk_test_1|pd_1/);
      }
    }
  });

  it.each<[Call, number, RegExp]>([
    ['config', 401, /GET config: 401\..*key.*dashboard/],
    ['config', 403, /403\..*(suspended|allowlist)/],
    ['nonprofit', 404, /organizations\/clean-water: 404\..*slug/],
    ['createLink', 429, /POST donations\/create-link: 429\..*rate limit/],
  ])('the error of %s with %i tells the developer what to do', async (call, status, words) => {
    expect((await errorOf(call, html(status))).message).toMatch(words);
  });
});

describe('aborted calls of the API client', () => {
  it.each(everyCall)('%s sends nothing if it is aborted before', async (call) => {
    const { web, begin, clock } = setUp(good[call]);
    const outcome = begin(call, AbortSignal.abort(new Error('enough')));
    await clock.advance(60_000);
    expect(web.calls).toHaveLength(0);
    expect(outcome.isDone).toBe(true);
    expect(outcome.error).not.toBeInstanceOf(SirDonateError);
    expect(clock.timers()).toBe(0);
  });

  it.each(everyCall)(
    'aborting %s in progress stops the request, retries nothing and is no SirDonateError',
    async (call) => {
      const { web, begin, clock } = setUp(silence);
      const controller = new AbortController();
      const outcome = begin(call, controller.signal);
      await clock.advance(1_000);
      controller.abort();
      await settled();
      expect(outcome.isDone).toBe(true);
      expect(outcome.error).toBeDefined();
      expect(outcome.error).not.toBeInstanceOf(SirDonateError);
      expect(web.calls[0]?.init.signal?.aborted).toBe(true);
      await clock.advance(60_000);
      expect(web.calls).toHaveLength(1);
    },
  );

  it.each(patient)('aborting %s between two tries sends no further request', async (call) => {
    const { web, begin, clock } = setUp(fault);
    const controller = new AbortController();
    const outcome = begin(call, controller.signal);
    await clock.advance(1);
    expect(web.calls).toHaveLength(1);
    controller.abort(new Error('enough'));
    await clock.advance(60_000);
    expect(web.calls).toHaveLength(1);
    expect(outcome.error).toEqual(new Error('enough'));
  });
});

it.each<[string, Answer]>([
  ['an answer', good.config],
  ['a refusal', html(401)],
  ['a fault', fault],
  ['silence', silence],
])('no timer or listener is left after %s', async (_, answer) => {
  const { clock, begin } = setUp(answer);
  const outcome = begin('config', new AbortController().signal);
  await settled();
  while (!outcome.isDone) await clock.advance(100);
  expect(clock.timers()).toBe(0);
});

it('two calls at once do not affect each other', async () => {
  const slow = held();
  const { clock, begin } = setUp(inTurn(slow.answer, html(404)));
  const first = begin('nonprofit');
  const second = begin('nonprofit');
  await clock.advance(1_000);
  expect([first.isDone, second.isDone]).toEqual([false, true]);
  slow.give(good.nonprofit);
  await settled();
  expect(first.value).toMatchObject({ name: 'Clean Water' });
});
