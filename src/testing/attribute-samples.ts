import type { AttributeName } from '../contract/attribute-names.js';
import { type AttributeSamples, testKeySamples } from './test-key-samples.js';

const amounts = [
  'abc',
  '-5',
  '1e3',
  '12,50',
  '$25',
  '.5',
  '5.',
  '0',
  '0.00',
  '12.345',
  '1000000000000',
  '٢٥',
];

/** Samples of each attribute, but for the two without which nothing works. */
export const attributeSamples: Record<
  Exclude<AttributeName, 'publishable-key' | 'nonprofit'>,
  AttributeSamples
> = {
  mode: {
    value: ({ mode }) => mode,
    absent: 'button',
    good: [
      ['button', 'button'],
      ['inline', 'inline'],
      [' INLINE\n', 'inline'],
    ],
    bad: ['modal', 'true', 'inline,button', 'constructor'],
    accepted: /button or inline/,
  },
  amounts: {
    value: ({ amounts }) => amounts,
    absent: [1000, 2500, 5000, 10000],
    good: [
      ['10,25,50,100', [1000, 2500, 5000, 10000]],
      ['["7"]', [700]],
      [' 50 , 10 ', [1000, 5000]],
      ['12.50,5.5', [550, 1250]],
      ['10,10.00,10', [1000]],
      ['10,,25,', [1000, 2500]],
    ],
    bad: ['10;25', '10,abc', '10,0', '-10', '10 25', ',', '[10,x]', '[object Object]', '10,12.345'],
    accepted: /major units.*commas.*10,25,50,100/,
  },
  amount: {
    value: ({ amount }) => amount,
    absent: undefined,
    good: [
      ['25', 2500],
      ['25.5', 2550],
      [' 31.07 ', 3107],
      ['1.00', 100],
    ],
    bad: amounts,
    accepted: /major units.*12\.50/,
  },
  'min-amount': {
    value: ({ minAmount }) => minAmount,
    absent: 100,
    good: [
      ['5', 500],
      ['0.5', 50],
      ['0.01', 1],
    ],
    bad: amounts,
    accepted: /major units.*12\.50/,
  },
  'max-amount': {
    value: ({ maxAmount }) => maxAmount,
    absent: undefined,
    good: [
      ['500', 50000],
      ['1', 100],
      ['999999999999', 99999999999900],
    ],
    bad: amounts,
    accepted: /major units.*12\.50/,
  },
  'presets-only': {
    value: ({ presetsOnly }) => presetsOnly,
    absent: false,
    good: [
      ['true', true],
      ['TRUE', true],
      ['presets-only', true],
      ['false', false],
    ],
    bad: ['yes', '1', 'on', 'off', 'constructor', '__proto__'],
    accepted: /alone.*"true".*"false"/,
  },
  isolated: {
    value: ({ isolated }) => isolated,
    absent: false,
    good: [
      ['true', true],
      [' Isolated ', true],
      ['false', false],
    ],
    bad: ['yes', '1', 'on', 'presets-only', 'constructor', '__proto__'],
    accepted: /alone.*"true".*"false"/,
  },
  impact: {
    value: ({ impact }) => [...impact],
    absent: [],
    good: [
      ['{"25":"feeds a family for a week"}', [[2500, 'feeds a family for a week']]],
      [
        '{"12.50":"a","100":"b"}',
        [
          [10000, 'b'],
          [1250, 'a'],
        ],
      ],
    ],
    bad: [
      'feeds a family',
      '25',
      '"25"',
      'null',
      '[]',
      '["a"]',
      '{}',
      '{"25":7}',
      '{"abc":"x"}',
      "{'25':'x'}",
      '{"25":"x"',
    ],
    accepted: /JSON object.*\{"25":"feeds a family for a week"\}/,
  },
  strings: {
    value: ({ strings }) => [...strings],
    absent: [],
    good: [
      ['{"give":"Help with {amount}"}', [['give', 'Help with {amount}']]],
      ['{}', []],
    ],
    bad: ['Give', '7', 'null', '[]', '{"give":7}', "{'give':'x'}", '{"give":"x"'],
    accepted: /JSON object.*\{"give":"Help with \{amount\}"\}/,
  },
  currency: {
    value: ({ currency }) => currency,
    absent: 'USD',
    good: [
      ['EUR', 'EUR'],
      ['eur', 'EUR'],
      [' jpy ', 'JPY'],
    ],
    bad: ['US', 'DOLLAR', 'QQQ', '$', '€', 'US1', 'BITCOIN'],
    accepted: /ISO 4217.*USD/,
  },
  frequencies: {
    value: ({ frequencies }) => frequencies,
    absent: ['once', 'monthly'],
    good: [
      ['once', ['once']],
      ['monthly', ['monthly']],
      ['monthly,once', ['monthly', 'once']],
      ['Once , MONTHLY', ['once', 'monthly']],
      ['once,once', ['once']],
    ],
    bad: ['weekly', 'once,weekly', 'once monthly', ','],
    accepted: /once, monthly, or both/,
  },
  frequency: {
    value: ({ frequency }) => frequency,
    absent: 'once',
    good: [
      ['once', 'once'],
      ['monthly', 'monthly'],
      ['Monthly', 'monthly'],
    ],
    bad: ['weekly', 'once,monthly', '1'],
    accepted: /once or monthly/,
  },
  provider: {
    value: ({ provider }) => provider,
    absent: 'stripe',
    good: [
      ['stripe', 'stripe'],
      ['every.org', 'every.org'],
      ['Every.org', 'every.org'],
    ],
    bad: ['everyorg', 'every', 'paypal'],
    accepted: /stripe or every\.org/,
  },
  checkout: {
    value: ({ checkout }) => checkout,
    absent: 'popup',
    good: [
      ['popup', 'popup'],
      ['tab', 'tab'],
      ['redirect', 'redirect'],
      ['TAB', 'tab'],
    ],
    bad: ['window', '_blank', 'link'],
    accepted: /popup, tab or redirect/,
  },
  'donor-email': {
    value: ({ donor }) => donor.email,
    absent: '',
    good: [
      ['ada@mail.example', 'ada@mail.example'],
      ['not an address', 'not an address'],
    ],
    bad: [],
    accepted: /never/,
  },
  'donor-first-name': {
    value: ({ donor }) => donor.firstName,
    absent: '',
    good: [[' Ada ', 'Ada']],
    bad: [],
    accepted: /never/,
  },
  'donor-last-name': {
    value: ({ donor }) => donor.lastName,
    absent: '',
    good: [["O'Neill-Ørsted", "O'Neill-Ørsted"]],
    bad: [],
    accepted: /never/,
  },
  'referral-code': {
    value: ({ referralCode }) => referralCode,
    absent: undefined,
    good: [
      ['SPRING26', 'SPRING26'],
      ['a b&c', 'a b&c'],
    ],
    bad: [],
    accepted: /never/,
  },
  locale: {
    value: ({ locale }) => locale,
    absent: 'en',
    good: [
      ['de', 'de'],
      ['pt-BR', 'pt-BR'],
      ['pt-br', 'pt-BR'],
      ['ZH_hant-tw', 'zh-Hant-TW'],
      ['ar-u-nu-latn', 'ar-u-nu-latn'],
      ['de_DE', 'de-DE'],
      ['de_DE.UTF-8', 'de-DE'],
    ],
    bad: ['english!', 'e', '_', '.UTF-8', 'german', '--', '1'],
    accepted: /BCP 47.*pt-BR/,
  },
  theme: {
    value: ({ theme }) => theme,
    absent: 'auto',
    good: [
      ['auto', 'auto'],
      ['light', 'light'],
      ['Dark', 'dark'],
    ],
    bad: ['black', 'system'],
    accepted: /auto, light or dark/,
  },
  ...testKeySamples,
};
