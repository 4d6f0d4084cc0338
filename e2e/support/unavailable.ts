/** The end of a form that cannot take donations. */
import { layout } from '../../build/layout.js';
import type { ErrorCode } from '../../src/contract/errors.js';
import { heading } from './donor.js';
import { fallbackHref } from './host-page.js';
import { detailsOf } from './recorder.js';
import { expect, type Fixtures, type Page } from './test.js';
import { translate } from './translations.js';

export interface Unavailability {
  code: ErrorCode;
  message: 'problemOff' | 'problemSetup' | 'problemBusy' | 'problemServer' | 'problemNetwork';
  retryable: boolean;
  /** How many requests each of the two GET endpoints gets. */
  tries: number;
  /** The fewest, where the answer of one may prevent a request to the other. */
  fewestTries?: number;
}

/** Expects the screen that tells the donor why donations are unavailable, one error event and one developer warning. */
export async function expectUnavailable(
  { page, sandbox, record }: Pick<Fixtures, 'sandbox' | 'record'> & { page: Page },
  expected: Unavailability,
): Promise<void> {
  const dialog = page.getByRole('dialog');
  await expect(heading(page, 'unavailableTitle')).toBeVisible();
  await expect(dialog.getByText(translate(expected.message), { exact: true })).toBeVisible();
  await expect(dialog.getByRole('link', { name: translate('fallback') })).toHaveAttribute(
    'href',
    fallbackHref,
  );
  const [error, ...others] = await detailsOf(page, 'sir-donate-error');
  expect(error).toMatchObject({
    code: expected.code,
    retryable: expected.retryable,
    version: layout.version,
  });
  expect(others).toEqual([]);
  expect(record.warnings.length).toBe(1);
  expect(record.warnings[0]).toContain(expected.code);
  // The first of the two to be given up is enough for the donor; the other may have a try left.
  const { tries, fewestTries = tries } = expected;
  await expect(async () => {
    const { config = 0, organization = 0, ...others } = await sandbox.counts();
    expect(others).toEqual({});
    for (const made of [config, organization]) {
      expect(made).toBeGreaterThanOrEqual(fewestTries);
      expect(made).toBeLessThanOrEqual(tries);
    }
  }).toPass({ timeout: 20_000 });
}
