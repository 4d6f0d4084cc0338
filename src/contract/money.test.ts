import { afterEach, describe, expect, it, vi } from 'vitest';
import {
  currencySymbol,
  defaultPresets,
  formatInput,
  formatMoney,
  fromMajor,
  isCurrency,
  minorDigits,
  percentOf,
} from './money.js';

/** Engines differ in which space they put; the tables write a plain one. */
function plainSpaces(text: string): string {
  return text.replace(/\s/g, ' ').replace(/\p{Cf}/gu, '');
}

afterEach(() => vi.unstubAllGlobals());

describe('minorDigits', () => {
  it.each([
    [0, 'BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF'],
    [2, 'USD EUR GBP CHF RSD HUF IDR PKR TWD COP LBP MRU MGA ZZZ'],
    [3, 'BHD IQD JOD KWD LYD OMR TND'],
    [4, 'CLF UYW'],
  ])('minorDigits is %i for %s', (digits, codes) => {
    for (const code of codes.split(' ')) expect(minorDigits(code), code).toBe(digits);
  });

  it('minorDigits follows ISO 4217 and not the engine, which knows what is customary in cash', () => {
    const engine = new Intl.NumberFormat('en', { style: 'currency', currency: 'IQD' }).resolvedOptions();
    expect(engine.maximumFractionDigits).not.toBe(minorDigits('IQD'));
  });
});

describe('isCurrency', () => {
  it.each(['USD', 'EUR', 'JPY', 'KWD', 'VND'])('isCurrency accepts %s', (code) =>
    expect(isCurrency(code)).toBe(true),
  );

  it.each(['', 'US', 'usd', 'USDT', 'QQQ', '$', ' USD', 'U.D'])('isCurrency refuses %j', (code) =>
    expect(isCurrency(code)).toBe(false),
  );

  it('isCurrency accepts any well-formed code where the engine cannot list its currencies', () => {
    vi.stubGlobal('Intl', { NumberFormat: Intl.NumberFormat });
    expect(['USD', 'QQQ', 'usd', 'USDT', ''].map(isCurrency)).toEqual([true, true, false, false, false]);
  });
});

describe('formatMoney', () => {
  it('formatMoney keeps the currency sign behind its letters in right-to-left text, and adds no mark elsewhere', () => {
    expect(formatMoney(2500, { currency: 'USD', locale: 'ar' })).toBe('\u200f25\u00a0US$\u200e');
    expect(formatMoney(2500, { currency: 'CAD', locale: 'he' })).toMatch(/CA\$\u200e$/);
    expect(formatMoney(2500, { currency: 'USD', locale: 'he' })).toMatch(/\$$/);
    expect(formatMoney(2500, { currency: 'USD', locale: 'en-AU' })).toMatch(/^\w+\$?\s?25$/);
  });

  it.each<[amountMinor: number, currency: string, locale: string, expected: string]>([
    [2500, 'USD', 'en', '$25'],
    [2550, 'USD', 'en', '$25.50'],
    [5, 'USD', 'en', '$0.05'],
    [0, 'USD', 'en', '$0'],
    [123456789, 'USD', 'en', '$1,234,567.89'],
    [2500, 'CAD', 'en', 'CA$25'],
    [2550, 'EUR', 'de', '25,50 €'],
    [123400, 'EUR', 'es', '1234 €'],
    [123456, 'BRL', 'pt-BR', 'R$ 1.234,56'],
    [123456, 'PLN', 'pl', '1234,56 zł'],
    [12345678, 'INR', 'en-IN', '₹1,23,456.78'],
    [1000, 'JPY', 'en', '¥1,000'],
    [1250, 'KWD', 'en', 'KWD 1.250'],
    [1000, 'KWD', 'en', 'KWD 1'],
    [150050, 'HUF', 'hu', '1500,50 Ft'],
    [1500, 'IQD', 'en', 'IQD 1.500'],
    [12345, 'CLF', 'en', 'CLF 1.2345'],
    [123450, 'EGP', 'ar-EG', '١٬٢٣٤٫٥٠ ج.م.'],
    [123450, 'BDT', 'bn', '১,২৩৪.৫০৳'],
    [Number.MAX_SAFE_INTEGER, 'USD', 'en', '$90,071,992,547,409.91'],
  ])('formatMoney writes %i %s in %s as %s', (amountMinor, currency, locale, expected) => {
    expect(plainSpaces(formatMoney(amountMinor, { currency, locale }))).toBe(expected);
  });

  it('formatMoney builds one formatter for each locale, currency and precision', () => {
    let built = 0;
    class Counted extends Intl.NumberFormat {
      constructor(locale: string, options: Intl.NumberFormatOptions) {
        super(locale, options);
        built++;
      }
    }
    vi.stubGlobal('Intl', { NumberFormat: Counted });
    for (let amountMinor = 0; amountMinor < 1000; amountMinor++)
      formatMoney(amountMinor, { currency: 'NZD', locale: 'mi' });
    expect(built).toBe(2);
  });
});

