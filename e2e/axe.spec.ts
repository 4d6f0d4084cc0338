/** axe finds nothing: on every screen, in light and dark, left to right and right to left; in every language; in our frame. */
import { findings } from './support/axe.js';
import { donateButton, preset } from './support/donor.js';
import { screens, speak } from './support/screens.js';
import { expect, test } from './support/test.js';
import { languages } from './support/translations.js';
import { ways } from './support/ways.js';

for (const [name, goThere] of Object.entries(screens)) {
  test(name, async ({ page, openWidget, sandbox }) => {
    await goThere({
      page,
      openWidget,
      behave: (behaviour) => void sandbox.key(behaviour),
      plan: (fault) => sandbox.plan(fault),
    });
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
  test(`${name} in every language`, async ({ page, openWidget, sandbox }) => {
    test.slow();
    await screens[name]?.({
      page,
      openWidget,
      behave: (behaviour) => void sandbox.key(behaviour),
      plan: (fault) => sandbox.plan(fault),
    });
    for (const language of languages) {
      await speak(page, language);
      expect(await findings(page), language).toEqual([]);
    }
  });
}

for (const way of ways) {
  test(`the first step, ${way.name}, over the partner's page`, async ({ openWidget }) => {
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
