/**
 * The builder's fields in a site editor's words: one for each attribute of the contract, and what else a snippet has.
 * The compiler asks for a field, or for the reason why there is none, when an attribute joins the contract.
 */
import type { AttributeName } from '../../../src/contract/attribute-names.js';
import {
  checkoutModes,
  frequencies,
  modes,
  preloadModes,
  providers,
  themes,
} from '../../../src/contract/enums.js';

/** Attributes that are no field, each with its reason. */
export const attributesWithoutField = {
  'publishable-key': 'It has a field of its own, whose value is not kept in the address of the page.',
  'api-base': 'The checkbox of the demo’s sandbox sets it.',
  simulate: 'The preview sets it. On a site it would take no gifts.',
  'donor-email': 'It is data of one donor. The code of a site sets it.',
  'donor-first-name': 'It is data of one donor. The code of a site sets it.',
  'donor-last-name': 'It is data of one donor. The code of a site sets it.',
} as const satisfies Partial<Record<AttributeName, string>>;

export type AttributeField = Exclude<AttributeName, keyof typeof attributesWithoutField>;
export type FieldName = AttributeField | 'label' | 'link' | 'accent' | 'radius';

export interface Field {
  group: 'who' | 'look' | 'giving' | 'more';
  kind: 'text' | 'choice' | 'flag' | 'lines' | 'color' | 'languages';
  label: string;
  hint?: string;
  /** What stands in the empty field. */
  example?: string;
  /** Value and text of each choice. The first is the default. */
  choices?: readonly (readonly [value: string, text: string])[];
}

const words = (values: readonly string[], texts: readonly string[]) =>
  values.map((value, at) => [value, texts[at] ?? value] as const);

