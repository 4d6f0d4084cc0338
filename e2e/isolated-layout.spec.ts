/** Size, position and theme of the isolated form. */
import { chooseAmount, donateButton, finish, giveOnce, heading, preset } from './support/donor.js';
import { frameOf, inFrame } from './support/frame.js';
import { pageStyle } from './support/host-page.js';
import { isolated } from './support/isolated.js';
import { expect, nextEvent, type Page, test } from './support/test.js';
import { translate } from './support/translations.js';

const frameBox = (page: Page) =>
  page.locator('sir-donate iframe').evaluate((frame) => {
    const { width, height } = frame.getBoundingClientRect();
    return { width, height };
  });

test.describe('layout of the isolated form', () => {
  test('the isolated dialog covers the host page and is as high as the form', async ({ openForm }) => {
    const page = await openForm(isolated());
    await expect(preset(inFrame(page), '$25')).toBeVisible();
    const first = await frameBox(page);
    expect(first.width).toBe((await page.getByRole('dialog').boundingBox())?.width);
    await chooseAmount(inFrame(page));
    await expect.poll(async () => (await frameBox(page)).height).toBeGreaterThan(first.height + 20);
    const frame = await frameOf(page);
    await expect
      .poll(() => frame.evaluate(() => document.documentElement.scrollHeight - innerHeight))
      .toBe(0);
    await inFrame(page)
      .getByRole('button', { name: translate('back') })
      .click();
    await expect.poll(async () => (await frameBox(page)).height).toBe(first.height);
    // The dialog is modal: the button of the page cannot be clicked.
    const covered = await donateButton(page).evaluate((button) => {
      const { x, y } = button.getBoundingClientRect();
      return document.elementFromPoint(x + 5, y + 5)?.localName;
    });
    expect(covered).not.toBe('button');
  });

  test('on a phone the isolated dialog fits into the viewport and does not overflow sideways', async ({
    page,
    openForm,
  }) => {
    await page.setViewportSize({ width: 320, height: 600 });
    await openForm(isolated());
    const form = inFrame(page);
    await expect(preset(form, '$25')).toBeVisible();
    await expect.poll(async () => (await frameBox(page)).height).toBeLessThanOrEqual(576);
    const sideways = () => document.documentElement.scrollWidth - document.documentElement.clientWidth;
    expect(await page.evaluate(sideways)).toBe(0);
    expect(await (await frameOf(page)).evaluate(sideways)).toBe(0);
    await finish(page, await giveOnce(page, '$25', form));
    await expect(heading(form, 'thanksTitle')).toBeVisible();
  });

  test('in a low window the isolated dialog stays inside the viewport', async ({ page, openForm }) => {
    await page.setViewportSize({ width: 800, height: 400 });
    await openForm(isolated());
    await chooseAmount(inFrame(page));
    const box = await page.getByRole('dialog').boundingBox();
    expect(box?.y).toBeGreaterThanOrEqual(0);
    expect((box?.y ?? 0) + (box?.height ?? 0)).toBeLessThanOrEqual(400);
  });

  test('a click beside the isolated dialog closes it', async ({ openForm }) => {
    const page = await openForm(isolated());
    await expect(preset(inFrame(page), '$25')).toBeVisible();
    await page.mouse.click(20, 600);
    await expect(page.getByRole('dialog')).toBeHidden();
    await nextEvent(page, 'sir-donate-close');
  });

  test('the style tokens and the color scheme of the host page reach the isolated form', async ({
    openWidget,
    page,
  }) => {
    await page.emulateMedia({ colorScheme: 'light' });
    await openWidget(
      isolated({
        attributes: { mode: 'inline' },
        head: pageStyle(
          ':root { color-scheme: dark } sir-donate { --sir-accent: rgb(200, 10, 90); --sir-font: "Courier New", monospace }',
        ),
      }),
    );
    const button = inFrame(page).getByRole('button', { name: translate('continue') });
    await expect(button).toHaveCSS('background-color', 'rgb(200, 10, 90)');
    await expect(button).toHaveCSS('font-family', '"Courier New", monospace');
    const scheme = await (await frameOf(page)).evaluate(
      () => getComputedStyle(document.documentElement).colorScheme,
    );
    expect(scheme).toBe('dark');
  });
});
