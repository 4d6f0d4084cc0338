/** Nothing moves: neither the page when the widget arrives, nor the form when the API's answers fill it in. */
import { pageScript, pageStyle } from './support/host-page.js';
import { part, reach } from './support/screens.js';
import { expect, type Page, test } from './support/test.js';

test.skip(({ browserName }) => browserName !== 'chromium', 'Only Chromium measures layout shifts.');

/** Counts every shift, those after input too. */
const observer = pageScript(`
window.shifts = [];
new PerformanceObserver((list) => {
  for (const { value, sources } of list.getEntries())
    shifts.push(value + ' ' + sources.map(({ node }) => (node && node.nodeName) + (node && node.className)));
}).observe({ type: 'layout-shift', buffered: true });
`);

const shifts = (page: Page) =>
  page.evaluate(async () => {
    // Shifts are told of after the frame that has them.
    for (let frame = 0; frame < 3; frame++) await new Promise((resolve) => requestAnimationFrame(resolve));
    return Reflect.get(window, 'shifts') as string[];
  });

/** As the README says. */
const reserved = pageStyle(`
sir-donate { display: inline-block; min-block-size: 50px; vertical-align: top }
sir-donate[mode="inline"] { display: block; min-block-size: 560px }`);

for (const mode of ['button', 'inline'] as const) {
  for (const arrives of ['at once', 'late'] as const) {
    test(`${mode}, with a script that arrives ${arrives}`, async ({ page, openWidget, sandbox }) => {
      await sandbox.plan({ endpoint: 'organization', fault: 'slow' });
      if (arrives === 'late') {
        await page.route('**/sir-donate.js', async (route) => {
          await new Promise((resolve) => setTimeout(resolve, 700));
          await route.continue();
        });
      }
      await openWidget({
        attributes: { mode },
        head: observer + reserved,
        html: (widget) => `<main><h1>A partner's page</h1>${widget}<p>The text that follows.</p></main>`,
      });
      await page.locator('sir-donate:defined').waitFor();
      if (mode === 'inline') {
        await part(page, 'submit').waitFor();
        await page.locator('sir-donate .skeleton').first().waitFor({ state: 'detached' });
      }
      expect(await shifts(page)).toEqual([]);
    });
  }
}

test('in the dialog, when name, logo and tip fill in', async ({ page, openWidget, sandbox }) => {
  await sandbox.plan({ endpoint: '*', fault: 'slow' });
  await openWidget({ head: observer });
  await part(page, 'button').click();
  await reach(page, 'amount');
  const top = () => part(page, 'frequency').evaluate((element) => element.getBoundingClientRect().top);
  const before = await top();
  await page.locator('sir-donate .skeleton').first().waitFor({ state: 'detached' });
  expect(await top()).toBe(before);
  expect(await shifts(page)).toEqual([]);
});
