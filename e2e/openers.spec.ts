/**
 * What opens the form of an element besides its own button: the page's address, a button of the page, a script. Brothers that
 * were looked for: at load and later, before the script and before the attributes, each build, native and isolated, inline,
 * routers, Back, a fragment that is no id, two elements, an element that is put back.
 */

import { setAttributes } from './support/attributes.js';
import {
  checkoutFrom,
  choose,
  chooseAmount,
  donateButton,
  fillDetails,
  finish,
  heading,
  preset,
  toCheckout,
} from './support/donor.js';
import { widget } from './support/element.js';
import { classicScript, pageScript, pageStyle, strictPolicy } from './support/host-page.js';
import { detailsOf } from './support/recorder.js';
import { expect, nextEvent, type Page, test } from './support/test.js';
import { translate } from './support/translations.js';
import { ways } from './support/ways.js';

const dialog = (page: Page) => page.getByRole('dialog');
/** As the icons of design systems are: what is pressed is in a shadow root. */
const label = '<span><template shadowrootmode="open"><b>Support us</b></template></span>';
const link = '<a href="#give">Support us</a>';
const supportUs = (page: Page) => page.getByRole('link', { name: 'Support us' });
/** Not by `goBack()`: over BiDi it waits for a load, which there is none of within a page. */
const travel = (page: Page, delta: number) => page.evaluate((by) => history.go(by), delta);
const hashOf = (page: Page) => page.evaluate(() => location.hash);
const withLink = (form: string) => `<main><h1>A partner's page</h1><p>${link}</p>${form}</main>`;

const scripts: Readonly<Record<string, string | undefined>> = {
  'sir-donate.js': undefined,
  'the single file': '<script async src="{{files}}/v0/sir-donate.bundle.js"></script>',
  'the npm module': '<script type="module" src="{{files}}/npm/index.js"></script>',
};

