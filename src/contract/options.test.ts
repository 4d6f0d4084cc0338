import { describe, expect, it } from 'vitest';
import { type Attributes, optionsOf, parseAttributes } from '../testing/attributes.js';
import { type Options, parseOptions } from './options.js';

/** Parses, and gives what one attribute came to with the warnings on the way. */
function read(attributes: Attributes, value: (options: Options) => unknown) {
  const parsed = parseAttributes(attributes);
  if (parsed.type === 'invalid') throw new Error(parsed.message);
  return { value: value(parsed.options), warnings: parsed.warnings };
}

const hex64 = '0123456789abcdef'.repeat(4);

describe('publishable-key', () => {
  it.each([
    ['pk_test_1', 'sandbox', 'https://devapi.sirgiving.org'],
    ['pk_live_1', 'production', 'https://api.sirgiving.org'],
    [`pk_test_${hex64}`, 'sandbox', 'https://devapi.sirgiving.org'],
    ['pk_live_A-b_9', 'production', 'https://api.sirgiving.org'],
  ])('the key %j chooses the environment %s', (key, environment, apiBase) => {
    expect(optionsOf({ 'publishable-key': key })).toMatchObject({ key: key.trim(), environment, apiBase });
  });

  it.each([
    '  pk_test_1\n',
    '\u00a0pk_test_1\ufeff',
    '“pk_test_1”',
    '"pk_test_1"',
    "'pk_test_1'",
    'pk_\u200btest_\u00ad1',
  ])('the key %j is read without what an editor has added', (key) => {
    expect(optionsOf({ 'publishable-key': key })).toMatchObject({ key: 'pk_test_1' });
  });

  it.each([
    'pk_1',
    'pk_test_',
    'pk_prod_1',
    'PK_TEST_1',
    'pk_test_a b',
    'pk_test_1;',
    'x pk_test_1',
    '”pk_test_1',
    'pk_"test_1',
    'pk_test_1\npk_test_2',
    'banana',
    hex64,
  ])('parseOptions refuses the key %j and says where to find a valid one', (key) => {
    const parsed = parseAttributes({ 'publishable-key': key });
    expect(parsed).toMatchObject({ type: 'invalid', code: 'invalid-key' });
    if (parsed.type === 'valid') return;
    expect(parsed.message).toMatch(/^publishable-key=.*pk_test_….*pk_live_….*dashboard/);
    if (key.length > 20) expect(parsed.message).not.toContain(key.slice(0, 20));
  });

  it.each(['', '  '])('parseOptions says what to add where the key is missing (%j)', (key) => {
    expect(parseAttributes({ 'publishable-key': key })).toMatchObject({
      type: 'invalid',
      code: 'invalid-key',
      message: expect.stringMatching(/publishable-key is missing.*pk_test_…/),
    });
  });

  it('a live key never talks to another API, not even on this machine', () => {
    for (const base of [
      'http://localhost:8787',
      'https://devapi.sirgiving.org',
      'https://api.sirgiving.org',
    ]) {
      const parsed = parseAttributes({ 'publishable-key': 'pk_live_1', 'api-base': base });
      expect(parsed).toMatchObject({ type: 'valid', options: { apiBase: 'https://api.sirgiving.org' } });
      expect(parsed.warnings).toHaveLength(1);
      expect(parsed.warnings[0]).toMatch(/^api-base.*test key/);
    }
  });
});

describe('nonprofit', () => {
  it.each([
    ['clean-water', ['clean-water']],
    [' clean-water ', ['clean-water']],
    ['b,a', ['b', 'a']],
    [' b ,a, b,', ['b', 'a']],
    ['Clean_Water.2~x', ['Clean_Water.2~x']],
    ['“b, a”', ['b', 'a']],
    ['“b”,\u00a0“a”', ['b', 'a']],
    ['clean\u200b-water', ['clean-water']],
  ])('the nonprofit attribute %j names %j', (written, slugs) => {
    const { value, warnings } = read({ nonprofit: written }, ({ nonprofits }) => nonprofits);
    expect(value).toEqual(slugs);
    expect(warnings).toEqual([]);
  });

  it.each([
    'a b',
    'a/b',
    '../config',
    '..',
    '.',
    'a?b',
    'a#b',
    'a%2Fb',
    'https://every.org/x',
    'ä',
    'x'.repeat(201),
  ])('the malformed nonprofit %j is left out, and one warning says what is accepted', (written) => {
    const { value, warnings } = read({ nonprofit: `clean-water,${written}` }, ({ nonprofits }) => nonprofits);
    expect(value).toEqual(['clean-water']);
    expect(warnings).toHaveLength(1);
    expect(warnings[0]).toMatch(/^nonprofit\b.*slugs such as "clean-water-fund".*commas/);
  });

  it('the warning names the nonprofit that is left out', () => {
    expect(read({ nonprofit: 'clean-water,red cross' }, () => {}).warnings[0]).toContain('red cross');
  });

  it.each(['', '  ', ',', 'a/b', '..'])(
    'parseOptions refuses the nonprofit %j and says what to add',
    (written) => {
      expect(parseAttributes({ nonprofit: written })).toMatchObject({
        type: 'invalid',
        code: 'invalid-nonprofit',
        message: expect.stringMatching(/nonprofit.*slug/),
      });
    },
  );
});

