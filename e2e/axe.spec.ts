/** axe, with all its rules, finds nothing: on every screen, in light and dark, left to right and right to left. */
import { findings } from './support/axe.js';
import { screens } from './support/screens.js';
import { expect, test } from './support/test.js';

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
