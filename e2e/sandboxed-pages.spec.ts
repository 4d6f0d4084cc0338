/**
 * Host pages in a sandboxed iframe without an origin: a donation completes. Sandboxes that forbid windows or navigation are
 * in `frames-around.spec.ts`.
 */
import type { FrameLocator } from 'playwright/test';
import { barePage } from './support/bare-page.js';
import { postRaw } from './support/csp.js';
import { donor, finish } from './support/donor.js';
import { classicScript } from './support/host-page.js';
import { expect, type Page, test } from './support/test.js';
import { translate } from './support/translations.js';

test.describe('sandboxed frames of the host page', () => {
  /** Fills in the form in a frame and presses the checkout button. */
  async function fillIn(frame: FrameLocator): Promise<void> {
    await frame.getByRole('button', { name: 'Donate', exact: true }).click();
    await frame.getByRole('radio', { name: '$25', exact: true }).check();
    await frame.getByRole('button', { name: translate('give', { amount: '$25' }), exact: true }).click();
    await frame.getByLabel(translate('firstName')).fill(donor.firstName);
    await frame.getByLabel(translate('lastName')).fill(donor.lastName);
    await frame.getByLabel(translate('email')).fill(donor.email);
    await frame.getByRole('button', { name: translate('toCheckout') }).click();
  }

  const open = async (page: Page, url: string, sandboxed: string): Promise<FrameLocator> => {
    await page.goto(
      await postRaw(
        `<!doctype html><title>Outer</title><iframe title="Widget" width="900" height="850" sandbox="${sandboxed}" src="${url}"></iframe>`,
      ),
    );
    return page.frameLocator('iframe');
  };

  test('without allow-same-origin a donation completes with no storage, channel or lock', {
    tag: ['@invariant-8', '@invariant-10'],
  }, async ({ page, sandbox, record, context }) => {
    const inner = await postRaw(barePage(sandbox, { script: classicScript }));
    const frame = await open(
      page,
      inner,
      'allow-scripts allow-forms allow-popups allow-popups-to-escape-sandbox',
    );
    const opening = context.waitForEvent('page');
    await fillIn(frame);
    const checkout = await opening;
    await expect(checkout.getByRole('button', { name: 'Pay' })).toBeVisible();
    expect(await checkout.evaluate(() => window.opener)).toBeNull();
    await finish(page, checkout);
    await expect(frame.getByRole('heading', { name: translate('thanksTitle') })).toBeVisible();
    expect(await sandbox.counts()).toMatchObject({ 'create-link': 1 });
    expect(record.warnings).toEqual([]);
  });
});
