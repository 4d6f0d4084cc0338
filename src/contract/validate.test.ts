import { describe, expect, it } from 'vitest';
import {
  boolean,
  INVALID,
  list,
  nonNegativeNumber,
  object,
  oneOf,
  optional,
  parse,
  type Read,
  string,
  strings,
  word,
} from './validate.js';

const foreign = [undefined, null, '', 'a', 0, 1, true, {}, []];

describe('readers of single values', () => {
  const readers: [string, Read<unknown>, unknown[]][] = [
    ['string', string, ['', 'a']],
    ['boolean', boolean, [true]],
    ['nonNegativeNumber', nonNegativeNumber, [0, 1]],
    ['oneOf("a", 1)', oneOf<'a' | 1>('a', 1), ['a', 1]],
    ['word', word(), ['a']],
    ['optional(string)', optional(string), [undefined, '', 'a']],
  ];
  it.each(readers)('%s accepts its own values alone', (_, read, accepted) => {
    expect(foreign.filter((value) => read(value) !== INVALID)).toEqual(accepted);
    for (const value of accepted) expect(read(value)).toBe(value);
  });

  it.each([-1, Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, 1n, '1', [1]])(
    'nonNegativeNumber refuses %s',
    (value) => {
      expect(nonNegativeNumber(value)).toBe(INVALID);
    },
  );

  it('boolean accepts false', () => {
    expect(boolean(false)).toBe(false);
  });

  it.each(['once', 'a1.b-c', 'a'.repeat(40)])('word accepts %s', (value) => {
    expect(word()(value)).toBe(value);
  });

  it.each(['1a', 'A', 'aB', 'a b', 'a\n', ' a', 'a'.repeat(41), ['once']])('word refuses %j', (value) => {
    expect(word()(value)).toBe(INVALID);
  });
});

describe('list', () => {
  it('accepts a list whose values are all accepted', () => {
    expect(list(string)([])).toEqual([]);
    expect(list(string)(['a', 'b'])).toEqual(['a', 'b']);
  });

  it.each([[['a', 1]], ['a'], [{ length: 0 }], [undefined]])('refuses %j', (value) => {
    expect(list(string)(value)).toBe(INVALID);
  });
});

describe('object', () => {
  const read = object({ name: string, size: optional(nonNegativeNumber) });

  it('returns the listed fields alone', () => {
    expect(read({ name: 'a', size: 1, other: true })).toEqual({ name: 'a', size: 1 });
    expect(Object.keys(Object(read({ name: 'a', size: undefined })))).toEqual(['name']);
  });

  it.each([undefined, null, 'name', { size: 1 }, { name: 1 }, { name: 'a', size: -1 }])(
    'refuses %j',
    (value) => {
      expect(read(value)).toBe(INVALID);
    },
  );

  it('does not read what an object inherits', () => {
    expect(read(Object.create({ name: 'a' }))).toBe(INVALID);
  });
});

it('strings reads texts by their names, and refuses others', () => {
  const read = strings(['title', 'hint']);
  expect(read({})).toEqual({});
  expect(read({ title: 'a', other: 5 })).toEqual({ title: 'a' });
  expect(read({ title: 'a', hint: 5 })).toBe(INVALID);
  expect(read('title')).toBe(INVALID);
});

it('parse returns undefined for what is invalid', () => {
  expect(parse(string, 'a')).toBe('a');
  expect(parse(string, 5)).toBeUndefined();
});
