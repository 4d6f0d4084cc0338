/**
 * `npm run pictures`: the README's pictures, from the demo's pages, into `demo/pictures/`. They are committed; run it
 * when the form's looks change. ImageMagick's
 * `mogrify -dither None -colors 255 -define png:compression-level=9` makes the flat one half as large; the other would show bands.
 */
import { type Browser, chromium, type Page } from 'playwright';
import { startServers } from '../../demo/servers.js';
import { chromiumForSpecs, findBrowser } from '../browsers/find.js';
import { demoPort } from '../support/origins.js';
import { nthAmount, part, reach } from '../support/screens.js';

interface Picture {
  file: string;
  path: string;
  width: number;
  height: number;
  prepare(page: Page): Promise<void>;
  /** What of the page to show; the window by default. */
  of?: string;
}

const named = (page: Page) =>
  page.waitForFunction(() =>
    [...document.querySelectorAll('sir-donate')].every(
      ({ shadowRoot }) => !shadowRoot?.querySelector('dialog[open] .skeleton, .inline .skeleton'),
    ),
  );

const pictures: readonly Picture[] = [
  {
    file: 'charity.png',
    path: '/charity.html',
    width: 1000,
    height: 660,
    async prepare(page) {
      await page.locator('.hero-action sir-donate').getByRole('button').click();
      await reach(page, 'amount');
      await nthAmount(page, 1).check();
      await named(page);
      // The demo's own panel.
      await page.locator('.demo-panel, details:has(.demo-log)').evaluateAll((panels) => {
        for (const panel of panels) panel.remove();
      });
    },
  },
  {
    file: 'brands.png',
    path: '/brands.html',
    width: 1560,
    height: 800,
    of: 'main',
    async prepare(page) {
      await part(page, 'amount').nth(15).waitFor();
      await named(page);
    },
  },
];

async function draw(browser: Browser, host: string, picture: Picture): Promise<void> {
  const { file, path, width, height, prepare, of } = picture;
  const page = await browser.newPage({ viewport: { width, height }, reducedMotion: 'reduce' });
  await page.goto(host + path);
  await prepare(page);
  const target = of ? page.locator(of) : page;
  await target.screenshot({ path: `demo/pictures/${file}` });
  await page.close();
}

const servers = await startServers({ from: demoPort });
const browser = await chromium.launch(findBrowser(chromiumForSpecs) ?? {});
for (const picture of pictures) {
  await draw(browser, servers.hostUrl, picture);
  console.log(`demo/pictures/${picture.file}`);
}
await browser.close();
await servers.close();