test.describe('a fragment that names the element', () => {
  for (const way of ways)
    for (const mode of ['button', 'dialog'])
      test(`opens the form at load and a donation is completed (${mode}, ${way.name})`, async ({
        page,
        postWidget,
      }) => {
        const url = await postWidget(way.page({ attributes: { id: 'give', mode } }));
        await page.goto(`${url}#give`);
        const form = way.form(page);
        await chooseAmount(form);
        await fillDetails(form);
        await finish(page, await checkoutFrom(page, () => toCheckout(form).click()));
        await nextEvent(page, 'sir-donate-complete');
        expect(await detailsOf(page, 'sir-donate-open')).toHaveLength(1);
        await page.evaluate(() => document.querySelector('sir-donate')?.close());
        await expect.poll(() => page.url()).toBe(url);
        await expect(donateButton(page)).toBeVisible({ visible: mode === 'button' });
      });

  for (const [build, script] of Object.entries(scripts))
    test(`opens the form by a link, again after it was closed, and Back closes it (${build})`, async ({
      page,
      openWidget,
    }) => {
      await openWidget({ attributes: { id: 'give' }, html: withLink, ...(script && { script }) });
      await page.evaluate(() => history.replaceState({ of: 'a router' }, ''));
      await supportUs(page).click();
      await expect(preset(page, '$25')).toBeVisible();
      await page.evaluate(() => history.replaceState({ of: 'a router' }, ''));
      await page.keyboard.press('Escape');
      await expect(dialog(page)).toBeHidden();
      await expect.poll(() => hashOf(page)).toBe('');
      expect(await page.evaluate(() => history.state)).toEqual({ of: 'a router' });
      await supportUs(page).click();
      await expect(dialog(page)).toBeVisible();
      await travel(page, -1);
      await expect(dialog(page)).toBeHidden();
      await travel(page, 1);
      await expect(dialog(page)).toBeVisible();
      expect(await hashOf(page)).toBe('#give');
    });

  test('leaves a dialog alone that a press has opened', async ({ page, openWidget }) => {
    await openWidget({ attributes: { id: 'give' }, html: withLink });
    await donateButton(page).click();
    await expect(preset(page, '$25')).toBeVisible();
    await page.evaluate(() => {
      location.hash = 'other';
      location.hash = '';
    });
    await page.evaluate(() => new Promise((resolve) => setTimeout(resolve)));
    await expect(dialog(page)).toBeVisible();
  });

  test('opens the form where a router changes the address, and Back closes it', async ({
    page,
    openWidget,
  }) => {
    await openWidget({
      attributes: { id: 'give' },
      html: (form) =>
        `${withLink(form)}${pageScript(`document.querySelector('a').addEventListener('click', (event) => {
          event.preventDefault();
          history.pushState({ of: 'a router' }, '', event.currentTarget.href);
        });`)}`,
    });
    test.skip(!(await page.evaluate(() => 'navigation' in window)), 'no Navigation API');
    await supportUs(page).click();
    await expect(preset(page, '$25')).toBeVisible();
    await travel(page, -1);
    await expect(dialog(page)).toBeHidden();
    await supportUs(page).click();
    await expect(dialog(page)).toBeVisible();
    await page.keyboard.press('Escape');
    await expect.poll(() => hashOf(page)).toBe('');
    expect(await page.evaluate(() => history.state)).toEqual({ of: 'a router' });
  });

  test('does no harm to a page with a variable called navigation', async ({ page, postWidget }) => {
    const url = await postWidget({
      attributes: { id: 'give' },
      head: pageScript('var navigation = { open: 1 };'),
    });
    await page.goto(`${url}#give`);
    await expect(preset(page, '$25')).toBeVisible();
  });

  for (const [kind, id, fragment] of [
    ['is escaped', 'jetzt spenden ♥', 'jetzt%20spenden%20%E2%99%A5'],
    ['has characters of selectors', 'give:now.1[x]', 'give:now.1[x]'],
  ])
    test(`opens the form if it ${kind}`, async ({ page, postWidget }) => {
      await page.goto(`${await postWidget({ attributes: { id: id ?? '' } })}#${fragment}`);
      await expect(preset(page, '$25')).toBeVisible();
    });

  for (const fragment of ['give2', 'Give', '%', 'give%', '/give', ''])
    test(`#${fragment} opens nothing`, async ({ page, postWidget, record }) => {
      await page.goto(`${await postWidget({ attributes: { id: 'give', preload: 'none' } })}#${fragment}`);
      await donateButton(page).focus();
      await page.evaluate(() => new Promise((resolve) => requestIdleCallback(resolve, { timeout: 500 })));
      await expect(dialog(page)).toBeHidden();
      expect(record.requests.filter((request) => request.url().includes('/form-'))).toEqual([]);
    });

  test('waits for attributes and for an id that come late', async ({ page, postWidget, sandbox }) => {
    const url = await postWidget({ attributes: { id: null, 'publishable-key': null } });
    await page.goto(`${url}#give`);
    await expect(donateButton(page)).toBeVisible();
    await setAttributes(page, { id: 'give' });
    await setAttributes(page, { 'publishable-key': sandbox.key() });
    await expect(preset(page, '$25')).toBeVisible();
  });

  test('opens the first of two elements with one id', async ({ page, postWidget }) => {
    const url = await postWidget({ attributes: { id: 'give' }, html: (one) => `<main>${one}${one}</main>` });
    await page.goto(`${url}#give`);
    await expect(preset(page, '$25')).toBeVisible();
    await expect(dialog(page)).toHaveCount(1);
    expect(await detailsOf(page, 'sir-donate-open')).toHaveLength(1);
  });

  test('opens an element that is put into the page later, and again when it is put back', async ({
    page,
    postWidget,
  }) => {
    const url = await postWidget({
      attributes: { id: 'give' },
      html: (form) => `<main><template>${form}</template></main>`,
    });
    await page.goto(`${url}#give`);
    await page.evaluate(() => {
      const template = document.querySelector('template');
      if (template) document.querySelector('main')?.append(template.content);
    });
    await expect(preset(page, '$25')).toBeVisible();
    const element = await widget(page).elementHandle();
    await element?.evaluate((one) => one.remove());
    await expect(dialog(page)).toHaveCount(0);
    await element?.evaluate((one) => document.querySelector('main')?.append(one));
    await expect(preset(page, '$25')).toBeVisible();
  });

  for (const way of ways)
    test(`scrolls to an inline form and focuses its title (${way.name})`, async ({ page, openWidget }) => {
      await openWidget(
        way.page({
          attributes: { id: 'give', mode: '“Inline”' },
          html: (form) => withLink(`<div class="spacer"></div>${form}`).replace('Support us', label),
          head: pageStyle('.spacer { block-size: 3000px; }'),
        }),
      );
      await supportUs(page).click();
      await expect(preset(way.form(page), '$25')).toBeInViewport();
      await expect
        .poll(() => widget(page).evaluate((one) => one.shadowRoot?.activeElement?.matches('.title,iframe')))
        .toBe(true);
      expect(await hashOf(page)).toBe('#give');

      // The address has the fragment already. A page builder may say where the link opens.
      await supportUs(page).evaluate((link) => link.setAttribute('target', '_self'));
      for (const press of [() => page.keyboard.press('Enter'), () => supportUs(page).click()]) {
        await supportUs(page).focus();
        await expect(preset(way.form(page), '$25')).not.toBeInViewport();
        await press();
        await expect(preset(way.form(page), '$25')).toBeInViewport();
        await expect.poll(() => page.evaluate(() => document.activeElement?.localName)).toBe('sir-donate');
      }
    });

  for (const [kind, head, path] of [
    ['the base of its links elsewhere', '<base href="https://cdn.example/">', ''],
    ['a path that begins with two slashes', '', '//a'],
  ])
    test(`is taken away from a page with ${kind}`, async ({ page, openWidget }) => {
      await openWidget({
        attributes: { id: 'give' },
        head: head ?? '',
        headers: { 'Content-Security-Policy': strictPolicy.replace("base-uri 'none'", 'base-uri *') },
      });
      await page.evaluate((to) => history.replaceState(null, '', location.origin + to), path || '/page');
      const url = page.url();
      await page.evaluate((to) => history.pushState(null, '', `${to}#give`), url);
      await page.evaluate(() => dispatchEvent(new HashChangeEvent('hashchange')));
      await expect(preset(page, '$25')).toBeVisible();
      await page.keyboard.press('Escape');
      await expect.poll(() => page.url()).toBe(url);
    });

  test('does no harm where the address cannot be changed', async ({ page, openWidget }) => {
    await openWidget({
      attributes: { id: 'give' },
      html: withLink,
      head: pageScript(
        "history.replaceState = () => { throw new DOMException('too many', 'SecurityError'); };",
      ),
    });
    await supportUs(page).click();
    await expect(preset(page, '$25')).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(dialog(page)).toBeHidden();
    await supportUs(page).click();
    await expect(dialog(page)).toBeVisible();
  });
});

