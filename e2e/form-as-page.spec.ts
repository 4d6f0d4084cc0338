/**
 * The form as a page of its own: `frame.html` and `give.html` opened by themselves.
 *
 * Looked at, in pictures too: 320 to 1920 px, light, dark, Arabic, colours in the address; one nonprofit and several; an
 * unknown nonprofit; checkout in a window and by redirect (`bare-frame.spec.ts`); a blocked script.
 */
import { layout } from '../build/layout.js';
import { addressOf } from './support/bare-frame.js';
import { choose, finish, giveOnce, heading, preset } from './support/donor.js';
import { demoOrigins } from './support/origins.js';
import { expect, type Page, test } from './support/test.js';
import { translate } from './support/translations.js';

const name = 'Clean Water Fund of Lindenau';

const title = (page: Page) => page.getByRole('heading', { level: 1 });

const robots = (page: Page) =>
  page.locator('meta[name=robots]').evaluateAll((all) => all.map((meta) => meta.getAttribute('content')));

test('the page has the name of the nonprofit as its heading and title, and the language of the form', async ({
  page,
  sandbox,
}) => {
  await page.goto(addressOf(sandbox, { locale: 'ar' }));
  await expect(title(page)).toHaveText(name);
  await expect(page).toHaveTitle(new RegExp(`^${name} · .`));
  await expect(page.locator('html')).toHaveAttribute('lang', 'ar');
  await expect(page.locator('html')).toHaveAttribute('dir', 'rtl');

  // Several, of which none is chosen yet.
  await page.goto(addressOf(sandbox, { nonprofit: 'clean-water-fund,forest-guardians' }));
  await expect(title(page)).toHaveText(translate('donate'));
  await expect(page).toHaveTitle(translate('donate'));
  await page.getByRole('button', { name }).click();
  await expect(title(page)).toHaveText(name);
});

test('the page shows everything from 320 to 1920 px, and is dark on a device that prefers dark', async ({
  page,
  sandbox,
}) => {
  await page.goto(addressOf(sandbox));
  await expect(title(page)).toHaveText(name);
  await choose(preset(page, '$25'));
  for (const width of [320, 540, 1000, 1920]) {
    await page.setViewportSize({ width, height: 600 });
    expect(
      await page.evaluate(() => document.documentElement.scrollWidth - innerWidth),
      `${width} px`,
    ).toBeLessThanOrEqual(0);
    const button = page.getByRole('button', { name: 'Give $25' });
    await button.scrollIntoViewIfNeeded();
    await expect(button, `${width} px`).toBeInViewport({ ratio: 1 });
  }
  const isDark = () =>
    page.evaluate(() => {
      const [red = 0] = getComputedStyle(document.documentElement).backgroundColor.match(/\d+/g) ?? [];
      return Number(red) < 128;
    });
  expect(await isDark()).toBe(false);
  await page.emulateMedia({ colorScheme: 'dark' });
  // Debian's Firefox ignores the emulation.
  if (await page.evaluate(() => matchMedia('(prefers-color-scheme: dark)').matches))
    expect(await isDark()).toBe(true);
  await page.goto(addressOf(sandbox, { theme: 'light' }));
  await expect(title(page)).toHaveText(name);
  expect(await isDark()).toBe(false);
});

test('after a gift the page shares its own address, without what others have added to it', {
  tag: '@invariant-4',
}, async ({ page, sandbox, context, browserName }) => {
  const address = addressOf(sandbox, { amounts: '7,14' });
  await page.goto(`${address}&utm_source=letter&fbclid=1&donor-email=ada@example.org`);
  await finish(page, await giveOnce(page, '$14'));
  await expect(heading(page, 'thanksTitle')).toBeVisible();
  const sorted = (href: string | null) => [...new URL(href ?? '').searchParams].sort();
  const canonical = await page.locator('link[rel=canonical]').getAttribute('href');
  expect(sorted(canonical)).toEqual(sorted(address));
  if (browserName === 'chromium') {
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    await page.getByRole('button', { name: translate('copyLink') }).click();
    await expect(page.getByRole('button', { name: translate('copied') })).toBeVisible();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(canonical);
  }
  await page.getByRole('button', { name: translate('giveAgain') }).click();
  await expect(preset(page, '$14')).toBeVisible();
});

test('search engines leave the page out unless give.html is asked for with index', async ({
  page,
  sandbox,
}) => {
  const give = addressOf(sandbox).replace('/frame.html', '/give.html');
  const html = async (file: string) => (await fetch(`${demoOrigins.files}/v0/${file}`)).text();
  expect(await html('frame.html')).toContain('<meta name="robots" content="noindex">');
  expect(await html('give.html')).not.toContain('noindex');
  for (const [address, expected] of [
    [addressOf(sandbox), ['noindex']],
    [`${addressOf(sandbox)}&index`, ['noindex']],
    [give, ['noindex']],
    [`${give}&index`, []],
  ] as const) {
    await page.goto(address);
    await expect(title(page)).toHaveText(name);
    expect(await robots(page)).toEqual(expected);
  }
});

test('the form is there without the file of its page', async ({ page, sandbox }) => {
  await page.route('**/own-page-*', () => {});
  // Firefox waits with the load event.
  await page.goto(addressOf(sandbox), { waitUntil: 'commit' });
  await expect(preset(page, '$25')).toBeVisible();
});

test('the page says that its files have not come, and does not say it before', async ({ page, sandbox }) => {
  await page.route(`**/${layout.version}/frame-guest-*`, (route) => route.abort());
  await page.goto(addressOf(sandbox));
  await expect(page.getByText('The donation form has not loaded yet.')).toBeVisible();
});
