import { describe, expect, it } from 'vitest';
import { isInline, isPublishableKey } from './attribute-checks.js';
import { cleanValue } from './clean-value.js';
import { bareKey } from './donation-key-prefix.js';

/** What editors and copying make of a value, whatever it is. */
const disguises: [name: string, disguise: (value: string) => string][] = [
  ['spaces', (value) => ` \n${value}\t `],
  ['non-breaking spaces', (value) => `\u00a0${value}\u202f`],
  ['a byte order mark', (value) => `\ufeff${value}`],
  ['zero-width spaces at the ends', (value) => `\u200b${value}\u200b`],
  ['a zero-width space inside', (value) => `${value.slice(0, 4)}\u200b${value.slice(4)}`],
  ['a soft hyphen inside', (value) => `${value.slice(0, 4)}\u00ad${value.slice(4)}`],
  ['direction marks', (value) => `\u200e${value}\u200f`],
  ['straight quotes', (value) => `"${value}"`],
  ['single quotes', (value) => `'${value}'`],
  ['curly quotes', (value) => `“${value}”`],
  ['curly single quotes', (value) => `‘${value}’`],
  ['two closing quotes, as of a tag whose quotes were curled', (value) => `”${value}”`],
  ['German quotes', (value) => `„${value}“`],
  ['French quotes', (value) => `«\u00a0${value}\u00a0»`],
  ['Japanese quotes', (value) => `「${value}」`],
];

describe.each(disguises)('a value in %s', (_, disguise) => {
  it('is read without them', () => {
    expect(cleanValue(disguise('pk_test_a-1'))).toBe('pk_test_a-1');
    expect(bareKey(disguise('pk_test_a-1'))).toBe('pk_test_a-1');
  });
});

it.each(disguises.filter(([name]) => !name.endsWith('inside')))(
  'the shell recognises a key and a mode in %s before the parser is there',
  (_, disguise) => {
    expect(isPublishableKey(disguise('pk_test_a-1'))).toBe(true);
    expect(isInline(disguise('Inline'))).toBe(true);
    expect(isPublishableKey(disguise('sk_test_a'))).toBe(false);
    expect(isInline(disguise('button'))).toBe(false);
  },
);

describe('what belongs to a value stays', () => {
  it.each([
    ['quotes that are not around the whole', '“Feeds” a “family”'],
    ['one quote, which says that the rest was cut off', '”10,'],
    ['an apostrophe', 'O’Neill'],
    ['JSON', '{"25":"a"}'],
    ['joiners of Persian', 'می\u200cخورد'],
    ['an emoji of several', '👩\u200d👩\u200d👧'],
  ])('%s', (_, value) => expect(cleanValue(value)).toBe(value));

  it.each(['', ' ', '""', '“”', '\u200b'])('%j is empty', (value) => expect(cleanValue(value)).toBe(''));

  it('a long run of spaces or quotes inside takes no longer than it must', () => {
    for (const character of [' ', '\u200b', '"', "'"]) {
      const value = `a${character.repeat(200_000)}b`;
      expect(cleanValue(value)).toHaveLength(character === '\u200b' ? 2 : value.length);
    }
  });
});
