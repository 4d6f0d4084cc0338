/**
 * Attributes that blink or change while a donor gives. Brothers that were looked for:
 *
 * - key, nonprofit, API, mode, all at once (a server that morphs the page takes all away and sets them again);
 * - away for one rendering, and for longer than the grace of a setup error;
 * - while details are typed, while the link is made, while the donor is at the checkout;
 * - another key, another nonprofit, fewer nonprofits; *Start over* and the way back;
 * - in the page and isolated, mode button and inline; the isolated frame moved, reloaded, in another mode;
 * - the element removed and put back in a later task; any sequence of changes.
 *
 * Left: an isolated form that is moved by other means than `moveBefore`, or reloaded, starts with empty fields. Its frame
 * loads again, and what was typed is kept nowhere outside it.
 */
import { blink, setAttributes, widgetSettled } from './support/attributes.js';
import {
  checkoutFrom,
  choose,
  chooseAmount,
  donateButton,
  expectDetailsKept,
  fillDetails,
  finish,
  giveOnce,
  heading,
  preset,
  startIn,
  toCheckout,
} from './support/donor.js';
import { stateOf, widget } from './support/element.js';
import { frameOf, inFrame } from './support/frame.js';
import { isolated } from './support/isolated.js';
import { detailsOf, eventsOf } from './support/recorder.js';
import { expect, nextEvent, type Page, test } from './support/test.js';
import { translate } from './support/translations.js';
import { ways } from './support/ways.js';

const name = 'Clean Water Fund of Lindenau';
const otherName = 'Guardians of the Hollow Forest';
const all = ['publishable-key', 'nonprofit', 'api-base', 'mode', 'amounts', 'currency'];

const types = async (page: Page) => (await eventsOf(page)).map(({ type }) => type);

for (const way of ways) {
  for (const mode of ['button', 'inline'] as const) {
    test(`what was typed and the donation outlive attributes that blink, ${way.name} in mode ${mode}`, {
      tag: ['@invariant-7', '@invariant-8'],
    }, async ({ openWidget, sandbox }) => {
      const page = await openWidget(way.page({ attributes: { mode } }));
      const form = way.form(page);
      await startIn(page, mode, form);
      await chooseAmount(form);
      await fillDetails(form);
      const before = await types(page);
      for (const away of [['nonprofit'], ['publishable-key'], all]) {
        await blink(page, away);
        await widgetSettled(page);
        await expectDetailsKept(form);
      }
      expect(await types(page)).toEqual(before);
      if (mode === 'button') await expect(page.getByRole('dialog')).toBeVisible();

      const checkout = await checkoutFrom(page, () => toCheckout(form).click());
      await expect(heading(form, 'waitingTitle')).toBeVisible();
      for (const away of [['nonprofit'], all]) await blink(page, away);
      await widgetSettled(page);
      await expect(heading(form, 'waitingTitle')).toBeVisible();
      await finish(page, checkout);
      await nextEvent(page, 'sir-donate-complete');
      await expect(heading(form, 'thanksTitle')).toBeVisible();
      expect(await sandbox.counts()).toMatchObject({ 'create-link': 1 });
      expect(await detailsOf(page, 'sir-donate-error')).toEqual([]);
    });
  }

  test(`a long refusal hides the form and brings it back as it was, ${way.name}`, {
    tag: '@invariant-7',
  }, async ({ page, openWidget, sandbox }) => {
    await page.clock.install();
    await openWidget(way.page());
    const form = way.form(page);
    await startIn(page, 'button', form);
    await chooseAmount(form);
    await fillDetails(form);
    await setAttributes(page, { nonprofit: null });
    await expect(form.getByRole('alert')).toContainText(translate('problemSetup'));
    await expect(page.getByRole('dialog')).toHaveCount(way.name === 'isolated' ? 1 : 0);
    expect(await stateOf(page)).toBe('idle');
    await setAttributes(page, { nonprofit: 'clean-water-fund' });
    await expect(form.getByRole('alert')).toHaveCount(0);
    await expectDetailsKept(form);
    expect(
      await page.evaluate(() =>
        document.querySelector('sir-donate')?.shadowRoot?.querySelector('dialog')?.matches(':modal'),
      ),
    ).toBe(true);
    const checkout = await checkoutFrom(page, () => toCheckout(form).click());

    // A donation under way is not hidden.
    await setAttributes(page, { 'publishable-key': null });
    await expect.poll(async () => (await detailsOf(page, 'sir-donate-error')).length).toBe(2);
    await expect(heading(form, 'waitingTitle')).toBeVisible();
    await finish(page, checkout);
    await nextEvent(page, 'sir-donate-complete');
    await expect(heading(form, 'thanksTitle')).toBeVisible();
    expect(await sandbox.counts()).toMatchObject({ 'create-link': 1 });
  });

  test(`a donation to a nonprofit that the page leaves stays on the screen and is found again, ${way.name}`, {
    tag: '@invariant-8',
  }, async ({ openWidget, sandbox }) => {
    const page = await openWidget(way.page({ attributes: { mode: 'inline' } }));
    const form = way.form(page);
    const checkout = await giveOnce(page, '$25', form);
    await setAttributes(page, { nonprofit: 'forest-guardians' });
    await widgetSettled(page);
    await expect(form.getByRole('heading', { name })).toBeVisible();
    await expect(form.getByText(otherName)).toHaveCount(0);
    await form.getByRole('button', { name: translate('startOver') }).click();
    await expect(form.getByRole('heading', { name: otherName })).toBeVisible();
    await chooseAmount(form);

    await setAttributes(page, { nonprofit: 'clean-water-fund' });
    await expect(heading(form, 'waitingTitle')).toBeVisible();
    await expect(form.getByRole('heading', { name })).toBeVisible();
    await setAttributes(page, { nonprofit: 'forest-guardians' });
    await finish(page, checkout);
    await nextEvent(page, 'sir-donate-complete');
    await expect(form.getByRole('heading', { name })).toBeVisible();
    await expect(form.getByText(new RegExp(`thank.*${name}|${name}`, 'i')).first()).toBeVisible();
    await form.getByRole('button', { name: translate('giveAgain') }).click();
    await expect(form.getByRole('heading', { name: otherName })).toBeVisible();
    expect(await sandbox.counts()).toMatchObject({ 'create-link': 1 });
  });

  test(`a donation is followed with its own key when the page has another, ${way.name}`, {
    tag: '@invariant-8',
  }, async ({ openWidget, sandbox }) => {
    const page = await openWidget(way.page({ attributes: { mode: 'inline' } }));
    const form = way.form(page);
    const checkout = await giveOnce(page, '$25', form);
    await setAttributes(page, { 'publishable-key': `${sandbox.key()}_other` });
    await finish(page, checkout);
    await nextEvent(page, 'sir-donate-complete');
    await expect(heading(form, 'thanksTitle')).toBeVisible();
    await setAttributes(page, { 'publishable-key': sandbox.key() });
    await page.reload();
    await expect(preset(form, '$25')).toBeVisible();
    await widgetSettled(page);
    expect((await detailsOf(page, 'sir-donate-complete')).length).toBe(1);
  });
}

