import { parseApiBase } from './api-base.js';
import { apiHosts } from './api-hosts.js';
import type { AttributeName } from './attribute-names.js';
import {
  type CheckoutMode,
  checkoutModes,
  type Environment,
  type Frequency,
  type Mode,
  modes,
  type Provider,
  providers,
  type Theme,
  themes,
} from './enums.js';
import type { ErrorCode } from './errors.js';
import { defaultPresets, fromMajor, isCurrency } from './money.js';
import { quote } from './secrets.js';

/**
 * The host contract's one parser: the same names as attributes of the element and as query parameters of the frame
 * page. A malformed value never throws: its default applies and one warning says what is accepted.
 * Only what makes a donation impossible (key, nonprofit, a secret in the page) is fatal.
 */
export interface Donor {
  email: string;
  firstName: string;
  lastName: string;
}

export interface Options {
  key: string;
  environment: Environment;
  /** Base URL of the Partner API, without a slash at its end. */
  apiBase: string;
  /** Slugs, at least one, without repeats. */
  nonprofits: readonly string[];
  /** The attribute as it is written: the shell, which parses nothing, looks for a donation by it. */
  nonprofit: string;
  mode: Mode;
  currency: string;
  /** Presets in minor units, ascending. */
  amounts: readonly number[];
  /** Preselected amount in minor units. */
  amount: number | undefined;
  /** Bounds in minor units, inclusive. */
  minAmount: number;
  maxAmount: number | undefined;
  presetsOnly: boolean;
  /** Amount in minor units → what it does. */
  impact: ReadonlyMap<number, string>;
  frequencies: readonly Frequency[];
  frequency: Frequency;
  provider: Provider;
  checkout: CheckoutMode;
  donor: Donor;
  referralCode: string | undefined;
  locale: string;
  theme: Theme;
  /** The page's own texts, by key; `lang` names their language. */
  strings: ReadonlyMap<string, string>;
  /** Whether the element runs the form in a frame; decided by the shell, which reads it the same way. */
  isolated: boolean;
}

export type ParsedOptions =
  | { type: 'valid'; options: Options; warnings: string[] }
  | { type: 'invalid'; code: ErrorCode; message: string; warnings: string[] };

/** Reads one attribute; `null` where it is absent. */
export type ReadAttribute = (name: AttributeName) => string | null;

const words = (raw: string): string[] => [
  ...new Set(
    raw
      .split(',')
      .map((word) => word.trim())
      .filter(Boolean),
  ),
];

const oneOf =
  <const Word extends string>(...accepted: Word[]) =>
  (raw: string): Word | undefined =>
    accepted.find((word) => word === raw.toLowerCase());

/** Returns all of them, or `undefined` if one is missing or there are none. */
const every = <Item>(items: (Item | undefined)[]): Item[] | undefined => {
  const known = items.filter((item) => item !== undefined);
  return known.length && known.length === items.length ? known : undefined;
};

const parseLocale = (raw: string): string | undefined => {
  try {
    return Intl.getCanonicalLocales(raw)[0];
  } catch {
    return undefined;
  }
};

/** Reads a JSON object of texts. */
const parseTexts = (raw: string): Map<string, string> | undefined => {
  try {
    const parsed: unknown = JSON.parse(raw);
    if (typeof parsed !== 'object' || !parsed || Array.isArray(parsed)) return undefined;
    return new Map(
      Object.entries(parsed).map(([name, text]) => {
        if (typeof text !== 'string') throw new TypeError();
        return [name, text];
      }),
    );
  } catch {
    return undefined;
  }
};

const parseImpact = (raw: string, currency: string): Map<number, string> | undefined => {
  const known = every(
    [...(parseTexts(raw) ?? [])].map(([amount, text]): [number, string] | undefined => {
      const amountMinor = fromMajor(amount, currency);
      return amountMinor === undefined ? undefined : [amountMinor, text];
    }),
  );
  return known && new Map(known);
};

/**
 * Parses the host contract.
 *
 * @param read one attribute's raw value
 * @param context `locale`: what applies where the attribute does not say; `secretAttribute`: name of an attribute, known
 *   to the contract or not, that holds a secret
 */
