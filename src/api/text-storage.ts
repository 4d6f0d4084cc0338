/**
 * localStorage with the prefix `sir-donate:`. Any call may fail (denied, full, partitioned); the entry is then in memory
 * until the page is left.
 */
export interface TextStorage {
  get(key: string): string | undefined;
  /** Returns false if only the memory has the entry. */
  set(key: string, value: string): boolean;
  remove(key: string): void;
  /** Returns the rest of each key that starts with `keyPrefix`. */
  suffixesOf(keyPrefix: string): string[];
}

const prefix = 'sir-donate:';

const afterPrefix = (start: string, keys: readonly string[]): string[] =>
  keys.flatMap((key) => (key.startsWith(start) ? key.slice(start.length) : []));

/** @param openArea returns the storage area; it throws where the browser denies access. */
export function createTextStorage(openArea: () => Storage): TextStorage {
  const memory = new Map<string, string>();
  const tryArea = <Result>(use: (area: Storage) => Result): Result | undefined => {
    try {
      return use(openArea());
    } catch {
      return undefined;
    }
  };
  return {
    suffixesOf: (keyPrefix) => [
      ...new Set([
        ...afterPrefix(keyPrefix, [...memory.keys()]),
        ...afterPrefix(prefix + keyPrefix, tryArea(Object.keys) ?? []),
      ]),
    ],
    get: (key) => memory.get(key) ?? tryArea((area) => area.getItem(prefix + key)) ?? undefined,
    set(key, value) {
      const isStored = tryArea((area) => {
        area.setItem(prefix + key, value);
        return true;
      });
      if (isStored) memory.delete(key);
      else memory.set(key, value);
      return isStored ?? false;
    },
    remove(key) {
      memory.delete(key);
      tryArea((area) => area.removeItem(prefix + key));
    },
  };
}

/** Parses JSON; returns `undefined` if the text is not JSON. */
export const parseJson = (text: string | undefined): unknown => {
  try {
    return text && JSON.parse(text);
  } catch {
    return undefined;
  }
};
