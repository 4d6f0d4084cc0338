import { describe, expect, it } from 'vitest';
import { inCurrency } from '../contract/options.js';
import { type Attributes, optionsOf } from '../testing/attributes.js';
import { applyEdits, type DraftEdits } from './draft.js';

const page: Attributes = { currencies: 'USD,EUR,JPY', amounts: '20,40,80; JPY 3000,6000' };
const inUsd = { currency: 'USD', locale: 'en', frequency: 'once' } as const;

/** What is chosen after the donor has changed the currency. */
const choose = (currency: string, edits: DraftEdits = {}, attributes: Attributes = {}) => {
  const options = inCurrency(optionsOf({ ...page, ...attributes }), currency);
  const { choice, customText } = applyEdits({ currency, ...edits }, options);
  return { choice, customText };
};

describe('another currency', () => {
  it.each<[currency: string, edits: DraftEdits, expected: number]>([
    ['EUR', { choice: 4000, amountFormat: inUsd }, 2500],
    ['JPY', { choice: 4000, amountFormat: inUsd }, 6000],
    ['JPY', { choice: 8000, amountFormat: inUsd }, 6000],
    ['USD', { choice: 6000, amountFormat: { ...inUsd, currency: 'JPY' } }, 4000],
    ['EUR', { choice: 2000, amountFormat: inUsd, frequency: 'monthly' }, 300],
  ])('%s keeps the place of a chosen amount: %j becomes %i', (currency, edits, choice) => {
    expect(choose(currency, edits)).toEqual({ choice, customText: '' });
  });

  it('keeps the place of what the page preselects in the first', () => {
    expect(choose('JPY', {}, { amount: '40' })).toMatchObject({ choice: 6000 });
    expect(choose('JPY', {}, { amount: '40; JPY 3000' })).toMatchObject({ choice: 3000 });
    expect(choose('EUR', {}, { amount: '33' })).toMatchObject({ choice: undefined, customText: '' });
  });

  it('leaves a typed amount as it is', () => {
    const typed = { choice: 'custom', customText: '12.50', amountFormat: inUsd } as const;
    for (const currency of ['USD', 'EUR', 'JPY'])
      expect(choose(currency, typed)).toEqual({ choice: 'custom', customText: '12.50' });
  });
});
