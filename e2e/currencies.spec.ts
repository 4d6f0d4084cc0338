/** The donor chooses the currency. `contract/labelled-parts.test.ts` and `donation/currencies.test.ts` have the tables. */
import { setAttributes } from './support/attributes.js';
import { findings } from './support/axe.js';
import { exampleAttributes } from './support/code-block.js';
import {
  checkoutFrom,
  choose,
  chooseAmount,
  fillDetails,
  heading,
  openDialog,
  preset,
  toCheckout,
} from './support/donor.js';
import { frameAddress } from './support/frame.js';
import { demoOrigins } from './support/origins.js';
import { detailsOf } from './support/recorder.js';
import { expect, test } from './support/test.js';
import { translate } from './support/translations.js';
import { ways } from './support/ways.js';

for (const way of ways) {
  test(`gives in another currency with the example of docs/amounts.md, ${way.name}`, {
    tag: '@invariant-7',
  }, async ({ openForm, sandbox }) => {
    const page = await openForm(
      way.page({
        attributes: exampleAttributes('amounts', 'Several currencies'),
        html: (widget) => `<main aria-label="Giving"><h1>A partner's page</h1>${widget}</main>`,
      }),
    );
    const form = way.form(page);
    const currency = form.getByLabel(translate('currency'), { exact: true });
    const field = form.getByLabel(translate('otherAmount'));
    await expect(currency).toHaveValue('USD');
    await expect(preset(form, '$40 a filter for a family')).toBeChecked();
    await currency.focus();
    await currency.selectOption('JPY');
    await expect(preset(form, '¥6,000 a filter for a family')).toBeChecked();
    await expect(currency).toBeFocused();
    expect(await findings(page)).toEqual([]);

    await field.fill('12.50');
    await expect(field).not.toHaveAttribute('aria-invalid');
    await currency.selectOption('EUR');
    await expect(field).toHaveValue('12.50');
    await expect(form.getByRole('button', { name: translate('give', { amount: '€12.50' }) })).toBeVisible();
    await expect(preset(form, '€10')).toBeVisible();
    await currency.selectOption('JPY');
    await expect(field).toHaveValue('12.50');
    await expect(field).toHaveAccessibleDescription(translate('tooPrecise'));
    await currency.selectOption('EUR');
    await expect(field).not.toHaveAttribute('aria-invalid');
    await form.getByRole('button', { name: translate('give', { amount: '€12.50' }) }).click();
    await fillDetails(form);

    await page.route(`${demoOrigins.api}/v1/partner/donations/create-link`, (route) =>
      route.fulfill({
        status: 400,
        headers: { 'access-control-allow-origin': '*' },
        json: { statusCode: 400, message: ['currency is not supported'] },
      }),
    );
    await toCheckout(form).click();
    await expect(currency).toHaveAccessibleDescription(translate('problemRejected'));
    await expect(currency).toBeFocused();
    await expect(field).not.toHaveAttribute('aria-invalid');
    await page.unroute(`${demoOrigins.api}/v1/partner/donations/create-link`);
    await currency.selectOption('USD');
    await expect(currency).not.toHaveAttribute('aria-invalid');
    await form.getByRole('button', { name: translate('give', { amount: '$12.50' }) }).click();
    await expect(heading(form, 'yourDetails')).toBeVisible();
    const opening = page.waitForEvent('popup');
    await toCheckout(form).click();
    await opening;
    await expect
      .poll(async () => (await sandbox.requests('create-link'))[0]?.body)
      .toMatchObject({ amount: 1250, currency: 'USD' });
    await expect
      .poll(() => detailsOf(page, 'sir-donate-checkout'))
      .toMatchObject([{ amountMinor: 1250, currency: 'USD' }]);
  });
}

for (const way of ways)
  test(`takes the amount of the page's address in the first currency, ${way.name}`, async ({
    page,
    postWidget,
    record,
  }) => {
    const url = await postWidget(
      way.page({
        attributes: {
          'prefill-from-url': '',
          currencies: 'USD,JPY',
          amounts: '20,40; JPY 3000,6000',
          amount: '20; JPY 6000',
          'monthly-amount': '10; JPY 3000',
        },
      }),
    );
    await page.goto(`${url}?sir_amount=37&sir_frequency=monthly`);
    await openDialog(page);
    const form = way.form(page);
    const currency = form.getByLabel(translate('currency'), { exact: true });
    const field = form.getByLabel(translate('otherAmount'));
    await expect(currency).toHaveValue('USD');
    await expect(field).toHaveValue('37');
    await currency.selectOption('JPY');
    await expect(preset(form, '¥3,000')).toBeChecked();
    await expect(field).toHaveValue('');
    await currency.selectOption('USD');
    await expect(field).toHaveValue('37');
    await form.getByRole('button', { name: translate('giveMonthly', { amount: '$37' }) }).click();
    await expect(heading(form, 'yourDetails')).toBeVisible();
    expect(record.warnings).toEqual([]);
  });

test('offers currencies in the single file, and reads anew what is shown in another locale', async ({
  openForm,
  sandbox,
}) => {
  const page = await openForm({
    script: '<script async src="{{files}}/v0/sir-donate.bundle.js"></script>',
    attributes: { currencies: 'EUR,JPY,KWD', amounts: '20,40; JPY 3000,6000', locale: 'de' },
  });
  const currency = page.getByLabel(translate('currency'), { exact: true });
  const field = page.getByLabel(translate('otherAmount'));
  // It has no other language than English, but writes amounts as the locale does.
  await field.fill('1.500');
  await setAttributes(page, { locale: null });
  await expect(field).toHaveValue('1500');
  for (const [code, amount] of [
    ['KWD', 'KWD 1,500'],
    ['EUR', '€1,500'],
    ['JPY', '¥1,500'],
  ] as const) {
    await currency.selectOption(code);
    await expect(field).toHaveValue('1500');
    await expect(field).not.toHaveAttribute('aria-invalid');
    await expect(page.getByRole('button', { name: translate('give', { amount }) })).toBeVisible();
  }
  await chooseAmount(page, '¥6,000');
  await fillDetails(page);
  await checkoutFrom(page, () => toCheckout(page).click());
  expect((await sandbox.requests('create-link')).map(({ body }) => body)).toMatchObject([
    { amount: 6000, currency: 'JPY' },
  ]);
});

test('takes the amount of open() in the first currency', async ({ openForm }) => {
  const page = await openForm({ attributes: { currencies: 'JPY,USD' } });
  const currency = page.getByLabel(translate('currency'), { exact: true });
  await currency.selectOption('USD');
  await page.getByRole('button', { name: translate('close') }).click();
  await page.evaluate(() => document.querySelector('sir-donate')?.open({ amount: 700 }));
  await expect(heading(page, 'yourDetails')).toBeVisible();
  await page.getByRole('button', { name: translate('back') }).click();
  await expect(currency).toHaveValue('JPY');
  await expect(page.getByLabel(translate('otherAmount'))).toHaveValue('700');
});

test('offers currencies in the address of a frame', async ({ page, sandbox }) => {
  await page.goto(
    frameAddress({
      'publishable-key': sandbox.key(),
      currencies: 'EUR,JPY',
      amounts: '7,9; JPY 700,900',
    }),
  );
  await choose(preset(page, '€9'));
  await page.getByLabel(translate('currency'), { exact: true }).selectOption('JPY');
  await expect(preset(page, '¥900')).toBeChecked();
  await chooseAmount(page, '¥700');
});