describe('attributes that belong together', () => {
  it('rounds away the error of a number that was computed', () => {
    expect(
      optionsOf({
        amount: '20.299999999999997',
        amounts: '3.3000000000000003,10.2',
        'max-amount': '99.89999999999999',
      }),
    ).toMatchObject({ amount: 2030, amounts: [330, 1020], maxAmount: 9990 });
    expect(read({ amount: '10.123456789012344' }, (options) => options.amount).value).toBeUndefined();
  });

  it('amounts are read in the currency of the attributes', () => {
    expect(
      optionsOf({ currency: 'JPY', amounts: '500,1000', amount: '700', 'max-amount': '9000' }),
    ).toMatchObject({
      amounts: [500, 1000],
      amount: 700,
      minAmount: 50,
      maxAmount: 9000,
    });
    expect(optionsOf({ currency: 'KWD', amounts: '1.5', impact: '{"1.500":"x"}' })).toMatchObject({
      amounts: [1500],
      minAmount: 250,
      impact: new Map([[1500, 'x']]),
    });
    expect(read({ currency: 'JPY', amount: '12.50' }, ({ amount }) => amount).warnings[0]).toMatch(
      /^amount=/,
    );
  });

  it('default presets depend on the currency', () => {
    expect(optionsOf({ currency: 'KRW' }).amounts).not.toEqual(optionsOf().amounts);
  });

  it('presets outside the bounds are left out with a warning', () => {
    const { value, warnings } = read(
      { amounts: '5,10,25,50', 'min-amount': '10', 'max-amount': '25' },
      (o) => o.amounts,
    );
    expect(value).toEqual([1000, 2500]);
    expect(warnings).toHaveLength(1);
    expect(warnings[0]).toMatch(/^amounts\b.*min-amount.*max-amount/);
  });

  it('default presets outside the bounds are left out without a warning', () => {
    expect(read({ 'min-amount': '30' }, ({ amounts }) => amounts)).toEqual({
      value: [5000, 10000],
      warnings: [],
    });
  });

  it('a max-amount below min-amount is ignored with a warning', () => {
    const { value, warnings } = read({ 'min-amount': '50', 'max-amount': '10' }, (o) => [
      o.minAmount,
      o.maxAmount,
    ]);
    expect(value).toEqual([5000, 99_999_999]);
    expect(warnings).toHaveLength(1);
    expect(warnings[0]).toMatch(/^max-amount\b.*min-amount/);
  });

  it.each<[string, Attributes]>([
    ['below the smallest', { amount: '5', 'min-amount': '10' }],
    ['above the largest', { amount: '500', 'max-amount': '100' }],
    ['not a preset where only presets are offered', { amount: '26', 'presets-only': '' }],
  ])('a preselected amount that is %s is ignored with a warning', (_, attributes) => {
    const { value, warnings } = read(attributes, ({ amount }) => amount);
    expect(value).toBeUndefined();
    expect(warnings).toHaveLength(1);
    expect(warnings[0]).toMatch(/^amount\b/);
  });

  it.each<[Attributes, number | undefined]>([
    [{ amount: '10' }, 1000],
    [{ amount: '4' }, 400],
    [{ amount: '25' }, undefined],
    [{ amount: '4', frequencies: 'once' }, undefined],
    [{ amount: '10', frequencies: 'monthly' }, undefined],
  ])('with presets only, %j preselects %j: a preset of a frequency that is offered', (attributes, amount) => {
    const presets = { 'presets-only': '', amounts: '10,20', 'monthly-amounts': '4,8' };
    expect(optionsOf({ ...presets, ...attributes }).amount).toBe(amount);
  });

  it('a largest amount may be the smallest, too', () => {
    const { value, warnings } = read({ 'min-amount': '50', 'max-amount': '50' }, (o) => [
      o.minAmount,
      o.maxAmount,
      o.amounts,
    ]);
    expect(value).toEqual([5000, 5000, [5000]]);
    expect(warnings).toEqual([]);
  });

  it('a preselected amount need not be a preset', () => {
    expect(read({ amount: '26' }, ({ amount }) => amount)).toEqual({ value: 2600, warnings: [] });
  });

  it('an empty presets-only attribute is set', () => {
    expect(optionsOf({ 'presets-only': '' }).presetsOnly).toBe(true);
  });

  it('a form with presets only always offers at least one preset', () => {
    expect(optionsOf({ 'presets-only': '', amounts: '5', 'min-amount': '10' }).amounts).toEqual([1000]);
  });

  it('the first frequency is preselected, and one that is not offered cannot be', () => {
    expect(optionsOf({ frequencies: 'monthly,once' }).frequency).toBe('monthly');
    expect(optionsOf({ frequencies: 'once,Once' }).frequencies).toEqual(['once']);
    const { value, warnings } = read(
      { frequencies: 'once', frequency: 'monthly' },
      ({ frequency }) => frequency,
    );
    expect(value).toBe('once');
    expect(warnings).toHaveLength(1);
    expect(warnings[0]).toMatch(/^frequency="monthly".*Accepted: once\./);
  });

  it.each([
    ['de-AT', 'de-AT'],
    ['PT-br', 'pt-BR'],
    ['', 'en'],
    ['not a language!', 'en'],
  ])('the page language applies where no locale is given: %j becomes %s', (page, locale) => {
    expect(optionsOf({}, page).locale).toBe(locale);
    expect(optionsOf({ locale: 'fr' }, page).locale).toBe('fr');
    expect(optionsOf({ locale: '!' }, page).locale).toBe(locale);
  });

  it('each of several malformed attributes has its own warning', () => {
    const parsed = parseAttributes({ mode: 'x', theme: 'x', currency: 'x', amount: 'x', locale: '!' });
    expect(parsed.warnings.map((warning) => warning.split('=')[0]).sort()).toEqual(
      ['amount', 'currency', 'locale', 'mode', 'theme'].sort(),
    );
  });
});

