import { describe, expect, it } from 'vitest';
import { type Attributes, optionsOf } from '../testing/attributes.js';
import { applyEdits, type Draft, type DraftEdits } from './draft.js';
import { offerOf } from './offer.js';

const presets = (attributes: Attributes) => {
  const options = optionsOf(attributes);
  return [offerOf(options, 'once').presets, offerOf(options, 'monthly').presets];
};

describe('the presets of both frequencies', () => {
  const once = [1000, 2500, 5000, 10000];
  const monthly = [300, 500, 1000, 2500];
  it.each<[Attributes, unknown]>([
    [{}, [once, monthly]],
    [
      { currency: 'JPY' },
      [
        [1000, 2500, 5000, 10000],
        [300, 500, 1000, 2500],
      ],
    ],
    [
      { currency: 'KWD' },
      [
        [5000, 10000, 25000, 50000],
        [1000, 2000, 5000, 10000],
      ],
    ],
    [{ amounts: '10,25,50,100' }, [once, once]],
    [
      { amounts: '20,40' },
      [
        [2000, 4000],
        [2000, 4000],
      ],
    ],
    [
      { amounts: '20,40', 'monthly-amounts': '9,5' },
      [
        [2000, 4000],
        [500, 900],
      ],
    ],
    [{ 'monthly-amounts': '9,5' }, [once, [500, 900]]],
    [{ amounts: 'abc' }, [once, monthly]],
    [{ amounts: '20', 'monthly-amounts': 'abc' }, [[2000], [2000]]],
    [{ 'min-amount': '5' }, [once, [500, 1000, 2500]]],
    [{ 'monthly-amounts': '1,2', 'min-amount': '5', 'presets-only': '' }, [once, [500]]],
  ])('with %j they are %j', (attributes, expected) => {
    expect(presets(attributes)).toEqual(expected);
  });

  it('with one list, impacts serve both frequencies, unless monthly gifts have their own', () => {
    const impact = '20=a tree';
    expect(optionsOf({ amounts: '20', impact }).monthlyImpact).toEqual(new Map([[2000, 'a tree']]));
    const own = optionsOf({ amounts: '20', impact, 'monthly-impact': '20=a wood' });
    expect([own.impact, own.monthlyImpact].map((map) => map.get(2000))).toEqual(['a tree', 'a wood']);
  });
});

describe('a switch of the frequency', () => {
  const switched = (attributes: Attributes, edits: DraftEdits, frequency: Draft['frequency'] = 'monthly') => {
    const { choice, customText } = applyEdits({ ...edits, frequency }, optionsOf(attributes));
    return choice === 'custom' ? customText : choice;
  };
  const chosen = (choice: Draft['choice'], frequency: Draft['frequency'] = 'once'): DraftEdits => ({
    choice,
    amountFormat: { currency: 'USD', locale: 'en', frequency },
  });

  it.each<[string, Attributes, DraftEdits, number | string | undefined]>([
    ['nothing chosen', {}, {}, undefined],
    ['the first preset', {}, chosen(1000), 300],
    ['the last preset', {}, chosen(10000), 2500],
    ['a preset beyond a shorter list', { 'monthly-amounts': '5,9' }, chosen(10000), 900],
    ['a preset of one list for both', { amounts: '20,40' }, chosen(4000), 4000],
    ['a preset that is not offered any more', { amounts: '20,40' }, chosen(1000), undefined],
    ['a preset of the other frequency', {}, chosen(300, 'monthly'), 300],
    ['a typed amount', {}, { ...chosen('custom'), customText: '31' }, '31'],
    ['a preselected preset', { amount: '50' }, {}, 1000],
    ['a preselected amount that is no preset', { amount: '31' }, {}, '31'],
    ['an amount of its own', { amount: '50', 'monthly-amount': '5' }, {}, 500],
    ['an amount of its own that is no preset', { 'monthly-amount': '7' }, {}, '7'],
    ['a choice of the donor before an amount of its own', { 'monthly-amount': '5' }, chosen(10000), 2500],
    ['no amount outside presets-only', { amount: '50', 'monthly-amounts': '5', 'presets-only': '' }, {}, 500],
  ])('to monthly with %s', (_, attributes, edits, expected) => {
    expect(switched(attributes, edits)).toBe(expected);
  });

  it('and back leaves the choice as it was', () => {
    expect(switched({}, chosen(5000), 'once')).toBe(5000);
    expect(switched({}, chosen(1000, 'monthly'), 'once')).toBe(5000);
  });

  it.each<[Attributes, number | string | undefined]>([
    [{ frequency: 'monthly', amount: '50' }, '50'],
    [{ frequencies: 'monthly', amount: '25' }, 2500],
    [{ frequency: 'monthly', amount: '50', 'monthly-amount': '10' }, 1000],
    [{ frequencies: 'monthly', amount: '5', 'presets-only': '' }, 500],
  ])('is none where the form begins monthly: %j', (attributes, expected) => {
    expect(switched(attributes, {})).toBe(expected);
  });

  it('to once finds the place of a preselected monthly preset', () => {
    expect(switched({ frequency: 'monthly', 'monthly-amount': '10' }, {}, 'once')).toBe(5000);
  });
});
