import { parseApiBase } from './api-base.js';
import { apiHosts } from './api-hosts.js';
import type { AttributeName, PropertyName } from './attribute-names.js';
import {
  amount,
  amountList,
  choice,
  currencyCode,
  currencyList,
  flag,
  frequencyList,
  giftShare,
  noticeText,
  type Parse,
  type ParseContext,
  text,
  textByAmount,
  textMap,
} from './attribute-parsers.js';
import {
  analyticsTargets,
  checkoutModes,
  frequencies,
  modes,
  type Outcome,
  outcomes,
  preloadModes,
  providers,
  themes,
} from './enums.js';
import { languageTag } from './language-tag.js';
import { doneUrl, helpUrl, httpsUrl } from './link-parsers.js';

/**
 * The host contract: one entry for each attribute of `<sir-donate>`. The options, the element's properties, the JSX
 * types, docs/attributes.md and the demo's snippet builder come from this table.
 *
 * - The comment above an entry is its description in the docs. `@default` and `@accepts` say what the entry's values
 *   cannot. After a change: `npm run docs`.
 * - Attributes are parsed in this order: `currency` stands ahead of all amounts.
 * - A new attribute needs its name in `attribute-names.ts` and an entry here; the compiler asks for both. The list of
 *   names that it joins decides whether the address of `frame.html` may set it.
 */
export interface AttributeSpec {
  parse: Parse<unknown>;
  /** The accepted values, as the docs and a developer warning name them. Absent: any text. */
  accepted?: string;
  /** Applies where the attribute is absent, empty or not understood. */
  fallback?: unknown;
}

const money = {
  accepted:
    'an amount in major units such as 25 or 12.50, or one for each of the currencies: USD 25; JPY 3000',
  parse: amount,
};
const forEach = ', or a list for each of the currencies: USD 10,25; JPY 1000,3000';
const impact = {
  accepted:
    '25=feeds a family; 50=two boards, or a JSON object from amount to text: {"25":"feeds a family for a week"}',
  parse: textByAmount,
};
const outcome = choice(outcomes);
/** A live key takes real donations, so nothing is simulated with it. */
const simulatedOutcome: Parse<Outcome> = (raw, context) =>
  context.environment === 'sandbox' ? outcome.parse(raw, context) : undefined;
const link = { accepted: 'an address that begins with https://', parse: httpsUrl };
const prefill = { parse: text, fallback: '' };

