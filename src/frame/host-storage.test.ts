import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { storedDonation } from '../testing/stored-donation.js';
import { createHostStorage } from './host-storage.js';

const owner = { key: 'pk_test_1', nonprofits: 'clean-water, old-mill' };
const prefix = 'sir-donate:';

/** What the page's `localStorage` has, by name. */
let kept: Record<string, string>;

beforeEach(() => {
  kept = {};
  const methods = {
    getItem: (name: string) => kept[name] ?? null,
    setItem: (name: string, value: string) => {
      kept[name] = value;
    },
    removeItem: (name: string) => {
      delete kept[name];
    },
    key: (index: number) => Object.keys(kept)[index] ?? null,
  };
  const area = new Proxy(methods, {
    get: (target, name) => (name === 'length' ? Object.keys(kept).length : Reflect.get(target, name)),
    ownKeys: () => Object.keys(kept),
    getOwnPropertyDescriptor: () => ({ configurable: true, enumerable: true }),
  });
  vi.stubGlobal('localStorage', area);
});
afterEach(() => {
  vi.unstubAllGlobals();
});

/** The entry of a donation, as forms store it. */
function entry(change: { key?: string; nonprofit?: string; id?: string; calls?: number } = {}) {
  const { key = owner.key, nonprofit = 'clean-water', id = 'pd_1', calls = 0 } = change;
  return {
    name: `donation:${key}:${nonprofit}:${id}`,
    value: JSON.stringify({ ...storedDonation, partnerDonationId: id, nonprofit, calls }),
  };
}
const keep = ({ name, value }: { name: string; value: string }): void => {
  kept[prefix + name] = value;
};

describe('the storage of a host page', () => {
  it('lists the donations of a key to each of its nonprofits, and no others', () => {
    const own = [entry(), entry({ id: 'pd_2' }), entry({ nonprofit: 'old-mill', id: 'pd_3' })];
    for (const one of [...own, entry({ key: 'pk_test_2' }), entry({ nonprofit: 'forest' })]) keep(one);
    keep({ name: 'donation:pk_test_1:clean-water:pd_9', value: '{"amountMinor":"evil"}' });
    expect(createHostStorage().list(owner)).toEqual(own);
  });

  it('stores a donation of an owner that it was asked for', () => {
    const storage = createHostStorage();
    storage.list(owner);
    expect(storage.has(entry().name)).toBe(false);
    expect(storage.set(entry())).toBe(true);
    expect(storage.has(entry().name)).toBe(true);
    expect(storage.list(owner)).toEqual([entry()]);
  });

  it.each([
    ['a donation of another key', entry({ key: 'pk_test_2' })],
    ['a donation to another nonprofit', entry({ nonprofit: 'forest' })],
    ['an entry that is no donation', { name: 'cache:config', value: '{}' }],
    ['a donation under the name of another', { ...entry(), name: entry({ id: 'pd_2' }).name }],
  ])('refuses to store or remove %s', (_, foreign) => {
    const storage = createHostStorage();
    storage.list(owner);
    expect(storage.set(foreign)).toBe(false);
    expect(kept).toEqual({});
    keep(foreign);
    storage.remove(foreign.name);
    expect(Object.keys(kept).length).toBe(1);
  });

  it('removes nothing where nothing is stored', () => {
    const storage = createHostStorage();
    storage.list(owner);
    storage.remove(entry().name);
    expect(kept).toEqual({});
  });

  it('refuses to store anything before it was asked for an owner', () => {
    expect(createHostStorage().set(entry())).toBe(false);
    expect(kept).toEqual({});
  });

  it('still stores and removes a donation after the page has changed its attributes', () => {
    const storage = createHostStorage();
    storage.list(owner);
    for (const next of [
      { key: 'pk_test_2', nonprofits: owner.nonprofits },
      { key: owner.key, nonprofits: 'forest' },
      { key: owner.key, nonprofits: 'forest' },
    ])
      storage.list(next);
    expect(storage.set(entry())).toBe(true);
    storage.remove(entry().name);
    expect(kept).toEqual({});
  });

  it('keeps the number of status calls that another form has counted', () => {
    const storage = createHostStorage();
    storage.list(owner);
    keep(entry({ calls: 7 }));
    storage.set(entry({ calls: 3 }));
    expect(storage.list(owner)).toEqual([entry({ calls: 7 })]);
    storage.set(entry({ calls: 9 }));
    expect(storage.list(owner)).toEqual([entry({ calls: 9 })]);
  });
});
