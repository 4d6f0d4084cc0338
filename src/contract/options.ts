import { type AttributeName, propertyName } from './attribute-names.js';
import { type ParseContext, textParsers } from './attribute-parsers.js';
import { type AttributeSpec, type AttributeValues, attributes } from './attributes.js';
import { cleanValue, unquote } from './clean-value.js';
import type { Environment, Frequency } from './enums.js';
import type { ErrorCode } from './errors.js';
import { listItems } from './list-items.js';
import { defaultPresets, minorDigits } from './money.js';
import { providerBounds } from './provider-bounds.js';
import { quote } from './secrets.js';

/**
 * Parses the host contract: the same names as attributes of the element and as query parameters of the frame page.
 * A malformed value never throws: its default applies and one developer warning says what is accepted. Only what makes
 * a donation impossible (no key, no nonprofit, a secret in the page) is fatal.
 */
export interface Donor {
  email: string;
  firstName: string;
  lastName: string;
}

/** The attributes as they were parsed, amounts in minor units, and what follows from several of them. */
export interface Options extends AttributeValues {
  /** One of `frequencies`. */
  frequency: Frequency;
  /** Never outside what the provider accepts. */
  minAmount: number;
  /** At least `minAmount`. */
  maxAmount: number;
  /** In ascending order, within the bounds. */
  amounts: readonly number[];
  monthlyAmounts: readonly number[];
  monthlyImpact: ReadonlyMap<number, string>;
  key: string;
  environment: Environment;
  /** What applies in each currency that the form offers; the first is that of these options. */
  perCurrency: readonly CurrencyOptions[];
  /** Slugs, at least one, without repeats. */
  nonprofits: readonly string[];
  donor: Donor;
}

/** The options that are another for each currency. */
export type CurrencyOptions = Pick<
  Options,
  | 'currency'
  | 'minAmount'
  | 'maxAmount'
  | 'amounts'
  | 'amount'
  | 'impact'
  | 'monthlyAmounts'
  | 'monthlyAmount'
  | 'monthlyImpact'
>;

/** Returns the options in another currency, or as they are where it is not offered. */
export function inCurrency(options: Options, currency: string | undefined): Options {
  const own = options.perCurrency.find((one) => one.currency === currency);
  return own && currency !== options.currency ? { ...options, ...own } : options;
}

export type ParsedOptions =
  | { type: 'valid'; options: Options; warnings: string[] }
  | { type: 'invalid'; code: ErrorCode; message: string; warnings: string[] };

/** Reads one attribute; `null` where it is absent. */
export type ReadAttribute = (name: AttributeName) => string | null;

/** How the parser reads attributes and tells the developer what it ignored. */
interface Reader {
  read: ReadAttribute;
  warnings: string[];
  ignore(name: AttributeName, accepted: string | undefined): void;
}

const isSlug = (slug: string): boolean => /^[\w.~-]{1,200}$/.test(slug) && !/^\.+$/.test(slug);

/** Writes an amount for a developer. */
const toMajor = (amountMinor: number, currency: string): number => amountMinor / 10 ** minorDigits(currency);

/** Reads `min-amount` and `max-amount`, and keeps them within what the provider accepts. */
function resolveBounds(
  { provider, currency, ...values }: AttributeValues,
  { read, warnings, ignore }: Reader,
) {
  const { min, max, usualMin } = providerBounds(provider, currency);
  const clamp = (name: 'min-amount' | 'max-amount', wanted: number): number => {
    const accepted = Math.min(Math.max(wanted, min), max);
    if (accepted !== wanted)
      warnings.push(
        `${name}=${quote(read(name) ?? '')} is outside what ${provider} accepts in ${currency}. ` +
          `${toMajor(accepted, currency)} applies.`,
      );
    return accepted;
  };
  const { minAmount = 0 } = values;
  let { maxAmount = max } = values;
  if (maxAmount >= minAmount) maxAmount = clamp('max-amount', maxAmount);
  else {
    if (values.maxAmount) ignore('max-amount', 'at least min-amount');
    maxAmount = max;
  }
  return { minAmount: minAmount ? clamp('min-amount', minAmount) : Math.min(usualMin, maxAmount), maxAmount };
}

/** Keeps the amounts within their bounds, and the frequency to those that are offered. */
function resolveDependencies(values: AttributeValues, reader: Reader) {
  const { read, warnings, ignore } = reader;
  const { currency, presetsOnly, frequencies } = values;
  let { frequency } = values;
  const { minAmount, maxAmount } = resolveBounds(values, reader);
  const inBounds = (amountMinor: number) => amountMinor >= minAmount && amountMinor <= maxAmount;
  const resolvePresets = (
    name: AttributeName,
    written: readonly number[] | undefined,
    builtIn: readonly number[],
  ): readonly number[] => {
    const all = new Set(written ?? builtIn);
    const presets = [...all].filter(inBounds).sort((a, b) => a - b);
    if (written && presets.length < all.size)
      warnings.push(
        `${name}=${quote(read(name) ?? '')}: those outside min-amount and max-amount (${toMajor(minAmount, currency)} to ${toMajor(maxAmount, currency)}) were left out.`,
      );
    return !presets.length && presetsOnly ? [minAmount] : presets;
  };
  const amounts = resolvePresets('amounts', values.amounts, defaultPresets(currency));
  // One list of the page's serves both frequencies, unless there is a second.
  const monthlyAmounts =
    values.monthlyAmounts || !values.amounts
      ? resolvePresets('monthly-amounts', values.monthlyAmounts, defaultPresets(currency, true))
      : amounts;
  const offered = frequencies.flatMap((one) => (one === 'monthly' ? monthlyAmounts : amounts));
  const resolveAmount = (name: AttributeName, wanted: number | undefined, presets: readonly number[]) => {
    if (wanted === undefined || (inBounds(wanted) && (!presetsOnly || presets.includes(wanted))))
      return wanted;
    ignore(name, 'what the form offers (see amounts, min-amount, max-amount, presets-only)');
    return undefined;
  };
  const [firstFrequency = 'once'] = frequencies;
  if (frequency && !frequencies.includes(frequency)) {
    ignore('frequency', frequencies.join(' or '));
    frequency = undefined;
  }
  return {
    currency,
    minAmount,
    maxAmount,
    amounts,
    monthlyAmounts,
    amount: resolveAmount('amount', values.amount, offered),
    monthlyAmount: resolveAmount('monthly-amount', values.monthlyAmount, monthlyAmounts),
    impact: values.impact,
    monthlyImpact: values.monthlyImpact ?? values.impact,
    frequency: frequency ?? firstFrequency,
  };
}

