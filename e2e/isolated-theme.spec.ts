/**
 * An isolated form follows the theme of its page while it is there. Looked at: a class, a data attribute and a style on the
 * root, the body and an ancestor; a stylesheet that is added, replaced or switched; the device's colour scheme; a checkbox
 * that `:has()` reads; a style of the element itself; a move in the DOM. A form in the page inherits all of it.
 *
 * Left: a change by CSSOM alone (`sheet.disabled = true`) is seen with the next click, change or attribute.
 */
import { preset } from './support/donor.js';
import { frameOf, inFrame } from './support/frame.js';
import { pageStyle } from './support/host-page.js';
import { isolated } from './support/isolated.js';
import { expect, type Page, test } from './support/test.js';

const css = `
  :root { color-scheme: light; --sir-accent: rgb(1, 2, 3) }
  .dark, [data-theme=dark], body:has(#switch:checked) { color-scheme: dark; --sir-accent: rgb(9, 8, 7) }
  @media (prefers-color-scheme: dark) { :root { color-scheme: dark; --sir-accent: rgb(9, 8, 7) } }`;

const darkRule = 'main { color-scheme: dark; --sir-accent: rgb(9, 8, 7) }';

const switches: Readonly<Record<string, (page: Page) => Promise<unknown>>> = {
  'a class on the root': (page) => page.evaluate(() => document.documentElement.classList.add('dark')),
  'a data attribute on the body': (page) => page.evaluate(() => (document.body.dataset.theme = 'dark')),
  'a style of an ancestor': (page) =>
    page.locator('main').evaluate((main) => {
      main.style.colorScheme = 'dark';
      main.style.setProperty('--sir-accent', 'rgb(9, 8, 7)');
    }),
  'a class on the element': (page) =>
    page.locator('sir-donate').evaluate((widget) => widget.classList.add('dark')),
  'a stylesheet that is added': (page) =>
    page.evaluate((rule) => {
      const style = document.createElement('style');
      style.nonce = 'e2e';
      style.textContent = rule;
      document.head.append(style);
    }, darkRule),
  'the colour scheme of the device': (page) => page.emulateMedia({ colorScheme: 'dark' }),
  'a checkbox': (page) => page.getByRole('checkbox', { name: 'Dark' }).check(),
};

test('an isolated form follows each way in which its page changes the theme', async ({
  openWidget,
  browserName,
}) => {
  for (const [name, change] of Object.entries(switches)) {
    // A stock Firefox driven over BiDi ignores emulateMedia.
    if (browserName === 'firefox' && /device/.test(name)) continue;
    await test.step(name, async () => {
      const page = await openWidget(
        isolated({
          attributes: { mode: 'inline', amount: '25' },
          head: pageStyle(css),
          html: (widget) =>
            `<label><input type="checkbox" id="switch">Dark</label><main><h1>Here</h1>${widget}</main>`,
        }),
      );
      await page.emulateMedia({ colorScheme: 'light' });
      const form = inFrame(page);
      await expect(preset(form, '$25')).toBeVisible();
      const theme = async () =>
        (await frameOf(page)).evaluate(() => {
          const style = getComputedStyle(document.documentElement);
          return [style.colorScheme, style.getPropertyValue('--sir-accent')];
        });
      await expect.poll(theme).toEqual(['light', 'rgb(1, 2, 3)']);
      await change(page);
      await expect.poll(theme).toEqual(['dark', 'rgb(9, 8, 7)']);
    });
  }
});
