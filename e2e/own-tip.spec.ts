/** A tip of the donor's own, beside the percentages. */
import { setAttributes } from './support/attributes.js';
import { findings } from './support/axe.js';
import { exampleAttributes } from './support/code-block.js';
import {
  checkoutFrom,
  choose,
  chooseAmount,
  fillDetails,
  notice,
  startIn,
  sum,
  toCheckout,
} from './support/donor.js';
import { expect, test } from './support/test.js';
import { loadTranslate, translate } from './support/translations.js';
import { ways } from './support/ways.js';

for (const way of ways) {
  test(`sends a tip that the donor types, ${way.name}`, { tag: '@invariant-7' }, async ({
    page,
    openWidget,
    sandbox,
  }) => {
    await openWidget(
      way.page({
        attributes: exampleAttributes('amounts', "A tip of one's own"),
        html: (widget) => `<main aria-label="Giving"><h1>A partner's page</h1>${widget}</main>`,
      }),
    );
    const form = way.form(page);
    await startIn(page, 'button', form);
    await chooseAmount(form);
    await fillDetails(form);
    const tips = form.getByRole('group', { name: translate('tip') });
    const other = tips.getByRole('radio', { name: translate('otherAmount') });
    const field = tips.getByLabel(translate('tipRow'), { exact: true });
    await expect(field).toHaveCount(0);
    await choose(other);
    await field.fill('26');
    await toCheckout(form).click();
    await expect(notice(form).getByRole('button', { name: translate('tipRow') })).toBeVisible();
    await expect(field).toHaveAccessibleDescription(translate('tooLarge', { amount: '$25' }));
    expect(await sandbox.counts()).not.toHaveProperty('create-link');

    await notice(form)
      .getByRole('button', { name: translate('tipRow') })
      .press('Enter');
    await expect(field).toBeFocused();
    await field.fill('3.5');
    await expect(sum(form, 'total')).toHaveText('$28.50');
    const german = await loadTranslate('de');
    await setAttributes(page, { locale: 'de' });
    await expect(form.getByLabel(german('tipRow'), { exact: true })).toHaveValue('3.5');
    await setAttributes(page, { locale: null });
    await choose(tips.getByRole('radio', { name: translate('noTip') }));
    await expect(sum(form, 'total')).toHaveText('$25');
    await choose(other);
    await field.fill('3.5');
    await checkoutFrom(page, () => toCheckout(form).click());
    expect((await sandbox.requests('create-link')).map(({ body }) => body)).toMatchObject([
      { amount: 2500, tipAmount: 350 },
    ]);
  });
}

test('marks a tip that a smaller gift has overtaken as soon as its step is shown', async ({
  page,
  openWidget,
}) => {
  await openWidget({ attributes: { currencies: 'USD,EUR' } });
  await startIn(page, 'button');
  await chooseAmount(page);
  await choose(page.getByRole('radio', { name: translate('otherAmount') }));
  const field = page.getByRole('textbox', { name: translate('tipRow'), exact: true });
  await field.fill('20');
  await page.getByRole('button', { name: translate('back') }).click();
  await page.getByRole('combobox', { name: translate('currency') }).selectOption('EUR');
  await chooseAmount(page, '€10');
  await expect(field).toHaveValue('20');
  await expect(field).toHaveAccessibleDescription(translate('tooLarge', { amount: '€10' }));
  await expect(notice(page)).toHaveCount(0);
  await field.fill('2');
  await expect(field).toHaveAccessibleDescription('');
  await expect(sum(page, 'total')).toHaveText('€12');
});

test("has no axe violation with a tip of one's own, in both directions", async ({ page, openDetails }) => {
  await openDetails();
  await choose(page.getByRole('radio', { name: translate('otherAmount') }));
  for (const locale of ['en', 'ar']) {
    await setAttributes(page, { locale });
    expect(await findings(page), locale).toEqual([]);
  }
});