/** What applies beside the attributes. */
export interface PageContext {
  /** Language where the attribute does not say one, a BCP 47 tag. */
  locale: string;
  /** Origin of the host page. */
  pageOrigin: string;
  /** Name of an attribute, known to the contract or not, that holds a secret. */
  secretAttribute?: string | undefined;
}

/**
 * Parses the host contract.
 *
 * @param readRaw one attribute's raw value
 */
export function parseOptions(
  readRaw: ReadAttribute,
  { locale, pageOrigin, secretAttribute }: PageContext,
): ParsedOptions {
  const warnings: string[] = [];
  const read: ReadAttribute = (name) => {
    const raw = readRaw(name);
    return raw === null ? raw : cleanValue(raw);
  };
  const refuse = (code: ErrorCode, message: string): ParsedOptions => ({
    type: 'invalid',
    code,
    message,
    warnings,
  });
  const reader: Reader = {
    read,
    warnings,
    ignore(name, accepted = 'text') {
      const raw = readRaw(name)?.trim() ?? '';
      warnings.push(`${name}=${quote(raw)} is not understood and was ignored. Accepted: ${accepted}.`);
    },
  };

  if (secretAttribute) {
    return refuse(
      'secret-key',
      `The attribute "${secretAttribute}" holds what looks like a secret key. Nothing was sent. Remove it from the page, ` +
        'revoke that key in the SIR Giving dashboard, and use the publishable key (pk_test_… or pk_live_…) instead.',
    );
  }
  const key = read('publishable-key') ?? '';
  if (!/^pk_(test|live)_[\w-]+$/.test(key)) {
    return refuse(
      'invalid-key',
      key
        ? `publishable-key=${quote(key.slice(0, 8))} is not a publishable key. Use pk_test_… or pk_live_… from the SIR Giving dashboard.`
        : 'publishable-key is missing. Add publishable-key="pk_test_…" from the SIR Giving dashboard.',
    );
  }
  const nonprofit = read('nonprofit') ?? '';
  const slugs = listItems(nonprofit);
  const nonprofits = slugs.filter(isSlug);
  const malformed = slugs
    .filter((slug) => !isSlug(slug))
    .map(quote)
    .join();
  const slugAdvice = 'Accepted: slugs such as "clean-water-fund", separated by commas.';
  if (!nonprofits.length) {
    return refuse(
      'invalid-nonprofit',
      `nonprofit${malformed ? `=${malformed} is not understood` : ' is missing'}. ${slugAdvice}`,
    );
  }
  if (malformed) warnings.push(`nonprofit: ${malformed} was left out. ${slugAdvice}`);

  const environment = key.startsWith('pk_test') ? 'sandbox' : 'production';
  const parseIn = (currency: string | undefined) =>
    parseValues(reader, { readRaw, environment, pageLocale: locale, pageOrigin, currency });
  const values = parseIn(undefined);
  const resolved = resolveDependencies(values, reader);
  const others = (values.currencies ?? [])
    .slice(1)
    .map((currency) => resolveDependencies(parseIn(currency), reader));
  return {
    type: 'valid',
    // A malformed value is malformed in every currency.
    warnings: [...new Set(warnings)],
    options: {
      ...values,
      ...resolved,
      environment,
      perCurrency: [resolved, ...others].map(({ frequency, ...one }) => one),
      key,
      nonprofits,
      donor: { email: values.donorEmail, firstName: values.donorFirstName, lastName: values.donorLastName },
    },
  };
}

/**
 * Parses the attributes. Each one's value joins the context of those after it.
 *
 * @param context `currency`: the one to read amounts in; by default the first that the form offers
 */
function parseValues(
  { read, ignore }: Reader,
  {
    readRaw,
    currency: wanted,
    ...page
  }: Pick<ParseContext, 'environment' | 'pageLocale' | 'pageOrigin'> & {
    readRaw: ReadAttribute;
    currency: string | undefined;
  },
): AttributeValues {
  let context: ParseContext = { ...page, currency: '' };
  for (const [name, { parse, accepted, fallback }] of Object.entries(attributes) as [
    AttributeName,
    AttributeSpec,
  ][]) {
    // A text is sent, or shown, as it is.
    const raw = textParsers.includes(parse)
      ? unquote(readRaw(name)?.trim() ?? '')
      : (read(name) ?? undefined);
    const value = raw === undefined ? raw : parse(raw, context);
    if (raw && value === undefined) ignore(name, accepted);
    // Not an assignment: a page may have put a setter of this name on Object.prototype.
    context = {
      ...context,
      [propertyName(name)]: value ?? (typeof fallback === 'function' ? fallback(context) : fallback),
    };
    if (name === 'currencies')
      context = { ...context, currency: wanted ?? context.currencies?.[0] ?? context.currency };
  }
  return context as ParseContext & AttributeValues;
}
