import { describe, expect, it } from 'vitest';
import { parseAttributes } from '../testing/attributes.js';
import type { SirDonateOptions } from './attribute-types.js';
import { attributesOf } from './attributes-of.js';

describe('attributesOf', () => {
  it('writes every kind of value as the text of its attribute', () => {
    expect(
      attributesOf({
        publishableKey: 'pk_test_a',
        nonprofit: ['clean-water-fund', 'old-mill'],
        amounts: [10, 25.5, '30.00'],
        minAmount: 5,
        presetsOnly: true,
        impact: { 10: 'a "meal"' },
        strings: { give: 'Help', lang: 'en' },
      }),
    ).toEqual({
      'publishable-key': 'pk_test_a',
      nonprofit: 'clean-water-fund,old-mill',
      amounts: '10,25.5,30.00',
      'min-amount': '5',
      'presets-only': 'true',
      impact: '{"10":"a \\"meal\\""}',
      strings: '{"give":"Help","lang":"en"}',
    });
  });

  it.each<[string, SirDonateOptions]>([
    ['undefined', { mode: undefined, amounts: undefined }],
    ['null', { mode: null, amounts: null }],
    ['false', { presetsOnly: false, isolated: false }],
  ])('leaves %s out', (_, options) => {
    expect(attributesOf(options)).toEqual({});
  });

  it('takes the names of attributes too, and leaves out what is neither, or has no text', () => {
    const others: object = {
      'publishable-key': 'pk_test_a',
      onComplete: 'x',
      theme: () => 'dark',
      toString: 'x',
    };
    const options: SirDonateOptions = Object.assign({}, others);
    expect(attributesOf(options)).toEqual({ 'publishable-key': 'pk_test_a' });
  });

  it('keeps the texts of attributes as they are', () => {
    const texts = {
      amounts: '10, 25',
      impact: '{"10":"a meal"}',
      isolated: 'true',
      locale: '',
    } as const;
    expect(attributesOf(texts)).toEqual(texts);
  });

  it('is not misled by a toJSON of an old library', () => {
    Object.defineProperty(Array.prototype, 'toJSON', { value: () => 'x', configurable: true });
    Object.defineProperty(Object.prototype, 'toJSON', { value: () => 'x', configurable: true });
    try {
      expect(attributesOf({ amounts: [10], impact: { 10: 'a meal' } })).toEqual({
        amounts: '10',
        impact: '{"10":"a meal"}',
      });
    } finally {
      Reflect.deleteProperty(Array.prototype, 'toJSON');
      Reflect.deleteProperty(Object.prototype, 'toJSON');
    }
  });

  it('writes what the parser reads back', () => {
    const options: SirDonateOptions = {
      publishableKey: 'pk_test_a',
      nonprofit: ['clean-water-fund', 'old-mill'],
      amounts: [10, 25],
      presetsOnly: true,
      impact: { 10: 'a meal' },
      frequencies: ['monthly'],
      strings: { give: 'Help' },
      isolated: false,
    };
    expect(parseAttributes(attributesOf(options))).toMatchObject({
      type: 'valid',
      warnings: [],
      options: {
        nonprofits: ['clean-water-fund', 'old-mill'],
        amounts: [1000, 2500],
        presetsOnly: true,
        impact: new Map([[1000, 'a meal']]),
        frequencies: ['monthly'],
        strings: new Map([['give', 'Help']]),
        isolated: false,
      },
    });
  });
});
