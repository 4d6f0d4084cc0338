/** The pages of the demo: what a visitor of each invented site sees, and the ways into the form of one of them. */
import { findings } from './support/axe.js';
import { comeBack, endCheckout, fillDetails, heading, toCheckout } from './support/donor.js';
import { demoOrigins } from './support/origins.js';
import { expect, test } from './support/test.js';
import { translate } from './support/translations.js';

const pages = ['charity', 'inline', 'several', 'kitchen', 'newsletter', 'brands'] as const;

for (const name of pages)
  test(`has nothing for axe to find on the page ${name} of the demo`, async ({ page, sandbox }) => {
    await page.goto(`${demoOrigins.host}/${name}.html?key=${sandbox.key()}`);
    await page.waitForFunction(() => !document.querySelector('sir-donate:not(:defined)'));
    expect(await findings(page)).toEqual([]);
  });

test.describe('the kitchen', () => {
  test('takes a gift from a link that names the amount, and leads to its own page', async ({
    page,
    context,
    sandbox,
  }) => {
    const address = `${demoOrigins.host}/kitchen.html?key=${sandbox.key()}`;
    await page.goto(`${address}&sir_amount=40#give`);
    await expect(page.getByRole('radio', { name: /^\$40/ })).toBeChecked();
    await expect(page.getByText('the bakery at the bridge doubles every gift')).toBeVisible();
    await page.getByRole('button', { name: translate('give', { amount: '$40' }), exact: true }).click();
    await page.getByRole('button', { name: translate('giveOnce', { amount: '$40' }), exact: true }).click();
    await expect(heading(page, 'yourDetails')).toBeVisible();
    await fillDetails(page);
    const opening = context.waitForEvent('page');
    await toCheckout(page).click();
    const checkout = await opening;
    await endCheckout(checkout, 'Pay');
    await checkout.close();
    await comeBack(page);
    await expect(page.getByRole('log', { includeHidden: true })).toContainText('dataLayer: purchase');
    await page.getByRole('link', { name: translate('continue'), exact: true }).click();
    await expect(page.getByRole('heading', { name: 'Thank you. See you on Thursday.' })).toBeVisible();
    expect(new URL(page.url()).search).toBe('');
  });

  test('opens by its button, its menu and the corner, which steps aside for them', async ({
    page,
    sandbox,
  }) => {
    await page.goto(`${demoOrigins.host}/kitchen.html?key=${sandbox.key()}`);
    const corner = page.getByRole('button', { name: 'Donate', exact: true });
    const dialog = page.getByRole('dialog');
    for (const opener of [
      page.getByRole('button', { name: 'Give now' }),
      page.getByRole('link', { name: 'Give', exact: true }),
    ]) {
      await expect(corner).toBeHidden();
      await opener.click();
      await expect(dialog).toBeVisible();
      await page.keyboard.press('Escape');
      await expect(dialog).toBeHidden();
    }
    await page.getByText('an invented charity').scrollIntoViewIfNeeded();
    await page.setViewportSize({ width: 360, height: 300 });
    await page.getByText('an invented charity').scrollIntoViewIfNeeded();
    await corner.click();
    await expect(dialog).toBeVisible();
  });
});