test.describe('an isolated form', () => {
  const changes = {
    'its element is moved': (page: Page) =>
      widget(page).evaluate((element) => document.querySelector('#other')?.append(element)),
    'its frame is reloaded': async (page: Page) => {
      const reloaded = page.waitForEvent('framenavigated');
      await (await frameOf(page)).evaluate(() => location.reload());
      await reloaded;
    },
    'its mode changes to button and back': async (page: Page) => {
      await setAttributes(page, { mode: null });
      await expect(donateButton(page)).toBeVisible();
      await setAttributes(page, { mode: 'inline' });
    },
  };
  for (const [how, change] of Object.entries(changes)) {
    test(`an inline isolated form works when ${how}`, async ({ openWidget }) => {
      const page = await openWidget(
        isolated({
          attributes: { mode: 'inline' },
          html: (it) => `<main><h1>Here</h1>${it}</main><section id="other"></section>`,
        }),
      );
      const form = inFrame(page);
      await expect(form.getByRole('heading', { name })).toBeVisible();
      await change(page);
      await finish(page, await giveOnce(page, '$25', form));
      await nextEvent(page, 'sir-donate-complete');
    });
  }

  test('an isolated form keeps what was typed when its mode changes', { tag: '@invariant-7' }, async ({
    openWidget,
  }) => {
    const page = await openWidget(isolated());
    const form = inFrame(page);
    await startIn(page, 'button', form);
    await chooseAmount(form);
    await fillDetails(form);
    await setAttributes(page, { mode: 'inline' });
    await expect(page.getByRole('dialog')).toHaveCount(0);
    await expectDetailsKept(form);
    await expect(toCheckout(form)).toBeVisible();
  });
});

