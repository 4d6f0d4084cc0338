import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Attributes, optionsOf, parseAttributes } from '../testing/attributes.js';
import { type AttributeName, attributeNames } from './attribute-names.js';
import { type Options, parseOptions } from './options.js';
import { findSecret } from './secrets.js';

/** Parses, and gives what one attribute came to with the warnings on the way. */
function read(attributes: Attributes, value: (options: Options) => unknown) {
  const parsed = parseAttributes(attributes);
  if (parsed.type === 'invalid') throw new Error(parsed.message);
  return { value: value(parsed.options), warnings: parsed.warnings };
}

interface Row {
  value: (options: Options) => unknown;
  /** Where the attribute is absent, or empty. */
  absent: unknown;
  /** What is written → what it comes to. */
  good: [written: string, value: unknown][];
  bad: string[];
  /** What the warning says is accepted. */
  accepted: RegExp;
}

const hex64 = '0123456789abcdef'.repeat(4);
const amounts = [
  'abc',
  '-5',
  '1e3',
  '12,50',
  '$25',
  '.5',
  '5.',
  '0',
  '0.00',
  '12.345',
  '1000000000000',
  '٢٥',
];

/** The host contract, a row an attribute. Those without which nothing works are below. */
const contract: Record<Exclude<AttributeName, 'publishable-key' | 'nonprofit'>, Row> = {
  mode: {
    value: ({ mode }) => mode,
    absent: 'button',
    good: [
      ['button', 'button'],
      ['inline', 'inline'],
      [' INLINE\n', 'inline'],
    ],
    bad: ['modal', 'true', 'inline,button', 'constructor'],
    accepted: /button or inline/,
  },
  amounts: {
    value: ({ amounts }) => amounts,
    absent: [1000, 2500, 5000, 10000],
    good: [
      ['10,25,50,100', [1000, 2500, 5000, 10000]],
      ['7', [700]],
      [' 50 , 10 ', [1000, 5000]],
      ['12.50,5.5', [550, 1250]],
      ['10,10.00,10', [1000]],
      ['10,,25,', [1000, 2500]],
    ],
    bad: ['10;25', '10,abc', '10,0', '-10', '10 25', ',', ', ,', '[10,25]', '10,12.345'],
    accepted: /major units.*commas.*10,25,50,100/,
  },
  amount: {
    value: ({ amount }) => amount,
    absent: undefined,
    good: [
      ['25', 2500],
      ['25.5', 2550],
      [' 31.07 ', 3107],
      ['1.00', 100],
    ],
    bad: amounts,
    accepted: /major units.*12\.50/,
  },
  'min-amount': {
    value: ({ minAmount }) => minAmount,
    absent: 100,
    good: [
      ['5', 500],
      ['0.5', 50],
      ['0.01', 1],
    ],
    bad: amounts,
    accepted: /major units.*12\.50/,
  },
  'max-amount': {
    value: ({ maxAmount }) => maxAmount,
    absent: undefined,
    good: [
      ['500', 50000],
      ['1', 100],
      ['999999999999', 99999999999900],
    ],
    bad: amounts,
    accepted: /major units.*12\.50/,
  },
  'presets-only': {
    value: ({ presetsOnly }) => presetsOnly,
    absent: false,
    good: [
      ['true', true],
      ['TRUE', true],
      ['presets-only', true],
      ['false', false],
    ],
    bad: ['yes', '1', 'on', 'off', 'constructor', '__proto__'],
    accepted: /alone.*"true".*"false"/,
  },
  isolated: {
    value: ({ isolated }) => isolated,
    absent: false,
    good: [
      ['true', true],
      [' Isolated ', true],
      ['false', false],
    ],
    bad: ['yes', '1', 'on', 'presets-only', 'constructor', '__proto__'],
    accepted: /alone.*"true".*"false"/,
  },
  impact: {
    value: ({ impact }) => [...impact],
    absent: [],
    good: [
      ['{"25":"feeds a family for a week"}', [[2500, 'feeds a family for a week']]],
      [
        '{"12.50":"a","100":"b"}',
        [
          [10000, 'b'],
          [1250, 'a'],
        ],
      ],
    ],
    bad: [
      'feeds a family',
      '25',
      '"25"',
      'null',
      '[]',
      '["a"]',
      '{}',
      '{"25":7}',
      '{"abc":"x"}',
      "{'25':'x'}",
      '{"25":"x"',
    ],
    accepted: /JSON object.*\{"25":"feeds a family for a week"\}/,
  },
  strings: {
    value: ({ strings }) => [...strings],
    absent: [],
    good: [
      ['{"give":"Help with {amount}"}', [['give', 'Help with {amount}']]],
      ['{}', []],
    ],
    bad: ['Give', '7', 'null', '[]', '{"give":7}', "{'give':'x'}", '{"give":"x"'],
    accepted: /JSON object.*\{"give":"Help with \{amount\}"\}/,
  },
  currency: {
    value: ({ currency }) => currency,
    absent: 'USD',
    good: [
      ['EUR', 'EUR'],
      ['eur', 'EUR'],
      [' jpy ', 'JPY'],
    ],
    bad: ['US', 'DOLLAR', 'QQQ', '$', '€', 'US1', 'BITCOIN'],
    accepted: /ISO 4217.*USD/,
  },
  frequencies: {
    value: ({ frequencies }) => frequencies,
    absent: ['once', 'monthly'],
    good: [
      ['once', ['once']],
      ['monthly', ['monthly']],
      ['monthly,once', ['monthly', 'once']],
      ['Once , MONTHLY', ['once', 'monthly']],
      ['once,once', ['once']],
    ],
    bad: ['weekly', 'once,weekly', 'once monthly', ','],
    accepted: /once, monthly, or both/,
  },
  frequency: {
    value: ({ frequency }) => frequency,
    absent: 'once',
    good: [
      ['once', 'once'],
      ['monthly', 'monthly'],
      ['Monthly', 'monthly'],
    ],
    bad: ['weekly', 'once,monthly', '1'],
    accepted: /once or monthly/,
  },
  provider: {
    value: ({ provider }) => provider,
    absent: 'stripe',
    good: [
      ['stripe', 'stripe'],
      ['every.org', 'every.org'],
      ['Every.org', 'every.org'],
    ],
    bad: ['everyorg', 'every', 'paypal'],
    accepted: /stripe or every\.org/,
  },
  checkout: {
    value: ({ checkout }) => checkout,
    absent: 'popup',
    good: [
      ['popup', 'popup'],
      ['tab', 'tab'],
      ['redirect', 'redirect'],
      ['TAB', 'tab'],
    ],
    bad: ['window', '_blank', 'link'],
    accepted: /popup, tab or redirect/,
  },
  'donor-email': {
    value: ({ donor }) => donor.email,
    absent: '',
    good: [
      ['ada@mail.example', 'ada@mail.example'],
      ['not an address', 'not an address'],
    ],
    bad: [],
    accepted: /never/,
  },
  'donor-first-name': {
    value: ({ donor }) => donor.firstName,
    absent: '',
    good: [[' Ada ', 'Ada']],
    bad: [],
    accepted: /never/,
  },
  'donor-last-name': {
    value: ({ donor }) => donor.lastName,
    absent: '',
    good: [["O'Neill-Ørsted", "O'Neill-Ørsted"]],
    bad: [],
    accepted: /never/,
  },
  'referral-code': {
    value: ({ referralCode }) => referralCode,
    absent: undefined,
    good: [
      ['SPRING26', 'SPRING26'],
      ['a b&c', 'a b&c'],
    ],
    bad: [],
    accepted: /never/,
  },
  locale: {
    value: ({ locale }) => locale,
    absent: 'en',
    good: [
      ['de', 'de'],
      ['pt-BR', 'pt-BR'],
      ['pt-br', 'pt-BR'],
      ['ZH-hant-tw', 'zh-Hant-TW'],
      ['ar-u-nu-latn', 'ar-u-nu-latn'],
    ],
    bad: ['english!', 'e', 'de_DE', 'de,fr', '--', '1'],
    accepted: /BCP 47.*pt-BR/,
  },
  theme: {
    value: ({ theme }) => theme,
    absent: 'auto',
    good: [
      ['auto', 'auto'],
      ['light', 'light'],
      ['Dark', 'dark'],
    ],
    bad: ['black', 'system'],
    accepted: /auto, light or dark/,
  },
  'api-base': {
    value: ({ apiBase }) => apiBase,
    absent: 'https://devapi.sirgiving.org',
    good: [
      ['http://localhost:8787', 'http://localhost:8787'],
      ['http://localhost:8787/', 'http://localhost:8787'],
      ['http://127.0.0.1:3000/base//', 'http://127.0.0.1:3000/base'],
      ['https://[::1]/', 'https://[::1]'],
      ['http://localhost:1/?a=b#c', 'http://localhost:1'],
    ],
    bad: [
      'https://api.sirgiving.org',
      'https://evil.example',
      'http://localhost.evil.example',
      'http://127.0.0.1.evil.example/',
      'http://user@localhost:8787',
      'http://localhost@evil.example',
      'ftp://localhost',
      'javascript://localhost/%0aalert(1)',
      'localhost:8787',
      '//localhost:8787',
      '/v1',
      'http://192.168.0.1',
    ],
    accepted: /this machine.*localhost.*test key/,
  },
};