describe('formatInput', () => {
  it.each<[amountMinor: number, currency: string, locale: string, expected: string]>([
    [2500, 'USD', 'en', '25'],
    [123456789, 'USD', 'en', '1234567.89'],
    [123450, 'EUR', 'de', '1234,50'],
    [123456, 'CHF', 'de-CH', '1234.56'],
    [123456, 'EUR', 'fr', '1234,56'],
    [1234567, 'INR', 'hi', '12345.67'],
    [1000, 'JPY', 'ja', '1000'],
    [1234, 'KWD', 'ar', '1.234'],
    [123450, 'EGP', 'ar-EG', '١٢٣٤٫٥٠'],
    [123450, 'USD', 'fa', '۱۲۳۴٫۵۰'],
    [123450, 'EUR', 'en-DE', '1234.50'],
  ])('formatInput writes %i %s in %s as %s', (amountMinor, currency, locale, expected) => {
    expect(formatInput(amountMinor, { currency, locale })).toBe(expected);
  });
});

describe('currencySymbol', () => {
  it.each<[currency: string, locale: string, symbol: string, before: boolean]>([
    ['USD', 'en', '$', true],
    ['USD', 'en-CA', 'US$', true],
    ['CAD', 'en', 'CA$', true],
    ['EUR', 'de', '€', false],
    ['EUR', 'nl', '€', true],
    ['CHF', 'de-CH', 'CHF', true],
    ['SEK', 'sv', 'kr', false],
    ['ILS', 'he', '₪', false],
    ['BDT', 'bn', '৳', false],
    ['JPY', 'ja', '￥', true],
    ['KWD', 'en', 'KWD', true],
  ])('currencySymbol of %s in %s is %s', (currency, locale, symbol, before) => {
    expect(currencySymbol({ currency, locale })).toEqual({ symbol, before });
  });
});

describe('fromMajor', () => {
  it.each<[text: string, currency: string, expected: number | undefined]>([
    ['10', 'USD', 1000],
    ['10.5', 'USD', 1050],
    ['10.50', 'USD', 1050],
    ['10.500', 'USD', 1050],
    ['0', 'USD', 0],
    ['0.01', 'USD', 1],
    ['10', 'JPY', 10],
    ['10.0', 'JPY', 10],
    ['1.234', 'KWD', 1234],
    ['999999999999', 'USD', 99999999999900],
    ['1000000000000', 'USD', undefined],
    ['999999999999', 'CLF', undefined],
    ['10.555', 'USD', undefined],
    ['10.5', 'JPY', undefined],
    ['', 'USD', undefined],
    [' 10', 'USD', undefined],
    ['10\n', 'USD', undefined],
    ['-10', 'USD', undefined],
    ['+10', 'USD', undefined],
    ['1e3', 'USD', undefined],
    ['1,000', 'USD', undefined],
    ['10.', 'USD', undefined],
    ['.5', 'USD', undefined],
    ['1.2.3', 'USD', undefined],
    ['$10', 'USD', undefined],
    ['١٠', 'USD', undefined],
    ['１０', 'USD', undefined],
    ['Infinity', 'USD', undefined],
  ])('fromMajor reads %j in %s as %s', (text, currency, expected) => {
    expect(fromMajor(text, currency)).toBe(expected);
  });
});

describe('percentOf', () => {
  it.each([
    [1000, 12.5, 125],
    [1000, 0, 0],
    [0, 15, 0],
    [1000, 100, 1000],
    [999, 15, 150],
    [10, 15, 2],
    [10, 14.99, 1],
    [1, 50, 1],
    [1, 49.99, 0],
    [3, 12.5, 0],
    [4, 12.5, 1],
    // 8.5 / 100 * 1700 is 144.49999999999997 or 144.5 in floating point, by the order of the operations.
    [1700, 8.5, 145],
    [100, 1.15, 1],
    [10000, 0.07, 7],
    [99999999999999, 12.5, 12500000000000],
    [90071992547409, 99.99, 90062985348154],
  ])('percentOf takes of %i %d %%: %i', (amountMinor, percent, expected) => {
    expect(percentOf(amountMinor, percent)).toBe(expected);
  });
});

