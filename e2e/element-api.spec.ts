/** Properties, attributes and methods of the element. */
import {
  chooseAmount,
  donateButton,
  expectDetailsKept,
  fillDetails,
  openDialog,
  preset,
} from './support/donor.js';
import { widget } from './support/element.js';
import { pageScript } from './support/host-page.js';
import { demoOrigins } from './support/origins.js';
import { detailsOf } from './support/recorder.js';
import { expect, nextEvent, test } from './support/test.js';
import { translate } from './support/translations.js';

test.describe('properties, attributes and methods', () => {
  test('applies properties that were set before the element is defined', async ({ openForm, sandbox }) => {
    const page = await openForm({
      script: '<script defer src="{{files}}/v0/sir-donate.js"></script>',
      html: () =>
        `<main><h1>Here</h1></main>${pageScript(`
        const element = document.createElement('sir-donate');
        Object.assign(element, {
          publishableKey: '${sandbox.key()}',
          nonprofit: ['clean-water-fund'],
          apiBase: '{{api}}',
          amounts: [5, 15],
          impact: { 15: 'plants a tree' },
          amount: 15,
          presetsOnly: true,
          donorEmail: null,
        });
        document.querySelector('main').append(element);
      `)}`,
    });
    await expect(preset(page, '$15 plants a tree')).toBeChecked();
    await expect(preset(page, '$5')).toBeVisible();
    await expect(page.getByLabel(translate('otherAmount'))).toHaveCount(0);
    expect(await widget(page).evaluate((element) => Object.keys(element))).toEqual([]);
  });

  test('writes a property to its attribute and removes the attribute of a false one', async ({
    openWidget,
  }) => {
    const page = await openWidget({ attributes: { 'presets-only': '' } });
    await expect(donateButton(page)).toBeVisible();
    const read = await widget(page).evaluate((element) => {
      Object.assign(element, {
        minAmount: 5,
        presetsOnly: false,
        impact: { 25: 'a tree' },
        amounts: [10, 20],
      });
      return element
        .getAttributeNames()
        .filter((name) => /min|only|impact|amounts/.test(name))
        .map((name) => `${name}=${element.getAttribute(name)}`);
    });
    expect(read.sort()).toEqual(['amounts=10,20', 'impact={"25":"a tree"}', 'min-amount=5']);
  });

  test('an attribute change updates the open form and keeps what was typed', {
    tag: '@invariant-7',
  }, async ({ openWidget, sandbox }) => {
    const page = await openWidget();
    const set = (name: string, value: string) =>
      widget(page).evaluate(
        (element, [key, text]) => element.setAttribute(key ?? '', text ?? ''),
        [name, value],
      );
    await openDialog(page);
    await set('amounts', '7,70');
    await expect(preset(page, '$70')).toBeVisible();
    await expect(preset(page, '$25')).toHaveCount(0);
    await set('currency', 'EUR');
    await expect(preset(page, '€70')).toBeVisible();
    await chooseAmount(page, '€70');
    await fillDetails(page);
    await set('nonprofit', 'forest-guardians');
    await expect(page.getByRole('heading', { name: 'Guardians of the Hollow Forest' })).toBeVisible();
    await expectDetailsKept(page);
    await set('theme', 'dark');
    await set('checkout', 'redirect');
    await expectDetailsKept(page);
    await page.getByRole('button', { name: translate('toCheckout') }).click();
    await page.waitForURL(`${demoOrigins.checkout}/**`);
    expect((await sandbox.requests('create-link'))[0]?.body).toMatchObject({
      nonprofitSlug: 'forest-guardians',
      amount: 7000,
      currency: 'EUR',
      firstName: 'Ada',
    });
  });

  test('a mode change moves the form from the dialog into the page', async ({ openFilledDetails }) => {
    const page = await openFilledDetails();
    await widget(page).evaluate((element) => Object.assign(element, { mode: 'inline' }));
    await expect(page.getByRole('dialog')).toHaveCount(0);
    await expectDetailsKept(page);
    await expect(donateButton(page)).toBeHidden();
  });

  test('the button shows a new label when the content of the element changes', async ({ openWidget }) => {
    const page = await openWidget({ label: 'Give now' });
    await expect(page.getByRole('button', { name: 'Give now' })).toBeVisible();
    await widget(page).evaluate((element) => {
      element.textContent = 'Join us';
    });
    await expect(page.getByRole('button', { name: 'Join us' })).toBeVisible();
    await widget(page).evaluate((element) => element.replaceChildren());
    await expect(page.getByRole('button', { name: 'Donate' })).toBeVisible();
  });

  test('open(), close() and reset() show, hide and empty the form', async ({ openWidget }) => {
    const page = await openWidget();
    await expect(donateButton(page)).toBeVisible();
    const call = (method: 'open' | 'close' | 'reset') =>
      widget(page).evaluate((element, name) => Reflect.get(element, name).call(element), method);
    const state = () => widget(page).evaluate((element) => Reflect.get(element, 'state'));
    await call('close');
    await call('reset');
    expect(await state()).toBe('idle');

    await call('open');
    await call('open');
    await expect(page.getByRole('dialog')).toBeVisible();
    await expect.poll(state).toBe('amount');
    await chooseAmount(page);
    await fillDetails(page);
    expect(await state()).toBe('details');
    await call('close');
    await expect(page.getByRole('dialog')).toBeHidden();
    await nextEvent(page, 'sir-donate-close');
    await call('open');
    await expectDetailsKept(page);
    await call('reset');
    expect(await state()).toBe('amount');
    await expect(preset(page, '$25')).not.toBeChecked();
    await chooseAmount(page);
    await expect(page.getByLabel(translate('firstName'))).toHaveValue('');
    expect((await detailsOf(page, 'sir-donate-open')).length).toBe(2);
    expect((await detailsOf(page, 'sir-donate-close')).length).toBe(1);
  });

  test('the dialog is closed after close() and a change, and open after close() and open()', async ({
    openForm,
  }) => {
    const page = await openForm();
    await expect(preset(page, '$25')).toBeVisible();
    await widget(page).evaluate((element) => {
      Reflect.get(element, 'close').call(element);
      element.setAttribute('amounts', '15,30');
    });
    await expect(page.getByRole('dialog')).toBeHidden();
    await openDialog(page);
    await widget(page).evaluate((element) => {
      Reflect.get(element, 'close').call(element);
      Reflect.get(element, 'open').call(element);
    });
    await expect.poll(async () => (await detailsOf(page, 'sir-donate-open')).length).toBe(3);
    await expect(page.getByRole('dialog')).toBeVisible();
    expect((await detailsOf(page, 'sir-donate-close')).length).toBe(2);
  });

  test('formats amounts in the language of the section around the widget', async ({ openForm }) => {
    const page = await openForm({
      attributes: { currency: 'EUR' },
      html: (it) => `<main><h1>Hier</h1><section lang="de">${it}</section></main>`,
    });
    await expect(page.getByText('25 €', { exact: true })).toBeVisible();
  });
});
