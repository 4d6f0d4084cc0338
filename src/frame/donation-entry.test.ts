import { describe, expect, it } from 'vitest';
import { donationKeyPrefix } from '../contract/donation-key-prefix.js';
import { storedDonation } from '../testing/stored-donation.js';
import {
  callsOf,
  isDonationEntry,
  readDonationEntry,
  withCallsOf,
  withoutDonation,
} from './donation-entry.js';

const entry = (calls: number) => JSON.stringify({ partnerDonationId: 'pd_1', calls, isOpen: true });

it('reads the number of status calls from the text of an entry', () => {
  expect(callsOf(entry(12))).toBe(12);
  for (const nothing of [undefined, '', '{', '{"calls":"12"}']) expect(callsOf(nothing)).toBe(0);
});

it.each([
  [3, 7, 7],
  [7, 3, 7],
  [0, 0, 0],
])('an entry with %d calls beside one with %d is stored with %d', (own, other, stored) => {
  expect(withCallsOf(entry(own), entry(other))).toBe(entry(stored));
  expect(withCallsOf(entry(own), undefined)).toBe(entry(own));
});

describe('an entry from the other side of a frame', () => {
  const donation = { ...storedDonation, nonprofit: 'water', partnerDonationId: 'pd_1' };
  const key = 'pk_test_1';
  const owner = { key, nonprofits: 'trees, water' };
  const entry = (change: object = {}) => ({
    name: `${donationKeyPrefix(key, 'water')}pd_1`,
    value: JSON.stringify({ ...donation, ...change }),
  });

  it('is accepted if it is a donation of this key to one of these nonprofits', () => {
    expect(isDonationEntry(owner, entry())).toBe(true);
    expect(isDonationEntry({ key, nonprofits: 'water' }, entry())).toBe(true);
  });

  it.each([
    ['another key', { key: 'pk_test_2', nonprofits: 'water' }, entry()],
    ['another nonprofit', { key, nonprofits: 'trees' }, entry()],
    ['another nonprofit than its name says', owner, entry({ nonprofit: 'trees' })],
    ['another donation than its name says', owner, entry({ partnerDonationId: 'pd_2' })],
    ['a name that only begins as it should', owner, { ...entry(), name: `${entry().name}0` }],
    ['a name of something else', owner, { ...entry(), name: 'session' }],
    ['no JSON', owner, { ...entry(), value: 'water' }],
  ])('is refused if it has %s', (_, of, refused) => {
    expect(isDonationEntry(of, refused)).toBe(false);
  });

  const { calls: _calls, ...withoutCalls } = donation;
  it.each([
    ['no JSON', '{'],
    ['no object', '[]'],
    ['a field missing', JSON.stringify(withoutCalls)],
    ...(
      [
        'partnerDonationId',
        'amountMinor',
        'currency',
        'frequency',
        'provider',
        'handOff',
        'tipMinor',
        'nonprofit',
        'createdAt',
        'calls',
        'isOpen',
        'widget',
      ] as const
    ).map((field) => [`a wrong ${field}`, JSON.stringify({ ...donation, [field]: ['?'] })]),
    ['a negative amount', JSON.stringify({ ...donation, amountMinor: -1 })],
  ])('is not read if it has %s', (_, value) => {
    expect(readDonationEntry(String(value))).toBeUndefined();
  });

  it('is read with its own fields only, and with an empty widget where an earlier release wrote none', () => {
    const { widget: _widget, ...earlier } = { widget: '', ...donation };
    expect(readDonationEntry(JSON.stringify(earlier))).toMatchObject({
      partnerDonationId: 'pd_1',
      widget: '',
    });
    expect(readDonationEntry(JSON.stringify({ ...donation, widget: 'w' }))).toMatchObject({ widget: 'w' });
    expect(
      readDonationEntry(JSON.stringify({ ...donation, donorEmail: 'ada@mail.example' })),
    ).not.toHaveProperty('donorEmail');
  });

  it('may have 4,000 characters and no more', () => {
    const { length } = JSON.stringify({ ...donation, extra: '' });
    const long = (extra: number) => JSON.stringify({ ...donation, extra: 'x'.repeat(extra) });
    expect(readDonationEntry(long(4_000 - length))).toBeDefined();
    expect(readDonationEntry(long(4_001 - length))).toBeUndefined();
  });
});

it('leaves out the entries of one donation, and keeps all others', () => {
  const of = (partnerDonationId: string) => ({
    name: `donation:pk_test_1:clean-water:${partnerDonationId}`,
    value: JSON.stringify({ ...storedDonation, partnerDonationId }),
  });
  const corrupt = { name: 'donation:pk_test_1:clean-water:pd_4', value: '{' };
  expect(withoutDonation([of('pd_1'), of('pd_2'), corrupt, of('pd_3')], 'pd_2')).toEqual([
    of('pd_1'),
    corrupt,
    of('pd_3'),
  ]);
  expect(withoutDonation(undefined, 'pd_2')).toBeUndefined();
});
