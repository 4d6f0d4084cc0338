import { describe, expect, it } from 'vitest';
import { readAddressAttributes } from './address-attributes.js';

describe('readAddressAttributes', () => {
  it('returns attributes that an address may set, as the parameters have them', () => {
    expect(readAddressAttributes('?nonprofit=clean-water-fund&amount=25&unknown=1')).toEqual({
      attributes: { nonprofit: 'clean-water-fund', amount: '25' },
      themeParameters: undefined,
      secretAttribute: undefined,
      warnings: [],
    });
  });

  it('returns nothing for an address without parameters', () => {
    const { attributes, warnings } = readAddressAttributes('');
    expect([attributes, warnings]).toEqual([{}, []]);
  });

  it('keeps an empty value, which is a boolean attribute that is set', () => {
    expect(readAddressAttributes('?simulate=').attributes).toEqual({ simulate: '' });
  });

  it('takes the first of two parameters with the same name', () => {
    expect(readAddressAttributes('?amount=1&amount=2').attributes).toEqual({ amount: '1' });
  });

  it('reads an address whose & was escaped once or more often', () => {
    expect(readAddressAttributes('?amount=5&amp;currency=EUR&amp;amp;locale=de').attributes).toEqual({
      amount: '5',
      currency: 'EUR',
      locale: 'de',
    });
  });

  it('ignores donor data, and says why', () => {
    const { attributes, warnings } = readAddressAttributes('?donor-email=ada@example.org');
    expect(attributes).toEqual({});
    expect(warnings).toEqual([
      'donor-email was ignored: an address is kept and passed on, so it must not hold donor data.',
    ]);
  });

  it.each(['notice', 'help-url', 'done-url', 'analytics'])('ignores %s, and says so', (name) => {
    const { attributes, warnings } = readAddressAttributes(`?${name}=x&amount=5`);
    expect(attributes).toEqual({ amount: '5' });
    expect(warnings).toEqual([`${name} was ignored: an address cannot set it.`]);
  });

  it.each([
    'accent',
    'on-accent',
    'surface',
    'raised',
    'text',
    'muted',
    'border',
    'danger',
    'radius',
    'button-radius',
  ])('returns %s for the theme', (name) => {
    expect(readAddressAttributes(`?${name}=1&x=2`).themeParameters).toEqual({ [name]: '1' });
  });

  it.each(['my-accent', 'accents', 'on-surface', 'button-accent', 'on-'])(
    'does not take %s for a part of the theme',
    (name) => {
      expect(readAddressAttributes(`?${name}=1`).themeParameters).toBeUndefined();
    },
  );

  it('takes the first of two colours with the same name', () => {
    expect(readAddressAttributes('?accent=red&accent=blue').themeParameters).toEqual({ accent: 'red' });
  });

  it('names an attribute that holds a secret, and does not pass it on', () => {
    const read = readAddressAttributes('?amount=5&referral-code=sk_test_123');
    expect(read.secretAttribute).toBe('referral-code');
    expect(read.attributes).toEqual({ amount: '5' });
  });

  it('names the address where a foreign parameter holds a secret', () => {
    expect(readAddressAttributes('?amount=5&apikey=sk_live_123').secretAttribute).toBe('src');
  });

  it('does not warn of an attribute that holds a secret, because the secret is reported', () => {
    expect(readAddressAttributes('?notice=sk_live_123')).toMatchObject({
      secretAttribute: 'notice',
      warnings: [],
    });
  });
});
