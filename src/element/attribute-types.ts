// Written by `npm run docs` from src/contract/attributes.ts. Change it there.
// biome-ignore-all format: written by a script
import type { Frequency } from '../contract/enums.js';
import type { PageStrings } from '../ui/translations/translations.js';
import type { Amount, AmountList, Flag, FrequencyList, Share, Strings, TextByAmount, TextList } from './attribute-inputs.js';

/** The options of `<sir-donate>`, by the names of its properties. */
export interface SirDonateOptions {
  /**
   * Publishable key from the SIR Giving dashboard. A test key uses the sandbox, a live key takes real donations.
   *
   * Values: `pk_test_…` or `pk_live_…`
   * @default none, required
   */
  publishableKey?: string | null | undefined;
  /**
   * Slug of the nonprofit, or several, of which the donor chooses one.
   *
   * Values: slugs such as clean-water-fund, separated by commas
   * @default none, required
   */
  nonprofit?: TextList | null | undefined;
  /**
   * `button` shows a button that opens the form in a dialog, `inline` shows the form in the page. `dialog` has no button: a link, a button of the page or a script opens the form. `floating` keeps the button in the bottom corner of the window.
   *
   * Values: button, dialog, floating or inline
   * @default `button`
   */
  mode?: 'button' | 'dialog' | 'floating' | 'inline' | null | undefined;
  /**
   * Currency of all amounts. `currencies` counts more.
   *
   * Values: an ISO 4217 code such as USD
   * @default `USD`
   */
  currency?: string | null | undefined;
  /**
   * Currencies of which the donor chooses one. The form begins with the first. Amounts, bounds and impact texts without a label belong to the first: `amounts="USD 10,25,50; JPY 1000,3000"`.
   *
   * Values: ISO 4217 codes separated by commas: USD,EUR,GBP
   * @default none
   */
  currencies?: TextList | null | undefined;
  /**
   * Suggested amounts, shown in ascending order. Those outside `min-amount` and `max-amount` are left out.
   *
   * Values: amounts in major units, separated by commas: 10,25,50,100, or a list for each of the currencies: USD 10,25; JPY 1000,3000
   * @default four round amounts of the currency, `10,25,50,100` for USD
   */
  amounts?: AmountList | null | undefined;
  /**
   * Preselected amount. It need not be one of `amounts`, unless `presets-only` is set.
   *
   * Values: an amount in major units such as 25 or 12.50, or one for each of the currencies: USD 25; JPY 3000
   * @default none
   */
  amount?: Amount | null | undefined;
  /**
   * The same as `amounts` for monthly gifts.
   *
   * Values: amounts in major units, separated by commas: 5,10,25, or a list for each of the currencies: USD 10,25; JPY 1000,3000
   * @default `amounts`, if it is set; else about a quarter of its default, `3,5,10,25` for USD
   */
  monthlyAmounts?: AmountList | null | undefined;
  /**
   * Preselected amount of a monthly gift.
   *
   * Values: an amount in major units such as 25 or 12.50, or one for each of the currencies: USD 25; JPY 3000
   * @default `amount`, or the preset in the same place
   */
  monthlyAmount?: Amount | null | undefined;
  /**
   * After a one-time amount, asks once a visit whether the donor would rather give monthly: about this share of the amount, which is a quarter for the attribute alone.
   *
   * Values: the attribute alone, or a share such as 0.25 or 25%
   * @default none
   */
  suggestMonthly?: Share | null | undefined;
  /**
   * Smallest amount, within what the provider accepts.
   *
   * Values: an amount in major units such as 25 or 12.50, or one for each of the currencies: USD 25; JPY 3000
   * @default what the provider accepts, `0.50` for USD with Stripe
   */
  minAmount?: Amount | null | undefined;
  /**
   * Largest amount, at least `min-amount`, within what the provider accepts.
   *
   * Values: an amount in major units such as 25 or 12.50, or one for each of the currencies: USD 25; JPY 3000
   * @default what the provider accepts, `999999.99` for USD
   */
  maxAmount?: Amount | null | undefined;
  /**
   * Offers `amounts` alone, without a field for another amount.
   *
   * Values: the attribute alone, or "true" or "false"
   * @default off
   */
  presetsOnly?: Flag | null | undefined;
  /**
   * What an amount does, shown beside it.
   *
   * Values: 25=feeds a family; 50=two boards, or a JSON object from amount to text: {"25":"feeds a family for a week"}
   * @default none
   */
  impact?: TextByAmount | null | undefined;
  /**
   * The same as `impact` for monthly gifts.
   *
   * Values: 25=feeds a family; 50=two boards, or a JSON object from amount to text: {"25":"feeds a family for a week"}
   * @default `impact`
   */
  monthlyImpact?: TextByAmount | null | undefined;
  /**
   * Frequencies that the donor may choose. One value locks it.
   *
   * Values: once, monthly, or both separated by a comma
   * @default `once,monthly`
   */
  frequencies?: FrequencyList | null | undefined;
  /**
   * Preselected frequency, one of `frequencies`.
   *
   * Values: once or monthly
   * @default the first of `frequencies`
   */
  frequency?: 'once' | 'monthly' | null | undefined;
  /**
   * Who processes the payment.
   *
   * Values: stripe or every.org
   * @default `stripe`
   */
  provider?: 'stripe' | 'every.org' | null | undefined;
  /**
   * Where the checkout opens. A popup that the browser blocks becomes a link.
   *
   * Values: popup, tab or redirect
   * @default `popup`
   */
  checkout?: 'popup' | 'tab' | 'redirect' | null | undefined;
  /**
   * Passed to SIR Giving with the donation.
   *
   * Values: text
   * @default none
   */
  referralCode?: string | null | undefined;
  /**
   * Language of the form. Numbers and amounts follow it, texts as far as there is a translation.
   *
   * Values: a BCP 47 tag such as en or pt-BR
   * @default the nearest `lang` attribute, then the browser's language
   */
  locale?: string | null | undefined;
  /**
   * Colour scheme. `auto` follows the page's `color-scheme`.
   *
   * Values: auto, light or dark
   * @default `auto`
   */
  theme?: 'auto' | 'light' | 'dark' | null | undefined;
  /**
   * Another Partner API, for development. A build can allow more hosts with `SIR_API_HOSTS`.
   *
   * Values: a sandbox on this machine (http://localhost:…), with a test key only
   * @default the API of the key
   */
  apiBase?: string | null | undefined;
  /**
   * Simulates a donation up to this outcome, without a request: for previews and tests. A live key takes real donations and simulates nothing.
   *
   * Values: succeeded, failed, pending, processing, busy, offline or blocked, with a test key only
   * @default none
   */
  simulate?: 'succeeded' | 'failed' | 'pending' | 'processing' | 'busy' | 'offline' | 'blocked' | null | undefined;
  /**
   * Prefilled email address.
   *
   * Values: text
   * @default none
   */
  donorEmail?: string | null | undefined;
  /**
   * Prefilled first name.
   *
   * Values: text
   * @default none
   */
  donorFirstName?: string | null | undefined;
  /**
   * Prefilled last name.
   *
   * Values: text
   * @default none
   */
  donorLastName?: string | null | undefined;
  /**
   * Replaces single texts of the form. `lang` names their language.
   *
   * Values: give=Help with {amount}, or a JSON object from key to text: {"give":"Help with {amount}"}
   * @default none
   */
  strings?: Strings | null | undefined;
  /**
   * A line of the partner's above the amounts. Markup is shown as text.
   *
   * Values: text of at most 200 characters
   * @default none
   */
  notice?: string | null | undefined;
  /**
   * The partner's privacy policy, as a link above the last button.
   *
   * Values: an address that begins with https://
   * @default none
   */
  privacyUrl?: string | null | undefined;
  /**
   * The partner's terms, beside it.
   *
   * Values: an address that begins with https://
   * @default none
   */
  termsUrl?: string | null | undefined;
  /**
   * Where donors get help, as a link below each step and on every screen about a problem.
   *
   * Values: an address that begins with https://, mailto: or tel:
   * @default none
   */
  helpUrl?: string | null | undefined;
  /**
   * Where the main button of the last screen leads. It then says "Continue". Nothing about the donor is added to the address.
   *
   * Values: an address that begins with https://, or a path of the page's own site such as /thanks
   * @default none
   */
  doneUrl?: string | null | undefined;
  /**
   * Reports donations to the page's analytics. `datalayer` pushes GA4's `begin_checkout` and `purchase` to `window.dataLayer`.
   *
   * Values: datalayer
   * @default none
   */
  analytics?: 'datalayer' | null | undefined;
  /**
   * Lets the page's address preset the form: `sir_amount`, `sir_frequency`, `sir_nonprofit` (one of `nonprofit`) and `sir_ref`. Read when the form loads.
   *
   * Values: the attribute alone, or "true" or "false"
   * @default off
   */
  prefillFromUrl?: Flag | null | undefined;
  /**
   * Runs the form in a frame of another origin, so that the page's scripts cannot read it. Read when the form loads.
   *
   * Values: the attribute alone, or "true" or "false"
   * @default off
   */
  isolated?: Flag | null | undefined;
  /**
   * When the form of a button is loaded. `auto` gets it ready when the button is in view and the page has loaded and is idle, but not with Save-Data or on 2g. `intent` waits for a hover, focus or touch, `none` for the press.
   *
   * Values: auto, intent or none
   * @default `auto`
   */
  preload?: 'auto' | 'intent' | 'none' | null | undefined;
}

