import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { donationEntry } from '../contract/donation-entry.js';
import { createFakeClock } from '../testing/fake-clock.js';
import { createFakeStorage } from '../testing/fake-storage.js';
import { createDonationMemory, type Donation } from './donation.js';

const hourMs = 60 * 60_000;
const name = donationEntry('pk_test_1', 'clean-water');

function setUp() {
  const clock = createFakeClock();
  const storage = createFakeStorage();
  const open = (entry = name) => createDonationMemory(entry, { storage, now: clock.now });
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
    expect(open().find()).toBeUndefined();
    open().keep(donation);
    expect(open().find()).toEqual(donation);
  });

  it('is found as it was last kept', () => {
    const { open, donation } = setUp();
    open().keep(donation);
    open().keep({ ...donation, calls: 9, isOpen: false });
    expect(open().find()).toMatchObject({ calls: 9, isOpen: false });
  });

  it('is forgotten when it is over', () => {
    const { open, donation, storage } = setUp();
    open().keep(donation);
    open().forget(donation);
    expect(open().find()).toBeUndefined();
    expect(storage.entries()).toEqual({});
  });

  it.each([
    ['another key', 'pk_test_2', 'clean-water'],
    ['a key that begins alike', 'pk_test_11', 'clean-water'],
    ['the live key of the same name', 'pk_live_1', 'clean-water'],
    ['another nonprofit', 'pk_test_1', 'trees'],
    ['one nonprofit more', 'pk_test_1', 'clean-water,trees'],
  ])('is not found by a widget with %s', (_, key, nonprofit) => {
    const { open, donation } = setUp();
    open().keep(donation);
    expect(open(donationEntry(key, nonprofit)).find()).toBeUndefined();
    expect(open().find()).toEqual(donation);
  });

  it('is found however the page spaces its list of nonprofits', () => {
    expect(donationEntry('pk_test_1', ' a, b ')).toBe(donationEntry('pk_test_1', 'a,b'));
  });

  it('leaves nothing of the donor in storage', () => {
    const { open, donation, storage } = setUp();
    const more = {
      ...donation,
      email: 'ada@mail.example',
      firstName: 'Ada',
      donor: { lastName: 'Quibbleworth' },
    };
    open().keep(more);
    expect(open().find()).toEqual(donation);
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
    open().keep(donation);
    await clock.advance(laterMs);
    expect(open().find() !== undefined).toBe(expected);
    expect(Object.keys(storage.entries())).toHaveLength(expected ? 1 : 0);
  });

  it.each([
    [-hourMs, true],
    [-23 * hourMs, true],
    [-24 * hourMs, false],
    [-400 * 24 * hourMs, false],
  ])('with the clock set back by %d ms it is found: %s, and not kept for ever', (byMs, expected) => {
    const { clock, open, donation, storage } = setUp();
    open().keep(donation);
    clock.shift(byMs);
    expect(open().find() !== undefined).toBe(expected);
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
    expect(open().find()).toBeUndefined();
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
    expect(open().find()).toBeUndefined();
    expect(storage.entries()).toEqual({});
  });

  it('gives only what belongs to a donation', () => {
    const { open, donation, storage } = setUp();
    storage.set(name, JSON.stringify({ ...donation, link: 'javascript:alert(1)', extra: 1 }));
    expect(open().find()).toEqual(donation);
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
        const found = open().find();
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
    expect(() => open().keep(donation)).not.toThrow();
    expect(open().find()).toEqual(donation);
    storage.turnPage();
    expect(open().find()).toBeUndefined();
    expect(() => open().forget(donation)).not.toThrow();
  },
);