const rows = Object.entries(contract) as [AttributeName, Row][];

it('the tables here have a row for each attribute of the contract', () => {
  expect(['publishable-key', 'nonprofit', ...Object.keys(contract)].sort()).toEqual(
    [...attributeNames].sort(),
  );
});

describe.each(rows)('%s', (attribute, { value, absent, good, bad, accepted }) => {
  it('has a default, for which nobody is warned', () => {
    expect(read({}, value)).toEqual({ value: absent, warnings: [] });
  });

  // An empty boolean attribute is one that is set.
  if (attribute !== 'presets-only' && attribute !== 'isolated') {
    it('has its default where it is empty', () => {
      expect(read({ [attribute]: '' }, value)).toEqual({ value: absent, warnings: [] });
      expect(read({ [attribute]: ' \n' }, value)).toEqual({ value: absent, warnings: [] });
    });
  }

  it.each(good)('takes %j', (written, expected) => {
    expect(read({ [attribute]: written }, value)).toEqual({ value: expected, warnings: [] });
  });

  if (bad.length) {
    it.each(bad)(
      'has its default with %j, and one warning says what was written and what is accepted',
      (written) => {
        const { value: given, warnings } = read({ [attribute]: written }, value);
        expect(given).toEqual(absent);
        expect(warnings).toHaveLength(1);
        const [warning] = warnings;
        expect(warning).toMatch(new RegExp(`^${attribute}\\b`));
        expect(warning).toContain(JSON.stringify(written));
        expect(warning?.split('Accepted:')[1]).toMatch(accepted);
      },
    );
  }
});

