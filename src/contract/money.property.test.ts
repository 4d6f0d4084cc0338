import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { locales } from '../ui/translations/locales.js';
import { formatInput, formatMoney, fromMajor, minorDigits, percentOf } from './money.js';
import { parseAmount } from './parse-amount.js';

/** Every language that ships, as its own people and as others write it. */
const LOCALES = ['en', ...Object.keys(locales), ...'ar-EG zh-CN zh-TW de-CH en-IN fa'.split(' ')];
const ODD_LOCALES = 'de-AT fr-CH en-DE en-FR pt-PT es-MX ne mr ckb dz sat pa-Arab'.split(' ');
const CURRENCIES = Intl.supportedValuesOf('currency');

const locale = fc.constantFrom(...LOCALES, ...ODD_LOCALES);
const currency = fc.constantFrom(...CURRENCIES);
const format = fc.record({ currency, locale });
const amount = fc.oneof(
  fc.integer({ min: 0, max: 9_999_999_999 }),
  fc.integer({ min: 0, max: 200_000 }),
  fc.integer({ min: 0, max: 99_999 }).map((major) => major * 10_000),
);

/** `1234.50` with exactly the currency's digits: an independent way from minor units to text. */
function majorText(amountMinor: number, digits: number): string {
  const padded = String(amountMinor).padStart(digits + 1, '0');
  const cut = padded.length - digits;
  return digits ? `${padded.slice(0, cut)}.${padded.slice(cut)}` : padded;
}

function grouped(integer: string, separator: string, indian: boolean): string {
  return integer.replace(indian ? /\B(?=(\d\d)*\d{3}$)/g : /\B(?=(\d{3})+$)/g, separator);
}

describe('formatInput and parseAmount', () => {
  it('parseAmount reads what formatInput and formatMoney write, for every currency in every locale', () => {
    const amounts = fc.sample(amount, 40);
    let at = 0;
    for (const locale of LOCALES) {
      for (const currency of CURRENCIES) {
        const drawn = [0, 1, 123_456, 1_000_000, 1_234_567, ...amounts.slice(at, at + 2)];
        at = (at + 2) % amounts.length;
        for (const amountMinor of drawn) {
          for (const text of [
            formatMoney(amountMinor, { currency, locale }),
            formatInput(amountMinor, { currency, locale }),
          ]) {
            const parsed = parseAmount(text, { currency, locale });
            if (parsed.type === 'invalid' || parsed.amountMinor !== amountMinor)
              expect.fail(
                `${locale} ${currency} ${amountMinor} ${JSON.stringify(text)} ${JSON.stringify(parsed)}`,
              );
          }
        }
      }
    }
  }, 60_000);

  it('parseAmount reads what formatInput and formatMoney write, for any amount', () => {
    fc.assert(
      fc.property(amount, format, (amountMinor, format) => {
        expect(parseAmount(formatMoney(amountMinor, format), format)).toEqual({ type: 'valid', amountMinor });
        expect(parseAmount(formatInput(amountMinor, format), format)).toEqual({ type: 'valid', amountMinor });
      }),
    );
  }, 60_000);

  it('fromMajor reads every amount in major units', () => {
    fc.assert(
      fc.property(amount, currency, (amountMinor, currency) => {
        expect(fromMajor(majorText(amountMinor, minorDigits(currency)), currency)).toBe(amountMinor);
      }),
    );
  });
});

