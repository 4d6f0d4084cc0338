import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Attributes, optionsOf } from '../testing/attributes.js';
import {
  applyEdits,
  checkDonor,
  createDraft,
  type Draft,
  type DraftEdits,
  type FieldProblem,
  readAmount,
} from './draft.js';
import { offerOf } from './offer.js';

const ada = { firstName: 'Ada', lastName: 'Quibbleworth', email: 'ada@mail.example' };

describe('createDraft', () => {
  it('a fresh draft has what the attributes preset and nothing else', () => {
    expect(createDraft(optionsOf())).toEqual({
      nonprofit: 'clean-water',
      frequency: 'once',
      currency: 'USD',
      choice: undefined,
      customText: '',
      firstName: '',
      lastName: '',
      email: '',
      tipPercent: undefined,
    });
    const preset = optionsOf({
      amount: '25',
      frequencies: 'monthly,once',
      'donor-email': ada.email,
      'donor-first-name': ada.firstName,
      'donor-last-name': ada.lastName,
    });
    expect(createDraft(preset)).toMatchObject({ choice: 2500, frequency: 'monthly', ...ada });
  });

  it('a fresh draft leaves the choice among several nonprofits to the donor', () => {
    expect(createDraft(optionsOf({ nonprofit: 'a,b' })).nonprofit).toBeUndefined();
  });

  it.each<[Attributes, number]>([
    [{ amount: '25' }, 2500],
    [{ amount: '26' }, 2600],
    [{ amount: '26.50', locale: 'de', currency: 'EUR' }, 2650],
    [{ amount: '1234.5', locale: 'de', currency: 'EUR' }, 123450],
    [{ amount: '7000', currency: 'JPY' }, 7000],
    [{ amount: '12.345', currency: 'KWD', locale: 'ar' }, 12350],
    [{ amount: '25', 'presets-only': '' }, 2500],
  ])('a fresh draft with %j has that amount chosen', (attributes, amountMinor) => {
    const options = optionsOf(attributes);
    expect(readAmount(createDraft(options), options)).toEqual({ type: 'valid', amountMinor });
  });
});

