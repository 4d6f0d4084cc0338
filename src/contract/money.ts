// Amounts are integers in the currency's minor unit; here they become text. (`parse-amount.ts` reads what donors type.)
// Nothing is computed in floating point.
// Separators, symbols and digits come from the engine's Intl.

import { lookUp, minorDigits } from './minor-digits.js';
import { plainMoneyParts } from './plain-money.js';

export { lookUp, minorDigits };

/** What decides how an amount is written: an ISO 4217 code in capitals and a BCP 47 tag. */
export interface MoneyFormat {
  currency: string;
  locale: string;
}

// Very roughly how many units make a dollar, rounded so that presets are round; 0 stands for 5, 10, 25, 50.
const MAGNITUDES =
  '0 BHD JOD KWD OMR' +
  '|10 BWP CNY CZK DKK EGP ERN GHS GTQ HKD HNL LSL MAD MDL MOP MVR MXN NAD NOK PHP SCR SEK SZL THB TJS TRY TWD UAH UYU ZAR ZMW' +
  '|50 AFN BTN DOP GMD INR KGS MKD MRU MUR MZN NIO SLE SRD STN' +
  '|100 ALL AMD BDT CVE DJF DZD ETB GYD HTG HUF ISK JMD JPY KES KMF LKR LRD NPR PKR RSD RUB VUV XPF YER' +
  '|500 AOA CRC IQD KZT SDG SOS XAF XOF' +
  '|1000 ARS BIF CDF CLP COP KHR KRW MGA MMK MNT MWK NGN RWF TZS UGX' +
  '|5000 IRR LAK SYP UZS' +
  '|10000 GNF IDR LBP PYG VND';

/** Tells whether the engine knows the code; engines that cannot list theirs accept any three capitals. */
export function isCurrency(code: string): boolean {
  return Intl.supportedValuesOf?.('currency').includes(code) ?? /^[A-Z]{3}$/.test(code);
}

const formatters = new Map<string, Intl.NumberFormat>();

function partsByIntl(amountMinor: number, { currency, locale }: MoneyFormat): Intl.NumberFormatPart[] {
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
  // A string keeps every digit where a quotient would not; engines that know only numbers convert it.
  return formatter.formatToParts(`${amountMinor}e-${exponent}` as `${number}`);
}

/** Writes the amount and keeps the parts whose type matches, fraction digits only if the amount has any. */
export function writeParts(amountMinor: number, format: MoneyFormat, parts: RegExp): string {
  return (plainMoneyParts(amountMinor, format) ?? partsByIntl(amountMinor, format))
    .filter((part) => parts.test(part.type))
    .map((part) => part.value)
    .join('');
}

/** Writes an amount for reading, fraction digits only if it has any: `$25`, `25,50 €`. */
export function formatMoney(amountMinor: number, format: MoneyFormat): string {
  // At the end of right-to-left text, the sign of `US$` would be shown in front of its letters.
  return writeParts(amountMinor, format, /./).replace(/^\u200f.*[A-Z]\p{Sc}$/u, '$&\u200e');
}

/**
 * Writes an amount ≥ 0 for a text field: the locale's digits and its decimal separator for money, no symbol, no grouping.
 * A plain number's separator can be another one: CLDR writes 1.234,5 but €1,234.50 in en-DE.
 */
export function formatInput(amountMinor: number, format: MoneyFormat): string {
  return writeParts(amountMinor, format, /integer|decimal|fraction/);
}

/** Finds the currency's symbol and whether it precedes the number (in logical order, so also in right-to-left text). */
export function currencySymbol(format: MoneyFormat): { symbol: string; before: boolean } {
  const symbol = writeParts(0, format, /currency/);
  return { symbol, before: writeParts(0, format, /currency|integer/).startsWith(symbol) };
}

/** Tells the largest amount that is read: twelve digits of major units, or what a number holds exactly. */
export function largestAmount(currency: string): number {
  return Math.min(10 ** (12 + minorDigits(currency)) - 1, Number.MAX_SAFE_INTEGER);
}

export type MinorAmount =
  | { type: 'valid'; amountMinor: number }
  | { type: 'invalid'; reason: 'too-precise' | 'too-large' };

/** Makes an amount of its digits before and behind the decimal separator. */
export function toMinor(integer: string, fraction: string, currency: string): MinorAmount {
  const digits = minorDigits(currency);
  if (/[1-9]/.test(fraction.slice(digits))) return { type: 'invalid', reason: 'too-precise' };
  const amountMinor = Number(integer + fraction.slice(0, digits).padEnd(digits, '0'));
  if (amountMinor > largestAmount(currency)) return { type: 'invalid', reason: 'too-large' };
  return { type: 'valid', amountMinor };
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

/**
 * Suggests four amounts in minor units, round figures of the currency's own magnitude.
 *
 * @param isMonthly about a quarter of each, rounded to what people give
 */
export function defaultPresets(currency: string, isMonthly?: boolean): number[] {
  const unit = 10 ** minorDigits(currency);
  const factor = lookUp(MAGNITUDES, currency, '1') * unit;
  const [major, small] = isMonthly
    ? [
        [3, 5, 10, 25],
        [1, 2, 5, 10],
      ]
    : [
        [10, 25, 50, 100],
        [5, 10, 25, 50],
      ];
  return (factor ? major : small).map((amount) => amount * (factor || unit));
}
