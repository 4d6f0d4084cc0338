/** The partner's line, links and EIN, and the page after the gift. */

import { setAttributes } from './support/attributes.js';
import { findings } from './support/axe.js';
import { exampleAttributes } from './support/code-block.js';
import {
  chooseAmount,
  donateButton,
  donor,
  finish,
  giveOnce,
  heading,
  type Place,
  preset,
  startIn,
  toCheckout,
} from './support/donor.js';
import { frameAddress } from './support/frame.js';
import { pageScript } from './support/host-page.js';
import { expect, test } from './support/test.js';
import { loadTranslate, translate } from './support/translations.js';
import { ways } from './support/ways.js';

const example = exampleAttributes('trust');
const { notice = '' } = example;
const ein = 'EIN 00-1000001';

const link = (form: Place, key: Parameters<typeof translate>[0]) =>
  form.getByRole('link', { name: translate(key), exact: true });

for (const way of ways) {
  test(`shows what the example of docs/trust.md sets, and leads on after the gift, ${way.name}`, {
    tag: '@invariant-2',
  }, async ({ page, openWidget }) => {
    await openWidget(
      way.page({
        attributes: example,
        html: (widget) => `<main aria-label="Giving"><h1>A partner's page</h1>${widget}</main>`,
      }),
    );
    const form = way.form(page);
    await startIn(page, 'button', form);
    await expect(form.getByText(notice)).toBeVisible();
    await expect(link(form, 'help')).toHaveAttribute('href', 'mailto:help@example.org');
    await chooseAmount(form);
    await expect(form.getByText(ein)).toBeVisible();
    for (const key of ['privacy', 'terms'] as const) {
      await expect(link(form, key)).toHaveAttribute('href', `https://example.org/${key}`);
      await expect(link(form, key)).toHaveAttribute('target', '_blank');
    }
    await expect(link(form, 'help')).not.toHaveAttribute('target');
    expect(await findings(page)).toEqual([]);
    await form.getByRole('button', { name: translate('back') }).click();
    await finish(page, await giveOnce(page, '$50', form));

    await expect(heading(form, 'thanksTitle')).toBeVisible();
    await expect(link(form, 'help')).toHaveCount(0);
    await link(form, 'continue').click();
    await page.waitForURL(/thanks/);
    expect(page.url()).toBe(new URL('/thanks?from=form', page.url()).href);
  });
}