describe('defaultPresets', () => {
  it.each<[currency: string, expected: number[]]>([
    ['USD', [1000, 2500, 5000, 10000]],
    ['EUR', [1000, 2500, 5000, 10000]],
    ['CHF', [1000, 2500, 5000, 10000]],
    ['SEK', [10000, 25000, 50000, 100000]],
    ['INR', [50000, 125000, 250000, 500000]],
    ['JPY', [1000, 2500, 5000, 10000]],
    ['RUB', [100000, 250000, 500000, 1000000]],
    ['KRW', [10000, 25000, 50000, 100000]],
    ['VND', [100000, 250000, 500000, 1000000]],
    ['IDR', [10000000, 25000000, 50000000, 100000000]],
    ['KWD', [5000, 10000, 25000, 50000]],
    ['IQD', [5000000, 12500000, 25000000, 50000000]],
  ])('defaultPresets suggests for %s %j', (currency, expected) => {
    expect(defaultPresets(currency)).toEqual(expected);
  });

  /** Units for a dollar in 2025, roughly, of what people pay with. */
  const rates =
    'AED 3.67 AFN 70 ALL 90 AMD 390 ANG 1.8 AOA 900 ARS 1400 AUD 1.5 AWG 1.8 AZN 1.7 BAM 1.7 BBD 2 BDT ' +
    '120 BGN 1.7 BHD 0.38 BIF 2900 BMD 1 BND 1.3 BOB 7 BRL 5.5 BSD 1 BTN 86 BWP 13.5 BYN 3.2 BZD 2 CAD ' +
    '1.4 CDF 2700 CHF 0.85 CLP 950 CNY 7.2 COP 4100 CRC 510 CVE 98 CZK 22 DJF 178 DKK 6.6 DOP 61 DZD 132 ' +
    'EGP 49 ERN 15 ETB 140 EUR 0.9 FJD 2.25 FKP 0.77 GBP 0.77 GEL 2.75 GHS 12 GIP 0.77 GMD 71 GNF 8650 ' +
    'GTQ 7.7 GYD 209 HKD 7.8 HNL 26 HTG 131 HUF 360 IDR 16300 ILS 3.6 INR 86 IQD 1310 IRR 42000 ISK 130 ' +
    'JMD 159 JOD 0.71 JPY 150 KES 129 KGS 87 KHR 4010 KMF 440 KRW 1400 KWD 0.31 KYD 0.83 KZT 510 LAK ' +
    '21600 LBP 89500 LKR 300 LRD 195 LSL 18 LYD 5.4 MAD 9.5 MDL 17.3 MGA 4500 MKD 55 MMK 2100 MNT 3500 ' +
    'MOP 8 MRU 40 MUR 46 MVR 15.4 MWK 1735 MXN 19 MYR 4.3 MZN 64 NAD 18 NGN 1550 NIO 36.8 NOK 10.3 NPR ' +
    '138 NZD 1.7 OMR 0.38 PAB 1 PEN 3.7 PGK 4.1 PHP 57 PKR 281 PLN 3.8 PYG 7800 QAR 3.64 RON 4.5 RSD 105 ' +
    'RUB 85 RWF 1440 SAR 3.75 SBD 8.4 SCR 14.5 SDG 600 SEK 9.8 SGD 1.3 SLE 22.7 SOS 571 SRD 37 STN 22.5 ' +
    'SYP 13000 SZL 18 THB 33 TJS 10.5 TMT 3.5 TND 3 TOP 2.4 TRY 40 TTD 6.8 TWD 32 TZS 2600 UAH 41.5 UGX ' +
    '3650 USD 1 UYU 41 UZS 12700 VND 26000 VUV 120 WST 2.75 XAF 590 XCD 2.7 XOF 590 XPF 107 YER 243 ZAR ' +
    '18 ZMW 26';

  it.each([...rates.matchAll(/([A-Z]{3}) ([\d.]+)/g)].map(([, code = '', rate]) => [code, Number(rate)]))(
    'defaultPresets suggests usual amounts in %s, at %d to the dollar',
    (currency, rate) => {
      const [least = 0, , , most = 0] = defaultPresets(currency).map(
        (minor) => minor / 10 ** minorDigits(currency) / rate,
      );
      expect(least).toBeGreaterThanOrEqual(1);
      expect(most).toBeLessThanOrEqual(300);
    },
  );

  it('defaultPresets suggests four rising whole amounts in every currency', () => {
    for (const currency of Intl.supportedValuesOf('currency')) {
      const presets = defaultPresets(currency);
      expect(presets, currency).toHaveLength(4);
      expect(new Set(presets).size, currency).toBe(4);
      expect(presets, currency).toEqual([...presets].sort((a, b) => a - b));
      for (const preset of presets) expect(preset % 10 ** minorDigits(currency), currency).toBe(0);
    }
  });
});
