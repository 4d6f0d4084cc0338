import type { StringKey } from './translations/strings.js';

/** The words of one widget: a language's texts over English, and the page's own over both. */
export interface Words {
  /** BCP 47 tag of what is shown. */
  language: string;
  /** In the order of `strings/in-order.ts`; absent for English. */
  texts?: readonly string[] | undefined;
  overrides: ReadonlyMap<string, string>;
}

/**
 * Returns one half of the strings as they are shown.
 *
 * @param english that half in English, whose order counts
 * @param from where the half begins among all texts
 */
export function wordsOf<Key extends StringKey>(
  english: Readonly<Record<Key, string>>,
  from: number,
  { texts, overrides }: Words,
): Readonly<Record<Key, string>> {
  const shown: Record<Key, string> = { ...english };
  for (const [index, key] of (Object.keys(english) as Key[]).entries()) {
    shown[key] = overrides.get(key) ?? texts?.[from + index] ?? english[key];
  }
  return shown;
}
