/** What survives a reload, a closed dialog and an element that moves in the DOM. */
import {
  checkoutFrom,
  choose,
  chooseAmount,
  donateButton,
  expectDetailsKept,
  fillDetails,
  finish,
  finishLater,
  giveOnce,
  heading,
  openDialog,
  preset,
  startIn,
  toCheckout,
} from './support/donor.js';
import { expectedCompletion } from './support/outcome.js';
import { detailsOf, eventsOf } from './support/recorder.js';
import { expect, nextEvent, test } from './support/test.js';
import { translate } from './support/translations.js';

test.describe('what survives a reload, a closed dialog and a moved element', () => {
  test('resumes the donation after a reload while the donor is at the checkout', {
    tag: '@invariant-8',
  }, async ({ page, openForm, sandbox }) => {
    await page.clock.install();
    await openForm();
    const checkout = await giveOnce(page);
    await page.reload();
    await expect(page.getByRole('dialog')).toBeVisible();
    await expect(heading(page, 'waitingTitle')).toBeVisible();
    await finishLater(page, checkout);

    expect(await nextEvent(page, 'sir-donate-complete')).toEqual(await expectedCompletion(sandbox, 'popup'));
    expect(await sandbox.counts()).toMatchObject({ 'create-link': 1 });
  });

  test('resumes the donation after a reload in mode inline', { tag: '@invariant-8' }, async ({
    page,
    openWidget,
    sandbox,
  }) => {
    await page.clock.install();
    await openWidget({ attributes: { mode: 'inline' } });
    const checkout = await giveOnce(page);
    await page.reload();
    await expect(heading(page, 'waitingTitle')).toBeVisible();
    await finishLater(page, checkout);
    expect(await nextEvent(page, 'sir-donate-complete')).toEqual(await expectedCompletion(sandbox, 'popup'));
  });

  test('completes the donation when the page is closed and opened again', { tag: '@invariant-8' }, async ({
    openForm,
    sandbox,
    context,
  }) => {
    const first = await openForm();
    await giveOnce(first);
    const address = first.url();
    await first.close();
    await sandbox.settle('pay');
    const page = await context.newPage();
    await page.goto(address);

    await expect(heading(page, 'thanksTitle')).toBeVisible();
    expect(await detailsOf(page, 'sir-donate-complete')).toEqual([
      await expectedCompletion(sandbox, 'popup'),
    ]);
  });

  test('does not poll a confirmed donation after a reload', { tag: '@invariant-8' }, async ({
    openForm,
    sandbox,
  }) => {
    const page = await openForm();
    await finish(page, await giveOnce(page));
    await nextEvent(page, 'sir-donate-complete');
    const { status } = await sandbox.counts();
    await page.reload();
    await openDialog(page);
    await expect(preset(page, '$25')).toBeVisible();
    expect((await detailsOf(page, 'sir-donate-complete')).length).toBe(1);
    expect((await sandbox.counts()).status).toBe(status);
  });

  test('opens the same donation again when the window is closed before paying', {
    tag: '@invariant-6',
  }, async ({ openForm, sandbox }) => {
    const page = await openForm();
    await (await giveOnce(page)).close();
    const again = page.getByRole('link', { name: translate('openAgain') });
    await finish(page, await checkoutFrom(page, () => again.click()));
    expect(await nextEvent(page, 'sir-donate-complete')).toEqual(await expectedCompletion(sandbox, 'popup'));
    expect(await sandbox.counts()).toMatchObject({ 'create-link': 1 });
  });

  test('keeps what was typed when the dialog is closed and opened again', { tag: '@invariant-7' }, async ({
    openForm,
  }) => {
    const page = await openForm();
    await chooseAmount(page, '$50');
    await fillDetails(page);
    await choose(page.getByRole('radio', { name: translate('noTip') }));
    await page.getByRole('button', { name: translate('close') }).click();
    await expect(page.getByRole('dialog')).toBeHidden();
    await openDialog(page);
    await expectDetailsKept(page);
    await expect(page.getByRole('radio', { name: translate('noTip') })).toBeChecked();
    await page.getByRole('button', { name: translate('back') }).click();
    await expect(preset(page, '$50')).toBeChecked();
  });

  test('closes the dialog with Escape and returns the focus to the button', async ({ openWidget }) => {
    const page = await openWidget();
    await donateButton(page).focus();
    await page.keyboard.press('Enter');
    await expect(page.getByRole('dialog')).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog')).toBeHidden();
    await expect(donateButton(page)).toBeFocused();
    await nextEvent(page, 'sir-donate-close');
  });

  for (const mode of ['button', 'inline'] as const) {
    test(`keeps what was typed when the element moves in the DOM in mode ${mode}`, {
      tag: '@invariant-7',
    }, async ({ openWidget, sandbox }) => {
      const page = await openWidget({
        attributes: { mode },
        html: (widget) => `<main><h1>Here</h1>${widget}</main><section id="elsewhere"></section>`,
      });
      await startIn(page, mode);
      await chooseAmount(page);
      await fillDetails(page);
      await page.evaluate(() => {
        const widget = document.querySelector('sir-donate');
        if (widget) document.querySelector('#elsewhere')?.append(widget);
      });
      await expectDetailsKept(page);
      await finish(page, await checkoutFrom(page, () => toCheckout(page).click()));
      expect(await nextEvent(page, 'sir-donate-complete')).toEqual(
        await expectedCompletion(sandbox, 'popup'),
      );
      expect((await eventsOf(page)).filter(({ type }) => type === 'sir-donate-ready').length).toBe(1);
    });
  }

  test('makes no second donation when the element moves while the donor is at the checkout', {
    tag: ['@invariant-6', '@invariant-8'],
  }, async ({ openForm, sandbox }) => {
    const page = await openForm();
    const checkout = await giveOnce(page);
    await page.evaluate(() => {
      const widget = document.querySelector('sir-donate');
      if (widget) document.body.prepend(widget);
    });
    await finish(page, checkout);
    expect(await nextEvent(page, 'sir-donate-complete')).toEqual(await expectedCompletion(sandbox, 'popup'));
    expect(await sandbox.counts()).toMatchObject({ 'create-link': 1 });
  });
});
