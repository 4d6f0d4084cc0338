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
  const parsed = parseOptions((name) => all[name] ?? null, { locale: 'en' });
  if (parsed.type === 'invalid') throw new Error(parsed.message);
  return parsed.options;
}

describe('fill', () => {
  it('puts values where the places are, as often as they are', () => {
    expect(fill('{a} and {b} and {a}', { a: '1', b: '$&' })).toBe('1 and $& and 1');
  });

  it('leaves alone what has no value', () => {
    expect(fill('{a}')).toBe('{a}');
  });
});

/** The compiler keeps this list complete: a new code needs a sentence, or a decision that the usual one will do. */
const sentences: Record<ErrorCode, FormKey> = {
  // These four stand in place of the form, in words of their own (SetupNotice).
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

it.each(Object.entries(sentences))('%s is %s to a donor', (code, key) => {
  const { sentence } = createText(en, optionsOf({}));
  expect(sentence(code as ErrorCode)).toBe(en[key]);
});

describe('what is wrong with an amount', () => {
  const text = createText(en, optionsOf({ currency: 'EUR', locale: 'de-AT' }));

  it('names the bound as the locale writes it', () => {
    expect(text.amountProblem({ type: 'invalid', problem: 'too-small', bound: 500 })).toBe(
      'The smallest amount is € 5.'.replace(' 5', '\u00a05'),
    );
    expect(text.amountProblem({ type: 'invalid', problem: 'too-large', bound: 150050 })).toContain(
      '1.500,50',
    );
  });

  it('gives an example as the locale writes it', () => {
    const arabic = createText(en, optionsOf({ locale: 'ar-EG' }));
    expect(arabic.amountProblem({ type: 'invalid', problem: 'malformed' })).toBe(
      'Please enter a number, such as ٢٥.',
    );
  });

  it('is nothing where there is nothing', () => {
    expect(text.amountProblem({ type: 'valid', amountMinor: 100 })).toBe('');
  });
});