describe('publishable-key', () => {
  it.each([
    ['pk_test_1', 'sandbox', 'https://devapi.sirgiving.org'],
    ['pk_live_1', 'production', 'https://api.sirgiving.org'],
    [`pk_test_${hex64}`, 'sandbox', 'https://devapi.sirgiving.org'],
    ['pk_live_A-b_9', 'production', 'https://api.sirgiving.org'],
    ['  pk_test_1\n', 'sandbox', 'https://devapi.sirgiving.org'],
  ])('%j chooses the environment %s', (key, environment, apiBase) => {
    expect(optionsOf({ 'publishable-key': key })).toMatchObject({ key: key.trim(), environment, apiBase });
  });

  it.each([
    'pk_1',
    'pk_test_',
    'pk_prod_1',
    'PK_TEST_1',
    'pk_test_a b',
    'pk_test_1;',
    'x pk_test_1',
    'pk_test_1\npk_test_2',
    'banana',
    hex64,
  ])('%j is refused, with where to find one that is right', (key) => {
    const parsed = parseAttributes({ 'publishable-key': key });
    expect(parsed).toMatchObject({ type: 'invalid', code: 'invalid-key' });
    if (parsed.type === 'valid') return;
    expect(parsed.message).toMatch(/^publishable-key=.*pk_test_….*pk_live_….*dashboard/);
    if (key.length > 20) expect(parsed.message).not.toContain(key.slice(0, 20));
  });

  it.each(['', '  '])('where it is missing (%j), says what to add', (key) => {
    expect(parseAttributes({ 'publishable-key': key })).toMatchObject({
      type: 'invalid',
      code: 'invalid-key',
      message: expect.stringMatching(/publishable-key is missing.*pk_test_…/),
    });
  });

  it('of the live kind never talks to another API, not even on this machine', () => {
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
  ])('%j names %j', (written, slugs) => {
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
  ])('leaves %j out, and one warning says what is accepted', (written) => {
    const { value, warnings } = read({ nonprofit: `clean-water,${written}` }, ({ nonprofits }) => nonprofits);
    expect(value).toEqual(['clean-water']);
    expect(warnings).toHaveLength(1);
    expect(warnings[0]).toMatch(/^nonprofit\b.*slugs such as "clean-water-fund".*commas/);
  });

  it('that is left out is named in the warning', () => {
    expect(read({ nonprofit: 'clean-water,red cross' }, () => {}).warnings[0]).toContain('red cross');
  });

  it.each(['', '  ', ',', 'a/b', '..'])('%j is none, and what to add is said', (written) => {
    expect(parseAttributes({ nonprofit: written })).toMatchObject({
      type: 'invalid',
      code: 'invalid-nonprofit',
      message: expect.stringMatching(/nonprofit.*slug/),
    });
  });
});

