import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hasSecretKey, isHmacSecret, quote } from './secrets.js';

const hex64 = '0123456789abcdef'.repeat(4);

describe('a secret key', () => {
  it.each([
    'sk_live_51abc',
    'sk_test_51abc',
    'SK_LIVE_51ABC',
    'Sk_Test_1',
    'sk_',
    ' sk_live_1 ',
    '\nsk_live_1',
    'key=sk_live_1',
    '"sk_live_1"',
    'pk_test_1,sk_test_1',
    'pk_test_sk_live_1',
    '-sk_live_1',
    '{"key":"sk_live_1"}',
    'ｓｋ＿live_1',
    's\u200bk_live_1',
    'sk\u00ad_\u2060live_1',
  ])('is seen in %j', (text) => expect(hasSecretKey(text)).toBe(true));

  it.each([
    '',
    'pk_test_1',
    'pk_live_abc',
    'task_list',
    'disk_1',
    'desk_live_1',
    'sk',
    'sk-live',
    'risk_live',
    'sku_1',
    'ask_me',
    '7sk_',
  ])('is not seen in %j', (text) => expect(hasSecretKey(text)).toBe(false));
});

describe('an HMAC secret', () => {
  it.each([
    hex64,
    hex64.toUpperCase(),
    ` ${hex64}\n`,
    `clean-water, ${hex64}`,
    `${hex64},clean-water`,
    `\u200b${hex64}`,
    hex64.replace(/\d/g, (digit) => String.fromCodePoint(0xff10 + Number(digit))),
  ])('is a bare run of 64 hex digits: %j', (text) => expect(isHmacSecret(text)).toBe(true));

  it.each([
    ['of a publishable key', `pk_test_${hex64}`],
    ['one too few', hex64.slice(1)],
    ['one too many', `${hex64}0`],
    ['another letter', `${hex64.slice(1)}g`],
    ['nothing', ''],
  ])('is not: %s', (_, text) => expect(isHmacSecret(text)).toBe(false));
});

describe('a quoted value', () => {
  it.each([
    ['banana', '"banana"'],
    ['', '""'],
    ['say "hi"', '"say \\"hi\\""'],
    ['a\nb', '"a\\nb"'],
  ])('of %j is %s', (value, quoted) => expect(quote(value)).toBe(quoted));

  it('is cut where it is long', () => {
    const quoted = quote('x'.repeat(1000));
    expect(quoted.length).toBeLessThan(80);
    expect(quoted).toContain('xxx');
  });

  it('never holds a secret, wherever it stands in the value', () => {
    const body = fc.stringMatching(/^[0-9a-zA-Z]{8,40}$/);
    fc.assert(
      fc.property(
        body,
        fc.constantFrom('', ' ', 'key: ', 'pk_test_1,'),
        fc.string(),
        (secret, before, after) => {
          const quoted = quote(`${before}sk_live_${secret} ${after}`);
          expect(quoted).not.toContain(secret);
          expect(quoted).toMatch(/secret/);
        },
      ),
    );
    expect(quote(hex64)).not.toContain(hex64.slice(0, 8));
  });
});
