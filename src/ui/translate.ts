import type { TranslationKey, Translations } from './translations/translations.js';

/** What a widget shows at the moment: a language over English, and the page's own strings over both. */
export interface CurrentTranslations {
  /** BCP 47 tag. */
  language: string;
  /** Absent for English, which is built in. */
  translations?: Translations | undefined;
  overrides: ReadonlyMap<string, string>;
}

/** Returns the strings to show for the keys of `english`, which is all of English or a part of it. */
export function translate<Key extends TranslationKey>(
  english: Readonly<Record<Key, string>>,
  { translations, overrides }: CurrentTranslations,
): Readonly<Record<Key, string>> {
  const shown: Record<Key, string> = { ...english };
  for (const key of Object.keys(english) as Key[]) {
    shown[key] = overrides.get(key) ?? translations?.[key] ?? english[key];
  }
  return shown;
}
