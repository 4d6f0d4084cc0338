/** What the donor chooses: amount, frequency, tip and nonprofit. */
import {
  checkoutFrom,
  choose,
  donor,
  expectDetailsKept,
  fillDetails,
  finish,
  giveOnce,
  heading,
  preset,
  sum,
  toCheckout,
} from './support/donor.js';
import { detailsOf } from './support/recorder.js';
import { expect, nextEvent, test } from './support/test.js';
import { translate } from './support/translations.js';

test.describe('the choices of the donor', () => {
  test('makes a monthly donation', async ({ openForm, sandbox }) => {
    const page = await openForm({ attributes: { amounts: '10,25,50,100' } });
    await choose(page.getByRole('radio', { name: translate('monthly') }));
    await choose(preset(page, '$50'));
    await page.getByRole('button', { name: translate('giveMonthly', { amount: '$50' }) }).click();
    await expect(sum(page, 'total')).toHaveText(translate('perMonth', { amount: '$55' }));
    await fillDetails(page);
    await finish(page, await checkoutFrom(page, () => toCheckout(page).click()));

    expect(await nextEvent(page, 'sir-donate-complete')).toMatchObject({
      frequency: 'monthly',
      amountMinor: 5000,
    });
    expect((await sandbox.requests('create-link'))[0]?.body).toMatchObject({
      frequency: 'monthly',
      amount: 5000,
    });
    await expect(
      page.getByText(
        translate('thanksMonthly', { amount: '$50', nonprofit: 'Clean Water Fund of Lindenau' }),
      ),
    ).toBeVisible();
  });

  const typed: {
    text: string;
    shown: string;
    amount: number;
    attributes: Readonly<Record<string, string>>;
  }[] = [
    { text: '12.50', shown: '$12.50', amount: 1250, attributes: {} },
    { text: '1.250,5', shown: '1.250,50 €', amount: 125050, attributes: { currency: 'EUR', locale: 'da' } },
    { text: '٢٥٫٥', shown: '$25.50', amount: 2550, attributes: {} },
    { text: '1,500', shown: '¥1,500', amount: 1500, attributes: { currency: 'JPY' } },
    { text: '5.124', shown: 'KWD 5.120', amount: 5120, attributes: { currency: 'KWD' } },
  ];
  for (const { text, shown, amount, attributes } of typed) {
    test(`reads the typed amount "${text}" as ${shown}`, async ({ openForm, sandbox }) => {
      const page = await openForm({ attributes });
      await page.getByLabel(translate('otherAmount')).fill(text);
      await page.getByRole('button', { name: translate('give', { amount: shown }) }).click();
      await fillDetails(page);
      await checkoutFrom(page, () => toCheckout(page).click());

      expect((await sandbox.requests('create-link'))[0]?.body).toMatchObject({
        amount,
        currency: attributes.currency ?? 'USD',
      });
    });
  }

  test('explains why a typed amount is invalid and accepts a valid one', async ({ openForm }) => {
    const page = await openForm({ attributes: { 'min-amount': '5', 'max-amount': '1000' } });
    const field = page.getByLabel(translate('otherAmount'));
    const problems = [
      ['', translate('amountRequired')],
      ['abc', translate('malformed', { example: '25' })],
      ['-5', translate('malformed', { example: '25' })],
      ['5.0001', translate('tooPrecise')],
      ['4.99', translate('tooSmall', { amount: '$5' })],
      ['1000.01', translate('tooLarge', { amount: '$1,000' })],
    ] as const;
    for (const [text, problem] of problems) {
      await field.fill(text);
      await field.press('Enter');
      await expect(field).toHaveAccessibleDescription(problem);
      await expect(field).toBeFocused();
    }
    await field.fill('5');
    await field.press('Enter');
    await expect(heading(page, 'yourDetails')).toBeVisible();
  });

  test('adds the suggested tip to the total and to the donation', async ({ openDetails, sandbox }) => {
    const page = await openDetails();
    await expect(page.getByRole('radio', { name: /^10%/ })).toBeChecked();
    await expect(sum(page, 'gift')).toHaveText('$25');
    await expect(sum(page, 'tipRow')).toHaveText('$2.50');
    await expect(sum(page, 'total')).toHaveText('$27.50');
    await fillDetails(page);
    const checkout = await checkoutFrom(page, () => toCheckout(page).click());

    await expect(checkout.getByText('$27.50').first()).toBeVisible();
    expect(await sandbox.donation()).toMatchObject({ amountMinor: 2500, tipMinor: 250 });
  });

  test('adds another tip when the donor chooses one', async ({ openDetails, sandbox }) => {
    const page = await openDetails();
    await choose(page.getByRole('radio', { name: /^15%/ }));
    await expect(sum(page, 'total')).toHaveText('$28.75');
    await fillDetails(page);
    await checkoutFrom(page, () => toCheckout(page).click());
    expect(await sandbox.donation()).toMatchObject({ amountMinor: 2500, tipMinor: 375 });
  });

  test('sends no tip when the donor chooses no tip', async ({ openDetails, sandbox }) => {
    const page = await openDetails();
    await choose(page.getByRole('radio', { name: translate('noTip') }));
    await expect(sum(page, 'total')).toHaveText('$25');
    await expect(sum(page, 'tipRow')).toHaveCount(0);
    await fillDetails(page);
    await checkoutFrom(page, () => toCheckout(page).click());

    const [request] = await sandbox.requests('create-link');
    expect(request?.body).toMatchObject({ amount: 2500 });
    expect(request?.body).not.toHaveProperty('tipAmount');
    expect((await detailsOf(page, 'sir-donate-change')).at(-1)).toMatchObject({ tipMinor: 0 });
  });

  test('asks for no tip when the provider is every.org', async ({ openDetails, sandbox }) => {
    const page = await openDetails({ attributes: { provider: 'every.org' } });
    await expect(sum(page, 'total')).toHaveText('$25');
    await fillDetails(page);
    await expect(page.getByText('Clean Water Fund of Lindenau')).toBeVisible();
    await expect(page.getByRole('group', { name: translate('tip') })).toHaveCount(0);
    await finish(page, await checkoutFrom(page, () => toCheckout(page).click()));

    expect(await nextEvent(page, 'sir-donate-complete')).toMatchObject({ provider: 'every.org' });
    const [request] = await sandbox.requests('create-link');
    expect(request?.body).toMatchObject({ provider: 'every.org' });
    expect(request?.body).not.toHaveProperty('tipAmount');
  });

  test('offers only the preset amounts with their impact when presets-only is set', async ({ openForm }) => {
    const page = await openForm({
      attributes: { amounts: '20,5', 'presets-only': '', impact: '{"20":"feeds a family for a week"}' },
    });
    await expect(page.getByRole('group', { name: translate('amount') }).getByRole('radio')).toHaveCount(2);
    await expect(preset(page, '$20 feeds a family for a week')).toBeVisible();
    await expect(page.getByLabel(translate('otherAmount'))).toHaveCount(0);
    await page.getByRole('button', { name: translate('continue') }).click();
    await expect(page.getByText(translate('amountRequired'))).toBeVisible();
  });

  test('starts with the amount, frequency and details that the host page sets', async ({ openForm }) => {
    const page = await openForm({
      attributes: {
        amount: '50',
        frequency: 'monthly',
        'donor-email': donor.email,
        'donor-first-name': donor.firstName,
        'donor-last-name': donor.lastName,
      },
    });
    await page.getByRole('button', { name: translate('giveMonthly', { amount: '$50' }) }).click();
    await expectDetailsKept(page);
  });

  test('offers no monthly donation when the host page allows only one-time donations', async ({
    openForm,
  }) => {
    const page = await openForm({ attributes: { frequencies: 'once' } });
    await expect(preset(page, '$25')).toBeVisible();
    await expect(page.getByRole('radio', { name: translate('monthly') })).toHaveCount(0);
  });
});

