// Amounts are integers in the currency's minor unit; here they become text, and donors' text becomes amounts.
// Nothing is computed in floating point, and a text with two readings is refused rather than guessed.
// Exponents come from ISO 4217 (list one, https://www.six-group.com/en/products-services/financial-information/data-standards.html),
// separators, symbols and digits from the engine's Intl.

/** What decides how an amount is written: an ISO 4217 code in capitals and a BCP 47 tag. */
export interface MoneyFormat {
  currency: string;
  locale: string;
}

export type ParsedAmount =
  | { type: 'valid'; amountMinor: number }
  | { type: 'invalid'; reason: 'empty' | 'malformed' | 'too-precise' | 'too-large' };

// Engines take fraction digits from CLDR, which says what is customary in cash (0 for HUF, IDR, PKR, IQD …) and changes
// with the version. Payment APIs count in ISO units, so Intl's default must never decide what 100 means.
const EXPONENTS =
  '0 BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF|3 BHD IQD JOD KWD LYD OMR TND|4 CLF UYW';

// Very roughly how many units make a dollar, rounded so that presets are round; 0 stands for 5, 10, 25, 50.
const MAGNITUDES =
  '0 BHD JOD KWD OMR' +
  '|10 BWP CNY CZK DKK EGP ERN GHS GTQ HKD HNL LSL MAD MDL MOP MVR MXN NAD NOK PHP SCR SEK SZL THB TJS TRY TWD UAH UYU ZAR ZMW' +
  '|50 AFN BTN DOP GMD INR KGS MKD MRU MUR MZN NIO SLE SRD STN' +
  '|100 ALL AMD BDT CVE DJF DZD ETB GYD HTG HUF ISK JMD JPY KES KMF LKR LRD NPR PKR RSD RUB VUV XPF YER' +
  '|500 AOA CRC KZT SDG SOS XAF XOF' +
  '|1000 ARS BIF CDF CLP COP IQD KHR KRW MGA MMK MNT MWK NGN RWF TZS UGX' +
  '|10000 GNF IDR IRR LAK LBP PYG SYP UZS VND';

function lookUp(table: string, currency: string, otherwise: string): number {
  return Number.parseInt(table.split('|').find((row) => row.includes(currency)) ?? otherwise, 10);
}

/** Tells how many decimal digits the currency's minor unit has, by ISO 4217. */
export function minorDigits(currency: string): 0 | 2 | 3 | 4 {
  return lookUp(EXPONENTS, currency, '2') as 0 | 2 | 3 | 4;
}

/** Tells whether the engine knows the code; engines that cannot list theirs accept any three capitals. */
export function isCurrency(code: string): boolean {
  return Intl.supportedValuesOf?.('currency').includes(code) ?? /^[A-Z]{3}$/.test(code);
}

const formatters = new Map<string, Intl.NumberFormat>();

/** Writes the amount and keeps the parts whose type matches, fraction digits only if the amount has any. */
function write(amountMinor: number, { currency, locale }: MoneyFormat, parts: RegExp): string {
  const exponent = minorDigits(currency);
  const digits = amountMinor % 10 ** exponent && exponent;
  const key = locale + currency + digits;
  const formatter =
    formatters.get(key) ??
    new Intl.NumberFormat(locale, {
      style: 'currency',
      currency,
      minimumFractionDigits: digits,
      maximumFractionDigits: digits,
    });
  formatters.set(key, formatter);
  return (
    formatter
      // A string keeps every digit where a quotient would not; engines that know only numbers convert it.
      .formatToParts(`${amountMinor}e-${exponent}` as `${number}`)
      .filter((part) => parts.test(part.type))
      .map((part) => part.value)
      .join('')
  );
}

/** Writes an amount for reading, fraction digits only if it has any: `$25`, `25,50 €`. */
export function formatMoney(amountMinor: number, format: MoneyFormat): string {
  // At the end of right-to-left text, the sign of `US$` would be shown in front of its letters.
  return write(amountMinor, format, /./).replace(/^\u200f.*[A-Z]\p{Sc}$/u, '$&\u200e');
}

/**
 * Writes an amount ≥ 0 for a text field: the locale's digits and its decimal separator for money, no symbol, no grouping.
 * A plain number's separator can be another one: CLDR writes 1.234,5 but €1,234.50 in en-DE.
 */
export function formatInput(amountMinor: number, format: MoneyFormat): string {
  return write(amountMinor, format, /integer|decimal|fraction/);
}

/** Finds the currency's symbol and whether it precedes the number (in logical order, so also in right-to-left text). */
export function currencySymbol(format: MoneyFormat): { symbol: string; before: boolean } {
  const symbol = write(0, format, /currency/);
  return { symbol, before: write(0, format, /currency|integer/).startsWith(symbol) };
}

/** Tells the largest amount that is read: twelve digits of major units, or what a number holds exactly. */
export function largestAmount(currency: string): number {
  return Math.min(10 ** (12 + minorDigits(currency)) - 1, Number.MAX_SAFE_INTEGER);
}

