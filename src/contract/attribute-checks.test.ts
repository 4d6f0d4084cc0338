import { describe, expect, it } from 'vitest';
import {
  hasButton,
  isComplete,
  isDataLayer,
  isFloating,
  isInline,
  isLoadedOnPress,
  isPreloaded,
  isPublishableKey,
  isSet,
} from './attribute-checks.js';

const readerOf =
  <Name extends string>(values: Partial<Record<Name, string>>) =>
  (name: Name): string | null =>
    values[name] ?? null;

describe('the words of an attribute', () => {
  it.each([
    ['isInline', isInline, 'inline'],
    ['isFloating', isFloating, 'floating'],
    ['isDataLayer', isDataLayer, 'datalayer'],
    ['isLoadedOnPress', isLoadedOnPress, 'none'],
  ])('%s knows its word in any case, within spaces and quotation marks', (_, check, known) => {
    expect([known, known.toUpperCase(), ` ${known}\n`, `“${known}”`].map(check)).toEqual([
      true,
      true,
      true,
      true,
    ]);
    expect([null, '', `${known}s`, `x${known}`, 'button'].map(check)).toEqual([
      false,
      false,
      false,
      false,
      false,
    ]);
  });

  it.each([
    [null, true],
    ['button', true],
    ['floating', true],
    ['inlined', true],
    ['inline', false],
    [' Dialog ', false],
  ])('mode=%j has a button of its own: %j', (mode, expected) => {
    expect(hasButton(mode)).toBe(expected);
  });

  it.each([
    [null, false],
    ['', true],
    ['true', true],
    ['ISOLATED', true],
    ['false', false],
    ['null', false],
    ['simulate', false],
  ])('isolated=%j is set: %j', (value, expected) => {
    expect(isSet('isolated', value)).toBe(expected);
  });

  it('does not take an absent attribute for the word null', () => {
    expect(isSet('null', null)).toBe(false);
  });

  it.each([
    ['pk_test_demo', true],
    [' pk_live_a-b_C1 ', true],
    ['pk_test_', false],
    ['pk_prod_demo', false],
    ['PK_TEST_demo', false],
    ['pk_test_de mo', false],
    [null, false],
  ])('publishable-key=%j is well-formed: %j', (key, expected) => {
    expect(isPublishableKey(key)).toBe(expected);
  });
});

describe('isPreloaded', () => {
  it.each([
    [{}, true],
    [{ preload: 'auto' }, true],
    [{ preload: 'nonesuch' }, true],
    [{ preload: ' Intent ' }, false],
    [{ preload: 'none' }, false],
    [{ mode: 'inline' }, false],
    [{ mode: 'inline', preload: 'none' }, false],
    [{ mode: 'floating' }, true],
  ])('%j: %j', (values, expected) => {
    expect(isPreloaded(readerOf(values))).toBe(expected);
  });
});

describe('isComplete', () => {
  it.each([
    [{ 'publishable-key': 'pk_test_demo', nonprofit: 'clean-water-fund' }, true],
    [{ 'publishable-key': 'pk_test_demo', nonprofit: ' ' }, false],
    [{ 'publishable-key': 'pk_test_demo', nonprofit: '' }, false],
    [{ 'publishable-key': 'pk_test_demo' }, false],
    [{ nonprofit: 'clean-water-fund' }, false],
    [{ 'publishable-key': 'sk_test_demo', nonprofit: 'clean-water-fund' }, false],
  ])('%j: %j', (values, expected) => {
    expect(isComplete(readerOf(values))).toBe(expected);
  });
});
