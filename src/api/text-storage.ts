/**
 * localStorage where the page allows it. Every call may fail (denied, full, partitioned away); then this page's own
 * memory holds the entry until it is left.
 */
export interface TextStorage {
  get(name: string): string | undefined;
  /** False where it could not be kept. */
  set(name: string, value: string): boolean;
  remove(name: string): void;
  /** What follows the start in the names that have it. */
  suffixesOf(start: string): string[];
}

const prefix = 'sir-donate:';

/** @param open gives the storage area; it throws where the browser denies access. */
export function createTextStorage(open: () => Storage): TextStorage {
  const memory = new Map<string, string>();
  const attempt = <Result>(use: (area: Storage) => Result): Result | undefined => {
    try {
      return use(open());
    } catch {
      return undefined;
    }
  };
  return {
    suffixesOf: (start) =>
      [...memory.keys(), ...(attempt(Object.keys) ?? [])].flatMap((name) => name.split(start)[1] ?? []),
    get: (name) => memory.get(name) ?? attempt((area) => area.getItem(prefix + name)) ?? undefined,
    set(name, value) {
      const isKept = attempt((area) => {
        area.setItem(prefix + name, value);
        return true;
      });
      if (isKept) memory.delete(name);
      else memory.set(name, value);
      return isKept ?? false;
    },
    remove(name) {
      memory.delete(name);
      attempt((area) => area.removeItem(prefix + name));
    },
  };
}

/** Parses JSON that may be anything; `undefined` where it is not JSON. */
export const parseJson = (text: string | undefined): unknown => {
  try {
    return text && JSON.parse(text);
  } catch {
    return undefined;
  }
};
