/** Runs the server's check of docs/analytics.md as it stands there. */
import { expect, it, vi } from 'vitest';
import { codeBlock } from '../e2e/support/code-block.js';

type Check = (
  id: unknown,
  options: { publishableKey: string; fetch: (url: string, init: RequestInit) => Promise<Response> },
) => Promise<boolean>;

const code = codeBlock('A server that trusts none of it', 'js', 'analytics');
const { isPaid }: { isPaid: Check } = await import(`data:text/javascript,${encodeURIComponent(code)}`);

const ask = (id: unknown, answer: unknown, status = 200) => {
  const fetch = vi.fn(async (_url: string, _init: RequestInit) => Response.json(answer, { status }));
  return { fetch, paid: isPaid(id, { publishableKey: 'pk_live_1', fetch }) };
};

it('takes the word of the API', async () => {
  const { fetch, paid } = ask('pd_1', { status: 'COMPLETED' });
  expect(await paid).toBe(true);
  expect(fetch.mock.calls[0]?.[0]).toBe('https://api.sirgiving.org/v1/partner/donations/status/pd_1');
  expect(fetch.mock.calls[0]?.[1].headers).toEqual({ 'X-Partner-Key': 'pk_live_1' });
  expect(await ask('pd_1', { data: { status: 'succeeded' } }).paid).toBe(true);
});

it.each([
  ['a pending donation', { status: 'PENDING' }, 200],
  ['a failed donation', { status: 'FAILED' }, 200],
  ['an answer without a status', {}, 200],
  ['an unknown donation', { status: 'COMPLETED' }, 404],
])('counts no gift for %s', async (_, answer, status) => {
  expect(await ask('pd_1', answer, status).paid).toBe(false);
});

it.each([['../config'], ['a b'], [''], [{ id: 1 }], [undefined], ['x'.repeat(101)]])(
  'asks nobody about %j',
  async (id) => {
    const { fetch, paid } = ask(id, { status: 'COMPLETED' });
    expect(await paid).toBe(false);
    expect(fetch).not.toHaveBeenCalled();
  },
);
