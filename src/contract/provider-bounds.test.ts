import { describe, expect, it } from 'vitest';
import { type Attributes, optionsOf, parseAttributes } from '../testing/attributes.js';
import { providers } from './enums.js';
import { defaultPresets, minorDigits } from './money.js';
import { providerBounds, roundToStep } from './provider-bounds.js';

describe('providerBounds', () => {
  it.each([
    ['stripe', 'USD', 50, 99_999_999],
    ['stripe', 'GBP', 30, 99_999_999],
    ['stripe', 'DKK', 250, 99_999_999],
    ['stripe', 'HKD', 400, 99_999_999],
    ['stripe', 'CZK', 1500, 99_999_999],
    ['stripe', 'HUF', 17_500, 999_999_999_900],
    ['stripe', 'JPY', 50, 99_999_999],
    ['stripe', 'INR', 50, 999_999_999],
    ['stripe', 'IDR', 1, 999_999_999_999],
    ['stripe', 'ISK', 1, 999_999],
    ['stripe', 'KWD', 10, 99_999_990],
    ['every.org', 'USD', 1000, 99_999_999],
    ['every.org', 'EUR', 50, 99_999_999],
  ] as const)('%s accepts in %s from %i to %i', (provider, currency, min, max) => {
    expect(providerBounds(provider, currency)).toMatchObject({ min, max });
  });

  it.each([
    ['USD', 50],
    ['GBP', 30],
    ['KRW', 500],
    ['KWD', 250],
    ['TRY', 500],
  ])('without a minimum of the page, gifts in %s begin at %i', (currency, usualMin) => {
    expect(providerBounds('stripe', currency).usualMin).toBe(usualMin);
  });

  it('the built-in amounts of every currency are accepted by Stripe, and those given once by both', () => {
    for (const currency of Intl.supportedValuesOf('currency')) {
      for (const provider of providers) {
        const { min, max, usualMin } = providerBounds(provider, currency);
        expect(usualMin, currency).toBeGreaterThanOrEqual(min);
        expect(usualMin, currency).toBe(roundToStep(usualMin, currency));
        for (const preset of [
          ...defaultPresets(currency),
          ...(provider === 'stripe' ? defaultPresets(currency, true) : []),
        ]) {
          expect(preset, currency).toBeGreaterThanOrEqual(usualMin);
          expect(preset, currency).toBeLessThanOrEqual(max);
          expect(preset, currency).toBe(roundToStep(preset, currency));
        }
      }
    }
  });

  it('monthly amounts below the minimum of Every.org are not offered', () => {
    expect(optionsOf({ provider: 'every.org' }).monthlyAmounts).toEqual([1000, 2500]);
  });
});

describe('min-amount and max-amount', () => {
  it.each<[Attributes, min: number, max: number, warning: string]>([
    [
      { 'min-amount': '0.10' },
      50,
      99_999_999,
      'min-amount="0.10" is outside what stripe accepts in USD. 0.5 applies.',
    ],
    [{ 'min-amount': '1', provider: 'every.org' }, 1000, 99_999_999, 'every.org accepts in USD. 10 applies.'],
    [{ 'max-amount': '1000000' }, 50, 99_999_999, 'max-amount="1000000" is outside'],
    [{ 'min-amount': '100', currency: 'HUF' }, 17_500, 999_999_999_900, '175 applies'],
    [{ 'min-amount': '2000000' }, 99_999_999, 99_999_999, 'min-amount="2000000" is outside'],
    [
      { 'max-amount': '0.30' },
      50,
      50,
      'max-amount="0.30" is outside what stripe accepts in USD. 0.5 applies.',
    ],
    [{ 'max-amount': '5', provider: 'every.org' }, 1000, 1000, '10 applies'],
  ])('with %j gifts are from %i to %i, and one warning says so', (attributes, min, max, warning) => {
    expect(optionsOf(attributes)).toMatchObject({ minAmount: min, maxAmount: max });
    const warnings = parseAttributes(attributes).warnings.filter((line) => /^m(in|ax)-amount=/.test(line));
    expect(warnings).toHaveLength(1);
    expect(warnings[0]).toContain(warning);
  });

  it('are taken as they are within the bounds', () => {
    const attributes = { 'min-amount': '0.50', 'max-amount': '999999.99' };
    expect(optionsOf(attributes)).toMatchObject({ minAmount: 50, maxAmount: 99_999_999 });
    expect(parseAttributes(attributes).warnings).toEqual([]);
  });

  it('amounts of the page that no checkout takes are left out', () => {
    expect(optionsOf({ amounts: '0.25,1,1000000' }).amounts).toEqual([100]);
  });
});

describe('roundToStep', () => {
  it('ends amounts of three decimals in 0, and leaves others as they are', () => {
    expect([5124, 5125, 5120, 4].map((minor) => roundToStep(minor, 'KWD'))).toEqual([5120, 5130, 5120, 0]);
    for (const currency of ['USD', 'JPY', 'CLF']) {
      expect(minorDigits(currency)).not.toBe(3);
      expect(roundToStep(5124, currency)).toBe(5124);
    }
  });
});
