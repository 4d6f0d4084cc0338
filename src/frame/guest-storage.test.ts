import { afterEach, describe, expect, it, vi } from 'vitest';
import { createTextStorage } from '../api/text-storage.js';
import { createFakeStorage } from '../testing/fake-storage.js';
import { storedDonation } from '../testing/stored-donation.js';
import { bridgeStorage, donationsInMemory, isStorageDenied } from './guest-storage.js';

type Sent = { type: 'set' | 'remove'; name: string; value?: string };

const owner = { key: 'pk_test_1', nonprofits: 'clean-water, old-mill' };
const prefix = 'donation:pk_test_1:clean-water:';
const name = `${prefix}pd_1`;

const entry = (change: object = {}, entryName = name) => ({
  name: entryName,
  value: JSON.stringify({ ...storedDonation, ...change }),
});
const { value } = entry();

function share(storedDonations?: { name: string; value: string }[], storage = createTextStorage(denied)) {
  const sent: Sent[] = [];
  return {
    sent,
    storage,
    shared: bridgeStorage(storage, () => ({ owner, storedDonations }), {
      set: (sentEntry) => sent.push({ type: 'set', ...sentEntry }),
      remove: (sentEntry) => sent.push({ type: 'remove', ...sentEntry }),
    }),
  };
}

/** A browser that denies third parties their storage. */
const denied = (): never => {
  throw new DOMException('denied', 'SecurityError');
};

describe('sharedStorage', () => {
  it('reads a stored donation of the host page that the frame does not have', () => {
    const { shared, sent } = share([entry()]);
    expect(shared.get(name)).toBe(value);
    expect(sent).toEqual([]);
  });

  it('prefers the donation of the host page if that counts more status calls', () => {
    const storage = createTextStorage(denied);
    storage.set(name, entry({ calls: 3 }).value);
    const { shared } = share([entry({ calls: 7 })], storage);
    expect(shared.get(name)).toBe(entry({ calls: 7 }).value);
  });

  it('prefers the donation of the frame, which another tab may have updated', () => {
    const storage = createTextStorage(denied);
    storage.set(name, 'own');
    expect(share([entry()], storage).shared.get(name)).toBe('own');
  });

  it('lists several stored donations of the host page by their common prefix', () => {
    const { shared } = share([entry(), entry({ partnerDonationId: 'pd_12' }, `${name}2`)]);
    expect(shared.suffixesOf(prefix).sort()).toEqual(['pd_1', 'pd_12']);
    const another = entry({ nonprofit: 'old-mill' }, 'donation:pk_test_1:old-mill:pd_1');
    expect(share([another]).shared.get(another.name)).toBe(another.value);
  });

  it('sends the host page every change and the removal of a donation', () => {
    const { shared, sent } = share();
    shared.set(name, 'a');
    shared.set(name, 'b');
    shared.remove(name);
    expect(sent).toEqual([
      { type: 'set', name, value: 'a' },
      { type: 'set', name, value: 'b' },
      { type: 'remove', name },
    ]);
  });

  it('sends nothing for the removal of a donation that it does not have', () => {
    const { shared, sent } = share();
    shared.remove(name);
    expect(sent).toEqual([]);
  });

  it('sends the host page no entry other than a donation', () => {
    const { shared, sent, storage } = share();
    shared.set('cache:config', 'x');
    shared.remove('cache:config');
    expect(sent).toEqual([]);
    expect(storage.get('cache:config')).toBeUndefined();
  });

  it('lists the donations that the host page sends later, but none that was removed here', () => {
    const stored = [entry()];
    const { shared } = share(stored);
    shared.remove(name);
    stored.push(entry({ partnerDonationId: 'pd_2' }, `${prefix}pd_2`));
    expect(shared.suffixesOf(prefix)).toEqual(['pd_2']);
  });

  it('reads back a donation from the host page when the next visit finds no storage', () => {
    const first = share();
    first.shared.set(name, value);
    const second = share([{ name, value: first.sent.at(-1)?.value ?? '' }], createFakeStorage());
    expect(second.shared.get(name)).toBe(value);
  });

  it.each([
    ['the cache', { name: 'cache:https://api.sirgiving.org:pk_test_1:config', value }],
    ['the rate limit', { name: 'rate-limit:https://api.sirgiving.org:pk_test_1', value }],
    ['a donation of another key', entry({}, 'donation:pk_live_2:clean-water:pd_1')],
    ['a donation under the name of another nonprofit', entry({}, 'donation:pk_test_1:old-mill:pd_1')],
    [
      'a donation to a nonprofit that the attribute does not name',
      entry({ nonprofit: 'evil' }, 'donation:pk_test_1:evil:pd_1'),
    ],
    ['a donation under the id of another', entry({ partnerDonationId: 'pd_2' })],
    ['a donation without an amount', entry({ amountMinor: undefined })],
    ['a donation with a negative amount', entry({ amountMinor: -1 })],
    ['a donation whose provider is no word', entry({ provider: '<evil>' })],
    ['a donation that counts no calls', entry({ calls: null })],
    ['a donation whose id is no text', entry({ partnerDonationId: 1 }, `${prefix}1`)],
    ['a list', { name, value: `[${value}]` }],
    ['null', { name, value: 'null' }],
    ['what is no JSON', { name, value: 'evil' }],
    ['an object with a prototype of its own', { name, value: `{"__proto__":${value}}` }],
    ['an entry of five thousand characters', entry({ note: 'x'.repeat(5000) })],
    ['an entry without a name', entry({}, '')],
    ['an entry named __proto__', entry({}, '__proto__')],
  ])('takes nothing but donations of its own key and nonprofits: not %s', (_, foreign) => {
    const storage = createFakeStorage();
    share([foreign, foreign], storage);
    expect(storage.entries()).toEqual({});
  });
});

