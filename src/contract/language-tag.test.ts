import { expect, it } from 'vitest';
import { languageTag } from './language-tag.js';

it.each([
  ['de', 'de'],
  ['de-at', 'de-AT'],
  ['de_DE', 'de-DE'],
  ['de_DE.UTF-8', 'de-DE'],
  ['sr_RS@latin', 'sr-RS'],
  ['zh-hant-tw', 'zh-Hant-TW'],
  ['es-419', 'es-419'],
  ['de, en', 'de'],
  ['de ; q=0.8', 'de'],
  ['de;en', 'de'],
  ['"pt-BR"', 'pt-BR'],
  [' fr\n', 'fr'],
  ['de-de-de', 'de-DE'],
  ['de-', 'de'],
  ['en-a', 'en'],
  ['de--at', 'de'],
  ['de-abcdefghi', 'de'],
])('languageTag(%j) is %j', (raw, tag) => {
  expect(languageTag(raw)).toBe(tag);
});

it.each(['', ' ', 'd', 'deutsch', 'de9', 'de at', 'de 9,', '42', '.de'])(
  'languageTag(%j) is undefined',
  (raw) => {
    expect(languageTag(raw)).toBeUndefined();
  },
);