describe('readAmount', () => {
  const read = (choice: Draft['choice'], customText: string, attributes: Attributes = {}) => {
    const options = optionsOf(attributes);
    return readAmount({ ...createDraft(options), choice, customText }, options);
  };

  it.each<[Draft['choice'], string, Attributes, number]>([
    [2500, '', {}, 2500],
    [2500, 'left over', {}, 2500],
    ['custom', '33', {}, 3300],
    ['custom', ' $33.50 ', {}, 3350],
    ['custom', '33,50', { locale: 'de', currency: 'EUR' }, 3350],
    ['custom', '1', {}, 100],
    ['custom', '700', { currency: 'JPY' }, 700],
    ['custom', '5', { 'min-amount': '5', 'max-amount': '10' }, 500],
    ['custom', '10', { 'min-amount': '5', 'max-amount': '10' }, 1000],
    ['custom', '٢٥', { locale: 'ar' }, 2500],
    ['custom', '0.50', {}, 50],
    ['custom', '999999.99', {}, 99_999_999],
    ['custom', '5.124', { currency: 'KWD' }, 5120],
    ['custom', '5.125', { currency: 'KWD' }, 5130],
  ])(
    'the amount for the choice %j and the text %j with %j is %d',
    (choice, text, attributes, amountMinor) => {
      expect(read(choice, text, attributes)).toEqual({ type: 'valid', amountMinor });
    },
  );

  it.each<[Draft['choice'], string, Attributes, FieldProblem, number | undefined]>([
    [undefined, '', {}, 'required', undefined],
    [undefined, '33', {}, 'required', undefined],
    ['custom', '', {}, 'required', undefined],
    ['custom', '  ', {}, 'required', undefined],
    ['custom', 'lots', {}, 'malformed', undefined],
    ['custom', '-5', {}, 'malformed', undefined],
    ['custom', '7.234', { locale: 'ja', currency: 'KWD', 'max-amount': '7' }, 'too-large', 7000],
    ['custom', '1234.567', {}, 'too-precise', undefined],
    ['custom', '7.5', { currency: 'JPY' }, 'too-precise', undefined],
    ['custom', '0', {}, 'too-small', 50],
    ['custom', '0.49', {}, 'too-small', 50],
    ['custom', '9.99', { provider: 'every.org' }, 'too-small', 1000],
    ['custom', '1000000', {}, 'too-large', 99_999_999],
    ['custom', '0.004', { currency: 'KWD', 'min-amount': '0.01' }, 'too-small', 10],
    ['custom', '4.99', { 'min-amount': '5' }, 'too-small', 500],
    ['custom', '10.01', { 'max-amount': '10' }, 'too-large', 1000],
    ['custom', '9'.repeat(30), { 'max-amount': '10' }, 'too-large', 1000],
    ['custom', '9'.repeat(30), {}, 'too-large', 99_999_999],
    [49, '', {}, 'too-small', 50],
  ])(
    'the amount for the choice %j and the text %j with %j is invalid: %s, and the bound is known',
    (choice, text, attributes, problem, bound) => {
      expect(read(choice, text, attributes)).toEqual({ type: 'invalid', problem, bound });
    },
  );

  it('tells what a text with two readings can mean', () => {
    expect(read('custom', '1.000')).toEqual({
      type: 'invalid',
      problem: 'ambiguous',
      readings: [100000, 100],
    });
  });

  it('the amount is within the bounds or a problem, whatever is typed', () => {
    const options = optionsOf({ 'min-amount': '5', 'max-amount': '500' });
    const text = fc.oneof(fc.string(), fc.double().map(String), fc.stringMatching(/^[ $€]?[\d., ]{1,12}$/));
    fc.assert(
      fc.property(text, (customText) => {
        const reading = readAmount({ ...createDraft(options), choice: 'custom', customText }, options);
        if (reading.type === 'invalid') return;
        expect(Number.isInteger(reading.amountMinor)).toBe(true);
        expect(reading.amountMinor).toBeGreaterThanOrEqual(500);
        expect(reading.amountMinor).toBeLessThanOrEqual(50_000);
      }),
    );
  });
});

describe('checkDonor', () => {
  const check = (change: Partial<Draft>) => checkDonor({ ...createDraft(optionsOf()), ...ada, ...change });

  it.each([
    {},
    { email: 'a@b.co' },
    { email: '  ada@mail.example ' },
    { email: "o'neill+tag@sub.mail.example" },
    { email: 'ada@mail.museum' },
    // As long as an address may be, without the white space around it.
    { email: ` ${'a'.repeat(254 - '@mail.example'.length)}@mail.example ` },
    { email: 'ädä@exämple.org' },
    { firstName: '王', lastName: '李' },
    { firstName: 'X Æ A-12' },
  ])('accepts the donor with %j', (change) => expect(check(change)).toEqual({}));

  it.each<[Partial<Draft>, object]>([
    [{ firstName: '' }, { firstName: 'required' }],
    [{ firstName: ' ' }, { firstName: 'required' }],
    [{ lastName: ' \t' }, { lastName: 'required' }],
    [{ email: '' }, { email: 'required' }],
    [{ email: '  ' }, { email: 'required' }],
    [
      { firstName: '', lastName: '', email: '' },
      { firstName: 'required', lastName: 'required', email: 'required' },
    ],
    ...[
      'ada',
      'ada@',
      '@mail.example',
      'ada@mail',
      'ada@mail.',
      'ada@.example',
      'a b@mail.example',
      'a@b@c.example',
      'ada@mail..example',
      'ada mail.example',
      `${'a'.repeat(250)}@b.co`,
    ].map((email): [Partial<Draft>, object] => [{ email }, { email: 'malformed' }]),
  ])('rejects the donor with %j: %j', (change, problems) => expect(check(change)).toEqual(problems));

  it('checks the donor without a long wait, whatever is typed', () => {
    // Of this process alone: other work on the machine does not count.
    const before = process.cpuUsage();
    for (const part of ['a.', '@', 'a@a.', '.', ' ']) check({ email: `${part.repeat(20_000)}!` });
    expect(process.cpuUsage(before).user / 1_000).toBeLessThan(2_000);
  });
});

