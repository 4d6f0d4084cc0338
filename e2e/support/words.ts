import { fill } from '../../src/ui/text.js';
import { enDeferred } from '../../src/ui/translations/en.deferred.js';
import { en } from '../../src/ui/translations/en.js';
import { stringKeys } from '../../src/ui/translations/in-order.js';
import { locales } from '../../src/ui/translations/locales.js';
import type { StringKey, Strings } from '../../src/ui/translations/strings.js';

/** What the widget says, from where it says it, so that a reworded string needs no change here. */
const strings: Strings = { ...en, ...enDeferred };

export type Say = (key: StringKey, places?: Readonly<Record<string, string>>) => string;

const sayer =
  (words: Readonly<Record<string, string>>): Say =>
  (key, places = {}) =>
    fill(words[key] ?? '', places);

/** Returns a string with its `{places}` filled. */
export const say = sayer(strings);

/** The languages that ship beside English. */
export const languages = Object.keys(locales);

/** Returns what says a string in another language. */
export async function sayIn(language: string): Promise<Say> {
  const file = await locales[language]?.();
  if (!file) throw new Error(`${language} does not ship.`);
  const texts = file.default.split('\n');
  return sayer(Object.fromEntries(stringKeys.map((key, index) => [key, texts[index] ?? ''])));
}
