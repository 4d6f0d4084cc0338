import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { donationKeyPrefix } from '../contract/donation-key-prefix.js';
import { createFakeClock } from '../testing/fake-clock.js';
import { createFakeStorage } from '../testing/fake-storage.js';
import { createDonationStorage, type Donation } from './donation-storage.js';

const hourMs = 60 * 60_000;
const entry = donationKeyPrefix('pk_test_1', 'clean-water');
const name = `${entry}pd_1`;

function setUp() {
  const clock = createFakeClock();
  const storage = createFakeStorage();
  const open = (start = entry) => createDonationStorage(start, { storage, clock });
  const donation: Donation = {
    partnerDonationId: 'pd_1',
    amountMinor: 2500,
    tipMinor: 250,
    currency: 'USD',
    frequency: 'monthly',
    provider: 'stripe',
    handOff: 'redirect',
    nonprofit: 'clean-water',
    createdAt: clock.now(),
    calls: 3,
    isOpen: true,
  };
  return { clock, storage, open, donation };
}

describe('a donation that was handed over', () => {
  it('is found by the next page, whole', () => {
    const { open, donation } = setUp();
    expect(open().all()[0]).toBeUndefined();
    open().save(donation);
    expect(open().all()[0]).toEqual(donation);
  });

  it('is found as it was last kept', () => {
    const { open, donation } = setUp();
    open().save(donation);
    open().save({ ...donation, calls: 9, isOpen: false });
    expect(open().all()[0]).toMatchObject({ calls: 9, isOpen: false });
  });

  it('is forgotten when it is over', () => {
    const { open, donation, storage } = setUp();
    open().save(donation);
    open().remove(donation);
    expect(open().all()[0]).toBeUndefined();
    expect(storage.entries()).toEqual({});
  });

  it('is kept beside another: each is found, changed and forgotten by itself, the newest first', async () => {
    const { open, donation: first, clock } = setUp();
    open().save(first);
    await clock.advance(1_000);
    const second = { ...first, partnerDonationId: 'pd_0', createdAt: clock.now() };
    open().save(second);
    expect(open().all()).toEqual([second, first]);
    open().save({ ...first, calls: 9 });
    expect(open().all()).toEqual([second, { ...first, calls: 9 }]);
    expect(open().find('pd_0')).toEqual(second);
    open().remove(second);
    expect(open().all()).toEqual([{ ...first, calls: 9 }]);
    expect(open().find('pd_0')).toBeUndefined();
  });

  it.each([
    ['another key', 'pk_test_2', 'clean-water'],
    ['a key that begins alike', 'pk_test_11', 'clean-water'],
    ['the live key of the same name', 'pk_live_1', 'clean-water'],
    ['another nonprofit', 'pk_test_1', 'trees'],
    ['one nonprofit more', 'pk_test_1', 'clean-water,trees'],
  ])('is not found by a widget with %s', (_, key, nonprofit) => {
    const { open, donation } = setUp();
    open().save(donation);
    expect(open(donationKeyPrefix(key, nonprofit)).all()[0]).toBeUndefined();
    expect(open().all()[0]).toEqual(donation);
  });

  it('is found however the page spaces its list of nonprofits', () => {
    expect(donationKeyPrefix('pk_test_1', ' a, b ')).toBe(donationKeyPrefix('pk_test_1', 'a,b'));
  });

  it('leaves nothing of the donor in storage', () => {
    const { open, donation, storage } = setUp();
    const more = {
      ...donation,
      email: 'ada@mail.example',
      firstName: 'Ada',
      donor: { lastName: 'Quibbleworth' },
    };
    open().save(more);
    expect(open().all()[0]).toEqual(donation);
    expect(JSON.stringify(storage.entries())).not.toMatch(/ada@|Ada|Quibble|email|donor"/);
  });
});

describe('time', () => {
  it.each([
    [1, true],
    [hourMs, true],
    [24 * hourMs - 1, true],
    [24 * hourMs, false],
    [400 * 24 * hourMs, false],
  ])('%d ms later it is found: %s', async (laterMs, expected) => {
    const { clock, open, donation, storage } = setUp();
    open().save(donation);
    await clock.advance(laterMs);
    expect(open().all()[0] !== undefined).toBe(expected);
    expect(Object.keys(storage.entries())).toHaveLength(expected ? 1 : 0);
  });

  it.each([
    [-hourMs, true],
    [-23 * hourMs, true],
    [-24 * hourMs, false],
    [-400 * 24 * hourMs, false],
  ])('with the clock set back by %d ms it is found: %s, and not kept for ever', (byMs, expected) => {
    const { clock, open, donation, storage } = setUp();
    open().save(donation);
    clock.shift(byMs);
    expect(open().all()[0] !== undefined).toBe(expected);
    expect(Object.keys(storage.entries())).toHaveLength(expected ? 1 : 0);
  });
});

describe('an entry that is not ours to trust', () => {
  it.each([
    '',
    'null',
    '[]',
    '"pd_1"',
    '42',
    '{}',
    '{"partnerDonationId":"pd_1"}',
    '{"partnerDonationId":',
    '<html>',
    'undefined',
    '[object Object]',
  ])('is thrown away: %j', (text) => {
    const { open, storage } = setUp();
    storage.set(name, text);
    expect(open().all()[0]).toBeUndefined();
    expect(storage.entries()).toEqual({});
  });

  it.each<[string, unknown]>([
    ['partnerDonationId', 7],
    ['partnerDonationId', null],
    ['amountMinor', '2500'],
    ['amountMinor', -1],
    ['amountMinor', null],
    ['tipMinor', -1],
    ['tipMinor', undefined],
    ['currency', 'usd'],
    ['currency', '<b>'],
    ['currency', 'TOOLONG'],
    ['currency', ['USD']],
    ['frequency', 'weekly'],
    ['frequency', ['once']],
    ['provider', 'paypal'],
    ['handOff', 'carrier-pigeon'],
    ['nonprofit', {}],
    ['createdAt', 'yesterday'],
    ['createdAt', null],
    ['calls', -1],
    ['calls', '3'],
    ['isOpen', 'yes'],
    ['isOpen', undefined],
  ])('is thrown away: %s %j', (field, value) => {
    const { open, donation, storage } = setUp();
    storage.set(name, JSON.stringify({ ...donation, [field]: value }));
    expect(open().all()[0]).toBeUndefined();
    expect(storage.entries()).toEqual({});
  });

  it('is thrown away where it is kept as another donation: to forget that one would not end it', () => {
    const { open, donation, storage } = setUp();
    storage.set(`${entry}pd_2`, JSON.stringify(donation));
    expect(open().all()).toEqual([]);
    expect(storage.entries()).toEqual({});
  });

  it('is thrown away, and what is kept beside it found', () => {
    const { open, donation, storage } = setUp();
    storage.set(`${entry}pd_0`, '{"partnerDonationId":"pd_0"}');
    open().save(donation);
    expect(open().all()).toEqual([donation]);
    expect(Object.keys(storage.entries())).toHaveLength(1);
  });

  it('gives only what belongs to a donation', () => {
    const { open, donation, storage } = setUp();
    storage.set(name, JSON.stringify({ ...donation, link: 'javascript:alert(1)', extra: 1 }));
    expect(open().all()[0]).toEqual(donation);
  });

  it('never throws, and never gives what a donation cannot be', () => {
    const { donation } = setUp();
    const fields = Object.keys(donation);
    const near = fc
      .tuple(
        fc.constantFrom(...fields),
        fc.oneof(fc.jsonValue(), fc.constantFrom(...Object.values(donation))),
      )
      .map(([field, value]) => JSON.stringify({ ...donation, [field]: value }));
    fc.assert(
      fc.property(fc.oneof(near, fc.string(), fc.json()), (text) => {
        const { open, storage } = setUp();
        storage.set(name, text);
        const found = open().all()[0];
        if (!found) return;
        expect(Object.keys(found).sort()).toEqual(fields.sort());
        for (const field of fields) {
          expect(typeof Reflect.get(found, field), field).toBe(typeof Reflect.get(donation, field));
        }
        for (const value of [found.amountMinor, found.tipMinor, found.calls])
          expect(value).toBeGreaterThanOrEqual(0);
        expect(
          () => new Intl.NumberFormat('en', { style: 'currency', currency: found.currency }),
        ).not.toThrow();
        expect(['once', 'monthly']).toContain(found.frequency);
        expect(['stripe', 'every.org']).toContain(found.provider);
        expect(['popup', 'tab', 'redirect', 'link']).toContain(found.handOff);
      }),
      { numRuns: 2000 },
    );
  }, 60_000);
});

it.each(['always', 'when-writing'] as const)(
  'storage that fails %s: the page remembers until it is left, and nothing breaks',
  (how) => {
    const { open, donation, storage } = setUp();
    storage.fail(how);
    expect(() => open().save(donation)).not.toThrow();
    expect(open().all()[0]).toEqual(donation);
    storage.turnPage();
    expect(open().all()[0]).toBeUndefined();
    expect(() => open().remove(donation)).not.toThrow();
  },
);
