import { describe, expect, it } from 'vitest';
import { createFakeApi } from '../testing/fake-api.js';
import { createFakeClock } from '../testing/fake-clock.js';
import { fault, held, html, json } from '../testing/fake-fetch.js';
import { createFakeStorage } from '../testing/fake-storage.js';
import { createFakeTabs } from '../testing/fake-tabs.js';
import { createPartnerCache } from './partner-cache.js';

const second = 1_000;
const minute = 60 * second;
const day = 24 * 60 * minute;
const base = 'https://devapi.sirgiving.org';

function createBrowser() {
  const api = createFakeApi();
  const clock = createFakeClock();
  const storage = createFakeStorage();
  const openPage = (key = 'pk_test_1') =>
    createPartnerCache({ base, key, fetch: api.fetch, clock, storage, ...createFakeTabs() });
  const requests = () => ({
    config: api.to('config').length,
    nonprofits: api.to('organizations').length,
  });
  /** Waits until the retries of a load are over. */
  const load = async (
    store: ReturnType<typeof openPage>,
    slugs: string[] = ['water'],
    options?: { again: boolean },
  ) => {
    const loading = store.load(slugs, options);
    await clock.advance(2 * second);
    await loading;
  };
  return { api, clock, storage, openPage, requests, load };
}

describe('the partner cache while the API is down', () => {
  it('after a failure, a load tries once and asks for the nonprofit only if the config came', async () => {
    const { api, clock, openPage, requests, load } = createBrowser();
    const { config, organizations } = api.answers;
    Object.assign(api.answers, { config: html(503), organizations: html(503) });
    const store = openPage();
    await load(store);
    expect(requests()).toEqual({ config: 3, nonprofits: 3 });
    await clock.advance(minute);
    await load(store);
    expect(requests()).toEqual({ config: 4, nonprofits: 3 });
    await clock.advance(minute);
    Object.assign(api.answers, { config, organizations });
    await load(store);
    expect(requests()).toEqual({ config: 5, nonprofits: 4 });
    expect(store.nonprofit('water').value.value?.name).toBe('The water');
  });

  it('waits for the config before it asks for the nonprofit', async () => {
    const { api, openPage, requests, clock, load } = createBrowser();
    Object.assign(api.answers, { config: html(503), organizations: html(503) });
    await load(openPage());
    await clock.advance(minute);
    const slow = held();
    api.answers.config = slow.answer;
    const loading = openPage().load(['water']);
    await clock.advance(0);
    expect(requests()).toEqual({ config: 4, nonprofits: 3 });
    slow.give(json({ name: 'Acme' }));
    await loading;
    expect(requests()).toEqual({ config: 4, nonprofits: 4 });
  });

  it('a press asks for both at once and tries as often as at first', async () => {
    const { api, openPage, requests, load } = createBrowser();
    Object.assign(api.answers, { config: html(503), organizations: html(503) });
    const store = openPage();
    await load(store);
    await load(store, ['water'], { again: true });
    expect(requests()).toEqual({ config: 6, nonprofits: 6 });
  });

  it('a refused config does not keep the nonprofit from being asked for', async () => {
    const { api, openPage, requests, load } = createBrowser();
    api.answers.config = html(403);
    const store = openPage();
    await load(store);
    await load(store, ['trees']);
    expect(requests()).toEqual({ config: 1, nonprofits: 2 });
  });

  it('a config that failed for another reason than an outage does not hold back the nonprofit', async () => {
    const { api, openPage, requests, load } = createBrowser();
    api.answers.config = html(429, { 'Retry-After': '60' });
    const store = openPage();
    await load(store, []);
    expect(store.config.value.error?.retryable).toBe(true);
    await load(store, ['water']);
    // The pause holds it back.
    expect(store.nonprofit('water').value.error?.code).toBe('rate-limited');
    expect(requests()).toEqual({ config: 1, nonprofits: 0 });
  });

  it('a value that is known is not refreshed before the backoff is over, and is refreshed then', async () => {
    const { api, clock, openPage, requests, load } = createBrowser();
    const store = openPage();
    await load(store);
    await clock.advance(10 * minute);
    api.answers.config = html(503);
    await load(store);
    expect(requests()).toEqual({ config: 4, nonprofits: 2 });
    await load(store);
    expect(requests().config).toBe(4);
    await clock.advance(5 * second);
    await load(store);
    expect(requests().config).toBe(5);
    expect(store.config.value.value?.name).toBe('Acme');
  });

  it('the backoff is that of what has no value, the longest of all', async () => {
    const { api, clock, openPage, load } = createBrowser();
    const store = openPage();
    expect(store.backoffMs(['water'])).toBe(0);
    await load(store, ['trees']);
    api.answers.organizations = fault;
    await load(store, ['water']);
    const sinceMs = 2 * second - (200 + 400) * 2;
    expect(store.backoffMs(['water'])).toBe(5 * second - sinceMs);
    expect(store.backoffMs(['trees', 'water'])).toBe(5 * second - sinceMs);
    expect(store.backoffMs(['trees'])).toBe(0);
    expect(store.backoffMs([])).toBe(0);
    expect(openPage().backoffMs(['water'])).toBe(5 * second - sinceMs);
    expect(openPage('pk_test_2').backoffMs(['water'])).toBe(0);
    await clock.advance(10 * minute);
    expect(store.backoffMs(['water'])).toBe(0);
  });

  it('a known value needs no backoff, whatever its refresh did', async () => {
    const { api, clock, openPage, load } = createBrowser();
    const store = openPage();
    await load(store);
    await clock.advance(10 * minute);
    Object.assign(api.answers, { config: html(503), organizations: html(503) });
    await load(store);
    expect(store.backoffMs(['water'])).toBe(0);
  });
});

