import { describe, expect, it } from 'vitest';
import type { ErrorCode } from '../contract/errors.js';
import { type Options, parseOptions } from '../contract/options.js';
import { createText, fill } from './text.js';
import { en, type FormKey } from './translations/en.js';

function optionsOf(attributes: Readonly<Record<string, string>>): Options {
  const all: Readonly<Record<string, string>> = {
    'publishable-key': 'pk_test_1',
    nonprofit: 'a',
    ...attributes,
  };
  const parsed = parseOptions((name) => all[name] ?? null, { locale: 'en', pageOrigin: 'null' });
  if (parsed.type === 'invalid') throw new Error(parsed.message);
  return parsed.options;
}

describe('fill', () => {
  it('fills every occurrence of a placeholder with its value', () => {
    expect(fill('{a} and {b} and {a}', { a: '1', b: '$&' })).toBe('1 and $& and 1');
  });

  it.each(['{a}', '{constructor}', '{toString}', '{__proto__}', '{hasOwnProperty}', '{valueOf}'])(
    'leaves a placeholder without a value unchanged: %s',
    (string) => {
      expect(fill(string)).toBe(string);
      expect(fill(string, { amount: '1' })).toBe(string);
    },
  );

  it('fills a placeholder with an empty value', () => {
    expect(fill('<{a}>', { a: '' })).toBe('<>');
  });
});

/** The compiler keeps this list complete, so each new code must choose its sentence. */
const sentences: Record<ErrorCode, FormKey> = {
  // The form is not shown for these four; SetupNotice has its own texts.
  'secret-key': 'problemServer',
  'invalid-key': 'problemServer',
  'invalid-nonprofit': 'problemServer',
  'invalid-api-base': 'problemServer',
  'load-failed': 'problemNetwork',
  network: 'problemNetwork',
  timeout: 'problemNetwork',
  unauthorized: 'problemSetup',
  forbidden: 'problemSetup',
  'not-found': 'problemSetup',
  rejected: 'problemRejected',
  'rate-limited': 'problemBusy',
  server: 'problemServer',
  'bad-response': 'problemServer',
  'donations-off': 'problemOff',
  'nonprofit-inactive': 'problemOff',
  'unsafe-link': 'problemUnsafe',
};

it.each(Object.entries(sentences))('the error %s is shown to the donor as %s', (code, key) => {
  const { sentence } = createText(en, optionsOf({}));
  expect(sentence(code as ErrorCode)).toBe(en[key]);
});

describe('amountProblem', () => {
  const text = createText(en, optionsOf({ currency: 'EUR', locale: 'de-AT' }));

  it('formats the bound of an amount for the locale', () => {
    expect(text.amountProblem({ type: 'invalid', problem: 'too-small', bound: 500 })).toBe(
      'The smallest amount is € 5.'.replace(' 5', '\u00a05'),
    );
    expect(text.amountProblem({ type: 'invalid', problem: 'too-large', bound: 150050 })).toContain(
      '1.500,50',
    );
  });

  it('formats the example of an amount for the locale', () => {
    const arabic = createText(en, optionsOf({ locale: 'ar-EG' }));
    expect(arabic.amountProblem({ type: 'invalid', problem: 'malformed' })).toBe(
      'Please enter a number, such as ٢٥.',
    );
  });

  it('returns an empty text for a valid amount', () => {
    expect(text.amountProblem({ type: 'valid', amountMinor: 100 })).toBe('');
  });
});
