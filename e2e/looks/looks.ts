/**
 * Pictures of the screens that carry the design, kept beside this file: what changes them, on purpose or not, is seen
 * in a review. `npx playwright test --project=looks --update-snapshots` draws them anew.
 *
 * So that they are the same in every Chromium on Linux, letters come from fonts of the project's own, and are drawn
 * without the system's hinting and colour fringes (see `fonts.conf`, and the project in `playwright.config.ts`). Other
 * systems draw letters by other means, and skip the pictures.
 */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { donateButton } from '../support/donor.js';
import { type HostPage, pageStyle, strictPolicy } from '../support/host-page.js';
import { part, type Stage, screens, settle } from '../support/screens.js';
import { expect, test } from '../support/test.js';

const packages = createRequire(import.meta.url);

const fontFace = (script: string, file: string): string => {
  const bytes = readFileSync(packages.resolve(`@fontsource-variable/${file}-wght-normal.woff2`));
  return `@font-face{font-family:"${script}";font-weight:100 900;src:url(data:font/woff2;base64,${bytes.toString('base64')})}`;
};

const fonts = pageStyle(`
${fontFace('Latin', 'noto-sans/files/noto-sans-latin')}
${fontFace('Arabic', 'noto-sans-arabic/files/noto-sans-arabic-arabic')}
:root{color-scheme:light dark;font-family:Latin,Arabic}
body{margin:0;padding:24px;background:light-dark(#eef2f0,#0e1512);color:light-dark(#17211d,#e8efec)}`);

interface Look {
  screen: string;
  width: number;
  theme: 'light' | 'dark';
  locale?: string;
  currency?: string;
}

const looks: readonly Look[] = [
  { screen: 'button', width: 360, theme: 'light' },
  { screen: 'amount', width: 360, theme: 'light' },
  { screen: 'amount-impact', width: 360, theme: 'dark' },
  { screen: 'inline', width: 1280, theme: 'light', locale: 'de', currency: 'EUR' },
  { screen: 'picker', width: 1280, theme: 'dark' },
  { screen: 'details-errors', width: 360, theme: 'light', locale: 'ar', currency: 'AED' },
  { screen: 'details', width: 1280, theme: 'dark', locale: 'ar', currency: 'AED' },
  { screen: 'waiting', width: 360, theme: 'dark' },
  { screen: 'succeeded', width: 360, theme: 'light' },
  { screen: 'unavailable', width: 1280, theme: 'light' },
];

test.skip(
  process.platform !== 'linux',
  'The pictures were drawn on Linux; other systems draw letters otherwise.',
);

for (const { screen, width, theme, locale = 'en', currency = 'USD' } of looks) {
  test(`${screen}, ${width} px, ${theme}, ${locale}`, async ({ page, openWidget, sandbox }) => {
    await page.setViewportSize({ width, height: 800 });
    await page.emulateMedia({ colorScheme: theme });
    const stage: Stage = {
      page,
      openWidget: ({ attributes, ...hostPage }: HostPage = {}) =>
        openWidget({
          lang: locale,
          head: fonts,
          headers: { 'Content-Security-Policy': `${strictPolicy}; font-src data:` },
          ...hostPage,
          attributes: { currency, ...attributes },
        }),
      behave: (behaviour) => void sandbox.key(behaviour),
      plan: (fault) => sandbox.plan(fault),
    };
    await screens[screen]?.(stage);
    await settle(page);
    await page.evaluate(() => document.fonts.ready);
    const seen = screen === 'button' ? donateButton(page) : part(page, 'form');
    // Whole and headless Chromium 150 and 156 differ by 4 of 256 levels at most, of which this sees none. Of a distance
    // that changes by 1 px, a colour or a weight it sees hundreds of pixels.
    await expect(seen).toHaveScreenshot(`${screen}-${width}-${theme}-${locale}.png`, {
      threshold: 0.02,
      maxDiffPixels: 20,
    });
  });
}
