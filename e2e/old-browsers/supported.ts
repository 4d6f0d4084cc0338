/** Browsers from the floor on that lack what newer ones have: the form works, and looks as it does there. */
import type { Locator } from 'playwright/test';
import { addressOf, openWithoutScripts } from '../support/bare-frame.js';
import {
  donateButton,
  finish,
  giveOnce,
  heading,
  openDialog,
  type Place,
  startIn,
} from '../support/donor.js';
import { type HostPage, pageStyle } from '../support/host-page.js';
import { isolated } from '../support/isolated.js';
import { expect, nextEvent, type Page, test } from '../support/test.js';

const singleFile = '<script async src="{{files}}/v0/sir-donate.bundle.js"></script>';

const ways: Record<string, HostPage> = {
  native: {},
  isolated: isolated(),
  'single file': { script: singleFile },
  'isolated from the single file': isolated({ script: singleFile }),
};

const formOf = (page: Page, hostPage: HostPage): Place =>
  hostPage.attributes?.isolated === '' ? page.frameLocator('iframe') : page;

for (const [way, hostPage] of Object.entries(ways))
  for (const mode of ['button', 'inline'] as const)
    test(`completes a donation: ${way}, mode ${mode}`, async ({ openWidget, record }, testInfo) => {
      const page = await openWidget({ ...hostPage, attributes: { ...hostPage.attributes, mode } });
      const form = formOf(page, hostPage);
      await startIn(page, mode, form);
      await page.screenshot({ path: testInfo.outputPath('form.png') });
      await finish(page, await giveOnce(page, '$25', form));
      await nextEvent(page, 'sir-donate-complete');
      await expect(heading(form, 'thanksTitle')).toBeVisible();
      expect(record.warnings).toEqual([]);
    });

test('completes a donation in a bare frame', async ({ page, sandbox }) => {
  await openWithoutScripts(
    page,
    `<iframe src="${addressOf(sandbox, { mode: 'inline' })}" title="Donate" width="480" height="900" allow="payment"></iframe>`,
  );
  const form = page.frameLocator('iframe');
  await startIn(page, 'inline', form);
  await finish(page, await giveOnce(page, '$25', form));
  await expect(heading(form, 'thanksTitle')).toBeVisible();
});

const backgroundOf = (locator: Locator) =>
  locator.evaluate((element) => getComputedStyle(element).backgroundColor);

const setScheme = (page: Page, scheme: string) =>
  page.evaluate((value) => {
    document.documentElement.style.colorScheme = value;
  }, scheme);

const dark = { accent: 'rgb(95, 211, 168)', surface: 'rgb(22, 32, 28)' };
const light = { accent: 'rgb(10, 107, 79)', surface: 'rgb(255, 255, 255)' };

for (const [way, hostPage] of Object.entries(ways)) {
  const expectColors = async (page: Page, { accent, surface }: typeof light) => {
    const form = formOf(page, hostPage).locator('[part="form"]');
    await expect.poll(() => backgroundOf(donateButton(page))).toBe(accent);
    await expect.poll(() => backgroundOf(form)).toBe(surface);
    await expect.poll(() => backgroundOf(form.getByRole('button', { name: 'Continue' }))).toBe(accent);
  };

  test.describe(`colour schemes: ${way}`, () => {
    test("follow the page's color-scheme, the device, and the theme", async ({ openWidget }) => {
      const page = await openWidget(hostPage);
      await page.emulateMedia({ colorScheme: 'dark' });
      await donateButton(page).click();
      await expectColors(page, light);
      await setScheme(page, 'light dark');
      await expectColors(page, dark);
      await page.emulateMedia({ colorScheme: 'light' });
      await expectColors(page, light);
      await setScheme(page, 'dark');
      await expectColors(page, dark);
      await page.locator('sir-donate').evaluate((element) => element.setAttribute('theme', 'light'));
      await expectColors(page, light);
    });

    test('apply to tokens that use light-dark()', async ({ openWidget }) => {
      const head = pageStyle(
        ':root{color-scheme:dark;--brand:light-dark(#1b4b8f,color-mix(in srgb,rgb(156 195 255) 100%,red))}sir-donate{--sir-accent:var(--brand);--sir-surface:light-dark(#fff,rgb(1,2,3))}',
      );
      const page = await openWidget({ ...hostPage, head });
      await donateButton(page).click();
      const darkBrand = { accent: 'color(srgb 0.611765 0.764706 1)', surface: 'rgb(1, 2, 3)' };
      await expectColors(page, darkBrand);
      await setScheme(page, 'light');
      await expectColors(page, { accent: 'rgb(27, 75, 143)', surface: light.surface });
    });
  });
}

test('the dialog of a hidden element has the colours of the element', async ({ openWidget }) => {
  const head = pageStyle(
    ':root{color-scheme:dark}section{display:none}sir-donate{--sir-surface:light-dark(#fff,#123)}',
  );
  const page = await openWidget({ head, html: (widget) => `<section>${widget}</section>` });
  await page.locator('sir-donate').evaluate((element) => {
    if ('open' in element && typeof element.open === 'function') element.open();
  });
  const dialog = page.getByRole('dialog');
  await expect(dialog).toBeVisible();
  await expect.poll(() => backgroundOf(dialog)).toBe('rgb(17, 34, 51)');
});

test('keeps the colours of an element that moves to another document', async ({ openWidget }) => {
  const page = await openWidget({ head: pageStyle(':root{color-scheme:dark}') });
  await expect.poll(() => backgroundOf(donateButton(page))).toBe(dark.accent);
  await page.evaluate(() => {
    const frame = document.createElement('iframe');
    document.body.append(frame);
    const moved = document.querySelector('sir-donate');
    if (moved) frame.contentDocument?.body.append(moved);
  });
  const button = page.frameLocator('iframe').getByRole('button', { name: 'Donate' });
  await expect.poll(() => backgroundOf(button)).toBe(light.accent);
});

test('amounts with an impact begin in one column', async ({ openWidget }) => {
  const page = await openWidget({ attributes: { impact: '{"25":"A warm meal","100":"Two blankets"}' } });
  await openDialog(page);
  const lefts = await page
    .getByRole('dialog')
    .locator('.impact')
    .evaluateAll((all) => all.map((one) => one.getBoundingClientRect().left));
  expect(lefts).toHaveLength(2);
  expect(new Set(lefts).size).toBe(1);
  const figure = await page.getByText('$25', { exact: true }).boundingBox();
  expect(figure && figure.x + figure.width).toBeLessThan(lefts[0] ?? 0);
});

test('reads from right to left in Arabic', async ({ openWidget }) => {
  const page = await openWidget({ lang: 'ar' });
  await page.locator('sir-donate').getByRole('button').click();
  const name = page.getByRole('heading', { name: 'Clean Water Fund of Lindenau' });
  await expect(name).toHaveCSS('text-align', 'right');
});
