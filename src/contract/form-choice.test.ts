import { expect, it } from 'vitest';
import { choiceTexts, type FormChoice } from './form-choice.js';

it.each([
  [
    'all three',
    { amount: 25, frequency: 'monthly', nonprofit: 'a' },
    { amount: '25', frequency: 'monthly', nonprofit: 'a' },
  ],
  ['a text as the amount', { amount: '12.50' }, { amount: '12.50' }],
  ['zero, which is told to be wrong later', { amount: 0 }, { amount: '0' }],
  ['null and undefined', { amount: null, frequency: undefined }, {}],
  ['other properties', { currency: 'EUR' }, {}],
  ['an event, which a handler passes', new Event('click'), {}],
  ['nothing', undefined, {}],
])('choiceTexts returns what is chosen by %s', (_, choice, texts) => {
  expect(choiceTexts(choice as FormChoice | undefined)).toEqual(texts);
});