test('an element that is put back in a later task has what was typed', { tag: '@invariant-7' }, async ({
  openFilledDetails,
  sandbox,
}) => {
  const page = await openFilledDetails();
  await widget(page).evaluate(async (element) => {
    const { parentElement } = element;
    element.remove();
    await new Promise((resolve) => setTimeout(resolve, 50));
    parentElement?.append(element);
  });
  await donateButton(page).click();
  await expectDetailsKept(page);
  await finish(page, await checkoutFrom(page, () => toCheckout(page).click()));
  await nextEvent(page, 'sir-donate-complete');
  await expect(heading(page, 'thanksTitle')).toBeVisible();
  expect(await sandbox.counts()).toMatchObject({ 'create-link': 1 });
});

test('what was typed outlives any sequence of attribute changes', { tag: '@invariant-7' }, async ({
  page,
  openFilledDetails,
  sandbox,
}) => {
  await openFilledDetails();
  const values: Readonly<Record<string, readonly (string | null)[]>> = {
    'publishable-key': [null, '', 'demo', `${sandbox.key()}_other`],
    nonprofit: [null, ' , ', 'forest-guardians', 'clean-water-fund,forest-guardians'],
    mode: ['inline', 'BUTTON', 'none'],
    amounts: [null, '7,14', 'x'],
    currency: [null, 'EUR', 'JPY'],
    frequencies: ['monthly', null],
    'presets-only': ['', null],
    locale: ['de', null],
  };
  const seed = Date.now() % 2 ** 32;
  await test.step(`seed ${seed}`, async () => {
    await widget(page).evaluate(
      async (element, { table, start }) => {
        const initial = new Map(
          Object.keys(table).map((attribute) => [attribute, element.getAttribute(attribute)]),
        );
        let random = start;
        const pick = <Item>(items: readonly Item[]): Item | undefined => {
          random = (random * 1_664_525 + 1_013_904_223) % 2 ** 32;
          return items[Math.floor((random / 2 ** 32) * items.length)];
        };
        const set = (attribute: string, value: string | null | undefined) =>
          value == null ? element.removeAttribute(attribute) : element.setAttribute(attribute, value);
        for (let change = 0; change < 60; change++) {
          const [attribute, options] = pick(Object.entries(table)) ?? ['', []];
          if (!attribute) continue;
          set(attribute, pick([...options, initial.get(attribute)]));
          if (pick([true, false])) await new Promise((resolve) => setTimeout(resolve));
        }
        for (const [attribute, value] of initial) set(attribute, value);
      },
      { table: values, start: seed },
    );
  });
  await widgetSettled(page);
  if (!(await page.getByRole('dialog').isVisible())) await donateButton(page).click();
  await expectDetailsKept(page);
  await toCheckout(page).click();
  await expect(heading(page, 'waitingTitle')).toBeVisible();
  expect((await sandbox.requests('create-link')).at(0)?.body).toMatchObject({
    nonprofitSlug: 'clean-water-fund',
    amount: 2500,
    frequency: 'once',
  });
});

for (const way of ways) {
  for (const { what, attributes, amount, change } of [
    { what: 'frequency', attributes: {}, amount: '$50', change: { frequency: 'monthly' } },
    { what: 'amount', attributes: { amount: '25' }, amount: '$25', change: { amount: '100' } },
    {
      what: 'list of nonprofits',
      attributes: {},
      amount: '$50',
      change: { nonprofit: 'clean-water-fund,forest-guardians' },
    },
  ]) {
    test(`a gift that was confirmed outlives another ${what} of the page, ${way.name}`, {
      tag: '@invariant-10',
    }, async ({ openForm, sandbox }) => {
      const page = await openForm(way.page({ attributes }));
      const form = way.form(page);
      await chooseAmount(form, amount);
      await fillDetails(form);
      await setAttributes(page, change);
      await widgetSettled(page);
      await expectDetailsKept(form);
      await checkoutFrom(page, () => toCheckout(form).click());
      const [request] = await sandbox.requests('create-link');
      expect(request?.body).toMatchObject({
        amount: Number(amount.slice(1)) * 100,
        frequency: 'once',
        nonprofitSlug: 'clean-water-fund',
      });
    });
  }

  test(`a gift that is not offered any more is confirmed anew, ${way.name}`, {
    tag: '@invariant-10',
  }, async ({ openForm, sandbox }) => {
    const page = await openForm(way.page({ attributes: { frequency: 'monthly', amounts: '20,50' } }));
    const form = way.form(page);
    await choose(preset(form, '$20'));
    await form
      .getByRole('button', { name: translate('giveMonthly', { amount: '$20' }), exact: true })
      .click();
    await fillDetails(form);
    await setAttributes(page, { frequency: null, frequencies: 'once' });
    await widgetSettled(page);
    await toCheckout(form).click();
    await expect(form.getByRole('group', { name: translate('amount'), exact: true })).toBeVisible();
    expect(await sandbox.requests('create-link')).toEqual([]);
  });
}
