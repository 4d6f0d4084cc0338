import { describe, expect, it } from 'vitest';
import { minorDigits } from './money.js';
import { plainMoneyParts } from './plain-money.js';

const languages =
  'en ar bn de es fr he hi id it ja ko nl pl pt pt-BR ru sv sw th tr uk vi zh-Hans zh-Hant'.split(' ');
const regions = 'AT AU BE BR CA CH DE ES FR GB IE IN IT LI LU MX NL NZ US ZA'.split(' ');
const locales = [
  ...languages.flatMap((language) => [language, ...regions.map((region) => `${language}-${region}`)]),
  ...[
    'en-u-nu-deva',
    'en-US-u-nu-arab',
    'de-u-nu-arab',
    'en-001',
    'en-150',
    'es-419',
    'de-Latn-DE',
    'EN',
    'eng',
    'e',
  ],
];
const currencies = Intl.supportedValuesOf('currency');

const upTo = (last: number, step: number) =>
  Array.from({ length: last / step + 1 }, (_, index) => index * step);
/** Whole ones, cents, and a selection of those between. */
const amounts = [...upTo(100_000, 100), ...upTo(1000, 1), ...upTo(99_999, 97), 1_000_000, 99_999_999_999_999];

function createIntlWriter(currency: string, locale: string) {
  const exponent = minorDigits(currency);
  const [whole, precise] = [0, exponent].map(
    (digits) =>
      new Intl.NumberFormat(locale, {
        style: 'currency',
        currency,
        minimumFractionDigits: digits,
        maximumFractionDigits: digits,
      }),
  );
  return (amountMinor: number) =>
    (amountMinor % 10 ** exponent ? precise : whole)?.formatToParts(
      `${amountMinor}e-${exponent}` as `${number}`,
    );
}

const pairs = locales.flatMap((locale) => currencies.map((currency) => ({ locale, currency })));
const plainPairs = pairs.filter((format) => plainMoneyParts(2500, format));

describe('plainMoneyParts', () => {
  it.each(plainPairs)('writes each amount of $currency in $locale as Intl does', ({ locale, currency }) => {
    const writeByIntl = createIntlWriter(currency, locale);
    const differing = amounts.filter((amountMinor) => {
      const parts = plainMoneyParts(amountMinor, { currency, locale });
      return parts && JSON.stringify(parts) !== JSON.stringify(writeByIntl(amountMinor));
    });
    expect(differing).toEqual([]);
  });

  it('leaves all pairs of a locale and a currency to Intl but these', () => {
    const names = plainPairs.map(({ locale, currency }) => `${locale} ${currency}`);
    const european = ['de', 'es', 'fr', 'it'].flatMap((language) =>
      [language, ...['DE', 'ES', 'FR', 'IT'].map((region) => `${language}-${region}`)].map(
        (locale) => `${locale} EUR`,
      ),
    );
    const english =
      'en EUR,en GBP,en USD,en-AU AUD,en-CA CAD,en-GB EUR,en-GB GBP,en-IE EUR,en-NZ NZD,en-US EUR,en-US GBP,en-US USD'.split(
        ',',
      );
    expect(names.toSorted()).toEqual([...english, ...european].toSorted());
  });

  it.each([
    ['en', 'USD', 99_901, '$999.01'],
    ['en-US', 'EUR', 2500, '€25'],
    ['en-GB', 'GBP', 1050, '£10.50'],
    ['en-CA', 'CAD', 500, '$5'],
    ['de', 'EUR', 1050, '10,50\u00a0€'],
    ['fr-FR', 'EUR', 2507, '25,07\u00a0€'],
  ])('writes for %s and %s the amount %d as %s', (locale, currency, amountMinor, text) => {
    const parts = plainMoneyParts(amountMinor, { currency, locale });
    expect(parts?.map(({ value }) => value).join('')).toBe(text);
  });

  it.each(['en', 'es'])('leaves thousands in %s to Intl', (locale) => {
    expect(plainMoneyParts(100_000, { currency: 'EUR', locale })).toBeUndefined();
  });
});