/** The attributes of `<sir-donate>`, as a template or JSX takes them. */
export interface SirDonateAttributes {
  /**
   * Publishable key from the SIR Giving dashboard. A test key uses the sandbox, a live key takes real donations.
   *
   * Values: `pk_test_…` or `pk_live_…`
   * @default none, required
   */
  'publishable-key'?: string | null | undefined;
  /**
   * Slug of the nonprofit, or several, of which the donor chooses one.
   *
   * Values: slugs such as clean-water-fund, separated by commas
   * @default none, required
   */
  nonprofit?: TextList | null | undefined;
  /**
   * `button` shows a button that opens the form in a dialog, `inline` shows the form in the page. `dialog` has no button: a link, a button of the page or a script opens the form. `floating` keeps the button in the bottom corner of the window.
   *
   * Values: button, dialog, floating or inline
   * @default `button`
   */
  mode?: 'button' | 'dialog' | 'floating' | 'inline' | null | undefined;
  /**
   * Currency of all amounts. `currencies` counts more.
   *
   * Values: an ISO 4217 code such as USD
   * @default `USD`
   */
  currency?: string | null | undefined;
  /**
   * Currencies of which the donor chooses one. The form begins with the first. Amounts, bounds and impact texts without a label belong to the first: `amounts="USD 10,25,50; JPY 1000,3000"`.
   *
   * Values: ISO 4217 codes separated by commas: USD,EUR,GBP
   * @default none
   */
  currencies?: TextList | null | undefined;
  /**
   * Suggested amounts, shown in ascending order. Those outside `min-amount` and `max-amount` are left out.
   *
   * Values: amounts in major units, separated by commas: 10,25,50,100, or a list for each of the currencies: USD 10,25; JPY 1000,3000
   * @default four round amounts of the currency, `10,25,50,100` for USD
   */
  amounts?: AmountList | null | undefined;
  /**
   * Preselected amount. It need not be one of `amounts`, unless `presets-only` is set.
   *
   * Values: an amount in major units such as 25 or 12.50, or one for each of the currencies: USD 25; JPY 3000
   * @default none
   */
  amount?: Amount | null | undefined;
  /**
   * The same as `amounts` for monthly gifts.
   *
   * Values: amounts in major units, separated by commas: 5,10,25, or a list for each of the currencies: USD 10,25; JPY 1000,3000
   * @default `amounts`, if it is set; else about a quarter of its default, `3,5,10,25` for USD
   */
  'monthly-amounts'?: AmountList | null | undefined;
  /**
   * Preselected amount of a monthly gift.
   *
   * Values: an amount in major units such as 25 or 12.50, or one for each of the currencies: USD 25; JPY 3000
   * @default `amount`, or the preset in the same place
   */
  'monthly-amount'?: Amount | null | undefined;
  /**
   * After a one-time amount, asks once a visit whether the donor would rather give monthly: about this share of the amount, which is a quarter for the attribute alone.
   *
   * Values: the attribute alone, or a share such as 0.25 or 25%
   * @default none
   */
  'suggest-monthly'?: Share | '' | 'suggest-monthly' | null | undefined;
  /**
   * Smallest amount, within what the provider accepts.
   *
   * Values: an amount in major units such as 25 or 12.50, or one for each of the currencies: USD 25; JPY 3000
   * @default what the provider accepts, `0.50` for USD with Stripe
   */
  'min-amount'?: Amount | null | undefined;
  /**
   * Largest amount, at least `min-amount`, within what the provider accepts.
   *
   * Values: an amount in major units such as 25 or 12.50, or one for each of the currencies: USD 25; JPY 3000
   * @default what the provider accepts, `999999.99` for USD
   */
  'max-amount'?: Amount | null | undefined;
  /**
   * Offers `amounts` alone, without a field for another amount.
   *
   * Values: the attribute alone, or "true" or "false"
   * @default off
   */
  'presets-only'?: Flag | '' | 'presets-only' | null | undefined;
  /**
   * What an amount does, shown beside it.
   *
   * Values: 25=feeds a family; 50=two boards, or a JSON object from amount to text: {"25":"feeds a family for a week"}
   * @default none
   */
  impact?: TextByAmount | null | undefined;
  /**
   * The same as `impact` for monthly gifts.
   *
   * Values: 25=feeds a family; 50=two boards, or a JSON object from amount to text: {"25":"feeds a family for a week"}
   * @default `impact`
   */
  'monthly-impact'?: TextByAmount | null | undefined;
  /**
   * Frequencies that the donor may choose. One value locks it.
   *
   * Values: once, monthly, or both separated by a comma
   * @default `once,monthly`
   */
  frequencies?: FrequencyList | null | undefined;
  /**
   * Preselected frequency, one of `frequencies`.
   *
   * Values: once or monthly
   * @default the first of `frequencies`
   */
  frequency?: 'once' | 'monthly' | null | undefined;
  /**
   * Who processes the payment.
   *
   * Values: stripe or every.org
   * @default `stripe`
   */
  provider?: 'stripe' | 'every.org' | null | undefined;
  /**
   * Where the checkout opens. A popup that the browser blocks becomes a link.
   *
   * Values: popup, tab or redirect
   * @default `popup`
   */
  checkout?: 'popup' | 'tab' | 'redirect' | null | undefined;
  /**
   * Passed to SIR Giving with the donation.
   *
   * Values: text
   * @default none
   */
  'referral-code'?: string | null | undefined;
  /**
   * Language of the form. Numbers and amounts follow it, texts as far as there is a translation.
   *
   * Values: a BCP 47 tag such as en or pt-BR
   * @default the nearest `lang` attribute, then the browser's language
   */
  locale?: string | null | undefined;
  /**
   * Colour scheme. `auto` follows the page's `color-scheme`.
   *
   * Values: auto, light or dark
   * @default `auto`
   */
  theme?: 'auto' | 'light' | 'dark' | null | undefined;
  /**
   * Another Partner API, for development. A build can allow more hosts with `SIR_API_HOSTS`.
   *
   * Values: a sandbox on this machine (http://localhost:…), with a test key only
   * @default the API of the key
   */
  'api-base'?: string | null | undefined;
  /**
   * Simulates a donation up to this outcome, without a request: for previews and tests. A live key takes real donations and simulates nothing.
   *
   * Values: succeeded, failed, pending, processing, busy, offline or blocked, with a test key only
   * @default none
   */
  simulate?: 'succeeded' | 'failed' | 'pending' | 'processing' | 'busy' | 'offline' | 'blocked' | null | undefined;
  /**
   * Prefilled email address.
   *
   * Values: text
   * @default none
   */
  'donor-email'?: string | null | undefined;
  /**
   * Prefilled first name.
   *
   * Values: text
   * @default none
   */
  'donor-first-name'?: string | null | undefined;
  /**
   * Prefilled last name.
   *
   * Values: text
   * @default none
   */
  'donor-last-name'?: string | null | undefined;
  /**
   * Replaces single texts of the form. `lang` names their language.
   *
   * Values: give=Help with {amount}, or a JSON object from key to text: {"give":"Help with {amount}"}
   * @default none
   */
  strings?: Strings | null | undefined;
  /**
   * A line of the partner's above the amounts. Markup is shown as text.
   *
   * Values: text of at most 200 characters
   * @default none
   */
  notice?: string | null | undefined;
  /**
   * The partner's privacy policy, as a link above the last button.
   *
   * Values: an address that begins with https://
   * @default none
   */
  'privacy-url'?: string | null | undefined;
  /**
   * The partner's terms, beside it.
   *
   * Values: an address that begins with https://
   * @default none
   */
  'terms-url'?: string | null | undefined;
  /**
   * Where donors get help, as a link below each step and on every screen about a problem.
   *
   * Values: an address that begins with https://, mailto: or tel:
   * @default none
   */
  'help-url'?: string | null | undefined;
  /**
   * Where the main button of the last screen leads. It then says "Continue". Nothing about the donor is added to the address.
   *
   * Values: an address that begins with https://, or a path of the page's own site such as /thanks
   * @default none
   */
  'done-url'?: string | null | undefined;
  /**
   * Reports donations to the page's analytics. `datalayer` pushes GA4's `begin_checkout` and `purchase` to `window.dataLayer`.
   *
   * Values: datalayer
   * @default none
   */
  analytics?: 'datalayer' | null | undefined;
  /**
   * Lets the page's address preset the form: `sir_amount`, `sir_frequency`, `sir_nonprofit` (one of `nonprofit`) and `sir_ref`. Read when the form loads.
   *
   * Values: the attribute alone, or "true" or "false"
   * @default off
   */
  'prefill-from-url'?: Flag | '' | 'prefill-from-url' | null | undefined;
  /**
   * Runs the form in a frame of another origin, so that the page's scripts cannot read it. Read when the form loads.
   *
   * Values: the attribute alone, or "true" or "false"
   * @default off
   */
  isolated?: Flag | null | undefined;
  /**
   * When the form of a button is loaded. `auto` gets it ready when the button is in view and the page has loaded and is idle, but not with Save-Data or on 2g. `intent` waits for a hover, focus or touch, `none` for the press.
   *
   * Values: auto, intent or none
   * @default `auto`
   */
  preload?: 'auto' | 'intent' | 'none' | null | undefined;
}

