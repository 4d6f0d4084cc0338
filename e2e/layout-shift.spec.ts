/** Nothing moves: neither the page when the widget arrives, nor the form when the API's answers fill it in. */
import { adoptStyles } from './support/adopt-styles.js';
import { chooseAmount } from './support/donor.js';
import { pageStyle } from './support/host-page.js';
import { part, reach } from './support/screens.js';
import { reservedSpaceCss } from './support/snippets.js';
import { expect, type Page, test } from './support/test.js';
import { translate } from './support/translations.js';
import { ways } from './support/ways.js';

test.skip(({ browserName }) => browserName !== 'chromium', 'Only Chromium measures layout shifts.');

/** Notes every shift, those after input too, by where the highest thing that moved had been. In frames, too. */
test.beforeEach(({ page }) =>
  page.addInitScript(() => {
    const noted: number[] = [];
    Reflect.set(window, 'shifts', noted);
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) {
        const { sources } = entry as PerformanceEntry & { sources: { previousRect: DOMRect }[] };
        noted.push(Math.min(...sources.map(({ previousRect }) => previousRect.top)));
      }
    }).observe({ type: 'layout-shift', buffered: true });
  }),
);

const shifts = async (page: Page): Promise<number[]> => {
  const perFrame = await Promise.all(
    page.frames().map((frame) =>
      frame.evaluate(async () => {
        // Shifts are told of after the frame that has them.
        for (let frame = 0; frame < 3; frame++)
          await new Promise((resolve) => requestAnimationFrame(resolve));
        return Reflect.get(window, 'shifts') as number[];
      }),
    ),
  );
  return perFrame.flat();
};

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
        head: pageStyle(reservedSpaceCss),
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

for (const { name: where, form, page: pageOf } of ways) {
  for (const mode of ['button', 'inline'] as const) {
    // A short name, and one that takes two lines in every font.
    for (const [nonprofit, width] of [
      ['clean-water-fund', 1000],
      ['clean-water-fund', 360],
      ['st-hildegard', 1000],
      ['st-hildegard', 360],
    ] as const) {
      test(`a form ${width} px wide (${where}, mode ${mode}) does not shift when the name and logo of ${nonprofit} arrive`, {
        tag: '@invariant-10',
      }, async ({ page, openWidget, sandbox }) => {
        await page.setViewportSize({ width, height: 900 });
        const release = await sandbox.hold('organization');
        const widget = pageOf({
          attributes: { mode, nonprofit },
          html: (element) => `<main>${element}<p>The text that follows.</p></main>`,
        });
        await openWidget(widget);
        if (mode === 'button') await part(page, 'button').click();
        await reach(page, 'amount');
        const controls = form(page).locator('[part~=frequency], [part~=submit]');
        await expect(controls).toHaveCount(2);
        const places = () =>
          controls.evaluateAll((all) => all.map((element) => element.getBoundingClientRect().top));
        const before = await places();
        const { length: fromTheForm } = await shifts(page);
        await release();
        await form(page).locator('.skeleton').first().waitFor({ state: 'detached' });
        expect(await places()).toEqual(before);
        expect((await shifts(page)).slice(fromTheForm)).toEqual([]);
      });
    }
  }
}

test('the list of nonprofits does not shift when their names arrive', { tag: '@invariant-10' }, async ({
  page,
  openWidget,
  sandbox,
}) => {
  await page.setViewportSize({ width: 360, height: 900 });
  const release = await sandbox.hold('organization');
  await openWidget({ attributes: { nonprofit: 'clean-water-fund,al-amal,night-school' } });
  await part(page, 'button').click();
  await reach(page, 'nonprofit');
  await release();
  await expect(page.locator('sir-donate .skeleton')).toHaveCount(0);
  expect(await shifts(page)).toEqual([]);
});

test('a header with large text does not shift when a long name arrives', { tag: '@invariant-10' }, async ({
  page,
  openWidget,
  sandbox,
}) => {
  const release = await sandbox.hold('organization');
  await openWidget({ attributes: { nonprofit: 'st-hildegard' } });
  await part(page, 'button').click();
  await reach(page, 'amount');
  await adoptStyles(page, '.form { font-size: 20px !important }');
  const { length: fromTheForm } = await shifts(page);
  await release();
  await page.locator('sir-donate .skeleton').first().waitFor({ state: 'detached' });
  expect((await shifts(page)).slice(fromTheForm)).toEqual([]);
});

test('the details step does not shift when the tip arrives', { tag: '@invariant-10' }, async ({
  page,
  openWidget,
  sandbox,
}) => {
  const release = await sandbox.hold('config');
  await openWidget();
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
