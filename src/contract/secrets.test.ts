import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findSecret, hasSecretKey, isHmacSecret, isSecret, quote } from './secrets.js';

const hex64 = '0123456789abcdef'.repeat(4);

describe('hasSecretKey', () => {
  it.each([
    'sk_live_51abc',
    'sk_test_51abc',
    'SK_LIVE_51ABC',
    'Sk_Test_1',
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
  ])('recognises a secret key in %j', (text) => expect(hasSecretKey(text)).toBe(true));

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
    '7sk_live_1',
    'sk_SK',
    'sk_rahman@example.org',
    'sk_',
  ])('recognises no secret key in %j', (text) => expect(hasSecretKey(text)).toBe(false));
});

describe('isHmacSecret', () => {
  it.each([
    hex64,
    hex64.toUpperCase(),
    ` ${hex64}\n`,
    `clean-water, ${hex64}`,
    `${hex64},clean-water`,
    `\u200b${hex64}`,
    `“${hex64}”`,
    `«${hex64}»`,
    `clean-water،${hex64}`,
    hex64.replace(/\d/g, (digit) => String.fromCodePoint(0xff10 + Number(digit))),
  ])('recognises a bare run of 64 hex digits as an HMAC secret: %j', (text) =>
    expect(isHmacSecret(text)).toBe(true),
  );

  it.each([
    ['of a publishable key', `pk_test_${hex64}`],
    ['one too few', hex64.slice(1)],
    ['one too many', `${hex64}0`],
    ['another letter', `${hex64.slice(1)}g`],
    ['nothing', ''],
  ])('recognises no HMAC secret in %s', (_, text) => expect(isHmacSecret(text)).toBe(false));
});

describe('quote', () => {
  it.each([
    ['banana', '"banana"'],
    ['', '""'],
    ['say "hi"', '"say \\"hi\\""'],
    ['a\nb', '"a\\nb"'],
  ])('quotes %j as %s', (value, quoted) => expect(quote(value)).toBe(quoted));

  it('cuts a long value when it quotes it', () => {
    const quoted = quote('x'.repeat(1000));
    expect(quoted.length).toBeLessThan(80);
    expect(quoted).toContain('xxx');
  });

  it('never quotes a secret, wherever it stands in the value', () => {
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

describe('findSecret', () => {
  it.each([
    ['publishable-key', 'sk_live_51abc'],
    ['publishable-key', 'SK_TEST_51abc'],
    ['publishable-key', hex64],
    ['nonprofit', 'sk_live_51abc'],
    ['referral-code', ' sk_test_51abc'],
    ['api-base', `http://localhost/?key=sk_test_51abc`],
    ['data-key', 'sk_live_51abc'],
    ['title', 'our key is sk_live_51abc'],
    ['publishable-key', 'sk_51abc'],
    ['nonprofit', `clean-water, ${hex64}`],
    ['referral-code', hex64],
  ])('finds a secret in the attribute %s', (name, value) => {
    expect(
      findSecret([
        { name: 'mode', value: 'inline' },
        { name, value },
      ]),
    ).toBe(name);
  });

  it.each([
    ['publishable-key', 'pk_live_51abc'],
    ['publishable-key', `pk_live_${hex64}`],
    ['class', 'task_list'],
    ['data-commit', hex64],
    ['nonprofit', 'disk_fund'],
    ['nonprofit', 'sk_fund'],
    ['donor-email', 'sk_rahman@example.org'],
    ['donor-email', hex64],
    ['locale', 'sk_SK'],
    ['referral-code', 'sk_spring'],
    ['strings', `{"give":"${hex64}"}`],
    ['integrity', hex64],
    ['utm_content', hex64],
  ])('finds no secret in %s=%j', (name, value) => expect(findSecret([{ name, value }])).toBeUndefined());
});

describe('isSecret', () => {
  const hmac = '0123456789abcdef'.repeat(4);
  it.each([
    ['publishable-key', 'sk_other', true],
    ['publishablekey', 'sk_other', true],
    ['my-publishable-key', 'sk_other', false],
    ['publishable-keys', 'sk_other', false],
    ['locale', 'sk_SK', false],
    ['anything', 'sk_live_1', true],
    ['publishable-key', hmac, true],
    ['publishablekey', hmac, true],
    ['nonprofit', hmac, true],
    ['referral-code', hmac, true],
    ['referralcode', hmac, true],
    ['referral-code-of', hmac, false],
    ['my-nonprofit', hmac, false],
    ['notice', hmac, false],
  ])('%s=%s: %j', (name, value, expected) => {
    expect(isSecret({ name, value })).toBe(expected);
  });

  it('quote shortens a long value, and hides a secret', () => {
    expect(quote('a'.repeat(60))).toBe(`"${'a'.repeat(60)}"`);
    expect(quote('a'.repeat(61))).toBe(`"${'a'.repeat(60)}…"`);
    expect(quote('sk_test_1')).not.toContain('sk_test_1');
  });
});
