import { describe, expect, it } from 'vitest';
import { createTextStorage } from '../api/text-storage.js';
import { createFakeStorage } from '../testing/fake-storage.js';
import { bridgeStorage } from './guest-storage.js';

type Sent = { type: 'set' | 'remove'; name: string; value?: string };

const name = 'donation:pk_test_1:clean-water:pd_1';

function share(storedDonations?: { name: string; value: string }[], storage = createTextStorage(denied)) {
  const sent: Sent[] = [];
  return {
    sent,
    storage,
    shared: bridgeStorage(storage, storedDonations, {
      set: (entry) => sent.push({ type: 'set', ...entry }),
      remove: (entry) => sent.push({ type: 'remove', ...entry }),
    }),
  };
}

/** A browser that denies third parties their storage. */
const denied = (): never => {
  throw new DOMException('denied', 'SecurityError');
};

describe('sharedStorage', () => {
  it('reads a stored donation of the host page that the frame does not have', () => {
    const { shared, sent } = share([{ name, value: 'kept' }]);
    expect(shared.get(name)).toBe('kept');
    expect(sent).toEqual([]);
  });

  it('prefers the donation of the frame, which another tab may have updated', () => {
    const storage = createTextStorage(denied);
    storage.set(name, 'own');
    expect(share([{ name, value: 'kept' }], storage).shared.get(name)).toBe('own');
  });

  it('lists several stored donations of the host page by their common prefix', () => {
    const other = `${name}2`;
    const { shared } = share([
      { name, value: 'kept' },
      { name: other, value: 'too' },
    ]);
    expect(shared.get(other)).toBe('too');
    expect(shared.suffixesOf('donation:pk_test_1:clean-water:').sort()).toEqual(['pd_1', 'pd_12']);
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

  it('reads back a donation from the host page when the next visit finds no storage', () => {
    const first = share();
    first.shared.set(name, 'in progress');
    const second = share([{ name, value: first.sent.at(-1)?.value ?? '' }], createFakeStorage());
    expect(second.shared.get(name)).toBe('in progress');
  });
});
