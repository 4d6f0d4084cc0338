/** What the widget shows, from its own translations, so that a reworded translation changes no spec. */
import { fill } from '../../src/ui/text.js';
import { enDeferred } from '../../src/ui/translations/en.deferred.js';
import { en } from '../../src/ui/translations/en.js';
import { stringKeys } from '../../src/ui/translations/in-order.js';
import { locales } from '../../src/ui/translations/locales.js';
import type { StringKey, Strings } from '../../src/ui/translations/strings.js';

const english: Strings = { ...en, ...enDeferred };

export type TranslationKey = StringKey;

export type Translate = (key: StringKey, values?: Readonly<Record<string, string>>) => string;

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
  const texts = file.default.split('\n');
  return translatorOf(Object.fromEntries(stringKeys.map((key, index) => [key, texts[index] ?? ''])));
}
