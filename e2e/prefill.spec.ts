/**
 * The page's address presets the form with `prefill-from-url`. Brothers that were looked for: each parameter alone and
 * malformed, the page's own attributes, bounds, parameters that are escaped twice, each build, native and isolated, button and
 * inline, hostile parameters, attributes that come late, a file that does not load.
 */
import { setAttributes, widgetSettled } from './support/attributes.js';
import {
  checkoutFrom,
  chooseAmount,
  donateButton,
  expectDetailsKept,
  fillDetails,
  finish,
  heading,
  preset,
  toCheckout,
} from './support/donor.js';
import { expect, nextEvent, test } from './support/test.js';
import { translate } from './support/translations.js';
import { ways } from './support/ways.js';

const attributes = { 'prefill-from-url': '' };
const both = 'clean-water-fund,open-kitchen';

for (const way of ways)
  test.describe(`an address that presets the form, ${way.name}`, () => {
    test('chooses amount, frequency and nonprofit, and the donor changes the nonprofit', async ({
      page,
      postWidget,
      sandbox,
      record,
    }) => {
      const url = await postWidget(
        way.page({ attributes: { ...attributes, nonprofit: both, amount: '10' } }),
      );
      await page.goto(
        `${url}?sir_amount=40&sir_frequency=monthly&amp;sir_nonprofit=open-kitchen&sir_ref=spring.24&utm_source=x`,
      );
      await donateButton(page).click();
      const form = way.form(page);
      await expect(form.getByLabel(translate('otherAmount'))).toHaveValue('40');
      await expect(form.getByRole('radio', { name: translate('monthly') })).toBeChecked();
      await form.getByRole('button', { name: translate('back') }).click();
      await form.getByRole('button', { name: /Clean Water Fund/ }).click();
      await form.getByRole('button', { name: translate('giveMonthly', { amount: '$40' }) }).click();
      await fillDetails(form);
      await finish(page, await checkoutFrom(page, () => toCheckout(form).click()));
      await nextEvent(page, 'sir-donate-complete');
      const [link] = (await sandbox.requests()).filter(({ endpoint }) => endpoint === 'create-link');
      expect(link?.body).toMatchObject({
        amount: 4000,
        frequency: 'monthly',
        nonprofitSlug: 'clean-water-fund',
        referralCode: 'spring.24',
      });
      expect(record.warnings).toEqual([]);
    });

    test('presets an inline form', async ({ page, postWidget }) => {
      const url = await postWidget(
        way.page({ attributes: { ...attributes, nonprofit: both, mode: 'inline' } }),
      );
      await page.goto(`${url}?sir_amount=25&sir_nonprofit=open-kitchen`);
      await expect(preset(way.form(page), '$25')).toBeChecked();
      await expect(
        way
          .form(page)
          .getByText(/Open Kitchen/)
          .first(),
      ).toBeVisible();
    });

    test('chooses the nonprofit of the address once a late key says what the form offers', async ({
      page,
      postWidget,
      sandbox,
    }) => {
      const url = await postWidget(
        way.page({ attributes: { ...attributes, id: 'give', nonprofit: both, 'publishable-key': null } }),
      );
      await page.goto(`${url}?sir_nonprofit=open-kitchen#give`);
      await widgetSettled(page);
      await setAttributes(page, { 'publishable-key': sandbox.key() });
      const form = way.form(page);
      await expect(form.getByRole('group', { name: translate('amount'), exact: true })).toBeVisible();
      await expect(form.getByText(/Open Kitchen/).first()).toBeVisible();
    });

    test('leaves the attributes as they are where a parameter is wrong', async ({
      page,
      postWidget,
      record,
    }) => {
      const url = await postWidget(
        way.page({
          attributes: {
            ...attributes,
            amount: '50',
            'max-amount': '100',
            'referral-code': 'own',
            nonprofit: both,
          },
        }),
      );
      await page.goto(
        `${url}?sir_amount=101&sir_frequency=weekly&sir_nonprofit=night-school&sir_ref=%3Cb%3E&sir_key=x&amount=7`,
      );
      await donateButton(page).click();
      const form = way.form(page);
      await form.getByRole('button', { name: /Clean Water Fund/ }).click();
      await expect(preset(form, '$50')).toBeChecked();
      await expect(form.getByRole('radio', { name: translate('once') })).toBeChecked();
      const about = (name: string) => record.warnings.filter((line) => line.includes(name));
      await expect.poll(() => about('sir_amount="101"')).toHaveLength(1);
      expect(about('sir_frequency="weekly"')).toHaveLength(1);
      expect(about('sir_nonprofit="night-school"')).toHaveLength(1);
      expect(about('sir_ref="<b>"')).toHaveLength(1);
      expect(record.warnings).toHaveLength(4);
    });
  });

