/** The window of the checkout: it has no opener and does not learn the address of the host page. */
import { chooseAmount, fillDetails, giveOnce, startIn, toCheckout } from './support/donor.js';
import { expect, test } from './support/test.js';
import { translate } from './support/translations.js';

test.describe('the opener of the checkout window', () => {
  for (const checkout of ['popup', 'tab'] as const) {
    test(`a ${checkout} window has no opener before it navigates to the checkout`, {
      tag: '@invariant-3',
    }, async ({ openFilledDetails, sandbox }) => {
      await sandbox.hold('create-link');
      const page = await openFilledDetails({ attributes: { checkout } });
      const opening = page.waitForEvent('popup');
      await toCheckout(page).click();
      const window = await opening;
      expect(window.url()).toBe('about:blank');
      expect(await window.evaluate(() => globalThis.opener)).toBeNull();
    });
  }

  test('a checkout window that cannot be written into has no opener', { tag: '@invariant-3' }, async ({
    page,
    openForm,
  }) => {
    await page.addInitScript(() => {
      const { open } = window;
      window.open = (...given) => {
        const opened = open.apply(window, given);
        opened?.document.body?.remove();
        return opened;
      };
    });
    await openForm();
    const checkout = await giveOnce(page);
    expect(await checkout.evaluate(() => window.opener)).toBeNull();
  });
});

test.describe('what the checkout window learns', () => {
  test('the checkout window has no opener and no referrer that names the host page', {
    tag: '@invariant-3',
  }, async ({ openForm }) => {
    const page = await openForm();
    const checkout = await giveOnce(page);
    expect(await checkout.evaluate(() => window.opener)).toBeNull();
    expect(await checkout.evaluate(() => document.referrer)).not.toContain('/posted/');
  });

  test('a checkout that the donor opens by its link has no opener', async ({ page, openWidget }) => {
    await page.addInitScript(() => {
      window.open = () => null;
    });
    await openWidget();
    await startIn(page, 'button');
    await chooseAmount(page);
    await fillDetails(page);
    await page.getByRole('button', { name: translate('toCheckout') }).click();
    const opening = page.context().waitForEvent('page');
    await page.getByRole('link', { name: translate('openCheckout') }).click();
    const checkout = await opening;
    await expect(checkout.getByRole('button', { name: 'Pay' })).toBeVisible();
    expect(await checkout.evaluate(() => window.opener)).toBeNull();
  });
});
