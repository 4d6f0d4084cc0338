/**
 * localStorage where the page allows it. Every call may fail (denied, full, partitioned away) and then counts as
 * «nothing stored»: memory still holds what this page knows.
 */
export interface TextStorage {
  get(name: string): string | undefined;
  /** False where it could not be kept. */
  set(name: string, value: string): boolean;
  remove(name: string): void;
}

const prefix = 'sir-donate:';

/** @param open gives the storage area; it throws where the browser denies access. */
export function createTextStorage(open: () => Storage): TextStorage {
  const attempt = <Result>(use: (area: Storage) => Result): Result | undefined => {
    try {
      return use(open());
    } catch {
      return undefined;
    }
  };
  return {
    get: (name) => attempt((area) => area.getItem(prefix + name)) ?? undefined,
    set: (name, value) =>
      attempt((area) => {
        area.setItem(prefix + name, value);
        return true;
      }) ?? false,
    remove: (name) => attempt((area) => area.removeItem(prefix + name)),
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