describe('donationsInMemory', () => {
  const other = entry({ partnerDonationId: 'pd_2' }, `${prefix}pd_2`);

  function keepInMemory() {
    const browser = createFakeStorage();
    browser.set(name, 'of the browser');
    return { browser, before: browser.entries(), memory: donationsInMemory(browser) };
  }

  it('neither reads nor changes the donations of the browser storage', () => {
    const { browser, before, memory } = keepInMemory();
    expect(memory.get(name)).toBeUndefined();
    expect(memory.suffixesOf(prefix)).toEqual([]);
    expect(memory.set(name, value)).toBe(true);
    expect(memory.get(name)).toBe(value);
    expect(memory.suffixesOf(prefix)).toEqual(['pd_1']);
    memory.remove(name);
    expect(memory.get(name)).toBeUndefined();
    expect(browser.entries()).toEqual(before);
  });

  it('lists only the donations whose name has the prefix', () => {
    const { memory } = keepInMemory();
    memory.set(name, value);
    memory.set('donation:pk_test_1:old-mill:pd_3', value);
    expect(memory.suffixesOf(prefix)).toEqual(['pd_1']);
  });

  it('reads and changes every other entry in the browser storage', () => {
    const { browser, memory } = keepInMemory();
    expect(memory.set('cache:config', 'x')).toBe(true);
    expect(browser.get('cache:config')).toBe('x');
    expect(memory.get('cache:config')).toBe('x');
    expect(memory.suffixesOf('cache:')).toEqual(['config']);
    memory.remove('cache:config');
    expect(browser.get('cache:config')).toBeUndefined();
    browser.fail('always');
    expect(memory.suffixesOf('cache:')).toEqual(browser.suffixesOf('cache:'));
  });

  it('forgets the donation that another widget has, and keeps the others', () => {
    const { memory } = keepInMemory();
    for (const one of [entry(), other]) memory.set(one.name, one.value);
    memory.set(`${prefix}pd_4`, 'corrupt');
    memory.forget('pd_1');
    expect(memory.suffixesOf(prefix)).toEqual(['pd_2', 'pd_4']);
  });
});

describe('isStorageDenied', () => {
  afterEach(() => {
    vi.unstubAllGlobals();
  });

  it.each([
    ['a frame with storage', { localStorage: {} }, false],
    ['a frame whose storage is null', { localStorage: null }, true],
  ])('tells it of %s', (_, globals, isDenied) => {
    for (const [global, area] of Object.entries(globals)) vi.stubGlobal(global, area);
    expect(isStorageDenied()).toBe(isDenied);
  });

  it('tells it of a frame in which the access throws', () => {
    const before = Object.getOwnPropertyDescriptor(globalThis, 'localStorage');
    Object.defineProperty(globalThis, 'localStorage', { configurable: true, get: denied });
    try {
      expect(isStorageDenied()).toBe(true);
    } finally {
      if (before) Object.defineProperty(globalThis, 'localStorage', before);
      else Reflect.deleteProperty(globalThis, 'localStorage');
    }
  });
});