describe('what the partner cache asks for again', () => {
  it('a press waits for a partner or a nonprofit that was inactive', async () => {
    const { api, openPage, requests, load } = createBrowser();
    const { config, organizations } = api.answers;
    api.answers.config = json({ name: 'Acme', isActive: false });
    api.answers.organizations = json({ name: 'Water', status: 'inactive' });
    const store = openPage();
    await load(store);
    Object.assign(api.answers, { config, organizations });
    await store.load(['water']);
    expect(requests()).toEqual({ config: 1, nonprofits: 1 });
    await store.load(['water'], { again: true });
    expect(requests()).toEqual({ config: 2, nonprofits: 2 });
    expect(store.config.value.value?.acceptsDonations).toBe(true);
    expect(store.nonprofit('water').value.value?.isActive).toBe(true);
    await store.load(['water'], { again: true });
    expect(requests()).toEqual({ config: 2, nonprofits: 2 });
  });

  it('an old value is shown while its refresh is under way: the load does not wait', async () => {
    const { api, clock, openPage, load } = createBrowser();
    const store = openPage();
    await load(store);
    await clock.advance(10 * minute);
    api.answers.config = held().answer;
    api.answers.organizations = held().answer;
    await expect(store.load(['water'])).resolves.toBeUndefined();
  });

  it('a value is fresh until it is exactly five minutes old', async () => {
    const { clock, openPage, requests, load } = createBrowser();
    const store = openPage();
    await store.load(['water']);
    await clock.advance(5 * minute - 1);
    await load(store);
    expect(requests()).toEqual({ config: 1, nonprofits: 1 });
    await clock.advance(1);
    await load(store);
    expect(requests()).toEqual({ config: 2, nonprofits: 2 });
  });

  it.each([
    [9, { config: 1, nonprofits: 1 }],
    [10, { config: 2, nonprofits: 2 }],
  ])(
    'with %d %% of the rate limit left, a value of ten minutes is asked for: %o',
    async (remaining, expected) => {
      const { api, clock, openPage, requests, load } = createBrowser();
      const store = openPage();
      await load(store);
      await clock.advance(8 * minute);
      api.answers.status = json(
        { status: 'PENDING' },
        { headers: { 'X-RateLimit-Limit': '100', 'X-RateLimit-Remaining': String(remaining) } },
      );
      await store.client.status('pd_1');
      await clock.advance(2 * minute);
      await load(store);
      expect(requests()).toEqual(expected);
    },
  );

  it('with the rate limit low, a value is fresh for an hour and no longer', async () => {
    const { api, clock, openPage, requests, load } = createBrowser();
    const store = openPage();
    await store.load(['water']);
    const headers = { 'X-RateLimit-Limit': '100', 'X-RateLimit-Remaining': '1' };
    api.answers.status = json({ status: 'PENDING' }, { headers });
    await clock.advance(59 * minute);
    await store.client.status('pd_1');
    await load(store);
    expect(requests()).toEqual({ config: 1, nonprofits: 1 });
    await clock.advance(minute);
    await load(store);
    expect(requests()).toEqual({ config: 2, nonprofits: 2 });
  });

  it('a stored value is shown for less than seven days', async () => {
    const { clock, openPage, load, storage } = createBrowser();
    await openPage().load(['water']);
    await clock.advance(7 * day - 1);
    expect(openPage().config.value.value?.name).toBe('Acme');
    expect(openPage().nonprofit('water').value.value?.name).toBe('The water');
    await clock.advance(1);
    expect(openPage().config.value).toEqual({});
    expect(Object.keys(storage.entries()).length).toBe(2);
    await load(openPage());
    expect(openPage().config.value.value?.name).toBe('Acme');
  });
});

it('pages of two keys do not share the rate limit', async () => {
  const { api, openPage, load } = createBrowser();
  api.answers.config = html(429, { 'Retry-After': '60' });
  await load(openPage('pk_test_1'), []);
  expect(openPage('pk_test_1').rateLimit().pausedUntil).toBeGreaterThan(0);
  expect(openPage('pk_test_2').rateLimit()).toEqual({});
});

it('stored values have the names by which other versions of the widget find them', async () => {
  const { openPage, storage, load } = createBrowser();
  await load(openPage());
  expect(Object.keys(storage.entries())).toEqual([
    `sir-donate:cache:${base}:pk_test_1:config`,
    `sir-donate:cache:${base}:pk_test_1:org:water`,
  ]);
});