export const fields: Readonly<Record<FieldName, Field>> = {
  nonprofit: {
    group: 'who',
    kind: 'text',
    label: 'Nonprofit',
    hint: 'Its short name in SIR Giving, such as clean-water-fund. With several, separated by commas, the donor chooses.',
    example: 'clean-water-fund',
  },
  label: {
    group: 'look',
    kind: 'text',
    label: 'Text of the button',
    hint: 'On a page in another language, write it in that language.',
    example: 'Donate',
  },
  mode: {
    group: 'look',
    kind: 'choice',
    label: 'Show',
    choices: words(modes, [
      'a button',
      'nothing: a link of yours opens it',
      'a button in the corner of the window',
      'the whole form',
    ]),
  },
  accent: {
    group: 'look',
    kind: 'color',
    label: 'Your colour',
    hint: 'Six digits after #, as in your brand’s guidelines.',
    example: '#0a6b4f',
  },
  radius: {
    group: 'look',
    kind: 'choice',
    label: 'Corners',
    choices: [
      ['', 'as they are'],
      ['0px', 'square'],
      ['4px', 'slightly round'],
      ['12px', 'round'],
      ['20px', 'very round'],
    ],
  },
  theme: {
    group: 'look',
    kind: 'choice',
    label: 'Light or dark',
    choices: words(themes, ['as the page is', 'always light', 'always dark']),
  },
  locale: {
    group: 'look',
    kind: 'languages',
    label: 'Language',
  },
  currency: { group: 'giving', kind: 'text', label: 'Currency', hint: 'Three letters.', example: 'USD' },
  currencies: {
    group: 'giving',
    kind: 'text',
    label: 'Currencies to choose from',
    hint: 'The form begins with the first.',
    example: 'USD,EUR,GBP',
  },
  amounts: {
    group: 'giving',
    kind: 'text',
    label: 'Suggested amounts',
    hint: 'Separated by commas.',
    example: '10,25,50,100',
  },
  amount: { group: 'giving', kind: 'text', label: 'Preselected amount', example: 'none' },
  frequencies: {
    group: 'giving',
    kind: 'choice',
    label: 'How often',
    choices: [
      ['once,monthly', 'once or monthly'],
      ['once', 'only once'],
      ['monthly', 'only monthly'],
    ],
  },
  frequency: {
    group: 'giving',
    kind: 'choice',
    label: 'Preselected',
    choices: [['', 'the first of them'], ...words(frequencies, ['once', 'monthly'])],
  },
  impact: {
    group: 'giving',
    kind: 'lines',
    label: 'What a gift does',
    hint: 'One line for each amount.',
    example: '25 = feeds a family for a week',
  },
  'monthly-amounts': {
    group: 'giving',
    kind: 'text',
    label: 'Suggested monthly amounts',
    hint: 'Without them, your own amounts serve both.',
    example: '5,10,25',
  },
  'monthly-amount': {
    group: 'giving',
    kind: 'text',
    label: 'Preselected monthly amount',
    example: 'none',
  },
  'monthly-impact': {
    group: 'giving',
    kind: 'lines',
    label: 'What a monthly gift does',
    hint: 'One line for each amount.',
    example: '10 = school books for one child',
  },
  'suggest-monthly': {
    group: 'giving',
    kind: 'choice',
    label: 'Suggest a monthly gift',
    hint: 'Asked once a visit, after a one-time amount.',
    choices: [
      ['', 'no'],
      ['25%', 'of about a quarter'],
      ['10%', 'of about a tenth'],
      ['50%', 'of about half'],
    ],
  },
  notice: {
    group: 'more',
    kind: 'text',
    label: 'A line above the amounts',
    hint: 'Up to 200 characters.',
    example: 'none',
  },
  'privacy-url': {
    group: 'more',
    kind: 'text',
    label: 'Your privacy policy',
    example: 'https://example.org/privacy',
  },
  'terms-url': {
    group: 'more',
    kind: 'text',
    label: 'Your terms',
    example: 'https://example.org/terms',
  },
  'help-url': {
    group: 'more',
    kind: 'text',
    label: 'Where donors get help',
    hint: 'A page, or mailto: with an address.',
    example: 'mailto:help@example.org',
  },
  'done-url': {
    group: 'more',
    kind: 'text',
    label: 'Where donors go after the gift',
    hint: 'A page, or a path of your own site.',
    example: '/thanks',
  },
  analytics: {
    group: 'more',
    kind: 'choice',
    label: 'Report gifts to',
    hint: 'Analytics that read the data layer of your page, such as Google Tag Manager.',
    choices: [
      ['', 'nothing'],
      ['datalayer', 'the data layer'],
    ],
  },
  'min-amount': { group: 'more', kind: 'text', label: 'Smallest amount', example: '5' },
  'max-amount': { group: 'more', kind: 'text', label: 'Largest amount', example: '5000' },
  'presets-only': {
    group: 'more',
    kind: 'flag',
    label: 'Suggested amounts only',
    hint: 'The donor cannot write another one.',
  },
  provider: {
    group: 'more',
    kind: 'choice',
    label: 'Payment by',
    choices: words(providers, ['Stripe', 'Every.org']),
  },
  checkout: {
    group: 'more',
    kind: 'choice',
    label: 'The payment page opens',
    choices: words(checkoutModes, ['in a small window', 'in a new tab', 'in the same tab']),
  },
  'referral-code': {
    group: 'more',
    kind: 'text',
    label: 'Referral code',
    hint: 'SIR Giving receives it with each gift.',
    example: 'none',
  },
  link: {
    group: 'more',
    kind: 'text',
    label: 'Your own donation page',
    hint: 'Donors get this link where the form cannot run. Without one they get the form’s own page.',
    example: 'https://example.org/donate',
  },
  'prefill-from-url': {
    group: 'more',
    kind: 'flag',
    label: 'Let a link to your page preset the form, as in ?sir_amount=50',
  },
  isolated: {
    group: 'more',
    kind: 'flag',
    label: 'Keep the form apart from the scripts of the page',
    hint: 'For pages with shop, chat or advertising scripts.',
  },
  preload: {
    group: 'more',
    kind: 'choice',
    label: 'Load the form',
    hint: 'For visitors with little data or a slow network it always waits.',
    choices: words(preloadModes, [
      'when the page has loaded and is idle',
      'when somebody reaches for the button',
      'when the button is pressed',
    ]),
  },
  strings: {
    group: 'more',
    kind: 'lines',
    label: 'Texts of your own',
    hint: 'One line for each text of the form. “Languages” in the documentation has their keys.',
    example: 'give = Help with {amount}',
  },
};

export const fieldNames = Object.keys(fields) as FieldName[];
