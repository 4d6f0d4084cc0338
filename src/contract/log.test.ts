import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { warn, warnAgain } from './log.js';

beforeEach(() => {
  vi.spyOn(console, 'warn').mockImplementation(() => {});
});
afterEach(() => {
  vi.restoreAllMocks();
});

const lines = (): unknown[] => vi.mocked(console.warn).mock.calls.flat();

it('a warning names the release, and is written once', () => {
  warn('the mode is unknown');
  warn('the mode is unknown');
  warn('the amount is malformed');
  expect(lines()).toEqual([
    `[sir-donate ${__SIR_VERSION__}] the mode is unknown`,
    `[sir-donate ${__SIR_VERSION__}] the amount is malformed`,
  ]);
});

it('a warning can be written again', () => {
  warnAgain('the form is not there');
  warnAgain('the form is not there');
  expect(lines().length).toBe(2);
});
