import { describe, expect, it } from 'vitest';
import { type Attributes, optionsOf, parseAttributes } from '../testing/attributes.js';
import { readLabelled, splitLabel } from './labelled-parts.js';
import { inCurrency } from './options.js';

const currencies = 'USD,EUR,JPY';
const read = (attributes: Attributes, currency: string) =>
  inCurrency(optionsOf({ currencies, ...attributes }), currency);

describe('values that are labelled with a currency', () => {
  it.each<[Attributes, currency: string, expected: object]>([
    [{ amounts: '20,40' }, 'USD', { amounts: [2000, 4000], monthlyAmounts: [2000, 4000] }],
    [
      { amounts: '20,40' },
      'EUR',
      { amounts: [1000, 2500, 5000, 10000], monthlyAmounts: [300, 500, 1000, 2500] },
    ],
    [{ amounts: 'USD 10,25,50; JPY 1000,3000' }, 'JPY', { amounts: [1000, 3000] }],
    [{ amounts: '10,25;jpy 1000,3000;' }, 'USD', { amounts: [1000, 2500] }],
    [{ amounts: '“JPY 3000, 1000”; 7' }, 'JPY', { amounts: [1000, 3000] }],
    [{ amounts: 'JPY 1000' }, 'USD', { amounts: [1000, 2500, 5000, 10000] }],
    [{ 'monthly-amounts': '9; EUR 5,7' }, 'EUR', { monthlyAmounts: [500, 700] }],
    [{ amount: '25; JPY 3000' }, 'JPY', { amount: 3000 }],
    [{ amount: '25' }, 'JPY', { amount: undefined }],
    [{ 'min-amount': '5; JPY 500', 'max-amount': 'JPY 9000' }, 'JPY', { minAmount: 500, maxAmount: 9000 }],
    [{ 'min-amount': '5' }, 'EUR', { minAmount: 50 }],
    [
      { impact: '25=a tree; JPY 3000=a tree; and more' },
      'JPY',
      { impact: new Map([[3000, 'a tree; and more']]) },
    ],
    [{ impact: '{"25":"a tree","EUR 20":"a bush"}' }, 'EUR', { impact: new Map([[2000, 'a bush']]) }],
    [{ impact: '25=a tree' }, 'EUR', { impact: new Map(), monthlyImpact: new Map() }],
    [{ currency: 'GBP', amounts: '7' }, 'USD', { amounts: [700] }],
  ])('%j are in %s %j', (attributes, currency, expected) => {
    expect(read(attributes, currency)).toMatchObject({ currency, ...expected });
    expect(parseAttributes({ currencies, ...attributes }).warnings).toEqual([]);
  });

  it.each<Attributes>([
    { amounts: '10; 25' },
    { amounts: 'USD 10; USD 25' },
    { amounts: '10; GBP 25' },
    { amounts: '10; JPY 10.5' },
    { amounts: 'JPY' },
    { amount: 'USD 25; JPY many' },
    { 'min-amount': 'USD 5 JPY 500' },
    { impact: '25=a tree; GBP 20=a bush' },
  ])('%j is ignored in every currency, with one warning', (attributes) => {
    const [name = ''] = Object.keys(attributes);
    for (const currency of currencies.split(','))
      expect(read(attributes, currency)).toEqual(read({}, currency));
    const { warnings } = parseAttributes({ currencies, ...attributes });
    expect(warnings).toHaveLength(1);
    expect(warnings[0]).toMatch(new RegExp(`^${name}=`));
  });

  it('a label may also name the only currency', () => {
    expect(optionsOf({ currency: 'JPY', amounts: 'JPY 1000' }).amounts).toEqual([1000]);
  });

  it('a currency that is not offered changes nothing', () => {
    const options = optionsOf({ currencies });
    expect(inCurrency(options, 'GBP')).toBe(options);
    expect(inCurrency(options, undefined)).toBe(options);
  });
});

describe('splitLabel', () => {
  const context = { currency: 'EUR', currencies: ['USD', 'EUR', 'JPY'] };
  it.each([
    ['JPY 1000', { label: 'JPY', rest: '1000' }],
    ['jpy   1000, 3000', { label: 'JPY', rest: '1000, 3000' }],
    ['JPY 10\n20', { label: 'JPY', rest: '10\n20' }],
    ['1000', { label: 'USD', rest: '1000' }],
    ['1000 JPY 5', { label: 'USD', rest: '1000 JPY 5' }],
    ['JPY', { label: 'USD', rest: 'JPY' }],
  ])('%j is %j', (text, expected) => {
    expect(splitLabel(text, context)).toEqual(expected);
  });

  it('takes the one currency of a form for that of a value without a label', () => {
    expect(splitLabel('1000', { currency: 'JPY' })).toEqual({ label: 'JPY', rest: '1000' });
    expect(readLabelled('5; EUR 7', { currency: 'JPY' }, Number)).toBeUndefined();
    expect(readLabelled('5', { currency: 'JPY' }, Number)).toBe(5);
  });
});
