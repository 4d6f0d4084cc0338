/** After a one-time amount, a form with `suggest-monthly` asks once a visit whether the donor would rather give monthly. */
import { setAttributes } from './support/attributes.js';
import { findings } from './support/axe.js';
import { openWithoutScripts } from './support/bare-frame.js';
import { exampleAttributes } from './support/code-block.js';
import {
  checkoutFrom,
  fillDetails,
  heading,
  type Place,
  preset,
  startIn,
  sum,
  toCheckout,
} from './support/donor.js';
import { frameAddress, iframeHtml, inBareFrame } from './support/frame.js';
import { detailsOf } from './support/recorder.js';
import { expect, test } from './support/test.js';
import { loadTranslate, translate } from './support/translations.js';
import { ways } from './support/ways.js';

const give = (form: Place, key: 'give' | 'giveOnce' | 'giveMonthly', amount: string) =>
  form.getByRole('button', { name: translate(key, { amount }), exact: true });

async function confirm40(form: Place): Promise<void> {
  await form.getByLabel(translate('otherAmount')).fill('40');
  await give(form, 'give', '$40').click();
}

for (const way of ways) {
  test(`suggests the example of docs/amounts.md once a visit, ${way.name}`, { tag: '@invariant-7' }, async ({
    page,
    openWidget,
    sandbox,
  }) => {
    await openWidget(
      way.page({
        attributes: exampleAttributes('amounts', 'Suggest a monthly gift'),
        html: (widget) => `<main aria-label="Giving"><h1>A partner's page</h1>${widget}</main>`,
      }),
    );
    const form = way.form(page);
    await startIn(page, 'button', form);
    await confirm40(form);
    await expect(heading(form, 'suggestTitle')).toBeFocused();
    await expect(page.locator('sir-donate')).toHaveJSProperty('state', 'suggestion');
    const monthly = give(form, 'giveMonthly', '$10');
    const once = give(form, 'giveOnce', '$40');
    const looks = await Promise.all(
      [monthly, once].map((button) =>
        button.evaluate((element) => {
          const { backgroundColor, borderColor, color, fontSize, fontWeight } = getComputedStyle(element);
          const { width, height } = element.getBoundingClientRect();
          return { backgroundColor, borderColor, color, fontSize, fontWeight, width, height };
        }),
      ),
    );
    expect(looks[0]).toEqual(looks[1]);
    await expect(form.locator(':checked')).toHaveCount(0);
    expect(await findings(page)).toEqual([]);
    const arabic = await loadTranslate('ar');
    await setAttributes(page, { locale: 'ar' });
    await expect(form.getByRole('heading', { name: arabic('suggestTitle') })).toBeVisible();
    expect(await findings(page)).toEqual([]);
    await setAttributes(page, { locale: null });

    await monthly.click();
    await expect(heading(form, 'yourDetails')).toBeFocused();
    await form.getByRole('button', { name: translate('back') }).click();
    await expect(preset(form, '$10')).toBeChecked();
    await expect(form.getByRole('radio', { name: translate('monthly') })).toBeChecked();
    await give(form, 'giveMonthly', '$10').click();
    await fillDetails(form);
    await expect(sum(form, 'total')).toHaveText(translate('perMonth', { amount: '$11' }));
    await checkoutFrom(page, () => toCheckout(form).click());
    expect((await sandbox.requests('create-link')).map(({ body }) => body)).toMatchObject([
      { amount: 1000, frequency: 'monthly' },
    ]);
    expect((await detailsOf(page, 'sir-donate-change')).at(-1)).toMatchObject({
      amountMinor: 1000,
      frequency: 'monthly',
    });

    // A new donation, on the next page of the same visit.
    await page.evaluate(() => localStorage.clear());
    await page.reload();
    await setAttributes(page, { 'publishable-key': sandbox.key() });
    await startIn(page, 'button', form);
    await confirm40(form);
    await expect(heading(form, 'yourDetails')).toBeVisible();
  });
}

test('goes back from the question, and asks it in a bare frame too', async ({ page, sandbox }) => {
  const address = frameAddress({
    'publishable-key': sandbox.key(),
    'suggest-monthly': '0.5',
    amount: '50',
  });
  await openWithoutScripts(page, iframeHtml(address));
  const form = inBareFrame(page);
  await give(form, 'give', '$50').click();
  await expect(give(form, 'giveMonthly', '$25')).toBeVisible();
  await form.getByRole('button', { name: translate('back') }).click();
  await expect(preset(form, '$50')).toBeChecked();
  await give(form, 'give', '$50').click();
  await expect(heading(form, 'yourDetails')).toBeVisible();
});

test('goes on with the gift as it is if the file of the question does not load', async ({
  page,
  openWidget,
  record,
}) => {
  await page.route(/\/suggestion-[^/]*\.js/, (route) => route.abort());
  await openWidget({ attributes: { 'suggest-monthly': '', mode: 'inline', amount: '50' } });
  await give(page, 'give', '$50').click();
  await expect(heading(page, 'yourDetails')).toBeVisible();
  expect(record.warnings.join()).toContain('suggest-monthly: nothing was suggested');
});