describe('parseAmount', () => {
  it('parseAmount never throws and returns only safe amounts of at least 0', () => {
    const noise = fc.string({
      unit: fc.constantFrom(..."0123456789..,, \u00a0'’٬٫-+eE$€kr/:()_٣๕５．，、\u200f\u2066𝟗"),
      maxLength: 16,
    });
    fc.assert(
      fc.property(fc.oneof(noise, fc.string({ unit: 'binary' })), format, (text, format) => {
        const parsed = parseAmount(text, format);
        if (parsed.type === 'valid') {
          expect(Number.isSafeInteger(parsed.amountMinor)).toBe(true);
          expect(Object.is(parsed.amountMinor, Math.abs(parsed.amountMinor))).toBe(true);
        }
      }),
    );
  }, 60_000);

  it('parseAmount reads the digits of every script alike', () => {
    const zeros: number[] = [];
    for (let code = 0; code < 0x20000; code++) {
      const isDigit = (at: number) => at >= 0 && /\p{Nd}/u.test(String.fromCodePoint(at));
      // Blocks are counted from the start of a run, which is how the standard lays them out.
      if (isDigit(code) && !isDigit(code - 1))
        for (let zero = code; isDigit(zero); zero += 10) zeros.push(zero);
    }
    expect(zeros.length).toBeGreaterThan(60);
    fc.assert(
      fc.property(amount, format, fc.constantFrom(...zeros), (amountMinor, format, zero) => {
        const text = formatMoney(amountMinor, { ...format, locale: 'en' });
        const script = text.replace(/\d/g, (digit) => String.fromCodePoint(zero + Number(digit)));
        const english = { ...format, locale: 'en' };
        expect(parseAmount(script, english)).toEqual({ type: 'valid', amountMinor });
      }),
    );
  });

  it('parseAmount reads the digits of every numbering system of the engine', () => {
    for (const system of Intl.supportedValuesOf('numberingSystem')) {
      // Chinese decimals are letters to Unicode, not digits.
      if (system === 'hanidec') continue;
      const digits = new Intl.NumberFormat(`en-u-nu-${system}`, { useGrouping: false }).format(1234567890);
      expect(parseAmount(digits, { currency: 'JPY', locale: 'en' }), system).toEqual({
        type: 'valid',
        amountMinor: 1234567890,
      });
    }
  });

  it('parseAmount takes the last of two kinds of separator as the decimal one, in any locale', () => {
    const pair = fc.constantFrom('.,', ',.', ' ,', ' .', '’.', "',", '\u00a0,', '\u202f.', '.٫', '٬٫', '٬.');
    fc.assert(
      fc.property(
        fc.integer({ min: 100_000, max: 9_999_999_999 }),
        pair,
        fc.boolean(),
        locale,
        (amountMinor, pair, indian, locale) => {
          const [integer = '', fraction = ''] = majorText(amountMinor, 2).split('.');
          const text = grouped(integer, pair.charAt(0), indian) + pair.charAt(1) + fraction;
          expect(parseAmount(text, { currency: 'USD', locale }), text).toEqual({
            type: 'valid',
            amountMinor,
          });
        },
      ),
    );
  });

  it('parseAmount takes a separator that occurs several times as grouping, in any locale', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1_000_000, max: 999_999_999 }),
        fc.constantFrom('.', ',', ' ', '٬'),
        fc.boolean(),
        locale,
        (major, separator, indian, locale) => {
          const text = grouped(String(major), separator, indian);
          expect(parseAmount(text, { currency: 'USD', locale }), text).toEqual({
            type: 'valid',
            amountMinor: major * 100,
          });
        },
      ),
    );
  });

  it('parseAmount ignores direction marks, wherever they are', () => {
    const marks = fc.array(
      fc.tuple(
        fc.nat(30),
        fc.constantFrom(...'\u200e\u200f\u061c\u2066\u2067\u2068\u2069\u202a\u202b\u202c\u202d\u202e'),
      ),
    );
    fc.assert(
      fc.property(amount, format, marks, (amountMinor, format, marks) => {
        let text = formatMoney(amountMinor, format);
        for (const [at, mark] of marks) text = text.slice(0, at) + mark + text.slice(at);
        expect(parseAmount(text, format)).toEqual({ type: 'valid', amountMinor });
      }),
    );
  });

  it('parseAmount refuses one fraction digit too many, unless it is a zero', () => {
    fc.assert(
      fc.property(amount, currency, fc.integer({ min: 0, max: 9 }), (amountMinor, currency, digit) => {
        const digits = minorDigits(currency);
        // Behind a zero that leads, no dot can group.
        const text = `0${majorText(amountMinor, digits)}${digits ? '' : '.'}${digit}`;
        expect(parseAmount(text, { currency, locale: 'fr' })).toEqual(
          digit ? { type: 'invalid', reason: 'too-precise' } : { type: 'valid', amountMinor },
        );
      }),
    );
  });

  it('parseAmount refuses two numbers', () => {
    const between = fc.constantFrom('-', ' - ', ' or ', '/', '+', '$', ' $', ' € ', '×', 'e', '_', '%', ';');
    fc.assert(
      fc.property(amount, amount, between, format, (first, second, between, format) => {
        const text = formatInput(first, format) + between + formatInput(second, format);
        expect(parseAmount(text, format)).toEqual({ type: 'invalid', reason: 'malformed' });
      }),
    );
  });
});

describe('percentOf', () => {
  it('percentOf rounds to the nearest minor unit, and a half up', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 99_999_999_999_999 }),
        fc.integer({ min: 0, max: 10_000 }),
        (amountMinor, hundredths) => {
          const error =
            BigInt(percentOf(amountMinor, hundredths / 100)) * 10_000n -
            BigInt(amountMinor) * BigInt(hundredths);
          expect(error > -5000n && error <= 5000n).toBe(true);
        },
      ),
    );
  });
});
