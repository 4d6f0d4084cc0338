import { describe, expect, it } from 'vitest';
import {
  asBoolean,
  asCode,
  asNumber,
  asText,
  asWord,
  find,
  hasAny,
  quoteCode,
  snakeCase,
  unwrap,
  valuesOf,
} from './foreign-fields.js';

describe('unwrap', () => {
  it('returns the innermost object first, its names without case and punctuation', () => {
    expect(unwrap({ Data: { payload: { 'Donation-Link': 1 } } })).toEqual([
      { donationlink: 1 },
      { payload: { 'Donation-Link': 1 } },
      { data: { payload: { 'Donation-Link': 1 } } },
    ]);
  });

  it('looks four levels below the body, and no further', () => {
    const wrap = (levels: number): unknown => (levels ? { data: wrap(levels - 1) } : { name: 'a' });
    const nameIn = (levels: number) => find(unwrap(wrap(levels)), ['name'], asText);
    expect([0, 1, 4, 5].map(nameIn)).toEqual(['a', 'a', 'a', undefined]);
  });

  it.each([
    ['JSON in a text', ' {"name":"a"}'],
    ['a list of one', [{ name: 'a' }]],
    ['JSON of a list of one', '[{"name":"a"}]'],
  ])('reads %s', (_, data) => {
    expect(unwrap(data)).toEqual([{ name: 'a' }]);
  });

  it.each([
    ['text', 'name'],
    ['text that only contains JSON', 'name: {"name":"a"}'],
    ['broken JSON', '{"name":'],
    ['a number', 5],
    ['null', null],
    ['a list of two', [{ name: 'a' }, { name: 'b' }]],
    ['an empty list', []],
  ])('finds nothing in %s', (_, data) => {
    expect(unwrap(data)).toEqual([]);
  });
});

describe('fields', () => {
  const layers = unwrap({ partner_id: '', name: 'outer', data: { Name: 'inner', 'partner id': 'p1' } });

  it('are found by the first name in any layer, then by the next name', () => {
    expect(find(layers, ['partnerId', 'name'], asText)).toBe('p1');
    expect(find(layers, ['title', 'name'], asText)).toBe('inner');
    expect(find(layers, ['title'], asText)).toBeUndefined();
  });

  it('are listed layer by layer', () => {
    expect(valuesOf(layers, ['name'])).toEqual(['inner', 'outer']);
  });

  it('are not those that every object has', () => {
    expect(hasAny({}, ['toString', 'constructor'])).toBe(false);
    expect(hasAny({ partnerid: null }, ['name', 'partner-ID'])).toBe(true);
  });
});

it.each([
  [' a ', 'a'],
  [5, '5'],
  [0, '0'],
  ['', undefined],
  [' ', undefined],
  [Number.NaN, undefined],
  [Number.POSITIVE_INFINITY, undefined],
  [true, undefined],
  [null, undefined],
  [['a'], undefined],
])('asText(%j) is %j', (value, text) => {
  expect(asText(value)).toBe(text);
});

it('asText cuts a text that is too long for any field', () => {
  expect(asText('a'.repeat(3_000))).toHaveLength(2_000);
});

it('asText leaves a long address whole', () => {
  const address = `https://checkout.example/${'a'.repeat(3_000)}`;
  expect(asText(` ${address} `)).toBe(address);
});

it.each([
  [12.5, 12.5],
  ['12.5', 12.5],
  ['12,5', 12.5],
  ['12.25', 12.25],
  ['1,250', 1250],
  ['12,250', 12_250],
  ['1,250,000', 1_250_000],
  ['1,250.75', 1250.75],
  ['10 %', 10],
  ['10  %', 10],
  ['10%', 10],
  ['0', 0],
  ['10 % off', undefined],
  ['10%5', undefined],
  ['$1,250', undefined],
  ['1,250 each', undefined],
  ['12.5.3', undefined],
  ['12.', undefined],
  ['.5', undefined],
  ['1e3', undefined],
  ['-5', undefined],
  [-5, undefined],
  ['', undefined],
  ['%', undefined],
  [true, undefined],
])('asNumber(%j) is %j', (value, number) => {
  expect(asNumber(value)).toBe(number);
});

it.each([
  ...[true, 1, '1', 'TRUE', ' yes ', 'y', 'On', 'enabled', 'active'].map((value) => [value, true]),
  ...[false, 0, '0', 'False', 'no', 'n', 'off', 'disabled', 'inactive'].map((value) => [value, false]),
  ...['', 'untrue', 'trueish', 'nope', 'snow', 2, null, undefined, {}].map((value) => [value, undefined]),
])('asBoolean(%j) is %j', (value, expected) => {
  expect(asBoolean(value)).toBe(expected);
});

it.each([
  ['Payment failed', 'payment_failed'],
  ['paymentFailed', 'payment_failed'],
  ['PAYMENT-FAILED', 'payment_failed'],
  ['payment::failed', 'payment_failed'],
  [' (failed) ', '(failed)'],
  ['_failed_', 'failed'],
  ['.failed.', 'failed'],
])('snakeCase(%j) is %j', (word, expected) => {
  expect(snakeCase(word)).toBe(expected);
});

it('a word is read from a text, or from the usual fields of an object', () => {
  expect(['paid', { name: 'paid' }, { state: 'paid', name: 'x' }, { other: 'paid' }].map(asWord)).toEqual([
    'paid',
    'paid',
    'paid',
    undefined,
  ]);
});

it('a code is quoted, and a sentence, which may repeat donor data, is not', () => {
  expect(asCode('card_declined')).toBe('card_declined');
  expect(asCode('Ada was declined')).toBeUndefined();
  expect(asCode('a'.repeat(61))).toBeUndefined();
  expect(quoteCode({ code: 'card_declined' })).toBe('"card_declined"');
  expect(quoteCode('Ada was declined')).toBe('another value');
});
