import { effect } from '@preact/signals';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createFakeApi, type FakeApi } from '../testing/fake-api.js';
import { createFakeClock, settled } from '../testing/fake-clock.js';
import { fault, held, html, inTurn, json } from '../testing/fake-fetch.js';
import { createFakeStorage } from '../testing/fake-storage.js';
import { createFakeTabs } from '../testing/fake-tabs.js';
import { createPartnerCache, getPartnerCache, type PartnerCache } from './partner-cache.js';

const minuteMs = 60_000;
const dayMs = 24 * 60 * minuteMs;
const base = 'https://devapi.sirgiving.org';

/** One browser, in which pages come and go. */
function createBrowser() {
  const api = createFakeApi();
  const clock = createFakeClock();
  const storage = createFakeStorage();
  const openPage = ({ key = 'pk_test_1', at = base } = {}): PartnerCache =>
    createPartnerCache({ base: at, key, fetch: api.fetch, clock, storage, ...createFakeTabs() });
  /** A page that loads, and the time that takes. */
  const visit = async (options?: { key?: string; at?: string }) => {
    const store = openPage(options);
    void store.load(['water']);
    await clock.advance(5_000);
    return store;
  };
  return { api, clock, storage, openPage, visit };
}

const asked = (api: FakeApi) => ({
  config: api.to('config').length,
  nonprofits: api.to('organizations').length,
});

describe('the partner cache on one page', () => {
  it('the partner cache requests nothing before load is called', async () => {
    const { api, openPage, clock } = createBrowser();
    const store = openPage();
    expect(store.config.value).toEqual({});
    expect(store.nonprofit('water').value).toEqual({});
    await clock.advance(minuteMs);
    expect(api.calls).toHaveLength(0);
  });

  it('the config and each nonprofit are requested once for all widgets', async () => {
    const { api, openPage } = createBrowser();
    const store = openPage();
    const loads = Array.from({ length: 100 }, (_, widget) =>
      store.load(widget % 2 ? ['water'] : ['water', 'trees']),
    );
    await Promise.all(loads);
    await Promise.all(Array.from({ length: 100 }, () => store.load(['trees'])));
    expect(asked(api)).toEqual({ config: 1, nonprofits: 2 });
    expect(store.config.value.value?.name).toBe('Acme');
    expect(store.nonprofit('trees').value.value?.name).toBe('The trees');
  });

  it('there is one partner cache for a key and an API', () => {
    const { api, clock, storage } = createBrowser();
    const open = (key: string, at = base) =>
      getPartnerCache({ base: at, key, fetch: api.fetch, clock, storage, ...createFakeTabs() });
    const store = open('pk_test_shared');
    expect(open('pk_test_shared')).toBe(store);
    expect(open('pk_test_other')).not.toBe(store);
    expect(open('pk_test_shared', 'http://localhost:1')).not.toBe(store);
  });

  it('a signal changes when the value arrives', async () => {
    const { openPage } = createBrowser();
    const store = openPage();
    const seen: (string | undefined)[] = [];
    effect(() => void seen.push(store.nonprofit('water').value.value?.name));
    await store.load(['water']);
    expect(seen).toEqual([undefined, 'The water']);
  });

  it('only an explicit retry requests again what was refused, and nothing else', async () => {
    const { api, clock, openPage } = createBrowser();
    const store = openPage();
    const { config } = api.answers;
    api.answers.config = html(400);
    await store.load(['water']);
    expect(store.config.value.error?.code).toBe('rejected');
    api.answers.config = config;
    await store.load(['water']);
    expect(asked(api)).toEqual({ config: 1, nonprofits: 1 });
    await store.load(['water'], { again: true });
    await clock.advance(0);
    expect(store.config.value).toEqual({ value: expect.objectContaining({ name: 'Acme' }) });
    expect(asked(api)).toEqual({ config: 2, nonprofits: 1 });
  });

  it('the longest rate-limit pause holds from its first moment', async () => {
    const { api, openPage } = createBrowser();
    api.answers.config = html(429, { 'Retry-After': '3600' });
    const store = openPage();
    await store.load([]);
    await store.load([], { again: true });
    expect(asked(api).config).toBe(1);
  });

  it('a value from before the clock was set back is requested again', async () => {
    const { api, clock, openPage } = createBrowser();
    const store = openPage();
    await store.load(['water']);
    clock.shift(-dayMs);
    await store.load(['water']);
    await settled();
    expect(asked(api)).toEqual({ config: 2, nonprofits: 2 });
  });

  it.each([
    ['a fault', fault, 'network'],
    ['a refusal', html(403), 'forbidden'],
    ['nonsense', json([]), 'bad-response'],
  ])('load never rejects: %s is kept as an error', async (_, answer, code) => {
    const { api, clock, openPage } = createBrowser();
    api.answers.config = answer;
    api.answers.organizations = answer;
    const store = openPage();
    const load = store.load(['water']);
    await clock.advance(minuteMs);
    await expect(load).resolves.toBeUndefined();
    expect(store.config.value.error?.code).toBe(code);
    expect(store.nonprofit('water').value.error?.code).toBe(code);
  });

  it('an unknown nonprofit does not affect another one', async () => {
    const { api, openPage } = createBrowser();
    const { organizations } = api.answers;
    api.answers.organizations = (call) => (call.url.endsWith('/gone') ? html(404)() : organizations(call));
    const store = openPage();
    await store.load(['gone', 'water']);
    expect(store.nonprofit('gone').value).toEqual({ error: expect.objectContaining({ code: 'not-found' }) });
    expect(store.nonprofit('water').value.value?.name).toBe('The water');
  });

  it('the rate limit is that of the last answer that had one', async () => {
    const { api, clock, openPage } = createBrowser();
    api.answers.config = json(
      { name: 'Acme' },
      { headers: { 'X-RateLimit-Limit': '100', 'X-RateLimit-Remaining': '5' } },
    );
    const store = openPage();
    expect(store.rateLimit()).toEqual({});
    await store.load([]);
    expect(store.rateLimit()).toEqual({ left: 0.05 });
    await store.load(['water']);
    expect(store.rateLimit()).toEqual({ left: 0.05 });
    api.answers.status = json({}, { status: 429, headers: { 'Retry-After': '60' } });
    await store.client.status('pd_1').catch(() => {});
    expect(store.rateLimit()).toEqual({ left: 0.05, pausedUntil: clock.now() + minuteMs });
  });
});