describe('prefilled donor data', () => {
  it('prefilled donor data is in no warning', () => {
    const parsed = parseAttributes({
      'donor-email': 'ada@mail.example',
      'donor-first-name': 'Ada',
      'donor-last-name': 'Quibbleworth',
      mode: 'x',
    });
    expect(parsed.warnings.join()).not.toMatch(/ada@|Ada|Quibbleworth/);
  });

  it('prefilled donor data is cut at 200 characters', () => {
    const { donor, referralCode } = optionsOf({
      'donor-email': 'x'.repeat(9999),
      'donor-last-name': 'y'.repeat(9999),
      'referral-code': 'z'.repeat(9999),
    });
    expect(
      Math.max(donor.email.length, donor.lastName.length, referralCode?.length ?? 0),
    ).toBeLessThanOrEqual(200);
  });
});

it('a notice of more than 200 characters is ignored as a whole, with one warning', () => {
  const { value, warnings } = read({ notice: '🌳'.repeat(201) }, (options) => options.notice);
  expect(value).toBeUndefined();
  expect(warnings).toEqual([expect.stringMatching(/^notice=.*Accepted: text of at most 200 characters\.$/)]);
});

describe('a secret in the page', () => {
  it('a secret in the page is fatal, and the message says what to do without repeating it', () => {
    const parsed = parseOptions(() => 'pk_test_1', {
      locale: 'en',
      pageOrigin: 'null',
      secretAttribute: 'data-key',
    });
    expect(parsed).toMatchObject({ type: 'invalid', code: 'secret-key' });
    if (parsed.type === 'valid') return;
    expect(parsed.message).toMatch(/"data-key".*Nothing was sent.*revoke.*publishable key/);
  });
});

describe('simulate', () => {
  it.each(['succeeded', 'busy'])('a live key simulates nothing: %s', (simulate) => {
    const { value, warnings } = read({ 'publishable-key': 'pk_live_1', simulate }, (options) => options);
    expect(value).toMatchObject({ simulate: undefined, environment: 'production' });
    expect(warnings).toEqual([
      expect.stringMatching(`^simulate="${simulate}".*ignored.*with a test key only`),
    ]);
  });
});
