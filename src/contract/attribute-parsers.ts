import type { Environment, Frequency } from './enums.js';
import { frequencies } from './enums.js';
import { type CurrencyContext, readLabelled, splitLabel } from './labelled-parts.js';
import { listItems } from './list-items.js';
import { fromMajor, isCurrency } from './money.js';
import { roundToStep } from './provider-bounds.js';
import { readTexts } from './text-list.js';

/**
 * Parsers of single attributes. They validate and never throw: the result of an empty or malformed value is `undefined`.
 * They get the trimmed value, and what the attributes before it were parsed to.
 */
export interface ParseContext extends CurrencyContext {
  environment: Environment;
  /** The page's language, a BCP 47 tag. */
  pageLocale: string;
  /** Origin of the host page; `null` as a text where it has none. */
  pageOrigin: string;
}

export type Parse<Value> = (raw: string, context: ParseContext) => Value | undefined;

/** A parser of what may be labelled with a currency; `null` where nothing is said in that of the context. */
export type ParseLabelled<Value> = Parse<Value | null>;

/** Returns all values, or `undefined` if one is missing or there are none. */
const allOrNone = <Value>(values: (Value | undefined)[]): Value[] | undefined => {
  const known = values.filter((value) => value !== undefined);
  return known.length && known.length === values.length ? known : undefined;
};

const oneOf =
  <const Word extends string>(words: readonly Word[]): Parse<Word> =>
  (raw) =>
    words.find((word) => word === raw.toLowerCase());

/** An attribute with a closed set of values, of which the first is the default. */
export const choice = <const Word extends string>(words: readonly [Word, ...Word[]]) => ({
  accepted: words.join(', ').replace(/, ([^,]+)$/, ' or $1'),
  parse: oneOf(words),
  fallback: words[0],
});

/** A boolean attribute, as HTML writes them: the attribute alone, or with its own name, is true. */
export const flag = (name: string) => {
  const parse: Parse<boolean> = (raw) => {
    const word = raw.toLowerCase();
    return ['', 'true', name].includes(word) || (word === 'false' ? false : undefined);
  };
  return {
    accepted: 'the attribute alone, or "true" or "false"',
    parse,
    fallback: false,
  };
};

const suggestsMonthly = flag('suggest-monthly').parse;

/** A share of a gift, more than 0 and at most 1: `0.25`, `25%` or `25`. The attribute alone is a quarter, and 0 is none. */
export const giftShare: Parse<number> = (raw, context) => {
  const isOn = suggestsMonthly(raw, context);
  if (isOn !== undefined) return isOn ? 0.25 : 0;
  const number = /^\d*\.?\d+ ?%?$/.test(raw) ? Number.parseFloat(raw) : 0;
  const share = number > 1 || raw.endsWith('%') ? number / 100 : number;
  return share && share <= 1 ? share : undefined;
};

/** What an object becomes when it is written as an attribute. */
const object = /^\{(?:["}]|$)|^\[object .*\]$/s;
/** The same of a function or a class, which is its source. */
const source = /^(?:async )?function\b|^class\b.*\{|^\(.*=>|^\w+ ?=>/s;
const isNoText = (raw: string): boolean => object.test(raw) || source.test(raw);

/** Any text; the rest of an absurdly long one is cut off. */
export const text: Parse<string> = (raw) => (isNoText(raw) ? undefined : raw.slice(0, 200) || undefined);

/** A text for donors, shown as it is written. A longer one is refused, because a part of it could mislead. */
export const noticeText: Parse<string> = (raw) =>
  isNoText(raw) || [...raw].length > 200 ? undefined : raw || undefined;

export const currencyCode: Parse<string> = (raw) =>
  isCurrency(raw.toUpperCase()) ? raw.toUpperCase() : undefined;

/** A number with more digits than a computed one can be trusted for, such as 20.299999999999997. */
const computedNumber = /^[\d.]{16,}$/;
const withoutError = (digits: string): string => Number(digits).toPrecision(14);

/** An amount in major units → minor units, as a checkout takes them. */
const minorAmount = (raw: string, currency: string): number | undefined => {
  const amountMinor = fromMajor(raw.replace(computedNumber, withoutError), currency);
  return amountMinor && roundToStep(amountMinor, currency);
};

/** The same of an amount above 0. */
export const amount: ParseLabelled<number> = (raw, context) =>
  readLabelled(raw, context, (text, currency) => minorAmount(text, currency) || undefined);

export const amountList: ParseLabelled<readonly number[]> = (raw, context) =>
  readLabelled(raw, context, (text, currency) =>
    allOrNone(listItems(text).map((item) => minorAmount(item, currency) || undefined)),
  );

/** Codes of currencies, the first of which the form begins with. */
export const currencyList: Parse<readonly string[]> = (raw, context) =>
  allOrNone([...new Set(listItems(raw).map((item) => currencyCode(item, context)))]);

const frequencyName = oneOf(frequencies);

export const frequencyList: Parse<readonly Frequency[]> = (raw, context) =>
  allOrNone([...new Set(listItems(raw).map((item) => frequencyName(item, context)))]);

/** Texts by name: a JSON object, or `name=text; name=text`. */
export const textMap: Parse<ReadonlyMap<string, string>> = (raw) => {
  const parsed = readTexts(raw);
  if (typeof parsed !== 'object' || !parsed || Array.isArray(parsed)) return undefined;
  const texts = Object.entries(parsed).filter(
    (entry): entry is [string, string] => typeof entry[1] === 'string',
  );
  return texts.length === Object.keys(parsed).length ? new Map(texts) : undefined;
};

/** The same by amounts in major units → texts by minor units. */
export const textByAmount: ParseLabelled<ReadonlyMap<number, string>> = (raw, context) => {
  const { currency, currencies = [currency] } = context;
  const known = allOrNone(
    [...(textMap(raw, context) ?? [])].map(([written, value]) => {
      const { label, rest } = splitLabel(written, context);
      // Unlike the amount of a preset, an impact may stand beside 0.
      const amountMinor = currencies.includes(label) ? minorAmount(rest, label) : undefined;
      return amountMinor === undefined ? undefined : ([label, amountMinor, value] as const);
    }),
  );
  const own = known?.filter(([label]) => label === currency);
  return own && (own.length ? new Map(own.map(([, amountMinor, value]) => [amountMinor, value])) : null);
};

/** Parsers of what a person writes for people. Every character of it counts. */
export const textParsers: readonly Parse<unknown>[] = [text, noticeText, textMap, textByAmount];
