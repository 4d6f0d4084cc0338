import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { attributeSamples } from '../testing/attribute-samples.js';
import { attributeNames } from './attribute-names.js';
import { parseOptions } from './options.js';
import { findSecret } from './secrets.js';

describe('parseOptions', () => {
  it('parseOptions never repeats a secret in full, whatever else is wrong with the attribute', () => {
    const attribute = fc.constantFrom(...attributeNames);
    const secret = fc.oneof(
      fc.stringMatching(/^sk_(live|test)_[0-9a-zA-Z]{12,40}$/),
      fc.stringMatching(/^[0-9a-f]{64}$/),
    );
    fc.assert(
      fc.property(attribute, secret, (name, value) => {
        const canHoldHmacSecret = ['publishable-key', 'nonprofit', 'referral-code'].includes(name);
        const isFound = value.startsWith('sk_') || canHoldHmacSecret;
        expect(findSecret([{ name, value }])).toBe(isFound ? name : undefined);
        for (const secretAttribute of [name, undefined]) {
          const parsed = parseOptions(
            (asked) => (asked === name ? value : asked === 'publishable-key' ? 'pk_test_1' : 'clean-water'),
            { locale: 'en', pageOrigin: 'null', secretAttribute },
          );
          const said = [...parsed.warnings, parsed.type === 'valid' ? '' : parsed.message].join('\n');
          expect(said).not.toContain(value);
          expect(said).not.toContain(value.slice(-20));
        }
      }),
    );
  });
});

describe('parseOptions, arbitrary attributes', () => {
  const fragments = Object.values(attributeSamples).flatMap(({ good, bad }) => [
    ...good.map(([written]) => written),
    ...bad,
  ]);
  const written = fc.option(
    fc.oneof(
      fc.constantFrom(...fragments),
      fc.string({ unit: 'binary' }),
      fc.json(),
      fc.double().map(String),
    ),
    { nil: null },
  );
  const page = fc.tuple(...attributeNames.map(() => written));

  it('parseOptions never throws and returns consistent options, whatever the page writes', () => {
    fc.assert(
      fc.property(page, fc.string(), fc.boolean(), (values, locale, usable) => {
        const parsed = parseOptions(
          (name) => {
            if (usable && name === 'publishable-key') return 'pk_test_1';
            if (usable && name === 'nonprofit') return 'clean-water';
            return values[attributeNames.indexOf(name)] ?? null;
          },
          { locale, pageOrigin: 'null' },
        );
        expect(parsed.warnings.every((warning) => /^[a-z-]+\b/.test(warning))).toBe(true);
        if (usable) expect(parsed.type === 'valid').toBe(true);
        if (parsed.type === 'invalid') return;
        const { options } = parsed;
        expect(options.key).toMatch(/^pk_(test|live)_[\w-]+$/);
        expect(options.nonprofits.length).toBeGreaterThan(0);
        expect(options.minAmount).toBeGreaterThan(0);
        expect(Number.isSafeInteger(options.minAmount)).toBe(true);
        const { minAmount, maxAmount = Number.MAX_SAFE_INTEGER } = options;
        expect(maxAmount).toBeGreaterThanOrEqual(minAmount);
        for (const amount of [...options.amounts, options.amount ?? minAmount]) {
          expect(Number.isSafeInteger(amount)).toBe(true);
          expect(amount).toBeGreaterThanOrEqual(minAmount);
          expect(amount).toBeLessThanOrEqual(maxAmount);
        }
        expect([...new Set(options.amounts)].sort((a, b) => a - b)).toEqual(options.amounts);
        if (options.presetsOnly) expect(options.amounts.length).toBeGreaterThan(0);
        expect(typeof options.presetsOnly).toBe('boolean');
        expect(options.frequencies.length).toBeGreaterThan(0);
        expect(options.frequencies).toContain(options.frequency);
        expect(['button', 'dialog', 'floating', 'inline']).toContain(options.mode);
        expect(['auto', 'light', 'dark']).toContain(options.theme);
        expect(['popup', 'tab', 'redirect']).toContain(options.checkout);
        expect(['stripe', 'every.org']).toContain(options.provider);
        expect(
          () => new Intl.NumberFormat(options.locale, { style: 'currency', currency: options.currency }),
        ).not.toThrow();
        const base = new URL(options.apiBase);
        if (options.environment === 'production') expect(options.apiBase).toBe('https://api.sirgiving.org');
        else if (!/^(localhost|127(\.\d+){3}|\[::1\])$/.test(base.hostname))
          expect(options.apiBase).toBe('https://devapi.sirgiving.org');
        expect(options.apiBase.endsWith('/')).toBe(false);
      }),
    );
  }, 60_000);
});