export const attributes = {
  /**
   * Publishable key from the SIR Giving dashboard. A test key uses the sandbox, a live key takes real donations.
   * @default none, required
   * @accepts `pk_test_…` or `pk_live_…`
   */
  'publishable-key': { parse: text },
  /**
   * Slug of the nonprofit, or several, of which the donor chooses one.
   * @default none, required
   * @accepts slugs such as clean-water-fund, separated by commas
   */
  nonprofit: { parse: text },
  /**
   * `button` shows a button that opens the form in a dialog, `inline` shows the form in the page. `dialog` has no button: a
   * link, a button of the page or a script opens the form. `floating` keeps the button in the bottom corner of the window.
   */
  mode: choice(modes),
  /** Currency of all amounts. `currencies` counts more. */
  currency: { accepted: 'an ISO 4217 code such as USD', parse: currencyCode, fallback: 'USD' },
  /**
   * Currencies of which the donor chooses one. The form begins with the first. Amounts, bounds and impact texts without a
   * label belong to the first: `amounts="USD 10,25,50; JPY 1000,3000"`.
   */
  currencies: {
    accepted: 'ISO 4217 codes separated by commas: USD,EUR,GBP',
    parse: currencyList,
    fallback: undefined,
  },
  /**
   * Suggested amounts, shown in ascending order. Those outside `min-amount` and `max-amount` are left out.
   * @default four round amounts of the currency, `10,25,50,100` for USD
   */
  amounts: {
    accepted: `amounts in major units, separated by commas: 10,25,50,100${forEach}`,
    parse: amountList,
  },
  /** Preselected amount. It need not be one of `amounts`, unless `presets-only` is set. */
  amount: money,
  /**
   * The same as `amounts` for monthly gifts.
   * @default `amounts`, if it is set; else about a quarter of its default, `3,5,10,25` for USD
   */
  'monthly-amounts': {
    accepted: `amounts in major units, separated by commas: 5,10,25${forEach}`,
    parse: amountList,
  },
  /**
   * Preselected amount of a monthly gift.
   * @default `amount`, or the preset in the same place
   */
  'monthly-amount': money,
  /**
   * After a one-time amount, asks once a visit whether the donor would rather give monthly: about this share of the amount,
   * which is a quarter for the attribute alone.
   */
  'suggest-monthly': {
    accepted: 'the attribute alone, or a share such as 0.25 or 25%',
    parse: giftShare,
    fallback: 0,
  },
  /**
   * Smallest amount, within what the provider accepts.
   * @default what the provider accepts, `0.50` for USD with Stripe
   */
  'min-amount': money,
  /**
   * Largest amount, at least `min-amount`, within what the provider accepts.
   * @default what the provider accepts, `999999.99` for USD
   */
  'max-amount': money,
  /** Offers `amounts` alone, without a field for another amount. */
  'presets-only': flag('presets-only'),
  /** What an amount does, shown beside it. */
  impact: { ...impact, fallback: new Map<number, string>() },
  /**
   * The same as `impact` for monthly gifts.
   * @default `impact`
   */
  'monthly-impact': impact,
  /** Frequencies that the donor may choose. One value locks it. */
  frequencies: {
    accepted: 'once, monthly, or both separated by a comma',
    parse: frequencyList,
    fallback: frequencies,
  },
  /**
   * Preselected frequency, one of `frequencies`.
   * @default the first of `frequencies`
   */
  frequency: { ...choice(frequencies), fallback: undefined },
  /** Who processes the payment. */
  provider: choice(providers),
  /** Where the checkout opens. A popup that the browser blocks becomes a link. */
  checkout: choice(checkoutModes),
  /** Passed to SIR Giving with the donation. */
  'referral-code': { parse: text },
  /**
   * Language of the form. Numbers and amounts follow it, texts as far as there is a translation.
   * @default the nearest `lang` attribute, then the browser's language
   */
  locale: {
    accepted: 'a BCP 47 tag such as en or pt-BR',
    parse: languageTag,
    fallback: ({ pageLocale }: ParseContext): string => languageTag(pageLocale) ?? 'en',
  },
  /** Colour scheme. `auto` follows the page's `color-scheme`. */
  theme: choice(themes),
  /**
   * Another Partner API, for development. A build can allow more hosts with `SIR_API_HOSTS`.
   * @default the API of the key
   */
  'api-base': {
    accepted: 'a sandbox on this machine (http://localhost:…), with a test key only',
    parse: (raw: string, { environment }: ParseContext) =>
      environment === 'sandbox' ? parseApiBase(raw) : undefined,
    fallback: ({ environment }: ParseContext): string => `https://${apiHosts[environment]}`,
  },
  /**
   * Simulates a donation up to this outcome, without a request: for previews and tests. A live key takes real donations and
   * simulates nothing.
   */
  simulate: {
    accepted: `${outcome.accepted}, with a test key only`,
    parse: simulatedOutcome,
  },
  /** Prefilled email address. */
  'donor-email': prefill,
  /** Prefilled first name. */
  'donor-first-name': prefill,
  /** Prefilled last name. */
  'donor-last-name': prefill,
  /** Replaces single texts of the form. `lang` names their language. */
  strings: {
    accepted: 'give=Help with {amount}, or a JSON object from key to text: {"give":"Help with {amount}"}',
    parse: textMap,
    fallback: new Map<string, string>(),
  },
  /** A line of the partner's above the amounts. Markup is shown as text. */
  notice: { accepted: 'text of at most 200 characters', parse: noticeText },
  /** The partner's privacy policy, as a link above the last button. */
  'privacy-url': link,
  /** The partner's terms, beside it. */
  'terms-url': link,
  /** Where donors get help, as a link below each step and on every screen about a problem. */
  'help-url': {
    accepted: 'an address that begins with https://, mailto: or tel:',
    parse: helpUrl,
  },
  /** Where the main button of the last screen leads. It then says "Continue". Nothing about the donor is added to the address. */
  'done-url': {
    accepted: "an address that begins with https://, or a path of the page's own site such as /thanks",
    parse: doneUrl,
  },
  /**
   * Reports donations to the page's analytics. `datalayer` pushes GA4's `begin_checkout` and `purchase` to `window.dataLayer`.
   * @default none
   */
  analytics: { ...choice(analyticsTargets), fallback: undefined },
  /**
   * Lets the page's address preset the form: `sir_amount`, `sir_frequency`, `sir_nonprofit` (one of `nonprofit`) and `sir_ref`.
   * Read when the form loads.
   */
  'prefill-from-url': flag('prefill-from-url'),
  /** Runs the form in a frame of another origin, so that the page's scripts cannot read it. Read when the form loads. */
  isolated: flag('isolated'),
  /**
   * When the form of a button is loaded. `auto` gets it ready when the button is in view and the page has loaded and is idle,
   * but not with Save-Data or on 2g. `intent` waits for a hover, focus or touch, `none` for the press.
   */
  preload: choice(preloadModes),
} satisfies Record<AttributeName, AttributeSpec>;

type Attributes = typeof attributes;

type FallbackOf<Spec> = Spec extends { fallback: infer Fallback }
  ? Fallback extends (context: ParseContext) => infer Computed
    ? Computed
    : Fallback
  : undefined;

/** What each attribute is parsed to, by property name. */
export type AttributeValues = {
  [Name in AttributeName as PropertyName<Name>]:
    | Exclude<ReturnType<Attributes[Name]['parse']>, undefined | null>
    | FallbackOf<Attributes[Name]>;
};