describe('attributes that belong together', () => {
  it('amounts have the currency', () => {
    expect(
      optionsOf({ currency: 'JPY', amounts: '500,1000', amount: '700', 'max-amount': '9000' }),
    ).toMatchObject({
      amounts: [500, 1000],
      amount: 700,
      minAmount: 1,
      maxAmount: 9000,
    });
    expect(optionsOf({ currency: 'KWD', amounts: '1.5', impact: '{"1.500":"x"}' })).toMatchObject({
      amounts: [1500],
      minAmount: 1000,
      impact: new Map([[1500, 'x']]),
    });
    expect(read({ currency: 'JPY', amount: '12.50' }, ({ amount }) => amount).warnings[0]).toMatch(
      /^amount=/,
    );
  });

  it('presets fit the currency where none are given', () => {
    expect(optionsOf({ currency: 'KRW' }).amounts).not.toEqual(optionsOf().amounts);
  });

  it('presets stay within the bounds, and whoever wrote others is told', () => {
    const { value, warnings } = read(
      { amounts: '5,10,25,50', 'min-amount': '10', 'max-amount': '25' },
      (o) => o.amounts,
    );
    expect(value).toEqual([1000, 2500]);
    expect(warnings).toHaveLength(1);
    expect(warnings[0]).toMatch(/^amounts\b.*min-amount.*max-amount/);
  });

  it('presets that nobody wrote fall away quietly', () => {
    expect(read({ 'min-amount': '30' }, ({ amounts }) => amounts)).toEqual({
      value: [5000, 10000],
      warnings: [],
    });
  });

  it('a largest amount below the smallest does not count', () => {
    const { value, warnings } = read({ 'min-amount': '50', 'max-amount': '10' }, (o) => [
      o.minAmount,
      o.maxAmount,
    ]);
    expect(value).toEqual([5000, undefined]);
    expect(warnings).toHaveLength(1);
    expect(warnings[0]).toMatch(/^max-amount\b.*min-amount/);
  });

  it.each<[string, Attributes]>([
    ['below the smallest', { amount: '5', 'min-amount': '10' }],
    ['above the largest', { amount: '500', 'max-amount': '100' }],
    ['not a preset where only presets are offered', { amount: '26', 'presets-only': '' }],
  ])('a preselected amount that is %s does not count', (_, attributes) => {
    const { value, warnings } = read(attributes, ({ amount }) => amount);
    expect(value).toBeUndefined();
    expect(warnings).toHaveLength(1);
    expect(warnings[0]).toMatch(/^amount\b/);
  });

  it('a preselected amount need not be a preset', () => {
    expect(read({ amount: '26' }, ({ amount }) => amount)).toEqual({ value: 2600, warnings: [] });
  });

  it('the attribute alone offers presets only', () => {
    expect(optionsOf({ 'presets-only': '' }).presetsOnly).toBe(true);
  });

  it('a form of presets only always has one', () => {
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
  ])('without a locale the page says it: %j gives %s', (page, locale) => {
    expect(optionsOf({}, page).locale).toBe(locale);
    expect(optionsOf({ locale: 'fr' }, page).locale).toBe('fr');
    expect(optionsOf({ locale: '!' }, page).locale).toBe(locale);
  });

  it('each of several mistakes has its own warning', () => {
    const parsed = parseAttributes({ mode: 'x', theme: 'x', currency: 'x', amount: 'x', locale: '!' });
    expect(parsed.warnings.map((warning) => warning.split('=')[0]).sort()).toEqual(
      ['amount', 'currency', 'locale', 'mode', 'theme'].sort(),
    );
  });
});

