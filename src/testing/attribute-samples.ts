import type { AttributeName } from '../contract/attribute-names.js';
import { amountSamples } from './amount-samples.js';
import { linkSamples } from './link-samples.js';
import { type AttributeSamples, testKeySamples } from './test-key-samples.js';
import { textSamples } from './text-samples.js';

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
      ['Dialog', 'dialog'],
      ['floating', 'floating'],
      [' INLINE\n', 'inline'],
      ['“inline”', 'inline'],
      ['in\u200bline', 'inline'],
    ],
    bad: ['modal', 'true', 'inline,button', 'constructor'],
    accepted: /button, dialog, floating or inline/,
  },
  'presets-only': {
    value: ({ presetsOnly }) => presetsOnly,
    absent: false,
    good: [
      ['', true],
      ['true', true],
      ['TRUE', true],
      ['presets-only', true],
      ['false', false],
      ['“true”', true],
      ['‘false’', false],
      ['“”', true],
    ],
    bad: ['yes', '1', 'on', 'off', 'constructor', '__proto__'],
    accepted: /alone.*"true".*"false"/,
  },
  analytics: {
    value: ({ analytics }) => analytics,
    absent: undefined,
    good: [
      ['datalayer', 'datalayer'],
      ['dataLayer', 'datalayer'],
      [' “datalayer” ', 'datalayer'],
    ],
    bad: ['true', 'data-layer', 'gtm', 'window.dataLayer', 'constructor', '__proto__'],
    accepted: /datalayer/,
  },
  'prefill-from-url': {
    value: ({ prefillFromUrl }) => prefillFromUrl,
    absent: false,
    good: [
      ['', true],
      ['true', true],
      ['Prefill-From-URL', true],
      ['false', false],
    ],
    bad: ['yes', '1', 'amount', 'constructor', '__proto__'],
    accepted: /alone.*"true".*"false"/,
  },
  isolated: {
    value: ({ isolated }) => isolated,
    absent: false,
    good: [
      ['', true],
      ['true', true],
      [' Isolated ', true],
      ['false', false],
    ],
    bad: ['yes', '1', 'on', 'presets-only', 'constructor', '__proto__'],
    accepted: /alone.*"true".*"false"/,
  },
  preload: {
    value: ({ preload }) => preload,
    absent: 'auto',
    good: [
      ['auto', 'auto'],
      ['intent', 'intent'],
      [' None\n', 'none'],
    ],
    bad: ['visible', 'true', 'auto,none', 'constructor', '__proto__'],
    accepted: /auto, intent or none/,
  },
  currency: {
    value: ({ currency }) => currency,
    absent: 'USD',
    good: [
      ['EUR', 'EUR'],
      ['eur', 'EUR'],
      [' jpy ', 'JPY'],
      ['“JPY”', 'JPY'],
    ],
    bad: ['US', 'DOLLAR', 'QQQ', '$', '€', 'US1', 'BITCOIN'],
    accepted: /ISO 4217.*USD/,
  },
  currencies: {
    value: ({ perCurrency }) => perCurrency.map(({ currency }) => currency),
    absent: ['USD'],
    good: [
      ['USD,EUR,GBP', ['USD', 'EUR', 'GBP']],
      ['jpy, “usd”', ['JPY', 'USD']],
      ['["EUR","EUR"]', ['EUR']],
    ],
    bad: ['USD,QQQ', 'USD EUR', 'dollars', ',', '€'],
    accepted: /ISO 4217.*USD,EUR,GBP/,
  },
  frequencies: {
    value: ({ frequencies }) => frequencies,
    absent: ['once', 'monthly'],
    good: [
      ['once', ['once']],
      ['monthly', ['monthly']],
      ['monthly,once', ['monthly', 'once']],
      ['Once , MONTHLY', ['once', 'monthly']],
      ['“once”, “monthly”', ['once', 'monthly']],
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
      ['«every.org»', 'every.org'],
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
    good: [
      [' Ada ', 'Ada'],
      ['“Ada”', 'Ada'],
    ],
    bad: [],
    accepted: /never/,
  },
  'donor-last-name': {
    value: ({ donor }) => donor.lastName,
    absent: '',
    good: [
      ["O'Neill-Ørsted", "O'Neill-Ørsted"],
      ['O’Neill', 'O’Neill'],
    ],
    bad: [],
    accepted: /never/,
  },
  'referral-code': {
    value: ({ referralCode }) => referralCode,
    absent: undefined,
    good: [
      ['SPRING26', 'SPRING26'],
      ['a b&c', 'a b&c'],
      ['“SPRING26”', 'SPRING26'],
      ['\u202eSPRING\u200b26', '\u202eSPRING\u200b26'],
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
      ['“dark”', 'dark'],
    ],
    bad: ['black', 'system'],
    accepted: /auto, light or dark/,
  },
  ...testKeySamples,
  ...amountSamples,
  ...textSamples,
  ...linkSamples,
};