test('closes the dialog when the page after the gift is a part of this one', async ({ openForm }) => {
  const page = await openForm({
    attributes: {
      simulate: 'succeeded',
      'donor-email': donor.email,
      'donor-first-name': donor.firstName,
      'donor-last-name': donor.lastName,
    },
    html: (widget) => `<main><h1>A partner's page</h1>${widget}<p id="thanks">Thank you.</p></main>`,
  });
  await setAttributes(page, { 'done-url': `${new URL(page.url()).pathname}#thanks` });
  await chooseAmount(page);
  await toCheckout(page).click();
  await link(page, 'continue').click();
  await expect(page).toHaveURL(/#thanks$/);
  await expect(page.getByRole('dialog')).toBeHidden();
});

test('offers help where the donor chooses a nonprofit', async ({ openForm }) => {
  const page = await openForm({
    attributes: { 'help-url': 'tel:+15550100', nonprofit: 'clean-water-fund,forest-guardians' },
  });
  await expect(heading(page, 'chooseNonprofit')).toBeVisible();
  await expect(link(page, 'help')).toHaveAttribute('href', 'tel:+15550100');
});

test('leads on where the page has a variable called origin', async ({ openForm, record }) => {
  const page = await openForm({
    attributes: {
      simulate: 'succeeded',
      'done-url': '/thanks',
      'donor-email': donor.email,
      'donor-first-name': donor.firstName,
      'donor-last-name': donor.lastName,
    },
    head: pageScript("var origin = 'https://other.example';"),
  });
  await chooseAmount(page);
  await toCheckout(page).click();
  const { origin } = new URL(page.url());
  await expect(link(page, 'continue')).toHaveAttribute('href', `${origin}/thanks`);
  expect(record.warnings).toEqual([]);
});

test('offers help on every screen about a problem, and where the attributes are refused', async ({
  openWidget,
}) => {
  const page = await openWidget({
    attributes: {
      ...example,
      mode: 'inline',
      'donor-email': donor.email,
      'donor-first-name': donor.firstName,
      'donor-last-name': donor.lastName,
    },
  });
  for (const [simulate, title] of [
    ['blocked', 'linkTitle'],
    ['failed', 'failedTitle'],
  ] as const) {
    await setAttributes(page, { simulate });
    await chooseAmount(page);
    await toCheckout(page).click();
    await expect(heading(page, title)).toBeVisible();
    await expect(link(page, 'help')).toHaveAttribute('href', 'mailto:help@example.org');
    await page
      .getByRole('button', { name: translate(simulate === 'blocked' ? 'startOver' : 'tryAgain') })
      .click();
  }
  await setAttributes(page, { simulate: null, 'publishable-key': 'pk_wrong' });
  await expect(page.getByText(translate('problemSetup'))).toBeVisible();
  await expect(link(page, 'help')).toBeVisible();
});

test('keeps the place of an EIN that the API names late', { tag: '@invariant-10' }, async ({
  page,
  openForm,
  sandbox,
}) => {
  await page.setViewportSize({ width: 1280, height: 800 });
  const release = await sandbox.hold('organization');
  await openForm({ attributes: { 'privacy-url': 'https://example.org/privacy' } });
  await chooseAmount(page);
  const button = await toCheckout(page).boundingBox();
  await release();
  await expect(page.getByText(ein)).toBeVisible();
  expect(await toCheckout(page).boundingBox()).toEqual(button);
});

test('follows attributes that change while the donor types, in another language', {
  tag: '@invariant-7',
}, async ({ openForm }) => {
  const page = await openForm();
  const field = page.getByLabel(translate('otherAmount'));
  await field.fill('31');
  await setAttributes(page, { ...example, locale: 'ar' });
  const arabic = await loadTranslate('ar');
  await expect(page.getByText(notice)).toBeVisible();
  await expect(page.getByRole('link', { name: arabic('help') })).toBeVisible();
  await expect(page.getByLabel(arabic('otherAmount'))).toHaveValue(/31|٣١/);
  await setAttributes(page, { notice: null, 'help-url': null });
  await expect(page.getByText(notice)).toHaveCount(0);
  await expect(page.getByRole('link', { name: arabic('help') })).toHaveCount(0);
});

test('takes no words and no ways out from an address or from the attributes of a link', {
  tag: '@invariant-10',
}, async ({ page, openWidget, sandbox, record }) => {
  const parameters = { 'publishable-key': sandbox.key(), ...example };
  await page.goto(frameAddress(parameters));
  await expect(preset(page, '$25')).toBeVisible();
  for (const name of Object.keys(example))
    expect(record.warnings.filter((line) => line.includes(`${name} was ignored`)).length, name).toBe(1);
  await expect(link(page, 'help').or(page.getByText(notice))).toHaveCount(0);

  const data = Object.entries({ ...parameters, nonprofit: 'clean-water-fund', 'api-base': '{{api}}' })
    .map(([name, value]) => `data-${name}="${value}"`)
    .join(' ');
  await openWidget({ html: () => `<a href="https://example.org/" data-sir-donate ${data}>Donate</a>` });
  await page.evaluate(() => customElements.whenDefined('sir-donate').then(() => undefined));
  await page.getByRole('link', { name: 'Donate', exact: true }).click();
  await expect(preset(page, '$25')).toBeVisible();
  await expect(donateButton(page)).toHaveCount(0);
  await expect(link(page, 'help').or(page.getByText(notice))).toHaveCount(0);
});
