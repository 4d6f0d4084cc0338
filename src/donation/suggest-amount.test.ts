import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { optionsOf } from '../testing/attributes.js';
import { monthlyChoice, suggestAmount } from './suggest-amount.js';

const suggest = (giftMinor: number, attributes = {}) =>
  suggestAmount(optionsOf({ 'suggest-monthly': '', ...attributes }), giftMinor);

describe('the suggested monthly amount', () => {
  it.each([
    ['a preset next to a quarter', 4000, {}, 1000],
    ['the nearest preset below', 2600, {}, 500],
    ['the smaller one of two presets as near', 1600, {}, 300],
    ['the nearest preset above', 9000, {}, 2500],
    ['another share', 4000, { 'suggest-monthly': '10%' }, 300],
    ['a share that is all of it', 2500, { 'suggest-monthly': '1' }, 2500],
    [
      'no preset above a gift of which all is wanted',
      2400,
      { 'suggest-monthly': '1', 'monthly-amounts': '10,25' },
      2400,
    ],
    ['a preset that is half of the share', 4000, { 'monthly-amounts': '5' }, 500],
    ['a preset that is twice the share', 4000, { 'monthly-amounts': '20' }, 2000],
    ['a round figure where the preset is more than twice the share', 4000, { 'monthly-amounts': '25' }, 1000],
    ['a preset of the page', 4000, { 'monthly-amounts': '8,15' }, 800],
    ['a preset of the one list for both', 8000, { amounts: '20,40,80' }, 2000],
    ['a round figure where all presets are far too small', 100_000, {}, 25_000],
    ['a round figure where all presets are far too large', 2000, { amounts: '20,40,80' }, 500],
    ['a round figure of a typed amount', 49_200, {}, 12_000],
    ['a preset however far it is, with presets alone', 100_000, { 'presets-only': '' }, 2500],
    [
      'none, where presets alone are no less than the gift',
      2000,
      { amounts: '20,40', 'presets-only': '' },
      undefined,
    ],
    ['at least the minimum', 2000, { 'min-amount': '12', amounts: '20,40' }, 1200],
    ['at most the maximum', 100_000, { 'max-amount': '100' }, 10_000],
    ['none, where the minimum is no less than the gift', 1200, { 'min-amount': '12' }, undefined],
    ['none of the smallest gift', 100, {}, undefined],
    ['a currency without decimals', 5000, { currency: 'JPY' }, 1000],
    ['a currency with three decimals', 40_000, { currency: 'KWD' }, 10_000],
  ])('is %s', (_, gift, attributes, amount) => {
    expect(suggest(gift, attributes)).toBe(amount);
  });

  it('is less than the gift, within the bounds and in whole units, whatever the donor typed', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 100, max: 99_999_999 }),
        fc.integer({ min: 1, max: 99 }),
        fc.constantFrom('1', '5', '40'),
        (gift, percent, minimum) => {
          const amount = suggest(gift, { 'suggest-monthly': `${percent}%`, 'min-amount': minimum });
          if (amount === undefined) return;
          expect(amount).toBeLessThan(gift);
          expect(amount).toBeGreaterThanOrEqual(Number(minimum) * 100);
          expect(amount % 100).toBe(0);
        },
      ),
    );
  });
});

describe('the monthly choice', () => {
  const options = optionsOf({ locale: 'de', currency: 'EUR' });

  it('is a preset where there is one', () => {
    expect(monthlyChoice(options, 1000)).toEqual({ frequency: 'monthly', choice: 1000 });
  });

  it('is a typed amount otherwise, as the language writes it', () => {
    expect(monthlyChoice(options, 1250)).toEqual({
      frequency: 'monthly',
      choice: 'custom',
      customText: '12,50',
    });
  });
});
