import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { takeEarlyAnswer } from '../api/early-answers.js';
import { optionsOf } from '../testing/attributes.js';
import { requestEarly } from './early-requests.js';

const base = 'https://api.sirgiving.org/v1/partner/';

let keys = 0;
/** Each test has a key that the page has requested nothing for. */
let key: string;
let fetched: { url: string; init: RequestInit | undefined }[];
let answerFetch: () => Promise<Response>;

const request = (attributes: Partial<Record<string, string>> = {}): void =>
  requestEarly({
    ...optionsOf({ 'publishable-key': key, nonprofit: 'clean-water', ...attributes }),
    apiBase: 'https://api.sirgiving.org',
  });
const urls = () => fetched.map(({ url }) => url);
const take = (path: string, abortSignal = new AbortController().signal) =>
  takeEarlyAnswer({ url: base + path, key }, abortSignal);

beforeEach(() => {
  key = `pk_test_early${++keys}`;
  fetched = [];
  answerFetch = () => Promise.resolve(new Response('{}'));
  vi.stubGlobal('localStorage', {});
  vi.stubGlobal('fetch', (url: string, init?: RequestInit) => {
    fetched.push({ url, init });
    return answerFetch();
  });
});
afterEach(() => vi.unstubAllGlobals());

describe('the first requests of a form', () => {
  it('are for the config and for each nonprofit, by the key, and without cookies', () => {
    request({ nonprofit: 'clean-water,trees' });
    expect(urls()).toEqual([
      `${base}config`,
      `${base}organizations/clean-water`,
      `${base}organizations/trees`,
    ]);
    for (const { init } of fetched)
      expect(init).toMatchObject({ headers: { 'X-Partner-Key': key }, credentials: 'omit' });
  });

  it('are sent once a page, and another key sends its own', () => {
    request();
    request({ nonprofit: 'clean-water,trees' });
    expect(urls()).toEqual([
      `${base}config`,
      `${base}organizations/clean-water`,
      `${base}organizations/trees`,
    ]);
    key += 'b';
    request();
    expect(urls().slice(3)).toEqual([`${base}config`, `${base}organizations/clean-water`]);
  });

  it('are not sent by a simulation', () => {
    request({ simulate: 'succeeded' });
    expect(fetched).toEqual([]);
  });

  it('are not sent where one of the entries in storage is of the key and the API', () => {
    vi.stubGlobal('localStorage', {
      theme: 'dark',
      [`sir-donate:config:https://api.sirgiving.org:${key}`]: '{}',
    });
    request();
    expect(fetched).toEqual([]);
  });

  it('are sent where storage knows only another key of the API, or another API', () => {
    vi.stubGlobal('localStorage', {
      'sir-donate:config:https://api.sirgiving.org:pk_test_other': '{}',
      [`sir-donate:config:https://sandbox.example:${key}`]: '{}',
    });
    request();
    expect(fetched).toHaveLength(2);
  });

  it('are sent where the browser denies storage', () => {
    vi.stubGlobal('localStorage', undefined);
    request();
    expect(fetched).toHaveLength(2);
  });
});

describe('an early answer', () => {
  it('is there for the client, which takes it once', async () => {
    const response = new Response('{}');
    answerFetch = () => Promise.resolve(response);
    request();
    expect(await take('config')).toBe(response);
    expect(take('config')).toBeUndefined();
    expect(await take('organizations/clean-water')).toBe(response);
  });

  it('is ended with what took it, and no other one is', () => {
    request();
    const life = new AbortController();
    void take('config', life.signal);
    life.abort();
    expect(fetched.map(({ init }) => init?.signal?.aborted)).toEqual([true, false]);
  });

  it('may be the error that the page’s own fetch throws, which the client reports', async () => {
    answerFetch = () => {
      throw new TypeError('no');
    };
    request();
    await expect(take('config')).rejects.toThrow('no');
  });
});