describe('the partner cache across pages', () => {
  it.each([0, minuteMs, 5 * minuteMs - 10_000])(
    'a cached value is not requested again after %d ms',
    async (laterMs) => {
      const { api, clock, visit, openPage } = createBrowser();
      await visit();
      await clock.advance(laterMs);
      const store = openPage();
      expect(store.config.value.value?.name).toBe('Acme');
      expect(store.nonprofit('water').value.value?.name).toBe('The water');
      await store.load(['water']);
      expect(asked(api)).toEqual({ config: 1, nonprofits: 1 });
    },
  );

  it.each([5 * minuteMs, dayMs, 6 * dayMs])(
    'a cached value is shown at once and refreshed behind after %d ms',
    async (laterMs) => {
      const { api, clock, visit, openPage } = createBrowser();
      await visit();
      await clock.advance(laterMs);
      const slow = held();
      api.answers.config = slow.answer;
      const store = openPage();
      expect(store.config.value.value?.name).toBe('Acme');
      await store.load(['water']);
      expect(store.config.value.value?.name).toBe('Acme');
      expect(asked(api)).toEqual({ config: 2, nonprofits: 2 });
      slow.give(json({ name: 'Acme & Daughters' }));
      await settled();
      expect(store.config.value.value?.name).toBe('Acme & Daughters');
    },
  );

  it('an inactive partner or nonprofit is not cached for the next page', async () => {
    const { api, storage, visit } = createBrowser();
    const { config, organizations } = api.answers;
    api.answers.config = json({ name: 'Acme', isActive: false });
    api.answers.organizations = json({ name: 'Water', status: 'inactive' });
    await visit();
    expect(Object.keys(storage.entries())).toEqual([]);
    Object.assign(api.answers, { config, organizations });
    const store = await visit();
    expect(store.config.value.value?.acceptsDonations).toBe(true);
    expect(store.nonprofit('water').value.value?.isActive).toBe(true);
  });

  it('a refreshed value is fresh for the next page', async () => {
    const { api, clock, visit } = createBrowser();
    await visit();
    await clock.advance(dayMs);
    await visit();
    await visit();
    expect(asked(api)).toEqual({ config: 2, nonprofits: 2 });
  });

  it.each([8 * dayMs, 400 * dayMs])('a cached value has expired after %d ms', async (laterMs) => {
    const { clock, visit, openPage } = createBrowser();
    await visit();
    await clock.advance(laterMs);
    expect(openPage().config.value).toEqual({});
  });

  it('a clock that was set back makes a cached value old, not new', async () => {
    const { api, clock, visit } = createBrowser();
    await visit();
    clock.shift(-dayMs);
    const store = await visit();
    expect(asked(api)).toEqual({ config: 2, nonprofits: 2 });
    expect(store.config.value.value?.name).toBe('Acme');
  });

  it.each([
    ['another key', { key: 'pk_test_2' }],
    ['a key that begins alike', { key: 'pk_test_12' }],
    ['the live key', { key: 'pk_live_1', at: 'https://api.sirgiving.org' }],
    ['another API', { at: 'http://localhost:8787' }],
  ])('a cached value is not shared with %s', async (_, other) => {
    const { api, visit, openPage } = createBrowser();
    await visit();
    const store = openPage(other);
    expect(store.config.value).toEqual({});
    expect(store.nonprofit('water').value).toEqual({});
    api.answers.config = json({ name: 'Somebody Else' });
    await visit(other);
    expect(openPage(other).config.value.value?.name).toBe('Somebody Else');
    expect(openPage().config.value.value?.name).toBe('Acme');
  });

  it.each([401, 403, 404])(
    'a refusal (%d) removes the cached value, here and on the next page',
    async (status) => {
      const { api, clock, visit, openPage } = createBrowser();
      await visit();
      await clock.advance(10 * minuteMs);
      api.answers.config = html(status);
      const store = await visit();
      expect(store.config.value.value).toBeUndefined();
      expect(store.config.value.error?.retryable).toBe(false);
      expect(openPage().config.value).toEqual({});
      expect(openPage().nonprofit('water').value.value?.name).toBe('The water');
    },
  );

  it.each([
    ['no connection', fault],
    ['a server in trouble', html(503)],
    ['a spent rate limit', html(429)],
    ['nonsense', json('?')],
  ])(
    'a retryable error (%s) keeps the cached value, and the next page requests it again',
    async (_, answer) => {
      const { api, clock, visit } = createBrowser();
      await visit();
      await clock.advance(10 * minuteMs);
      const { config } = api.answers;
      api.answers.config = answer;
      const store = await visit();
      expect(store.config.value).toEqual({ value: expect.objectContaining({ name: 'Acme' }) });
      api.answers.config = inTurn(json({ name: 'Acme again' }), config);
      // Longer than the pause that a spent rate limit asks of every page.
      await clock.advance(minuteMs);
      expect((await visit()).config.value.value?.name).toBe('Acme again');
    },
  );

  it('the cache stores only what the form needs: no webhook, no rate limit, no donor data', async () => {
    const { storage, visit } = createBrowser();
    const store = await visit();
    await store.client.createLink({
      nonprofitSlug: 'water',
      amount: 2500,
      currency: 'USD',
      frequency: 'once',
      provider: 'stripe',
      donorEmail: 'ada@mail.example',
      firstName: 'Ada',
      lastName: 'Quibbleworth',
    });
    const kept = JSON.stringify(storage.entries());
    expect(kept).toContain('Acme');
    expect(kept).not.toMatch(/webhook|hooks|5000|ada@|Ada|Quibble/);
  });
});

