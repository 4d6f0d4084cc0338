/** Nothing moves: neither the page when the widget arrives, nor the form when the API's answers fill it in. */
import { chooseAmount } from './support/donor.js';
import { pageScript, pageStyle } from './support/host-page.js';
import { part, reach } from './support/screens.js';
import { reservedSpaceCss } from './support/snippets.js';
import { expect, type Page, test } from './support/test.js';
import { translate } from './support/translations.js';

test.skip(({ browserName }) => browserName !== 'chromium', 'Only Chromium measures layout shifts.');

/** Notes every shift, those after input too, by where the highest thing that moved had been. */
const observer = pageScript(`
window.shifts = [];
new PerformanceObserver((list) => {
  for (const { sources } of list.getEntries())
    shifts.push(Math.min(...sources.map(({ previousRect }) => previousRect.top)));
}).observe({ type: 'layout-shift', buffered: true });
`);

const shifts = (page: Page) =>
  page.evaluate(async () => {
    // Shifts are told of after the frame that has them.
    for (let frame = 0; frame < 3; frame++) await new Promise((resolve) => requestAnimationFrame(resolve));
    return Reflect.get(window, 'shifts') as number[];
  });

for (const mode of ['button', 'inline'] as const) {
  for (const [arrives, width] of [
    ['at once', 1000],
    ['late', 1000],
    ['late', 360],
  ] as const) {
    test(`a page ${width} px wide with mode ${mode} does not shift when the script arrives ${arrives}`, {
      tag: '@invariant-10',
    }, async ({ page, openWidget, sandbox }) => {
      await page.setViewportSize({ width, height: 900 });
      await sandbox.plan({ endpoint: 'organization', fault: 'slow' });
      if (arrives === 'late') {
        await page.route('**/sir-donate.js', async (route) => {
          await new Promise((resolve) => setTimeout(resolve, 700));
          await route.continue();
        });
      }
      await openWidget({
        attributes: { mode },
        head: observer + pageStyle(reservedSpaceCss),
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

// A short name, and one that takes two lines in every font.
for (const nonprofit of ['clean-water-fund', 'st-hildegard']) {
  for (const width of [1000, 360]) {
    test(`a dialog ${width} px wide does not shift when the name and logo of ${nonprofit} arrive`, {
      tag: '@invariant-10',
    }, async ({ page, openWidget, sandbox }) => {
      await page.setViewportSize({ width, height: 900 });
      const release = await sandbox.hold('organization');
      await openWidget({ attributes: { nonprofit }, head: observer });
      await part(page, 'button').click();
      await reach(page, 'amount');
      const top = () => part(page, 'frequency').evaluate((element) => element.getBoundingClientRect().top);
      const before = await top();
      await release();
      await page.locator('sir-donate .skeleton').first().waitFor({ state: 'detached' });
      expect(await top()).toBe(before);
      expect(await shifts(page)).toEqual([]);
    });
  }
}

test('the details step does not shift when the tip arrives', { tag: '@invariant-10' }, async ({
  page,
  openWidget,
  sandbox,
}) => {
  const release = await sandbox.hold('config');
  await openWidget({ head: observer });
  await part(page, 'button').click();
  await chooseAmount(page);
  const places = () =>
    page
      .locator('sir-donate')
      .locator('[part~=input], [part~=total], [part~=submit]')
      .evaluateAll((all) => all.map((element) => element.getBoundingClientRect().top));
  const before = await places();
  expect(before.length).toBe(5);
  const { length: fromTheStep } = await shifts(page);
  await release();
  await expect(page.getByRole('group', { name: translate('tip') })).toBeVisible();
  // The tip's place is kept by a round number; its lines are as high as the page's font makes them.
  const moved = (await places()).map((top, index) => Math.abs(top - (before[index] ?? 0)));
  expect(Math.max(...moved)).toBeLessThan(1);
  // In the sums, an amount that grows begins further to the side.
  const sums = await part(page, 'sums').evaluate((element) => element.getBoundingClientRect().top);
  expect((await shifts(page)).slice(fromTheStep).filter((top) => top < sums)).toEqual([]);
});
