/** Reads amounts as donors write them. A text with two readings is refused rather than guessed. */

import { type MinorAmount, type MoneyFormat, minorDigits, toMinor, writeParts } from './money.js';

export type ParsedAmount =
  | MinorAmount
  | { type: 'invalid'; reason: 'empty' | 'malformed' }
  | {
      type: 'invalid';
      reason: 'ambiguous';
      /** What the text can mean, in minor units: one or two amounts. */
      readings: number[];
    };

function asciiDigit(digit: string): string {
  // Scripts' digits are runs of ten that begin with zero; where runs adjoin, ten still divides the distance (Unicode 4.6).
  const code = digit.codePointAt(0) ?? 0;
  let distance = 0;
  while (/\p{Nd}/u.test(String.fromCodePoint(code - distance - 1))) distance++;
  return `${distance % 10}`;
}

// Customary abbreviations that the engine's Intl does not have, in lower case.
const ABBREVIATIONS =
  'AED dh dhs|CAD c|CHF fr sfr|CNY rmb 元|INR rs|KZT тг|PEN s|PGK k|RSD din дин|RUB р руб|THB บาท|TRY tl|UAH грн|VND đ vnđ|ZMW k';

const knownWords = new Map<string, Set<string>>();

/** Lists what a donor may call the currency: its code, signs and names in the locale, in English and at its home. */
function ownWords({ currency, locale }: MoneyFormat): Set<string> {
  const key = locale + currency;
  const known = knownWords.get(key);
  if (known) return known;
  // A currency's code begins with its country's (ISO 4217).
  const home = new Intl.Locale('und', { region: currency.slice(0, 2) }).maximize().toString();
  const texts = [currency, ABBREVIATIONS.split('|').find((row) => row.startsWith(currency)) ?? ''];
  for (const one of [locale, 'en', home]) {
    for (const currencyDisplay of ['symbol', 'narrowSymbol', 'name'] as const) {
      const formatter = new Intl.NumberFormat(one, {
        style: 'currency',
        currency,
        currencyDisplay,
        maximumFractionDigits: 0,
      });
      // Names have up to six plural forms.
      for (const count of currencyDisplay === 'name' ? [0, 1, 2, 3, 11, 100] : [1]) {
        for (const { type, value } of formatter.formatToParts(count))
          if (type === 'currency') texts.push(value);
      }
    }
  }
  const words = new Set(texts.flatMap(toWords));
  knownWords.set(key, words);
  return words;
}

const toWords = (text: string): string[] =>
  text
    .normalize('NFKC')
    .replace(/\p{Cf}/gu, '')
    .toLowerCase()
    .match(/[\p{L}\p{M}]+|\p{Sc}/gu) ?? [];

// Punctuation right behind a letter belongs to the word: `Rs.500` is 500, `$.50` is 0.50.
const WORD = /\p{L}[\p{L}\p{M}.,:/]*|\p{Sc}/gu;
// `25,-` `25.–` `500/-` are whole amounts. By now a `$` stands for every word or symbol.
const AMOUNT = /^[$ ]*([.,٫]?\d(?:[\d .,٫]*\d)?)(?:[.,:/][-–—=]+|[.,٫])?[$ ]*$/;
// `5k` may be five kwacha or five thousand, `5m` five manat or five million.
const MULTIPLIED = /\d ?[km](?!\p{L})/iu;
// Plain, or with one kind of separator between groups of three or of the Indian 2,2,3.
const INTEGER = /^\d*$|^(?!0)(?:\d{1,3}([ .,])(?:\d{3}\1)*|\d\d?([ .,])(?:\d\d\2)*)\d{3}$/;

/**
 * Reads what a donor typed or pasted: any script's digits, any usual separators, the currency before or after. Words
 * and signs other than the currency's own (`50p`, `5k`, `€5` for dollars) make it malformed.
 *
 * - Of two kinds of separator, the last is the decimal one. Spaces, apostrophes and `٬` only group, `٫` is only decimal.
 * - One kind several times groups: `1.234.567` and `12,34,567`, but `1.2.3` is malformed.
 * - A single dot or comma with exactly three digits behind it groups where the locale's money is grouped with it (in
 *   German `1.234`) and where the currency has no minor unit. It is decimal where the locale's decimal separator
 *   meets a currency of three decimals. Elsewhere it is `ambiguous`. A shape that cannot be grouped (`12.5`, `0.500`,
 *   `1234.567`) is decimal.
 * - Zeros beyond the minor unit are dropped, other digits there are `too-precise`.
 * - More than `largestAmount` is `too-large`.
 */
export function parseAmount(text: string, format: MoneyFormat): ParsedAmount {
  const { currency } = format;
  const plain = text
    .replace(/\p{Cf}/gu, '')
    .replace(/\p{Nd}/gu, asciiDigit)
    .replace(/[\s'’٬]+/g, ' ')
    .replace(/[．。]/g, '.')
    .replace(/[，、،]/g, ',')
    .trim();
  if (!plain) return { type: 'invalid', reason: 'empty' };
  // Most who write a currency write its symbol.
  const symbol = toWords(writeParts(0, format, /currency/));
  const isOwn = (word: string) => symbol.includes(word) || ownWords(format).has(word);
  const number =
    AMOUNT.exec(plain.replace(WORD, (word) => (toWords(word).every(isOwn) ? '$' : '?')))?.[1] ?? '-';
  const [, integer = '', separator = '', fraction = ''] = /^(.*?)(?:([.,٫])(\d*))?$/.exec(number) ?? [];
  const isRepeated = integer.includes(separator);
  if (MULTIPLIED.test(plain) || !INTEGER.test(isRepeated ? number : integer))
    return { type: 'invalid', reason: 'malformed' };
  const grouped = () => toMinor(number.replace(/\D/g, ''), '', currency);
  const decimal = () => toMinor(integer.replace(/\D/g, ''), fraction, currency);
  if (isRepeated) return grouped();
  if (!INTEGER.test(number)) return decimal();
  const digits = minorDigits(currency);
  if (!digits || isSeparator('group')) return grouped();
  if (digits > 2 && isSeparator('decimal')) return decimal();
  const readings = [grouped(), decimal()].flatMap((one) => (one.type === 'valid' ? one.amountMinor : []));
  return { type: 'invalid', reason: 'ambiguous', readings };

  function isSeparator(type: 'group' | 'decimal'): boolean {
    return writeParts(1_000_000_000_001, format, new RegExp(type))[0]?.replace(/[٬،]/, ',') === separator;
  }
}
