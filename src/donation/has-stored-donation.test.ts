import { afterEach, describe, expect, it, vi } from 'vitest';
import { createFakeClock } from '../testing/fake-clock.js';
import { createFakeStorage } from '../testing/fake-storage.js';
import { createDonationStorage, type Donation } from './donation-storage.js';
import { hasDonationOf, hasStoredDonation } from './has-stored-donation.js';

const minuteMs = 60_000;
const key = 'pk_test_1';

afterEach(() => vi.unstubAllGlobals());

/** What the shell finds in the storage of a page, where a form has stored this donation. */
function setUp(change: Partial<Donation> = {}) {
  const clock = createFakeClock();
  const storage = createFakeStorage();
  const createdAt = clock.now();
  createDonationStorage(key, { storage, clock }).save({
    partnerDonationId: 'pd_1',
    amountMinor: 2500,
    tipMinor: 250,
    currency: 'USD',
    frequency: 'once',
    provider: 'stripe',
    handOff: 'popup',
    nonprofit: 'clean-water',
    createdAt,
    calls: 12,
    isOpen: false,
    widget: '',
    ...change,
  });
  const entries = storage.entries();
  const stub = (more: Record<string, string> = {}) => {
    const all = { ...entries, ...more };
    const area = Object.defineProperty({ ...all }, 'getItem', {
      value: (name: keyof typeof all) => all[name],
    });
    vi.stubGlobal('localStorage', area);
  };
  stub();
  return { createdAt, stub };
}

describe('a donation that needs no form for now', () => {
  const idleUntil = createFakeClock().now() + 70 * minuteMs;

  it.each([
    ['before that time', 69, false],
    ['at that time', 70, true],
    ['later', 71, true],
  ])('%s: loads the form: %s', (_, ageMinutes, isFound) => {
    const { createdAt } = setUp({ idleUntil });
    const now = createdAt + ageMinutes * minuteMs;
    expect(hasStoredDonation(key, 'trees, clean-water', now)).toBe(isFound);
    expect(hasStoredDonation(key, 'trees, clean-water')).toBe(true);
  });

  it('is no reason to overlook another donation', () => {
    const { createdAt, stub } = setUp({ idleUntil });
    stub({ [`sir-donate:donation:${key}:trees:pd_2`]: '{}' });
    expect(hasStoredDonation(key, 'clean-water', createdAt)).toBe(false);
    expect(hasStoredDonation(key, 'clean-water,trees', createdAt)).toBe(true);
  });
});

it.each(['', 'null', '{', '[]', '{"idleUntil":"x"}', '{"idleUntil":null}'])(
  'an entry that says nothing of it loads the form, which reads or removes it: %j',
  (entry) => {
    const { createdAt, stub } = setUp();
    stub({ [`sir-donate:donation:${key}:clean-water:pd_1`]: entry });
    expect(hasStoredDonation(key, 'clean-water', createdAt + 60 * minuteMs)).toBe(true);
  },
);

it('a donation that was never polled, or that an older version stored, loads the form', () => {
  const { createdAt } = setUp();
  expect(hasStoredDonation(key, 'clean-water', createdAt + 60 * minuteMs)).toBe(true);
});

it('denied storage has no donation', () => {
  vi.stubGlobal('localStorage', undefined);
  expect(hasStoredDonation(key, 'clean-water', 1)).toBe(false);
});

describe('the shell’s look at storage', () => {
  it('finds a donation of the key to any nonprofit, whatever editors add to the key', () => {
    const { stub } = setUp({ nonprofit: 'trees' });
    stub({ theme: 'dark' });
    expect(hasDonationOf(key)).toBe(true);
    expect(hasDonationOf(` \u201c${key}\u201d`)).toBe(true);
  });

  it('finds no donation of another key, and none in other entries of the key', () => {
    const { stub } = setUp();
    expect(hasDonationOf(`${key}0`)).toBe(false);
    expect(hasDonationOf('pk_test_')).toBe(false);
    stub({ 'sir-donate:config:pk_test_2:': '{}' });
    expect(hasDonationOf('pk_test_2')).toBe(false);
  });

  it('finds none where the browser denies storage', () => {
    vi.stubGlobal('localStorage', undefined);
    expect(hasDonationOf(key)).toBe(false);
  });
});
