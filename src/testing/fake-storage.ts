import { createTextStorage, type TextStorage } from '../api/text-storage.js';

/** A storage area in memory, of which a test may make every access fail. */
export interface FakeStorage extends TextStorage {
  /** Everything that is kept, under the names as the browser has them. */
  entries(): Record<string, string>;
  /** Which accesses fail: none, all of them (denied), or writing (full). */
  fail(how: 'never' | 'always' | 'when-writing'): void;
  /** Another page of the same browser: what only the page's memory held is gone. */
  turnPage(): void;
}

export function createFakeStorage(): FakeStorage {
  const kept = new Map<string, string>();
  let failing: 'never' | 'always' | 'when-writing' = 'never';
  const methods: Storage = {
    get length() {
      return kept.size;
    },
    clear: () => kept.clear(),
    getItem: (name) => kept.get(name) ?? null,
    key: (index) => [...kept.keys()][index] ?? null,
    removeItem: (name) => void kept.delete(name),
    setItem(name, value) {
      if (failing === 'when-writing')
        throw new DOMException('The quota has been exceeded.', 'QuotaExceededError');
      kept.set(name, String(value));
    },
  };
  // As the browser's does, it has what is kept as properties of its own.
  const area = new Proxy(methods, {
    ownKeys: () => [...kept.keys()],
    getOwnPropertyDescriptor: () => ({ configurable: true, enumerable: true }),
  });
  const open = () => {
    if (failing === 'always') throw new DOMException('The operation is insecure.', 'SecurityError');
    return area;
  };
  let page = createTextStorage(open);
  return {
    get: (name) => page.get(name),
    set: (name, value) => page.set(name, value),
    remove: (name) => page.remove(name),
    suffixesOf: (start) => page.suffixesOf(start),
    turnPage: () => {
      page = createTextStorage(open);
    },
    entries: () => Object.fromEntries(kept),
    fail: (how) => {
      failing = how;
    },
  };
}
