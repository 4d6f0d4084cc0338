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
  const open = (key = 'pk_test_1') => {
    const stored = createDonationStorage(key, { storage, clock });
    return { ...stored, all: (nonprofits = ['clean-water']) => stored.all(nonprofits) };
  };
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
    lastCallAt: clock.now() - 60_000,
    backoffMs: 2_000,
    idleUntil: 0,
    isOpen: true,
    widget: 'inline 0 k2v9x1 give',
  };
  return { clock, storage, open, donation };
}

describe('a stored donation', () => {
  it('the next page finds the whole stored donation', () => {
    const { open, donation } = setUp();
    expect(open().all()[0]).toBeUndefined();
    open().save(donation);
    expect(open().all()[0]).toEqual(donation);
  });

  it('the next page finds the donation as it was last saved', () => {
    const { open, donation } = setUp();
    open().save(donation);
    open().save({ ...donation, calls: 9, isOpen: false });
    expect(open().all()[0]).toMatchObject({ calls: 9, isOpen: false });
  });

  it('a removed donation is not found again', () => {
    const { open, donation, storage } = setUp();
    open().save(donation);
    open().remove(donation);
    expect(open().all()[0]).toBeUndefined();
    expect(storage.entries()).toEqual({});
  });

  it('two donations are saved, changed and removed independently, and the newest is found first', async () => {
    const { open, donation: first, clock } = setUp();
    open().save(first);
    await clock.advance(1_000);
    const second = { ...first, partnerDonationId: 'pd_0', createdAt: clock.now() };
    open().save(second);
    expect(open().all()).toEqual([second, first]);
    open().save({ ...first, calls: 9 });
    expect(open().all()).toEqual([second, { ...first, calls: 9 }]);
    expect(open().find(second)).toEqual(second);
    open().remove(second);
    expect(open().all()).toEqual([{ ...first, calls: 9 }]);
    expect(open().find(second)).toBeUndefined();
  });

  it.each([
    ['another key', 'pk_test_2', 'clean-water'],
    ['a key that begins alike', 'pk_test_11', 'clean-water'],
    ['the live key of the same name', 'pk_live_1', 'clean-water'],
    ['another nonprofit', 'pk_test_1', 'trees'],
    ['a nonprofit that begins alike', 'pk_test_1', 'clean-water-fund'],
    ['the same nonprofit in capitals', 'pk_test_1', 'Clean-Water'],
  ])('a stored donation is not found by a widget with %s', (_, key, nonprofit) => {
    const { open, donation } = setUp();
    open().save(donation);
    expect(open(key).all([nonprofit])).toEqual([]);
    expect(open().all()).toEqual([donation]);
  });

  it('a stored donation is found by a widget whose list of nonprofits contains its own', () => {
    const { open, donation } = setUp();
    open().save(donation);
    expect(open().all(['trees', 'clean-water'])).toEqual([donation]);
  });

  it.each([
    'clean-water:x',
    'clean-water:pd_1',
    'pd_1',
    'donation:pk_test_1:clean-water:pd_1',
    'a%3Ab',
    'ü 1',
  ])('an id with special characters is stored, found and removed: %s', (partnerDonationId) => {
    const { open, donation, storage } = setUp();
    const other = { ...donation, partnerDonationId: 'pd_2', nonprofit: 'trees' };
    open().save(other);
    open().save({ ...donation, partnerDonationId });
    expect(
      open()
        .all(['clean-water', 'trees', 'clean-water:x'])
        .map((one) => one.partnerDonationId),
    ).toEqual([partnerDonationId, 'pd_2']);
    open().remove({ ...donation, partnerDonationId });
    expect(Object.keys(storage.entries())).toHaveLength(1);
    expect(open().all(['trees'])).toEqual([other]);
  });

  it('storage holds no personal data of the donor', () => {
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

describe('expiry of stored donations', () => {
  it.each([
    [1, true],
    [hourMs, true],
    [24 * hourMs - 1, true],
    [24 * hourMs, false],
    [400 * 24 * hourMs, false],
  ])('whether a stored donation is found %d ms later: %s', async (laterMs, expected) => {
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
  ])(
    'whether a stored donation is found with the clock set back by %d ms: %s; it expires in any case',
    (byMs, expected) => {
      const { clock, open, donation, storage } = setUp();
      open().save(donation);
      clock.shift(byMs);
      expect(open().all()[0] !== undefined).toBe(expected);
      expect(Object.keys(storage.entries())).toHaveLength(expected ? 1 : 0);
    },
  );
});

describe('a stored entry that may be corrupt', () => {
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
  ])('removes a stored entry that holds %j', (text) => {
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
    ['frequency', ''],
    ['frequency', ['once']],
    ['provider', '<b>'],
    ['provider', 'x'.repeat(41)],
    ['handOff', 'carrier pigeon'],
    ['nonprofit', {}],
    ['createdAt', 'yesterday'],
    ['createdAt', null],
    ['calls', -1],
    ['calls', '3'],
    ['isOpen', 'yes'],
    ['isOpen', undefined],
  ])('removes a stored entry with an invalid field: %s %j', (field, value) => {
    const { open, donation, storage } = setUp();
    storage.set(name, JSON.stringify({ ...donation, [field]: value }));
    expect(open().all()[0]).toBeUndefined();
    expect(storage.entries()).toEqual({});
  });

  it('removes an entry that is stored under the id of another donation', () => {
    const { open, donation, storage } = setUp();
    storage.set(`${entry}pd_2`, JSON.stringify(donation));
    expect(open().all()).toEqual([]);
    expect(storage.entries()).toEqual({});
  });

  it('removes a corrupt entry and still finds the valid one beside it', () => {
    const { open, donation, storage } = setUp();
    storage.set(`${entry}pd_0`, '{"partnerDonationId":"pd_0"}');
    open().save(donation);
    expect(open().all()).toEqual([donation]);
    expect(Object.keys(storage.entries())).toHaveLength(1);
  });

  it('returns only the documented fields of a stored donation', () => {
    const { open, donation, storage } = setUp();
    storage.set(name, JSON.stringify({ ...donation, link: 'javascript:alert(1)', extra: 1 }));
    expect(open().all()[0]).toEqual(donation);
  });

  it('finds the donation of a newer release, which knows more words and fields', () => {
    const { open, donation, storage } = setUp();
    const words = { frequency: 'quarterly', provider: 'bank-transfer', handOff: 'qr-code' };
    storage.set(name, JSON.stringify({ ...donation, ...words, campaign: 'winter' }));
    expect(open().all()).toEqual([{ ...donation, ...words }]);
  });

  it('never throws and never returns an invalid donation, whatever storage holds', () => {
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
          const value: unknown = Reflect.get(found, field);
          if (value === undefined) expect(['lastCallAt', 'backoffMs', 'idleUntil']).toContain(field);
          else expect(typeof value, field).toBe(typeof Reflect.get(donation, field));
        }
        for (const value of [found.amountMinor, found.tipMinor, found.calls])
          expect(value).toBeGreaterThanOrEqual(0);
        expect(
          () => new Intl.NumberFormat('en', { style: 'currency', currency: found.currency }),
        ).not.toThrow();
        for (const word of [found.frequency, found.provider, found.handOff])
          expect(word).toMatch(/^[a-z][a-z\d.-]{0,39}$/);
      }),
      { numRuns: 2000 },
    );
  }, 60_000);
});

it.each(['always', 'when-writing'] as const)(
  'where storage fails %s, the page keeps the donation in memory until it is left',
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