test.describe('several nonprofits', () => {
  test('lists the valid nonprofits and warns once about each unknown or inactive one', async ({
    openForm,
    sandbox,
    record,
  }) => {
    const page = await openForm({
      attributes: { nonprofit: 'clean-water-fund, nobody-knows-me, old-mill, forest-guardians' },
    });
    await expect(heading(page, 'chooseNonprofit')).toBeVisible();
    const picks = page.getByRole('dialog').getByRole('listitem');
    await expect(picks).toHaveText([/Clean Water Fund of Lindenau$/, /Guardians of the Hollow Forest$/]);
    expect(record.warnings.length).toBe(2);
    expect(record.warnings.filter((line) => line.includes('"nobody-knows-me"')).length).toBe(1);
    expect(record.warnings.filter((line) => line.includes('"old-mill"')).length).toBe(1);

    await picks.getByRole('button', { name: 'Guardians of the Hollow Forest' }).click();
    await finish(page, await giveOnce(page));
    await nextEvent(page, 'sir-donate-complete');
    expect((await sandbox.requests('create-link'))[0]?.body).toMatchObject({
      nonprofitSlug: 'forest-guardians',
    });
  });

  test('requests each of several nonprofits once, the unknown one included', { tag: '@invariant-9' }, async ({
    openForm,
    sandbox,
  }) => {
    const page = await openForm({
      attributes: { nonprofit: 'clean-water-fund,nobody-knows-me,forest-guardians' },
    });
    await page.getByRole('button', { name: 'Guardians of the Hollow Forest' }).click();
    await giveOnce(page);
    expect(await sandbox.counts()).toMatchObject({ config: 1, organization: 3, 'create-link': 1 });
  });

  test('lets the donor go back and pick another nonprofit', async ({ openForm }) => {
    const page = await openForm({ attributes: { nonprofit: 'clean-water-fund,forest-guardians' } });
    await page.getByRole('button', { name: 'Guardians of the Hollow Forest' }).click();
    await expect(page.getByRole('heading', { name: 'Guardians of the Hollow Forest' })).toBeVisible();
    await page.getByRole('button', { name: translate('back') }).click();
    await page.getByRole('button', { name: 'Clean Water Fund of Lindenau' }).click();
    await expect(page.getByRole('heading', { name: 'Clean Water Fund of Lindenau' })).toBeVisible();
  });

  test('selects the only valid nonprofit without asking', async ({ openForm }) => {
    const page = await openForm({ attributes: { nonprofit: 'nobody-knows-me,forest-guardians' } });
    await expect(page.getByRole('heading', { name: 'Guardians of the Hollow Forest' })).toBeVisible();
    await expect(preset(page, '$25')).toBeVisible();
  });
});

test.describe('nonprofit names', () => {
  for (const [slug, name] of [
    ['st-hildegard', /Saint Hildegard Society .* Upper Valley$/],
    ['al-amal', 'دار الأمل لتعليم أطفال الوادي الأخضر'],
    ['night-school', 'Harbour Street Night School'],
    ['broken-logo', 'Society of the Missing Picture'],
    ['open-kitchen', 'The Open Kitchen on Mill Lane'],
  ] as const) {
    test(`shows the nonprofit ${slug} by its name`, async ({ openForm }) => {
      const page = await openForm({ attributes: { nonprofit: slug } });
      await expect(page.getByRole('dialog', { name })).toBeVisible();
      await expect(page.getByRole('heading', { name })).toBeVisible();
    });
  }
});