it('a rate-limit pause from one tab is not undone by an answer to another tab', async () => {
  const { api, openPage } = createBrowser();
  const [first, second] = [openPage(), openPage()];
  const slow = held();
  api.answers.config = slow.answer;
  void second.load([]);
  await settled();
  api.answers.config = html(429, { 'Retry-After': '60' });
  await first.load([]);
  slow.give(
    json({ name: 'Acme' }, { headers: { 'X-RateLimit-Limit': '100', 'X-RateLimit-Remaining': '1' } }),
  );
  await settled();
  const before = api.calls.length;
  await openPage().load(['water']);
  await second.load(['water']);
  expect(api.calls).toHaveLength(before);
});

describe('the partner cache and storage', () => {
  it.each(['always', 'when-writing'] as const)(
    'storage that fails %s costs requests and nothing else',
    async (how) => {
      const { api, storage, visit, openPage } = createBrowser();
      storage.fail(how);
      const store = await visit();
      expect(store.config.value.value?.name).toBe('Acme');
      await store.load(['water']);
      expect(asked(api)).toEqual({ config: 1, nonprofits: 1 });
      storage.turnPage();
      expect(openPage().config.value).toEqual({});
    },
  );

  it('a refusal stays a refusal when storage fails to remove the cached value', async () => {
    const { api, clock, storage, visit } = createBrowser();
    await visit();
    await clock.advance(10 * minuteMs);
    storage.fail('always');
    api.answers.config = html(401);
    expect((await visit()).config.value).toEqual({
      error: expect.objectContaining({ code: 'unauthorized' }),
    });
  });

  const names = async () => {
    const { storage, visit } = createBrowser();
    await visit();
    const [config = '', nonprofit = ''] = ['config', 'org:water'].map((what) =>
      Object.keys(storage.entries()).find((name) => name.endsWith(what)),
    );
    return { config: config.replace('sir-donate:', ''), nonprofit: nonprofit.replace('sir-donate:', '') };
  };

  it.each([
    ['no JSON', '{"at":'],
    ['null', 'null'],
    ['a list', '[]'],
    ['no time', '{"value":{"name":"Evil","acceptsDonations":true}}'],
    ['a time that is none', '{"at":"now","value":{"name":"Evil","acceptsDonations":true}}'],
    ['no value', '{"at":1780315200000}'],
    ['no word on donations', '{"at":1780315200000,"value":{"name":"Evil"}}'],
    ['another shape', '{"at":1780315200000,"value":{"name":["Evil"],"acceptsDonations":"yes"}}'],
    ['a time to come', '{"at":99999999999999,"value":{"name":"Evil","acceptsDonations":true}}'],
  ])('a cache entry with %s counts as empty', async (_, text) => {
    const { config } = await names();
    const { storage, visit, openPage } = createBrowser();
    storage.set(config, text);
    expect(openPage().config.value).toEqual({});
    expect((await visit()).config.value.value?.name).toBe('Acme');
  });

  it.each([
    ['a tip of more than all', 'config', { name: 'Evil', acceptsDonations: true, tipPercent: 5000 }],
    ['a negative tip', 'config', { name: 'Evil', acceptsDonations: true, tipPercent: -10 }],
    ['a logo that is a script', 'nonprofit', { name: 'Evil', isActive: true, logo: 'javascript:alert(1)' }],
    ['a logo over http', 'nonprofit', { name: 'Evil', isActive: true, logo: 'http://evil.example/pixel' }],
  ] as const)('a cache entry that no answer could have made is ignored: %s', async (_, what, value) => {
    const { [what]: name } = await names();
    const { clock, storage, openPage } = createBrowser();
    storage.set(name, JSON.stringify({ at: clock.now(), value }));
    const store = openPage();
    const read = JSON.stringify([store.config.value, store.nonprofit('water').value]);
    expect(read).not.toMatch(/5000|-10|javascript|http:/);
  });

  it('no content of storage breaks the partner cache', async () => {
    const { config, nonprofit } = await names();
    const at = fc.oneof(fc.constant(createFakeClock().now()), fc.anything());
    const entry = fc.oneof(
      fc.string(),
      fc.json(),
      fc
        .record({
          at,
          value: fc.record({ name: fc.anything(), acceptsDonations: fc.anything(), isActive: fc.anything() }),
        })
        .map((value) => {
          try {
            return JSON.stringify(value) ?? '';
          } catch {
            return '';
          }
        }),
    );
    await fc.assert(
      fc.asyncProperty(entry, entry, async (first, second) => {
        const { storage, openPage } = createBrowser();
        storage.set(config, first);
        storage.set(nonprofit, second);
        const store = openPage();
        const { value: partner } = store.config.value;
        // A partner may have no name.
        if (partner)
          expect([typeof (partner.name ?? ''), typeof partner.acceptsDonations]).toEqual([
            'string',
            'boolean',
          ]);
        const { value: org } = store.nonprofit('water').value;
        if (org) expect([typeof org.name, typeof org.isActive]).toEqual(['string', 'boolean']);
        await store.load(['water']);
        expect(store.config.value.value?.acceptsDonations).toBeTypeOf('boolean');
      }),
    );
  }, 60_000);
});
