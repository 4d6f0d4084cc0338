import { describe, expect, it } from 'vitest';
import { createTextStorage } from '../api/storage.js';
import { createFakeStorage } from '../testing/fake-storage.js';
import { sharedStorage } from './frame-storage.js';

type Entry = { name: string; text: string | undefined };

const name = 'donation:pk_test_1:clean-water:pd_1';

function share(kept?: { name: string; text: string }[], storage = createTextStorage(denied)) {
  const told: Entry[] = [];
  return { told, storage, shared: sharedStorage(storage, kept, (entry) => told.push(entry)) };
}

/** A browser that denies third parties their storage. */
const denied = (): never => {
  throw new DOMException('denied', 'SecurityError');
};

describe('a donation under way in a frame', () => {
  it('is taken in from the page that kept it, where the frame has none', () => {
    const { shared, told } = share([{ name, text: 'kept' }]);
    expect(shared.get(name)).toBe('kept');
    expect(told).toEqual([]);
  });

  it('is the frame’s own, where it has one: another tab may have gone on since', () => {
    const storage = createTextStorage(denied);
    storage.set(name, 'own');
    expect(share([{ name, text: 'kept' }], storage).shared.get(name)).toBe('own');
  });

  it('is taken in beside another one, and found by how their names begin', () => {
    const other = `${name}2`;
    const { shared } = share([
      { name, text: 'kept' },
      { name: other, text: 'too' },
    ]);
    expect(shared.get(other)).toBe('too');
    expect(shared.endings('donation:pk_test_1:clean-water:').sort()).toEqual(['pd_1', 'pd_12']);
  });

  it('is told to the page with every change, and when it is over', () => {
    const { shared, told } = share();
    shared.set(name, 'a');
    shared.set(name, 'b');
    shared.remove(name);
    expect(told).toEqual([
      { name, text: 'a' },
      { name, text: 'b' },
      { name, text: undefined },
    ]);
  });

  it('is not told of where there was none', () => {
    const { shared, told } = share();
    shared.remove(name);
    expect(told).toEqual([]);
  });

  it('is all that is told: the cache and the budget stay here', () => {
    const { shared, told, storage } = share();
    shared.set('cache:config', 'x');
    shared.remove('cache:config');
    expect(told).toEqual([]);
    expect(storage.get('cache:config')).toBeUndefined();
  });

  it('outlasts a storage that another visit finds empty', () => {
    const first = share();
    first.shared.set(name, 'under way');
    const second = share([{ name, text: first.told.at(-1)?.text ?? '' }], createFakeStorage());
    expect(second.shared.get(name)).toBe('under way');
  });
});