test.describe('a button of the page', () => {
  const button = '<button commandfor="give" command="--open">Support us</button>';
  for (const way of ways)
    for (const mode of ['button', 'dialog'])
      test(`opens the form by its command, and has the focus again (${mode}, ${way.name})`, async ({
        page,
        openWidget,
      }) => {
        await openWidget(
          way.page({ attributes: { id: 'give', mode }, html: (form) => `<main>${button}${form}</main>` }),
        );
        test.skip(!(await page.evaluate(() => 'command' in HTMLButtonElement.prototype)), 'no commands');
        const opener = page.getByRole('button', { name: 'Support us' });
        await opener.click();
        await expect(preset(way.form(page), '$25')).toBeVisible();
        await page.keyboard.press('Escape');
        await expect(opener).toBeFocused();
      });

  for (const way of ways)
    test(`leads to an inline form and focuses its title (${way.name})`, async ({ page, openWidget }) => {
      await openWidget(
        way.page({
          attributes: { id: 'give', mode: 'Inline' },
          html: (form) => `<main>${button}<div class="spacer"></div>${form}</main>`,
          head: `${pageStyle('.spacer { block-size: 3000px; }')}<script src="{{files}}/v0/open-command.js"></script>`,
        }),
      );
      const opener = page.getByRole('button', { name: 'Support us' });
      for (const press of [() => opener.click(), () => page.keyboard.press('Enter')]) {
        await opener.focus();
        await expect(preset(way.form(page), '$25')).not.toBeInViewport();
        await press();
        await expect(preset(way.form(page), '$25')).toBeInViewport();
        await expect.poll(() => page.evaluate(() => document.activeElement?.localName)).toBe('sir-donate');
      }
    });

  test('leads to an inline form if it is pressed before the script', async ({ page, openWidget }) => {
    await openWidget({
      attributes: { id: 'give', mode: 'inline' },
      html: (form) => `<main>${button}<div class="spacer"></div>${form}</main>`,
      head: `${pageStyle('.spacer { block-size: 3000px; }')}<script src="{{files}}/v0/open-command.js"></script>`,
      script: `<template id="late">${classicScript}</template>`,
    });
    await page.getByRole('button', { name: 'Support us' }).click();
    await page.evaluate(() => {
      const late = document.querySelector<HTMLTemplateElement>('#late');
      if (late) document.head.append(late.content);
    });
    await expect(preset(page, '$25')).toBeInViewport();
    await expect.poll(() => page.evaluate(() => document.activeElement?.localName)).toBe('sir-donate');
  });

  test('leaves the commands of other elements to them with open-command.js', async ({ page, openWidget }) => {
    const errors: Error[] = [];
    page.on('pageerror', (error) => errors.push(error));
    await openWidget({
      html: (form) => `<main>${button}<dialog id="give">Of the page</dialog>${form}</main>`,
      head: '<script src="{{files}}/v0/open-command.js"></script>',
      script: `<template id="late">${classicScript}</template>`,
    });
    await page.getByRole('button', { name: 'Support us' }).click();
    await page.evaluate(async () => {
      const late = document.querySelector<HTMLTemplateElement>('#late');
      if (late) document.head.append(late.content);
      await customElements.whenDefined('sir-donate');
    });
    await expect(donateButton(page)).toBeVisible();
    expect(errors).toEqual([]);
  });

  for (const moment of ['before the script', 'after it'])
    test(`opens the form with open-command.js if it is pressed ${moment}`, async ({ page, openWidget }) => {
      await openWidget({
        attributes: { id: 'give', mode: 'dialog' },
        html: (form) => `<main>${button.replace('Support us', label)}${form}</main>`,
        head: '<script src="{{files}}/v0/open-command.js"></script>',
        script: `<template id="late">${classicScript}</template>`,
      });
      const press = () => page.getByRole('button', { name: 'Support us' }).click();
      const load = () =>
        page.evaluate(async () => {
          const late = document.querySelector<HTMLTemplateElement>('#late');
          if (late) document.head.append(late.content);
          await customElements.whenDefined('sir-donate');
        });
      await (moment === 'after it' ? load() : press());
      await (moment === 'after it' ? press() : load());
      await expect(preset(page, '$25')).toBeVisible();
      expect(await detailsOf(page, 'sir-donate-open')).toHaveLength(1);
    });

  test('opens an element beside it in a shadow root with open-command.js', async ({ page, openWidget }) => {
    await openWidget({
      attributes: { id: 'give', mode: 'dialog' },
      html: (form) => `<main id="host"></main><template id="content">${button}${form}</template>`,
      head: '<script src="{{files}}/v0/open-command.js"></script>',
      script: `<template id="late">${classicScript}</template>`,
    });
    const put = (from: string, to: string) =>
      page.evaluate(
        ([template, host]) => {
          const target = document.querySelector(host ?? '');
          const source = document.querySelector<HTMLTemplateElement>(template ?? '');
          if (source) (target?.shadowRoot ?? target)?.append(source.content);
        },
        [from, to],
      );
    await page.locator('#host').evaluate((one) => void one.attachShadow({ mode: 'open' }));
    await put('#content', '#host');
    await page.evaluate(() => document.dispatchEvent(new MouseEvent('click')));
    await page.getByRole('button', { name: 'Support us' }).click();
    await put('#late', 'head');
    await expect(preset(page, '$25')).toBeVisible();
  });

  test('does not open the form by another command', async ({ page, openWidget }) => {
    await openWidget({
      attributes: { id: 'give' },
      html: (form) => `<main>${button.replace('--open', '--other')}${form}</main>`,
    });
    await page.getByRole('button', { name: 'Support us' }).click();
    await page.evaluate(() => new Promise((resolve) => setTimeout(resolve)));
    await expect(dialog(page)).toBeHidden();
  });
});