export function parseOptions(
  read: ReadAttribute,
  { locale: fallbackLocale, secretAttribute }: { locale: string; secretAttribute?: string | undefined },
): ParsedOptions {
  const warnings: string[] = [];
  const refuse = (code: ErrorCode, message: string): ParsedOptions => ({
    type: 'invalid',
    code,
    message,
    warnings,
  });

  const ignore = (name: AttributeName, accepted: string): void => {
    const raw = read(name)?.trim() ?? '';
    warnings.push(`${name}=${quote(raw)} is not understood and was ignored. Accepted: ${accepted}.`);
  };

  const take = <Value>(
    name: AttributeName,
    accepted: string,
    parse: (raw: string) => Value | undefined,
    fallback: Value,
  ): Value => {
    const raw = read(name)?.trim();
    if (!raw) return fallback;
    const value = parse(raw);
    if (value !== undefined) return value;
    ignore(name, accepted);
    return fallback;
  };

  if (secretAttribute) {
    return refuse(
      'secret-key',
      `The attribute "${secretAttribute}" holds what looks like a secret key. Nothing was sent. Remove it from the page, ` +
        'revoke that key in the SIR Giving dashboard, and use the publishable key (pk_test_… or pk_live_…) instead.',
    );
  }
  const key = read('publishable-key')?.trim() ?? '';
  const kind = oneOf('test', 'live')(/^pk_(test|live)_[\w-]+$/.exec(key)?.[1] ?? '');
  if (!kind) {
    return refuse(
      'invalid-key',
      key
        ? `publishable-key=${quote(key.slice(0, 8))} is not a publishable key. Use pk_test_… or pk_live_… from the SIR Giving dashboard.`
        : 'publishable-key is missing. Add publishable-key="pk_test_…" from the SIR Giving dashboard.',
    );
  }
  const nonprofit = read('nonprofit') ?? '';
  const nonprofits = words(nonprofit);
  const isSlug = (slug: string) => /^[\w.~-]{1,200}$/.test(slug) && !/^\.+$/.test(slug);
  const slugs = nonprofits.filter(isSlug);
  const noSlugs = nonprofits
    .filter((slug) => !isSlug(slug))
    .map(quote)
    .join();
  const slugAdvice = 'Accepted: slugs such as "clean-water-fund", separated by commas.';
  if (!slugs.length) {
    return refuse(
      'invalid-nonprofit',
      `nonprofit${noSlugs ? `=${noSlugs} is not understood` : ' is missing'}. ${slugAdvice}`,
    );
  }
  if (noSlugs) warnings.push(`nonprofit: ${noSlugs} was left out. ${slugAdvice}`);

  const environment = kind === 'test' ? 'sandbox' : 'production';
  const text = (raw: string) => raw.slice(0, 200);
  const currency = take(
    'currency',
    'an ISO 4217 code such as USD',
    (raw) => (isCurrency(raw.toUpperCase()) ? raw.toUpperCase() : undefined),
    'USD',
  );
  const money = (raw: string) => fromMajor(raw, currency) || undefined;
  const major = 'an amount in major units such as 25 or 12.50';
  const minAmount = take('min-amount', major, money, fromMajor('1', currency) ?? 1);
  let maxAmount = take('max-amount', major, money, undefined);
  if (maxAmount !== undefined && maxAmount < minAmount) {
    ignore('max-amount', 'at least min-amount');
    maxAmount = undefined;
  }
  const inBounds = (amountMinor: number) =>
    amountMinor >= minAmount && (maxAmount === undefined || amountMinor <= maxAmount);
  const wanted = take(
    'amounts',
    'amounts in major units, separated by commas: 10,25,50,100',
    (raw) => every(words(raw).map(money)),
    defaultPresets(currency),
  );
  let amounts = [...new Set(wanted)].filter(inBounds).sort((a, b) => a - b);
  if (read('amounts')?.trim() && amounts.length < new Set(wanted).size) {
    warnings.push(
      `amounts=${quote(read('amounts') ?? '')}: those outside min-amount and max-amount were left out.`,
    );
  }
  const takeFlag = (name: AttributeName): boolean =>
    take(
      name,
      'the attribute alone, or "true" or "false"',
      (raw) => {
        const said = oneOf('true', 'false', name)(raw);
        return said && said !== 'false';
      },
      read(name)?.trim() === '',
    );
  const presetsOnly = takeFlag('presets-only');
  if (!amounts.length && presetsOnly) amounts = [minAmount];
  let amount = take('amount', major, money, undefined);
  if (amount !== undefined && (!inBounds(amount) || (presetsOnly && !amounts.includes(amount)))) {
    ignore('amount', 'what the form offers (see amounts, min-amount, max-amount, presets-only)');
    amount = undefined;
  }
  const parseFrequency = oneOf('once', 'monthly');
  const frequencies = take<readonly Frequency[]>(
    'frequencies',
    'once, monthly, or both separated by a comma',
    (raw) => every([...new Set(words(raw).map(parseFrequency))]),
    ['once', 'monthly'],
  );
  const firstFrequency = frequencies[0] ?? 'once';
  const frequency = take(
    'frequency',
    frequencies.join(' or '),
    (raw) => {
      const value = parseFrequency(raw);
      return value && frequencies.includes(value) ? value : undefined;
    },
    firstFrequency,
  );

  return {
    type: 'valid',
    warnings,
    options: {
      key,
      environment,
      apiBase: take(
        'api-base',
        'a sandbox on this machine (http://localhost:…), with a test key only',
        (raw) => (kind === 'test' ? parseApiBase(raw) : undefined),
        `https://${apiHosts[environment]}`,
      ),
      nonprofits: slugs,
      nonprofit,
      mode: take('mode', 'button or inline', oneOf(...modes), 'button'),
      currency,
      amounts,
      amount,
      minAmount,
      maxAmount,
      presetsOnly,
      impact: take(
        'impact',
        'a JSON object from amount to text: {"25":"feeds a family for a week"}',
        (raw) => parseImpact(raw, currency),
        new Map<number, string>(),
      ),
      frequencies,
      frequency,
      provider: take('provider', 'stripe or every.org', oneOf(...providers), 'stripe'),
      checkout: take('checkout', 'popup, tab or redirect', oneOf(...checkoutModes), 'popup'),
      donor: {
        email: take('donor-email', '', text, ''),
        firstName: take('donor-first-name', '', text, ''),
        lastName: take('donor-last-name', '', text, ''),
      },
      referralCode: take('referral-code', '', text, undefined),
      locale: take(
        'locale',
        'a BCP 47 tag such as en or pt-BR',
        parseLocale,
        parseLocale(fallbackLocale) ?? 'en',
      ),
      theme: take('theme', 'auto, light or dark', oneOf(...themes), 'auto'),
      strings: take(
        'strings',
        'a JSON object from key to text: {"give":"Help with {amount}"}',
        parseTexts,
        new Map<string, string>(),
      ),
      isolated: takeFlag('isolated'),
    },
  };
}
