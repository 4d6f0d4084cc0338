import { expect, it } from 'vitest';
import { apiOf, checkNonprofits } from './nonprofit-check.js';

const addresses = { files: 'https://cdn.example', api: '' };

/** Answers by the end of the path, and notes what was asked. */
function answering(answers: Record<string, Response>) {
  const asked: { url: string; method: string }[] = [];
  const fetch: typeof globalThis.fetch = async (input, init) => {
    asked.push({ url: String(input), method: init?.method ?? 'GET' });
    const path = String(input).split('/v1/partner/')[1] ?? '';
    return answers[path]?.clone() ?? new Response('{}', { status: 404 });
  };
  return { fetch, asked };
}

const active = { isActive: true, enabledFeatures: ['DONATIONS'] };
const water = { id: '1', name: 'Clean Water Fund', slug: 'water', status: 'ACTIVE' };
const check = (fetch: typeof globalThis.fetch, nonprofit = 'water', key = 'pk_test_x') =>
  checkNonprofits({ key, nonprofit, addresses, fetch });

it('finds the nonprofits, with reads alone, in the sandbox', async () => {
  const { fetch, asked } = answering({
    config: Response.json(active),
    'organizations/water': Response.json(water),
  });
  expect(await check(fetch)).toMatchObject({
    type: 'found',
    nonprofits: [{ name: 'Clean Water Fund' }],
    caution: undefined,
  });
  expect(asked).toEqual(
    ['config', 'organizations/water'].map((path) => ({
      url: `https://devapi.sirgiving.org/v1/partner/${path}`,
      method: 'GET',
    })),
  );
});

it.each([
  [401, 'publishable-key', 'does not know this key'],
  [403, 'publishable-key', 'not approved yet'],
  [429, 'api', 'too many requests'],
  [500, 'api', 'could not be asked'],
])('says what status %d means', async (status, field, reason) => {
  const { fetch, asked } = answering({ config: new Response('{}', { status }) });
  expect(await check(fetch)).toEqual({ type: 'refused', field, reason: expect.stringContaining(reason) });
  expect(asked).toHaveLength(1);
});

it('names a nonprofit that is unknown', async () => {
  const { fetch } = answering({ config: Response.json(active), 'organizations/water': Response.json(water) });
  expect(await check(fetch, 'water,fire')).toMatchObject({
    type: 'refused',
    field: 'nonprofit',
    reason: expect.stringContaining('“fire”'),
  });
});

it('cautions where gifts are off', async () => {
  const off = answering({
    config: Response.json({ ...active, isActive: false }),
    'organizations/water': Response.json(water),
  });
  expect(await check(off.fetch)).toMatchObject({
    type: 'found',
    caution: expect.stringContaining('approve'),
  });
  const inactive = answering({
    config: Response.json(active),
    'organizations/water': Response.json({ ...water, status: 'INACTIVE' }),
  });
  expect(await check(inactive.fetch)).toMatchObject({
    caution: 'Clean Water Fund takes no donations at the moment.',
  });
});

it('asks the API of the key', () => {
  const demo = { ...addresses, api: 'http://localhost:4302' };
  expect(apiOf('pk_test_x', addresses)).toBe('https://devapi.sirgiving.org');
  expect(apiOf('pk_test_x', demo)).toBe('http://localhost:4302');
  expect(apiOf(' PK_LIVE_x', demo)).toBe('https://api.sirgiving.org');
});
