import { describe, expect, it } from 'vitest';
import { inCurrency } from '../contract/options.js';
import { type Attributes, optionsOf } from '../testing/attributes.js';
import { createFakePage } from '../testing/fake-page.js';
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

describe('what was typed, when currency and language change', () => {
  /** A form in euros whose language the page changes. */
  function start() {
    const { add, attributes } = createFakePage();
    const page = (locale: string) => attributes({ currencies: 'EUR,GBP,JPY', locale });
    const { flow } = add(page('de'));
    return {
      flow,
      speak: (locale: string) => flow.update(optionsOf(page(locale))),
      shown: () => ({ text: flow.draft.peek().customText, amount: flow.amount.peek() }),
    };
  }
  const is1500 = { type: 'valid', amountMinor: 1500_00 };

  it('is read anew as it is shown, however often both change', () => {
    const { flow, speak, shown } = start();
    flow.typeAmount('1.500');
    speak('en');
    expect(shown()).toEqual({ text: '1500', amount: is1500 });
    flow.chooseCurrency('GBP');
    expect(shown()).toEqual({ text: '1500', amount: is1500 });
    flow.typeAmount('1,500');
    flow.chooseCurrency('EUR');
    speak('de');
    expect(shown()).toEqual({ text: '1500', amount: is1500 });
    flow.chooseCurrency('JPY');
    expect(shown()).toEqual({ text: '1500', amount: { type: 'valid', amountMinor: 1500 } });
  });

  it('stays as it was typed in the same language', () => {
    const { flow, shown } = start();
    flow.typeAmount('12,50');
    flow.edit({ tip: '1,50' });
    for (const currency of ['GBP', 'JPY', 'EUR']) {
      flow.chooseCurrency(currency);
      expect(shown().text).toBe('12,50');
      expect(flow.draft.peek().tip).toBe('1,50');
    }
    expect(flow.checked.peek().has('amount')).toBe(true);
  });

  it('is not what the page preselects, nor a preset', () => {
    const { add } = createFakePage();
    const { flow } = add({ currencies: 'EUR,GBP', amount: '33' });
    flow.chooseCurrency('GBP');
    expect(flow.draft.peek()).toMatchObject({ choice: undefined, customText: '' });
    flow.edit({ choice: 2500 });
    flow.chooseCurrency('EUR');
    expect(flow.draft.peek()).toMatchObject({ choice: 2500, customText: '' });
  });
});