test.describe('a script of the page', () => {
  const openWith = (page: Page, choice: object) =>
    widget(page).evaluate(
      (one: HTMLElement & { open(choice: object): void }, chosen) => one.open(chosen),
      choice,
    );

  for (const way of ways) {
    test(`opens the second step with an amount, a frequency and a nonprofit (${way.name})`, async ({
      page,
      openWidget,
    }) => {
      await openWidget(way.page({ attributes: { nonprofit: 'clean-water-fund,open-kitchen' } }));
      await openWith(page, { amount: 40, frequency: 'monthly', nonprofit: 'open-kitchen' });
      const form = way.form(page);
      await expect(form.getByLabel(translate('email'))).toBeVisible();
      await fillDetails(form);
      await finish(page, await checkoutFrom(page, () => toCheckout(form).click()));
      expect(await nextEvent(page, 'sir-donate-complete')).toMatchObject({
        amountMinor: 4000,
        frequency: 'monthly',
      });
    });

    test(`keeps what was typed when it chooses again, and opens the first step without an amount (${way.name})`, async ({
      page,
      openWidget,
    }) => {
      await openWidget(way.page({ attributes: { mode: 'dialog' } }));
      await openWith(page, { frequency: 'monthly' });
      const form = way.form(page);
      await expect(form.getByRole('radio', { name: translate('monthly') })).toBeChecked();
      await choose(preset(form, '$25'));
      await form.getByRole('button', { name: translate('giveMonthly', { amount: '$25' }) }).click();
      await form.getByLabel(translate('email')).fill('ada@example.org');
      await page.evaluate(() => document.querySelector('sir-donate')?.close());
      await openWith(page, { amount: '12.50' });
      await expect(form.getByText('$12.50').first()).toBeVisible();
      await expect(form.getByLabel(translate('email'))).toHaveValue('ada@example.org');
    });

    test(`is told of what the form does not offer (${way.name})`, async ({ page, openWidget, record }) => {
      await openWidget(way.page({ attributes: { 'max-amount': '500', frequencies: 'once' } }));
      await openWith(page, { amount: 501, frequency: 'monthly', nonprofit: 'sk_live_abcdefghijklmnop' });
      await expect(preset(way.form(page), '$25')).toBeVisible();
      await expect.poll(() => record.warnings.filter((line) => line.includes('open():'))).toHaveLength(3);
      expect(record.warnings.join()).not.toContain('abcdefgh');
    });
  }

  for (const way of ways)
    test(`keeps what it has chosen if the button is pressed while the form loads (${way.name})`, async ({
      page,
      openWidget,
    }) => {
      await openWidget(way.page({ attributes: { preload: 'none' } }));
      await widget(page).evaluate((one: HTMLElement & { open(choice: object): void }) => {
        one.open({ amount: 40 });
        one.shadowRoot?.querySelector('button')?.click();
      });
      await expect(heading(way.form(page), 'yourDetails')).toBeVisible();
      await expect(way.form(page).getByText('$40').first()).toBeVisible();
    });

  for (const way of ways)
    test(`chooses in an inline form (${way.name})`, async ({ page, openWidget }) => {
      await openWidget(way.page({ attributes: { mode: 'inline' } }));
      await expect(preset(way.form(page), '$25')).toBeVisible();
      await openWith(page, { amount: 17 });
      await expect(way.form(page).getByText('$17').first()).toBeVisible();
      await expect(heading(way.form(page), 'yourDetails')).toBeVisible();
    });

  test('opens the form without the choice whose code does not load', async ({ page, openWidget, record }) => {
    await page.route('**/apply-choice-*.js*', (route) => route.abort());
    await openWidget();
    await openWith(page, { amount: 17 });
    await expect(preset(page, '$25')).toBeVisible();
    expect(record.warnings.join()).toContain('the choice was not applied');
  });

  test('chooses nothing by an event', async ({ page, openWidget }) => {
    await openWidget();
    await widget(page).evaluate((one: HTMLElement & { open(choice: object): void }) =>
      one.open(new MouseEvent('click')),
    );
    await expect(preset(page, '$25')).toBeVisible();
  });
});