/** Each parameter as somebody hostile writes it. */
const hostile = {
  sir_amount: ['999999999', '0.01', '-25', '1e3', '10,25', 'JPY 25', '25"><b>', 'javascript:alert(1)'],
  sir_frequency: ['weekly', 'once,monthly', 'constructor', '"><b>'],
  sir_nonprofit: ['night-school', `${both},night-school`, 'open-kitchen/../night-school', '__proto__', '<b>'],
  sir_ref: ['a b', 'x'.repeat(101), 'ada@example.org', 'https://evil.example/', '"><b>', '{"a":1}'],
};

for (const [name, values] of Object.entries(hostile))
  test(`a hostile ${name} changes nothing but a line of the console`, {
    tag: ['@invariant-4', '@invariant-10'],
  }, async ({ openWidget, record, sandbox }) => {
    const page = await openWidget({
      attributes: {
        ...attributes,
        nonprofit: both,
        amounts: '10,50',
        amount: '50',
        frequencies: 'monthly,once',
        mode: 'inline',
      },
    });
    for (const [index, value] of values.entries()) {
      await page.evaluate(
        (search) => {
          history.replaceState(null, '', search);
          const widget = document.querySelector('sir-donate');
          widget?.replaceWith(widget.cloneNode(true));
        },
        `?${name}=${encodeURIComponent(value)}`,
      );
      await expect.poll(() => record.warnings.length, value).toBe(index + 1);
      expect(record.warnings[index]).toContain(`${name}=${JSON.stringify(value.slice(0, 20)).slice(0, -1)}`);
      await expect(heading(page, 'chooseNonprofit')).toBeVisible();
    }
    await page.getByRole('button', { name: /Clean Water Fund/ }).click();
    await expect(preset(page, '$50')).toBeChecked();
    await expect(page.getByRole('radio', { name: translate('monthly') })).toBeChecked();
    await page.getByRole('button', { name: translate('giveMonthly', { amount: '$50' }) }).click();
    await fillDetails(page);
    await checkoutFrom(page, () => toCheckout(page).click());
    const [link] = await sandbox.requests('create-link');
    expect(link?.body).not.toHaveProperty('referralCode');
    expect(link?.body).toMatchObject({
      amount: 5000,
      frequency: 'monthly',
      nonprofitSlug: 'clean-water-fund',
    });
  });

test('a secret in the address is dropped, and its warning does not repeat it', {
  tag: '@invariant-1',
}, async ({ page, postWidget, record, sandbox }) => {
  const url = await postWidget({ attributes });
  await page.goto(`${url}?sir_ref=sk_live_abcdefghijklmnop1234&sir_amount=25`);
  await donateButton(page).click();
  await expect(preset(page, '$25')).toBeChecked();
  await expect(page.getByText('Clean Water Fund of Lindenau').first()).toBeVisible();
  expect(record.warnings).toHaveLength(1);
  expect(record.warnings.join()).not.toContain('abcdefgh');
  expect(JSON.stringify(await sandbox.requests())).not.toContain('abcdefgh');
});

