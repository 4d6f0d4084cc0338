/** The form accepts the amounts that the checkout will accept. `contract/provider-bounds.test.ts` has the whole table. */
import { exampleAttributes } from './support/code-block.js';
import { chooseAmount, fillDetails, preset, sum, toCheckout } from './support/donor.js';
import { expect, test } from './support/test.js';
import { translate } from './support/translations.js';
import { ways } from './support/ways.js';

for (const way of ways) {
  test(`keeps to the minimum of Every.org in the example of docs/amounts.md, ${way.name}`, async ({
    openForm,
  }) => {
    const page = await openForm(
      way.page({ attributes: exampleAttributes('amounts', 'Smallest and largest amount') }),
    );
    const form = way.form(page);
    const field = form.getByLabel(translate('otherAmount'));
    await field.fill('9.99');
    await field.press('Enter');
    await expect(field).toHaveAccessibleDescription(translate('tooSmall', { amount: '$10' }));
    await field.fill('501');
    await field.press('Enter');
    await expect(field).toHaveAccessibleDescription(translate('tooLarge', { amount: '$500' }));
    await expect(preset(form, '$10')).toBeVisible();
  });
}

test('keeps gift and tip together within the digits that Stripe reads', async ({ openForm, sandbox }) => {
  const page = await openForm({ attributes: { amounts: '999999.90' } });
  await chooseAmount(page, '$999,999.90');
  await expect(sum(page, 'total')).toHaveText('$999,999.99');
  await fillDetails(page);
  const opening = page.waitForEvent('popup');
  await toCheckout(page).click();
  await opening;
  await expect
    .poll(async () => (await sandbox.requests('create-link'))[0]?.body)
    .toMatchObject({ amount: 99_999_990, tipAmount: 9 });
});