function toMinor(integer: string, fraction: string, currency: string): ParsedAmount {
  const digits = minorDigits(currency);
  if (/[1-9]/.test(fraction.slice(digits))) return { type: 'invalid', reason: 'too-precise' };
  const amountMinor = Number(integer + fraction.slice(0, digits).padEnd(digits, '0'));
  if (amountMinor > largestAmount(currency)) return { type: 'invalid', reason: 'too-large' };
  return { type: 'valid', amountMinor };
}

function asciiDigit(digit: string): string {
  // Scripts' digits are runs of ten that begin with zero; where runs adjoin, ten still divides the distance (Unicode 4.6).
  const code = digit.codePointAt(0) ?? 0;
  let distance = 0;
  while (/\p{Nd}/u.test(String.fromCodePoint(code - distance - 1))) distance++;
  return `${distance % 10}`;
}

// Punctuation right behind a letter belongs to the word: `Rs.500` is 500, `$.50` is 0.50.
const WORD = /\p{L}[\p{L}\p{M}.,:/]*|\p{Sc}/gu;
// `25,-` `25.–` `500/-` are whole amounts. By now a `$` stands for every word or symbol.
const AMOUNT = /^[$ ]*([.,٫]?\d(?:[\d .,٫]*\d)?)(?:[.,:/][-–—=]+|[.,٫])?[$ ]*$/;
// Words that multiply (`5k`, `2 Mio`, `50rb`, `10万`) are refused, since ignoring them would read far too little.
// The list is short and no promise; it costs the kyat its Burmese symbol, `25 K`.
const MULTIPLIED = /\d ?(?:[kKmM](?!\p{L})|[mM][il]|tho|la[ck]|rb|jt|tr(?!y)|[百千万萬億亿백천만억])/u;
// Plain, or with one kind of separator between groups of three or of the Indian 2,2,3.
const INTEGER = /^\d*$|^(?!0)(?:\d{1,3}([ .,])(?:\d{3}\1)*|\d\d?([ .,])(?:\d\d\2)*)\d{3}$/;

/**
 * Reads what a donor typed or pasted: any script's digits, any usual separators, a currency before or after.
 * Which currency stands there is not checked; the given one counts.
 *
 * - Of two kinds of separator, the last is the decimal one. Spaces, apostrophes and `٬` only group, `٫` is only decimal.
 * - One kind several times groups: `1.234.567` and `12,34,567`, but `1.2.3` is malformed.
 * - A single dot or comma groups if the locale's money is grouped with it and the shape fits (in German `1.234`, not `12.5`,
 *   `0.500` or `1234.567`); otherwise it is decimal.
 * - Zeros beyond the minor unit are dropped, other digits there are `too-precise`.
 * - More than `largestAmount` is `too-large`.
 */
export function parseAmount(text: string, format: MoneyFormat): ParsedAmount {
  const plain = text
    .replace(/\p{Cf}/gu, '')
    .replace(/\p{Nd}/gu, asciiDigit)
    .replace(/[\s'’٬]+/g, ' ')
    .replace(/[．。]/g, '.')
    .replace(/[，、،]/g, ',')
    .trim();
  if (!plain) return { type: 'invalid', reason: 'empty' };
  const number = AMOUNT.exec(plain.replace(WORD, '$'))?.[1] ?? '-';
  const [, integer = '', separator = '', fraction = ''] = /^(.*?)(?:([.,٫])(\d*))?$/.exec(number) ?? [];
  const group = write(1e10, format, /group/)[0]?.replace(/[٬،]/, ',');
  const grouped = integer.includes(separator) || (separator === group && INTEGER.test(number));
  const whole = grouped ? number : integer;
  if (MULTIPLIED.test(plain) || !INTEGER.test(whole)) return { type: 'invalid', reason: 'malformed' };
  return toMinor(whole.replace(/\D/g, ''), grouped ? '' : fraction, format.currency);
}

/**
 * Reads an attribute's amount in major units: ASCII digits, at most one dot with digits on both sides.
 * Gives minor units, or `undefined` for anything else.
 */
export function fromMajor(text: string, currency: string): number | undefined {
  const [, integer, fraction = ''] = /^(\d+)(?:\.(\d+))?$/.exec(text) ?? [];
  const parsed = integer ? toMinor(integer, fraction, currency) : undefined;
  return parsed?.type === 'valid' ? parsed.amountMinor : undefined;
}

/** Takes a percentage (at most two decimals, such as a tip's 12.5) of an amount ≥ 0, half a minor unit rounded up. */
export function percentOf(amountMinor: number, percent: number): number {
  // The product may leave the safe integers, hence BigInt.
  return Number((BigInt(amountMinor) * BigInt(Math.round(percent * 100)) + 5000n) / 10000n);
}

/** Suggests four amounts in minor units, round figures of the currency's own magnitude. */
export function defaultPresets(currency: string): number[] {
  const factor = lookUp(MAGNITUDES, currency, '1') * 10 ** minorDigits(currency);
  return factor ? [10, 25, 50, 100].map((major) => major * factor) : [5000, 10000, 25000, 50000];
}
