import { expect, it } from 'vitest';
import { createFakeClock, settled } from '../testing/fake-clock.js';
import { createFakeFetch, json } from '../testing/fake-fetch.js';
import { createApiClient } from './client.js';
import { setEarlyAnswer } from './early-answers.js';

function setUp(key: string) {
  const clock = createFakeClock();
  const web = createFakeFetch(json({ name: 'Asked anew', isActive: true }));
  const client = createApiClient({
    base: 'https://devapi.sirgiving.org',
    key,
    fetch: web.fetch,
    clock,
  });
  const early = (answer: Promise<Response>, abort = () => {}) => {
    answer.catch(() => {});
    setEarlyAnswer(
      { url: 'https://devapi.sirgiving.org/v1/partner/organizations/clean-water', key },
      { response: answer, abort },
    );
  };
  return { clock, web, client, early };
}

const named = (name: string) => Promise.resolve(json({ name })());

it('takes an early answer in the place of the first request, once', async () => {
  const { web, client, early } = setUp('pk_test_once');
  early(named('Asked early'));
  expect(await client.nonprofit('clean-water')).toMatchObject({ name: 'Asked early' });
  expect(web.calls).toEqual([]);
  expect(await client.nonprofit('clean-water')).toMatchObject({ name: 'Asked anew' });
  expect(web.calls.length).toBe(1);
});

it('leaves an early answer of another key and of another nonprofit alone', async () => {
  setUp('pk_test_other').early(named('Of another key'));
  const { web, client, early } = setUp('pk_test_own');
  early(named('Clean Water'));
  expect(await client.nonprofit('old-mill')).toMatchObject({ name: 'Asked anew' });
  expect(web.calls.length).toBe(1);
});

it('repeats an early request that failed', async () => {
  const { clock, web, client, early } = setUp('pk_test_failed');
  early(Promise.reject(new TypeError('offline')));
  const answer = client.nonprofit('clean-water');
  await settled();
  expect(web.calls).toEqual([]);
  await clock.advance(1_000);
  expect(await answer).toMatchObject({ name: 'Asked anew' });
  expect(web.calls.length).toBe(1);
});

it.each([
  ['that does not come', (aborted: Promise<never>) => aborted],
  [
    'whose body does not end',
    async (aborted: Promise<never>) => Object.assign(json({})(), { json: () => aborted }),
  ],
])('waits for an early answer %s no longer than for its own', async (_, answerOf) => {
  const { clock, client, early } = setUp('pk_test_silent');
  let abort = () => {};
  const aborted = new Promise<never>((_resolve, reject) => {
    abort = () => reject(new DOMException('', 'AbortError'));
  });
  early(answerOf(aborted), () => abort());
  const outcome = expect(client.nonprofit('clean-water')).rejects.toMatchObject({ code: 'timeout' });
  await clock.advance(10_000);
  await outcome;
});
