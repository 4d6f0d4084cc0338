/** The isolated widget when it moves, reloads, changes its mode or is removed. */
import {
  chooseAmount,
  comeBack,
  donor,
  expectDetailsKept,
  fillDetails,
  finish,
  giveOnce,
  heading,
  openDialog,
  preset,
  startIn,
  toCheckout,
} from './support/donor.js';
import { frameOf, inFrame } from './support/frame.js';
import { isolated } from './support/isolated.js';
import { detailsOf } from './support/recorder.js';
import { expect, nextEvent, test } from './support/test.js';
import { translate } from './support/translations.js';

test.describe('lifecycle of the isolated widget', () => {
  for (const mode of ['button', 'inline'] as const) {
    test(`an isolated ${mode} widget that moves in the DOM finds its donation again in the new frame`, {
      tag: '@invariant-8',
    }, async ({ openWidget, sandbox }) => {
      const page = await openWidget(
        isolated({
          attributes: { mode },
          html: (widget) => `<main><h1>Here</h1>${widget}</main><section id="other"></section>`,
        }),
      );
      const form = inFrame(page);
      await startIn(page, mode, form);
      const checkout = await giveOnce(page, '$25', form);
      await page.evaluate(() => {
        const widget = document.querySelector('sir-donate');
        if (widget) document.querySelector('#other')?.append(widget);
      });
      await expect(heading(form, 'waitingTitle')).toBeVisible();
      await finish(page, checkout);
      await nextEvent(page, 'sir-donate-complete');
      await expect(heading(form, 'thanksTitle')).toBeVisible();
      expect(await sandbox.counts()).toMatchObject({ 'create-link': 1 });
    });
  }

  test('a frame that reloads itself sends hello again and receives init again', async ({ openWidget }) => {
    const page = await openWidget(isolated({ attributes: { amounts: '7,14', 'donor-email': donor.email } }));
    const form = inFrame(page);
    await openDialog(page);
    await expect(preset(form, '$14')).toBeVisible();
    const reloaded = page.waitForEvent('framenavigated');
    await (await frameOf(page)).evaluate(() => location.reload());
    await reloaded;
    await chooseAmount(form, '$14');
    await expect(form.getByLabel(translate('email'))).toHaveValue(donor.email);
    expect((await detailsOf(page, 'sir-donate-open')).length).toBe(1);
    await form.getByRole('button', { name: translate('close'), exact: true }).click();
    await expect(page.getByRole('dialog')).toBeHidden();
  });

  test('the mode of an isolated widget can change from button to inline and back', async ({ openWidget }) => {
    const page = await openWidget(isolated());
    const form = inFrame(page);
    await openDialog(page);
    await page.locator('sir-donate').evaluate((widget) => widget.setAttribute('mode', 'inline'));
    await expect(page.getByRole('dialog')).toHaveCount(0);
    await expect(preset(form, '$25')).toBeVisible();
    await page.locator('sir-donate').evaluate((widget) => widget.removeAttribute('mode'));
    await openDialog(page);
    await expect(preset(form, '$25')).toBeVisible();
  });

  test('an isolated widget that is removed leaves no frame and works when it is put back', {
    tag: '@invariant-10',
  }, async ({ openForm, record }) => {
    const page = await openForm(isolated());
    // Move the pointer away: a pointer over the button would count as intent.
    await page.mouse.move(600, 20);
    await page.evaluate(async () => {
      const widget = document.querySelector('sir-donate');
      widget?.remove();
      await new Promise(requestAnimationFrame);
      if (widget) document.querySelector('main')?.append(widget);
    });
    await expect(page.locator('sir-donate iframe')).toHaveCount(0);
    await openDialog(page);
    await finish(page, await giveOnce(page, '$25', inFrame(page)));
    await nextEvent(page, 'sir-donate-complete');
    expect(record.warnings).toEqual([]);
  });

  test('a reload finds the donation again where the browser denies the frame its storage', {
    tag: '@invariant-8',
  }, async ({ page, openWidget, sandbox, record }) => {
    await page.addInitScript(() => {
      if (parent !== window)
        Object.defineProperty(window, 'localStorage', {
          get() {
            throw new DOMException('denied', 'SecurityError');
          },
        });
    });
    await openWidget(isolated());
    const form = inFrame(page);
    await openDialog(page);
    const checkout = await giveOnce(page, '$25', form);
    await page.reload();
    await expect(heading(form, 'waitingTitle')).toBeVisible();
    await finish(page, checkout);
    await nextEvent(page, 'sir-donate-complete');
    expect(await sandbox.counts()).toMatchObject({ 'create-link': 1 });
    expect(await page.evaluate(() => Object.keys(localStorage))).toEqual([]);
    expect(record.warnings).toEqual([]);
  });

  test('a donation is found again when isolated is removed and when it is added again', {
    tag: '@invariant-8',
  }, async ({ openForm, openWidget, sandbox }) => {
    const page = await openForm(isolated());
    await giveOnce(page, '$25', inFrame(page));
    await openWidget();
    await expect(heading(page, 'waitingTitle')).toBeVisible();
    await openWidget(isolated());
    await expect(heading(inFrame(page), 'waitingTitle')).toBeVisible();
    await sandbox.settle('pay');
    await comeBack(page);
    await nextEvent(page, 'sir-donate-complete');
  });

  test('complete.html on the origin of the host page makes the frame poll the status once', async ({
    openForm,
    sandbox,
  }) => {
    const page = await openForm(isolated());
    await giveOnce(page, '$25', inFrame(page));
    await sandbox.settle('pay');
    const { id } = await sandbox.donation();
    const before = (await sandbox.counts()).status ?? 0;
    await page.evaluate((partnerDonationId) => {
      new BroadcastChannel('sir-donate').postMessage({
        source: 'sir-donate',
        version: 1,
        type: 'returned',
        detail: { partnerDonationId },
      });
    }, id);
    await nextEvent(page, 'sir-donate-complete');
    expect((await sandbox.counts()).status).toBe(before + 1);
  });
});

test('an isolated form keeps what the donor typed after an error, an attribute change and closing', {
  tag: '@invariant-7',
}, async ({ openWidget, sandbox }) => {
  await sandbox.plan({ endpoint: 'create-link', fault: '500', times: 1 });
  const page = await openWidget(isolated());
  const form = inFrame(page);
  await openDialog(page);
  await chooseAmount(form);
  await fillDetails(form);
  await toCheckout(form).click();
  await expect(form.getByRole('alert')).toBeVisible();
  await page.locator('sir-donate').evaluate((widget) => widget.setAttribute('theme', 'dark'));
  await form.getByRole('button', { name: translate('close'), exact: true }).click();
  await openDialog(page);
  await expectDetailsKept(form);
});