describe('applyEdits', () => {
  const editsUnder = (attributes: Attributes, edits: Partial<Draft>): DraftEdits => ({
    ...edits,
    amountFormat: optionsOf(attributes),
  });

  /** A draft under `before` in which the donor did `edits`, as it is under `after`. */
  const adapt = (before: Attributes, edits: Partial<Draft>, after: Attributes) => {
    return applyEdits(editsUnder(before, edits), optionsOf(after));
  };

  it.each<[string, Attributes, Partial<Draft>, Attributes, Partial<Draft>]>([
    ['another language', {}, { ...ada, choice: 2500 }, { locale: 'de' }, { ...ada, choice: 2500 }],
    [
      'an amount typed over a preselected one',
      { amount: '26' },
      { choice: 'custom', customText: '33' },
      { amount: '50' },
      { choice: 'custom', customText: '33' },
    ],
    [
      'another currency and a typed amount',
      {},
      { choice: 'custom', customText: '33' },
      { currency: 'EUR' },
      { choice: 'custom', customText: '33' },
    ],
    ['a prefill that comes late', {}, ada, { 'donor-email': 'other@mail.example' }, ada],
    [
      'a prefill that was emptied by the donor',
      { 'donor-email': 'a@b.co' },
      { email: '' },
      { 'donor-email': 'c@d.co' },
      { email: '' },
    ],
    [
      'other presets',
      { amounts: '10,25' },
      { choice: 2500, ...ada },
      { amounts: '25,50' },
      { choice: 2500, ...ada },
    ],
    [
      'other nonprofits, the chosen one among them',
      { nonprofit: 'a,b' },
      { nonprofit: 'b' },
      { nonprofit: 'b,c' },
      { nonprofit: 'b' },
    ],
    ['the other provider', {}, { tipPercent: 15 }, { provider: 'every.org' }, { tipPercent: 15 }],
    [
      'a frequency that the donor chose',
      {},
      { frequency: 'monthly' },
      { theme: 'dark' },
      { frequency: 'monthly' },
    ],
    [
      'a typed amount that is too small now',
      {},
      { choice: 'custom', customText: '3' },
      { 'min-amount': '5' },
      { choice: 'custom', customText: '3' },
    ],
  ])('changed attributes keep what the donor chose or typed: %s', (_, before, edits, after, kept) => {
    expect(adapt(before, edits, after)).toMatchObject(kept);
  });

  it.each<[string, Attributes, Partial<Draft>, Attributes, Partial<Draft>]>([
    [
      'a preset that is gone',
      { amounts: '10,25' },
      { choice: 2500 },
      { amounts: '10,50' },
      { choice: undefined },
    ],
    ['a preset in another currency', {}, { choice: 2500 }, { currency: 'EUR' }, { choice: undefined }],
    [
      'a preset that is gone, where another is preselected',
      {},
      { choice: 2500 },
      { amounts: '10,50', amount: '50' },
      { choice: 5000 },
    ],
    [
      'a frequency that is gone',
      {},
      { frequency: 'monthly' },
      { frequencies: 'once' },
      { frequency: 'once' },
    ],
    [
      'a nonprofit that is gone',
      { nonprofit: 'a,b' },
      { nonprofit: 'a' },
      { nonprofit: 'b,c' },
      { nonprofit: undefined },
    ],
    ['the only nonprofit', { nonprofit: 'a' }, {}, { nonprofit: 'b' }, { nonprofit: 'b' }],
  ])('changed attributes reset what is no longer offered: %s', (_, before, edits, after, expected) => {
    expect(adapt(before, edits, after)).toMatchObject(expected);
  });

  it.each<[string, Attributes, Attributes, Partial<Draft>]>([
    ['amount', {}, { amount: '50' }, { choice: 5000 }],
    ['frequency', {}, { frequency: 'monthly' }, { frequency: 'monthly' }],
    ['prefill', { 'donor-email': 'a@b.co' }, { 'donor-email': 'c@d.co' }, { email: 'c@d.co' }],
    ['prefill that goes', { 'donor-first-name': 'Ada' }, {}, { firstName: '' }],
  ])('changed attributes preset what the donor has not touched: %s', (_, before, after, expected) => {
    expect(adapt(before, {}, after)).toMatchObject(expected);
  });

  it('a typed amount is dropped if only presets are allowed', () => {
    const after = { 'presets-only': '' };
    const draft = adapt({}, { choice: 'custom', customText: '33' }, after);
    expect(draft.customText).toBe('33');
    expect(readAmount(draft, optionsOf(after)).type).toBe('invalid');
  });

  it.each([
    ['1.500', 'de', 'en'],
    ['1,500', 'en', 'de'],
    ['12.5', 'en', 'de'],
    ['2.000', 'es', 'en'],
  ])('a typed amount keeps its value when the language changes: %s from %s to %s', (text, from, to) => {
    const draft = adapt({ locale: from }, { choice: 'custom', customText: text }, { locale: to });
    const before = readAmount({ ...draft, choice: 'custom', customText: text }, optionsOf({ locale: from }));
    const after = readAmount(draft, optionsOf({ locale: to }));
    expect(before.type === 'valid').toBe(true);
    if (after.type === 'valid') expect(after).toEqual(before);
  });

  it('a preset amount keeps its value when the language changes', () => {
    const page: Attributes = { currency: 'KWD', amount: '1.5' };
    const draft = adapt({ ...page, locale: 'en' }, {}, { ...page, locale: 'de' });
    expect(readAmount(draft, optionsOf({ ...page, locale: 'de' }))).toEqual({
      type: 'valid',
      amountMinor: 1500,
    });
  });

  it('changed attributes never alter what was typed and never choose what is not offered', () => {
    const typed = fc.string({ minLength: 1 });
    const attributes: fc.Arbitrary<Attributes> = fc.record(
      {
        nonprofit: fc.constantFrom('a', 'b', 'a,b', 'b,c,d'),
        amounts: fc.constantFrom('10,25', '25,50', '7'),
        amount: fc.constantFrom('25', '26', '50'),
        'monthly-amounts': fc.constantFrom('5,10', '25'),
        'monthly-amount': fc.constantFrom('10', '25'),
        'min-amount': fc.constantFrom('5', '20'),
        currency: fc.constantFrom('USD', 'EUR', 'JPY'),
        frequencies: fc.constantFrom('once', 'monthly', 'monthly,once'),
        locale: fc.constantFrom('en', 'de', 'ar'),
        'donor-email': fc.constantFrom('a@b.co', 'c@d.co'),
      },
      { requiredKeys: [] },
    );
    const edits = fc.record({
      customText: typed,
      firstName: typed,
      lastName: typed,
      email: typed,
      tipPercent: fc.option(fc.nat(100), { nil: undefined }),
      choice: fc.constantFrom<Draft['choice']>('custom', 2500, 1000, undefined),
      frequency: fc.constantFrom<Draft['frequency']>('once', 'monthly'),
    });
    fc.assert(
      fc.property(fc.array(attributes, { minLength: 2, maxLength: 6 }), edits, (pages, edits) => {
        const [first = {}] = pages;
        const done = editsUnder(first, edits);
        for (const page of pages) {
          const options = optionsOf(page);
          const draft = applyEdits(done, options);
          expect(options.frequencies).toContain(draft.frequency);
          if (draft.nonprofit) expect(options.nonprofits).toContain(draft.nonprofit);
          if (typeof draft.choice === 'number')
            expect(offerOf(options, draft.frequency).presets).toContain(draft.choice);
          if (options.frequencies.includes(edits.frequency)) expect(draft.frequency).toBe(edits.frequency);
          const { firstName, lastName, email, tipPercent } = edits;
          expect(draft).toMatchObject({ firstName, lastName, email, tipPercent });
        }
      }),
    );
  });
});
