/**
 * `npm run screenshots`: every screen of the widget × width × theme × language, into the ignored folder
 * `screenshots/`, with a page that shows them side by side, for people to look at. Nothing is asserted here.
 *
 * `npm run screenshots -- amount details --width=360 --theme=dark --locale=ar` takes some of them. `--locale` accepts
 * every language that ships.
 */
import { mkdir, writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { type Browser, chromium, type Page } from 'playwright';
import { startServers } from '../../demo/servers.js';
import { locales } from '../../src/ui/translations/locales.js';
import { chromiumForSpecs, findBrowser } from '../browsers/find.js';
import { pageStyle, postPage } from '../support/host-page.js';
import { demoPort } from '../support/origins.js';
import { Sandbox } from '../support/sandbox.js';
import { screens, settle } from '../support/screens.js';

const widths = [360, 768, 1280];
const themes = ['light', 'dark'] as const;
/** The languages that are drawn if none is named, with a currency that their donors use. */
const currencies: Readonly<Record<string, string>> = { en: 'USD', de: 'EUR', ar: 'AED', ja: 'JPY' };
const folder = 'screenshots';

const hostStyle = pageStyle(`
:root{color-scheme:light dark;font-family:"Inter","Helvetica Neue",Arial,sans-serif}
body{margin:0;padding:24px;background:light-dark(#eef2f0,#0e1512);color:light-dark(#17211d,#e8efec)}
p{max-width:40em;line-height:1.6}`);

const { positionals: names, values: wanted } = parseArgs({
  allowPositionals: true,
  options: {
    width: { type: 'string', multiple: true },
    theme: { type: 'string', multiple: true },
    locale: { type: 'string', multiple: true },
  },
});

/** Those that the command line names, as they are or separated by commas; all if it names none. */
function some<T extends string | number>(all: readonly T[], named: readonly string[] = []): T[] {
  const chosen = named.flatMap((list) => list.split(','));
  return all.filter((one) => chosen.length === 0 || chosen.includes(String(one)));
}

const file = (name: string, locale: string, width: number, theme: string): string =>
  `${locale}/${name}-${width}-${theme}.png`;

const logosLoaded = (page: Page): Promise<unknown> =>
  page.evaluate(() => {
    const logos = document.querySelector('sir-donate')?.shadowRoot?.querySelectorAll('img') ?? [];
    return Promise.all([...logos].map((logo) => logo.decode()));
  });

async function shoot(browser: Browser, name: string, locale: string): Promise<void> {
  const context = await browser.newContext({
    viewport: { width: 1280, height: 900 },
    reducedMotion: 'reduce',
  });
  const page = await context.newPage();
  const sandbox = new Sandbox();
  await screens[name]?.({
    page,
    behave: (behaviour) => void sandbox.key(behaviour),
    plan: (fault) => sandbox.plan(fault),
    async openWidget(hostPage) {
      const url = await postPage({
        lang: locale,
        label: '<a href="https://example.org/donate">Donate now</a>',
        html: (widget) =>
          `<h1>A page of a partner</h1><p>The text of the page around the widget, so that one sees how the widget sits in it.</p>${widget}`,
        head: hostStyle,
        ...hostPage,
        attributes: {
          'publishable-key': sandbox.key(),
          nonprofit: 'clean-water-fund',
          'api-base': '{{api}}',
          currency: currencies[locale] ?? 'USD',
          ...hostPage?.attributes,
        },
      });
      await page.goto(url);
    },
  });
  for (const width of some(widths, wanted.width)) {
    await page.setViewportSize({ width, height: width < 500 ? 740 : 900 });
    for (const theme of some(themes, wanted.theme)) {
      await page.emulateMedia({ colorScheme: theme });
      await settle(page);
      await logosLoaded(page);
      const path = `${folder}/${file(name, locale, width, theme)}`;
      await page.screenshot({ path, fullPage: name === 'inline' });
    }
  }
  await context.close();
}

/** One row a screen and language. */
function overview(rows: readonly (readonly [name: string, locale: string])[]): string {
  const cells = rows.map(
    ([name, locale]) =>
      `<h2>${name} · ${locale}</h2><div>${some(widths, wanted.width)
        .flatMap((width) =>
          some(themes, wanted.theme).map(
            (theme) => `<img src="${file(name, locale, width, theme)}" loading="lazy">`,
          ),
        )
        .join('')}</div>`,
  );
  return `<!doctype html><meta charset="utf-8"><title>Screens</title>
<style>body{font:14px system-ui;background:#888}div{display:flex;gap:8px;align-items:start}img{height:480px}</style>${cells.join('\n')}`;
}

const languages = wanted.locale ? ['en', ...Object.keys(locales)] : Object.keys(currencies);
const servers = await startServers({ from: demoPort });
const browser = await chromium.launch(findBrowser(chromiumForSpecs) ?? {});
const rows = some(Object.keys(screens), names).flatMap((name) =>
  some(languages, wanted.locale).map((locale) => [name, locale] as const),
);
for (const [name, locale] of rows) {
  await mkdir(`${folder}/${locale}`, { recursive: true });
  await shoot(browser, name, locale);
  console.log(`${name} · ${locale}`);
}
await writeFile(`${folder}/index.html`, overview(rows));
console.log(`${folder}/index.html`);
await browser.close();
await servers.close();
