/** What the widget shows, from its own translations, so that a reworded translation changes no spec. */
import { fill } from '../../src/ui/text.js';
import { enDeferred } from '../../src/ui/translations/en.deferred.js';
import { en } from '../../src/ui/translations/en.js';
import { locales } from '../../src/ui/translations/locales.js';

export type { TranslationKey } from '../../src/ui/translations/translations.js';

import type { TranslationKey, Translations } from '../../src/ui/translations/translations.js';

const english: Translations = { ...en, ...enDeferred };

export type Translate = (key: TranslationKey, values?: Readonly<Record<string, string>>) => string;

const translatorOf =
  (translations: Readonly<Record<string, string>>): Translate =>
  (key, values = {}) =>
    fill(translations[key] ?? '', values);

/** Returns the English translation, with its `{placeholders}` filled. */
export const translate = translatorOf(english);

/** The languages that ship beside English. */
export const languages = Object.keys(locales);

/** Loads another language and returns its `translate`. */
export async function loadTranslate(language: string): Promise<Translate> {
  const file = await locales[language]?.();
  if (!file) throw new Error(`${language} does not ship.`);
  return translatorOf(file.default);
}
