import { expect, it } from 'vitest';
import { locales } from '../../src/ui/translations/locales.js';
import { languageEntries, languages, stringsFiles } from './languages.js';

it('ships exactly the languages that locales.ts lists', () => {
  expect(languages).toEqual(Object.keys(locales));
  expect(Object.keys(languageEntries)).toEqual(languages);
});

it('writes every language as JSON, with its tag first and the keys in the order of English', async () => {
  const files = new Map(await stringsFiles());
  expect([...files.keys()]).toEqual(['en', ...languages].map((language) => `strings/${language}.json`));
  const keysOf = (language: string): string[] =>
    Object.keys(JSON.parse(files.get(`strings/${language}.json`) ?? '{}'));
  expect(keysOf('en').slice(0, 2)).toEqual(['lang', 'donate']);
  for (const language of languages) expect(keysOf(language), language).toEqual(keysOf('en'));
  expect(JSON.parse(files.get('strings/de.json') ?? '{}')).toMatchObject({ lang: 'de', donate: 'Spenden' });
});
