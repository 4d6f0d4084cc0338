import { expect, it } from 'vitest';
import { type ErrorCode, isSetupError, SirDonateError } from './errors.js';

/** Of each code, whether trying again may work, and whether only the page's developer can help. */
const codes: Record<ErrorCode, { retryable: boolean; isSetup: boolean }> = {
  'secret-key': { retryable: false, isSetup: true },
  'invalid-key': { retryable: false, isSetup: true },
  'invalid-nonprofit': { retryable: false, isSetup: true },
  'invalid-api-base': { retryable: false, isSetup: true },
  'load-failed': { retryable: true, isSetup: false },
  network: { retryable: true, isSetup: false },
  timeout: { retryable: true, isSetup: false },
  unauthorized: { retryable: false, isSetup: false },
  forbidden: { retryable: false, isSetup: false },
  'not-found': { retryable: false, isSetup: false },
  rejected: { retryable: false, isSetup: false },
  'rate-limited': { retryable: true, isSetup: false },
  server: { retryable: true, isSetup: false },
  'bad-response': { retryable: true, isSetup: false },
  'donations-off': { retryable: false, isSetup: false },
  'nonprofit-inactive': { retryable: false, isSetup: false },
  'unsafe-link': { retryable: false, isSetup: false },
};

it.each(Object.entries(codes))('an error with the code %s is %j', (code, expected) => {
  const error = new SirDonateError(code as ErrorCode, 'What happened.');
  expect({ retryable: error.retryable, isSetup: isSetupError(error.code) }).toEqual(expected);
});

it.each(['secret-keys', 'not-invalid-key'])('%s is not taken for a set-up error', (code) => {
  expect(isSetupError(code as ErrorCode)).toBe(false);
});

it('an error says its class, its message and its details', () => {
  const error = new SirDonateError('rate-limited', 'Wait.', { retryAfterMs: 5_000 });
  expect(`${error}`).toBe('SirDonateError: Wait.');
  expect(error.details).toEqual({ retryAfterMs: 5_000 });
  expect(new SirDonateError('network', 'Offline.').details).toEqual({});
});