/** The properties of `<sir-donate>`, one for each attribute. Reading one returns what was written, not the default. */
export interface ElementProperties {
  /**
   * Publishable key from the SIR Giving dashboard. A test key uses the sandbox, a live key takes real donations.
   *
   * Values: `pk_test_…` or `pk_live_…`
   * @default none, required
   */
  get publishableKey(): string | undefined;
  set publishableKey(value: string | null | undefined);
  /**
   * Slug of the nonprofit, or several, of which the donor chooses one.
   *
   * Values: slugs such as clean-water-fund, separated by commas
   * @default none, required
   */
  get nonprofit(): string | readonly string[] | undefined;
  set nonprofit(value: TextList | null | undefined);
  /**
   * `button` shows a button that opens the form in a dialog, `inline` shows the form in the page. `dialog` has no button: a link, a button of the page or a script opens the form. `floating` keeps the button in the bottom corner of the window.
   *
   * Values: button, dialog, floating or inline
   * @default `button`
   */
  get mode(): 'button' | 'dialog' | 'floating' | 'inline' | undefined;
  set mode(value: 'button' | 'dialog' | 'floating' | 'inline' | null | undefined);
  /**
   * Currency of all amounts. `currencies` counts more.
   *
   * Values: an ISO 4217 code such as USD
   * @default `USD`
   */
  get currency(): string | undefined;
  set currency(value: string | null | undefined);
  /**
   * Currencies of which the donor chooses one. The form begins with the first. Amounts, bounds and impact texts without a label belong to the first: `amounts="USD 10,25,50; JPY 1000,3000"`.
   *
   * Values: ISO 4217 codes separated by commas: USD,EUR,GBP
   * @default none
   */
  get currencies(): string | readonly string[] | undefined;
  set currencies(value: TextList | null | undefined);
  /**
   * Suggested amounts, shown in ascending order. Those outside `min-amount` and `max-amount` are left out.
   *
   * Values: amounts in major units, separated by commas: 10,25,50,100, or a list for each of the currencies: USD 10,25; JPY 1000,3000
   * @default four round amounts of the currency, `10,25,50,100` for USD
   */
  get amounts(): readonly number[] | undefined;
  set amounts(value: AmountList | null | undefined);
  /**
   * Preselected amount. It need not be one of `amounts`, unless `presets-only` is set.
   *
   * Values: an amount in major units such as 25 or 12.50, or one for each of the currencies: USD 25; JPY 3000
   * @default none
   */
  get amount(): number | undefined;
  set amount(value: Amount | null | undefined);
  /**
   * The same as `amounts` for monthly gifts.
   *
   * Values: amounts in major units, separated by commas: 5,10,25, or a list for each of the currencies: USD 10,25; JPY 1000,3000
   * @default `amounts`, if it is set; else about a quarter of its default, `3,5,10,25` for USD
   */
  get monthlyAmounts(): readonly number[] | undefined;
  set monthlyAmounts(value: AmountList | null | undefined);
  /**
   * Preselected amount of a monthly gift.
   *
   * Values: an amount in major units such as 25 or 12.50, or one for each of the currencies: USD 25; JPY 3000
   * @default `amount`, or the preset in the same place
   */
  get monthlyAmount(): number | undefined;
  set monthlyAmount(value: Amount | null | undefined);
  /**
   * After a one-time amount, asks once a visit whether the donor would rather give monthly: about this share of the amount, which is a quarter for the attribute alone.
   *
   * Values: the attribute alone, or a share such as 0.25 or 25%
   * @default none
   */
  get suggestMonthly(): boolean | number | string | undefined;
  set suggestMonthly(value: Share | null | undefined);
  /**
   * Smallest amount, within what the provider accepts.
   *
   * Values: an amount in major units such as 25 or 12.50, or one for each of the currencies: USD 25; JPY 3000
   * @default what the provider accepts, `0.50` for USD with Stripe
   */
  get minAmount(): number | undefined;
  set minAmount(value: Amount | null | undefined);
  /**
   * Largest amount, at least `min-amount`, within what the provider accepts.
   *
   * Values: an amount in major units such as 25 or 12.50, or one for each of the currencies: USD 25; JPY 3000
   * @default what the provider accepts, `999999.99` for USD
   */
  get maxAmount(): number | undefined;
  set maxAmount(value: Amount | null | undefined);
  /**
   * Offers `amounts` alone, without a field for another amount.
   *
   * Values: the attribute alone, or "true" or "false"
   * @default off
   */
  get presetsOnly(): boolean;
  set presetsOnly(value: Flag | null | undefined);
  /**
   * What an amount does, shown beside it.
   *
   * Values: 25=feeds a family; 50=two boards, or a JSON object from amount to text: {"25":"feeds a family for a week"}
   * @default none
   */
  get impact(): Readonly<Record<string, string>> | string | undefined;
  set impact(value: TextByAmount | null | undefined);
  /**
   * The same as `impact` for monthly gifts.
   *
   * Values: 25=feeds a family; 50=two boards, or a JSON object from amount to text: {"25":"feeds a family for a week"}
   * @default `impact`
   */
  get monthlyImpact(): Readonly<Record<string, string>> | string | undefined;
  set monthlyImpact(value: TextByAmount | null | undefined);
  /**
   * Frequencies that the donor may choose. One value locks it.
   *
   * Values: once, monthly, or both separated by a comma
   * @default `once,monthly`
   */
  get frequencies(): readonly Frequency[] | undefined;
  set frequencies(value: FrequencyList | null | undefined);
  /**
   * Preselected frequency, one of `frequencies`.
   *
   * Values: once or monthly
   * @default the first of `frequencies`
   */
  get frequency(): 'once' | 'monthly' | undefined;
  set frequency(value: 'once' | 'monthly' | null | undefined);
  /**
   * Who processes the payment.
   *
   * Values: stripe or every.org
   * @default `stripe`
   */
  get provider(): 'stripe' | 'every.org' | undefined;
  set provider(value: 'stripe' | 'every.org' | null | undefined);
  /**
   * Where the checkout opens. A popup that the browser blocks becomes a link.
   *
   * Values: popup, tab or redirect
   * @default `popup`
   */
  get checkout(): 'popup' | 'tab' | 'redirect' | undefined;
  set checkout(value: 'popup' | 'tab' | 'redirect' | null | undefined);
  /**
   * Passed to SIR Giving with the donation.
   *
   * Values: text
   * @default none
   */
  get referralCode(): string | undefined;
  set referralCode(value: string | null | undefined);
  /**
   * Language of the form. Numbers and amounts follow it, texts as far as there is a translation.
   *
   * Values: a BCP 47 tag such as en or pt-BR
   * @default the nearest `lang` attribute, then the browser's language
   */
  get locale(): string | undefined;
  set locale(value: string | null | undefined);
  /**
   * Colour scheme. `auto` follows the page's `color-scheme`.
   *
   * Values: auto, light or dark
   * @default `auto`
   */
  get theme(): 'auto' | 'light' | 'dark' | undefined;
  set theme(value: 'auto' | 'light' | 'dark' | null | undefined);
  /**
   * Another Partner API, for development. A build can allow more hosts with `SIR_API_HOSTS`.
   *
   * Values: a sandbox on this machine (http://localhost:…), with a test key only
   * @default the API of the key
   */
  get apiBase(): string | undefined;
  set apiBase(value: string | null | undefined);
  /**
   * Simulates a donation up to this outcome, without a request: for previews and tests. A live key takes real donations and simulates nothing.
   *
   * Values: succeeded, failed, pending, processing, busy, offline or blocked, with a test key only
   * @default none
   */
  get simulate(): 'succeeded' | 'failed' | 'pending' | 'processing' | 'busy' | 'offline' | 'blocked' | undefined;
  set simulate(value: 'succeeded' | 'failed' | 'pending' | 'processing' | 'busy' | 'offline' | 'blocked' | null | undefined);
  /**
   * Prefilled email address.
   *
   * Values: text
   * @default none
   */
  get donorEmail(): string | undefined;
  set donorEmail(value: string | null | undefined);
  /**
   * Prefilled first name.
   *
   * Values: text
   * @default none
   */
  get donorFirstName(): string | undefined;
  set donorFirstName(value: string | null | undefined);
  /**
   * Prefilled last name.
   *
   * Values: text
   * @default none
   */
  get donorLastName(): string | undefined;
  set donorLastName(value: string | null | undefined);
  /**
   * Replaces single texts of the form. `lang` names their language.
   *
   * Values: give=Help with {amount}, or a JSON object from key to text: {"give":"Help with {amount}"}
   * @default none
   */
  get strings(): PageStrings | string | undefined;
  set strings(value: Strings | null | undefined);
  /**
   * A line of the partner's above the amounts. Markup is shown as text.
   *
   * Values: text of at most 200 characters
   * @default none
   */
  get notice(): string | undefined;
  set notice(value: string | null | undefined);
  /**
   * The partner's privacy policy, as a link above the last button.
   *
   * Values: an address that begins with https://
   * @default none
   */
  get privacyUrl(): string | undefined;
  set privacyUrl(value: string | null | undefined);
  /**
   * The partner's terms, beside it.
   *
   * Values: an address that begins with https://
   * @default none
   */
  get termsUrl(): string | undefined;
  set termsUrl(value: string | null | undefined);
  /**
   * Where donors get help, as a link below each step and on every screen about a problem.
   *
   * Values: an address that begins with https://, mailto: or tel:
   * @default none
   */
  get helpUrl(): string | undefined;
  set helpUrl(value: string | null | undefined);
  /**
   * Where the main button of the last screen leads. It then says "Continue". Nothing about the donor is added to the address.
   *
   * Values: an address that begins with https://, or a path of the page's own site such as /thanks
   * @default none
   */
  get doneUrl(): string | undefined;
  set doneUrl(value: string | null | undefined);
  /**
   * Reports donations to the page's analytics. `datalayer` pushes GA4's `begin_checkout` and `purchase` to `window.dataLayer`.
   *
   * Values: datalayer
   * @default none
   */
  get analytics(): 'datalayer' | undefined;
  set analytics(value: 'datalayer' | null | undefined);
  /**
   * Lets the page's address preset the form: `sir_amount`, `sir_frequency`, `sir_nonprofit` (one of `nonprofit`) and `sir_ref`. Read when the form loads.
   *
   * Values: the attribute alone, or "true" or "false"
   * @default off
   */
  get prefillFromUrl(): boolean;
  set prefillFromUrl(value: Flag | null | undefined);
  /**
   * Runs the form in a frame of another origin, so that the page's scripts cannot read it. Read when the form loads.
   *
   * Values: the attribute alone, or "true" or "false"
   * @default off
   */
  get isolated(): boolean;
  set isolated(value: Flag | null | undefined);
  /**
   * When the form of a button is loaded. `auto` gets it ready when the button is in view and the page has loaded and is idle, but not with Save-Data or on 2g. `intent` waits for a hover, focus or touch, `none` for the press.
   *
   * Values: auto, intent or none
   * @default `auto`
   */
  get preload(): 'auto' | 'intent' | 'none' | undefined;
  set preload(value: 'auto' | 'intent' | 'none' | null | undefined);
}