describe('prefilled donor data', () => {
  it('is in no warning', () => {
    const parsed = parseAttributes({
      'donor-email': 'ada@mail.example',
      'donor-first-name': 'Ada',
      'donor-last-name': 'Quibbleworth',
      mode: 'x',
    });
    expect(parsed.warnings.join()).not.toMatch(/ada@|Ada|Quibbleworth/);
  });

  it('is cut where it is absurd', () => {
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

describe('a secret in the page', () => {
  it.each([
    ['publishable-key', 'sk_live_51abc'],
    ['publishable-key', 'SK_TEST_51abc'],
    ['publishable-key', hex64],
    ['nonprofit', 'sk_live_51abc'],
    ['referral-code', ' sk_test_51abc'],
    ['api-base', `http://localhost/?key=sk_test_51abc`],
    ['data-key', 'sk_live_51abc'],
    ['title', 'our key is sk_live_51abc'],
    ['donor-email', hex64],
  ])('is found in %s', (name, value) => {
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
  ])('is not seen in %s=%j', (name, value) => expect(findSecret([{ name, value }])).toBeUndefined());

  it('stops everything, with what to do and without the secret', () => {
    const parsed = parseOptions(() => 'pk_test_1', { locale: 'en', secretAttribute: 'data-key' });
    expect(parsed).toMatchObject({ type: 'invalid', code: 'secret-key' });
    if (parsed.type === 'valid') return;
    expect(parsed.message).toMatch(/"data-key".*Nothing was sent.*revoke.*publishable key/);
  });

  it('is never repeated in full, whatever else is wrong with it', () => {
    const attribute = fc.constantFrom(...attributeNames);
    const secret = fc.oneof(
      fc.stringMatching(/^sk_(live|test)_[0-9a-zA-Z]{12,40}$/),
      fc.stringMatching(/^[0-9a-f]{64}$/),
    );
    fc.assert(
      fc.property(attribute, secret, (name, value) => {
        expect(findSecret([{ name, value }])).toBe(name);
        for (const secretAttribute of [name, undefined]) {
          const parsed = parseOptions(
            (asked) => (asked === name ? value : asked === 'publishable-key' ? 'pk_test_1' : 'clean-water'),
            { locale: 'en', secretAttribute },
          );
          const said = [...parsed.warnings, parsed.type === 'valid' ? '' : parsed.message].join('\n');
          expect(said).not.toContain(value);
          expect(said).not.toContain(value.slice(-20));
        }
      }),
    );
  });
});

describe('whatever the page says', () => {
  const fragments = Object.values(contract).flatMap(({ good, bad }) => [
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

  it('nothing throws, and what comes out is in itself right', () => {
    fc.assert(
      fc.property(page, fc.string(), fc.boolean(), (values, locale, usable) => {
        const parsed = parseOptions(
          (name) => {
            if (usable && name === 'publishable-key') return 'pk_test_1';
            if (usable && name === 'nonprofit') return 'clean-water';
            return values[attributeNames.indexOf(name)] ?? null;
          },
          { locale },
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
        expect(['button', 'inline']).toContain(options.mode);
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
