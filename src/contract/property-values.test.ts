import { describe, expect, it } from 'vitest';
import { attributeNames } from './attribute-names.js';
import { attributes } from './attributes.js';
import { readValue, writeValue } from './property-values.js';

describe('the value of a property', () => {
  it.each([
    ['amounts', '10,25,50', [10, 25, 50]],
    ['amounts', ' 12.50, 5 ', [12.5, 5]],
    ['amounts', '[15,30]', [15, 30]],
    ['amounts', '10,lots', undefined],
    ['amounts', ' ', undefined],
    ['amount', '25', 25],
    ['min-amount', ' 12.50 ', 12.5],
    ['max-amount', 'lots', undefined],
    ['max-amount', '12,50', undefined],
    ['presets-only', '', true],
    ['presets-only', 'TRUE', true],
    ['presets-only', 'presets-only', true],
    ['presets-only', 'false', false],
    ['presets-only', 'maybe', false],
    ['presets-only', null, false],
    ['isolated', 'isolated', true],
    ['isolated', null, false],
    ['suggest-monthly', '', true],
    ['suggest-monthly', 'true', true],
    ['suggest-monthly', '0.5', 0.5],
    ['suggest-monthly', '25%', '25%'],
    ['suggest-monthly', 'false', false],
    ['suggest-monthly', null, undefined],
    ['frequencies', 'once', ['once']],
    ['frequencies', '["once", "monthly"]', ['once', 'monthly']],
    ['nonprofit', 'clean-water-fund', 'clean-water-fund'],
    ['nonprofit', '["trees"]', ['trees']],
    ['nonprofit', 'clean-water-fund, trees', ['clean-water-fund', 'trees']],
    ['impact', '{"25":"feeds a family"}', { 25: 'feeds a family' }],
    ['impact', '25=feeds a family', '25=feeds a family'],
    ['strings', 'give=Help; back=Back', 'give=Help; back=Back'],
    ['amounts', '“10”, “25”', [10, 25]],
    ['isolated', '“true”', true],
    ['presets-only', '“”', true],
    ['donor-first-name', 'Anna Maria', 'Anna Maria'],
    ['mode', 'inline', 'inline'],
    ['mode', null, undefined],
    ['currency', '', undefined],
  ] as const)('of %s=%j is %j', (name, text, value) => {
    expect(readValue(name, text)).toEqual(value);
  });

  it.each(attributeNames)('of %s without an attribute is what `undefined` was set to', (name) => {
    expect(readValue(name, null)).toBe(readValue(name, writeValue(undefined) || null));
  });
});

describe('the kind of a property is that of its parser', () => {
  const context = {
    environment: 'sandbox',
    pageLocale: 'en',
    pageOrigin: 'null',
    currency: 'USD',
  } as const;
  const kinds: [text: string, kind: (value: unknown) => boolean][] = [
    ['true', (value) => typeof value === 'boolean'],
    ['25', (value) => typeof value === 'number'],
    ['25', Array.isArray],
    ['once', Array.isArray],
    ['EUR', Array.isArray],
    ['{"25":"a tree"}', (value) => value instanceof Map],
  ];

  it.each(attributeNames)('%s', (name) => {
    const kind = kinds.find(([text, isKind]) => isKind(attributes[name].parse(text, context)));
    const value = readValue(name, kind?.[0] ?? 'some text');
    if (!kind) expect(value).toBe('some text');
    else if (kind[1](new Map())) expect(value).toEqual({ 25: 'a tree' });
    else expect(kind[1](value)).toBe(true);
  });
});

describe('the attribute of a property', () => {
  it.each([
    ['amounts', [15, 30], '15,30'],
    ['amounts', Object.freeze([15, '30']), '15,30'],
    ['amounts', new Proxy([15, 30], {}), '15,30'],
    ['amounts', [], ''],
    ['amount', 25, '25'],
    ['amount', 25n, '25'],
    ['presets-only', true, 'true'],
    ['impact', { 25: 'a tree' }, '{"25":"a tree"}'],
    ['impact', '{"25":"a tree"}', '{"25":"a tree"}'],
    ['strings', Object.assign(Object.create(null), { give: 'Help' }), '{"give":"Help"}'],
    ['nonprofit', ['clean-water-fund', 'trees'], 'clean-water-fund,trees'],
    ...[undefined, null, '', false, 0].flatMap((value) => [
      ['presets-only', value, ''] as const,
      ['min-amount', value, ''] as const,
      ['strings', value, ''] as const,
    ]),
  ] as const)('%s=%o is %j', (_, value, text) => {
    expect(writeValue(value)).toBe(text);
  });

  const circular: Record<string, unknown> = {};
  circular.self = circular;
  const { proxy, revoke } = Proxy.revocable({}, {});
  revoke();
  const malformed: [name: string, value: unknown][] = [
    ['a circular object', circular],
    ['an object with a BigInt', { 25: 1n }],
    ['an object of numbers', { 25: 7 }],
    ['an object', {}],
    ['an array of objects', [{}]],
    ['an array of symbols', [Symbol('x')]],
    ['a function', () => 25],
    ['a class', class {}],
    ['a symbol', Symbol('25')],
    ['a proxy that throws', proxy],
    ['NaN', Number.NaN],
    ['infinity', Number.POSITIVE_INFINITY],
  ];

  const context = {
    environment: 'sandbox',
    pageLocale: 'en',
    pageOrigin: 'null',
    currency: 'USD',
  } as const;
  for (const name of attributeNames)
    it.each(malformed)(`of ${name} is refused by the parser: %s`, (what, value) => {
      const text = writeValue(value);
      expect(() => readValue(name, text)).not.toThrow();
      // What is a text is one for a property of texts, and an object for one of objects.
      const isText = /NaN|infinity/.test(what) || (what === 'an object of numbers' && /^\{/.test(text));
      const isEmpty = text === '{}';
      if (!isText && !isEmpty && !/^(publishable-key|nonprofit)$/.test(name))
        expect(attributes[name].parse(text, context)).toBeUndefined();
    });
});