test('the page’s own referral code counts more than that of the address', async ({
  page,
  postWidget,
  sandbox,
}) => {
  const url = await postWidget({ attributes: { ...attributes, 'referral-code': 'own' } });
  await page.goto(`${url}?sir_ref=theirs&sir_amount=25`);
  await donateButton(page).click();
  await page.getByRole('button', { name: translate('give', { amount: '$25' }), exact: true }).click();
  await fillDetails(page);
  await checkoutFrom(page, () => toCheckout(page).click());
  const [link] = (await sandbox.requests()).filter(({ endpoint }) => endpoint === 'create-link');
  expect(link?.body).toMatchObject({ referralCode: 'own' });
});

test('an address presets nothing where the page does not ask for it', async ({
  page,
  postWidget,
  record,
}) => {
  await page.goto(`${await postWidget()}?sir_amount=25`);
  await donateButton(page).click();
  await expect(preset(page, '$25')).toBeVisible();
  await expect(preset(page, '$25')).not.toBeChecked();
  expect(record.requests.filter((request) => request.url().includes('/prefill-'))).toEqual([]);
});

test('a form whose key comes late is preset, and what the donor chose stays', async ({
  page,
  postWidget,
  sandbox,
}) => {
  const url = await postWidget({ attributes: { ...attributes, 'publishable-key': null } });
  await page.goto(`${url}?sir_amount=25`);
  await donateButton(page).dispatchEvent('click');
  await setAttributes(page, { 'publishable-key': sandbox.key() });
  await expect(preset(page, '$25')).toBeChecked();
  await preset(page, '$50').locator('xpath=..').click();
  await setAttributes(page, { 'max-amount': '60' });
  await expect(preset(page, '$50')).toBeChecked();
});

test('the form works without the file that reads the address', async ({ page, postWidget }) => {
  await page.route('**/prefill-*.js*', (route) => route.abort());
  await page.goto(`${await postWidget({ attributes })}?sir_amount=25`);
  await donateButton(page).click();
  await expect(preset(page, '$25')).toBeVisible();
});

for (const [build, script] of [
  ['the single file', '<script async src="{{files}}/v0/sir-donate.bundle.js"></script>'],
  ['the npm module', '<script type="module" src="{{files}}/npm/index.js"></script>'],
])
  test(`presets the form in ${build}`, async ({ page, postWidget }) => {
    await page.goto(`${await postWidget({ attributes, script: script ?? '' })}?sir_amount=12.50`);
    await donateButton(page).click();
    await expect(page.getByLabel(translate('otherAmount'))).toHaveValue('12.50');
    await page.getByRole('button', { name: translate('give', { amount: '$12.50' }), exact: true }).click();
    await expect(heading(page, 'yourDetails')).toBeVisible();
  });

test("an element that is put back keeps the donor's own nonprofit, not that of the address", {
  tag: '@invariant-7',
}, async ({ page, postWidget, sandbox }) => {
  const url = await postWidget({ attributes: { ...attributes, nonprofit: both, mode: 'inline' } });
  await page.goto(`${url}?sir_nonprofit=open-kitchen`);
  await page.getByRole('button', { name: translate('back') }).click();
  await page.getByRole('button', { name: /Clean Water Fund/ }).click();
  await chooseAmount(page);
  await fillDetails(page);
  await page.locator('sir-donate').evaluate((element) => {
    const { parentNode } = element;
    element.remove();
    return new Promise<void>((resolve) => {
      setTimeout(() => {
        parentNode?.append(element);
        resolve();
      });
    });
  });
  await expectDetailsKept(page);
  await widgetSettled(page);
  await checkoutFrom(page, () => toCheckout(page).click());
  const [request] = await sandbox.requests('create-link');
  expect(request?.body).toMatchObject({ nonprofitSlug: 'clean-water-fund' });
});
