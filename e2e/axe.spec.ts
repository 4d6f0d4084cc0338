/** axe finds no violation on any screen, in light and dark, in both directions, in every language and in the frame. */
import { findings } from './support/axe.js';
import { donateButton, preset } from './support/donor.js';
import { screens, setLocale } from './support/screens.js';
import { expect, test } from './support/test.js';
import { languages } from './support/translations.js';
import { ways } from './support/ways.js';

for (const [name, goThere] of Object.entries(screens)) {
  test(`has no axe violation on the screen ${name}`, async ({ page, stage }) => {
    await goThere(stage);
    for (const locale of ['en', 'ar']) {
      for (const theme of ['light', 'dark']) {
        await test.step(`${locale}, ${theme}`, async () => {
          await page.evaluate(
            ([lang, scheme]) => {
              // Where a page has no background, axe takes it for white, whatever its colour scheme.
              Object.assign(document.documentElement.style, { colorScheme: scheme, background: 'Canvas' });
              document.querySelector('sir-donate')?.setAttribute('locale', lang);
            },
            [locale, theme] as const,
          );
          expect(await findings(page)).toEqual([]);
        });
      }
    }
  });
}

for (const name of ['amount', 'details-errors', 'succeeded']) {
  test(`has no axe violation on the screen ${name} in any language`, async ({ page, stage }) => {
    test.slow();
    // So high that nothing is under the footer, where axe cannot tell a contrast. Without fonts for Hindi, Firefox 153 draws
    // higher lines.
    await page.setViewportSize({ width: 1000, height: 1200 });
    await screens[name]?.(stage);
    for (const language of languages) {
      await setLocale(page, language);
      expect(await findings(page), language).toEqual([]);
    }
  });
}

for (const way of ways) {
  test(`has no axe violation at the first step ${way.name} over the host page`, async ({ openWidget }) => {
    const page = await openWidget(
      way.page({ html: (widget) => `<main aria-label="Giving"><h1>A partner's page</h1>${widget}</main>` }),
    );
    const form = way.form(page);
    await donateButton(page).click();
    await expect(preset(form, '$25')).toBeVisible();
    await expect(form.getByRole('heading', { name: 'Clean Water Fund of Lindenau' })).toBeVisible();
    expect(await findings(page)).toEqual([]);
  });
}
