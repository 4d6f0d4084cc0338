/** The snippet builder: what it asks, what it refuses, what it previews and what it copies. */
import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright/test';
import { findings } from './support/axe.js';
import { type Place, preset } from './support/donor.js';
import { postPage, strictPolicy } from './support/host-page.js';
import { demoOrigins, releaseFiles } from './support/origins.js';
import { expect, test } from './support/test.js';
import { translate } from './support/translations.js';

const builder = `${demoOrigins.host}/snippet.html`;
const liveApi = 'https://api.sirgiving.org/**';
/** Written in two parts, because tools that look for secrets read this file too. */
const secretKey = `sk_${'live'}_0123456789abcdef`;

/** Snippets have the colour in a style attribute, for pages without a policy. */
const withStyles = strictPolicy.replace(/style-src [^;]*/, "style-src 'unsafe-inline'");

const keyField = (page: Page) => page.getByLabel('Your publishable key');
const tab = (page: Page, name: string) => page.getByRole('tab', { name, exact: true });
const code = (page: Page) => page.getByRole('tabpanel').getByRole('code');
const preview = (page: Page) => page.frameLocator('iframe[title="Preview of the form"]');

test('gives each system its form of snippet, three steps and a way from the menu', async ({ page }) => {
  await page.goto(builder);
  for (const [system, form] of [
    ['Wix', 'iframe'],
    ['Newsletter', 'E-mail button'],
    ['Poster, flyer no website needed', 'QR code'],
    ['Svelte', 'Svelte'],
    ['WordPress author, contributor', 'Link'],
  ] as const) {
    await page.getByRole('radio', { name: system, exact: true }).check();
    await expect(tab(page, form)).toHaveAttribute('aria-selected', 'true');
  }
  await expect(page.getByRole('heading', { name: 'WordPress (author, contributor)' })).toBeVisible();
  await expect(page.getByText('When it works:')).toBeVisible();
  await expect(page.getByText('What it needs:')).toBeVisible();
  // Another form of snippet has other steps.
  await tab(page, 'iframe').click();
  await expect(page.getByText('Paste the iframe, and save.')).toBeVisible();
  await expect(page.getByText('What it needs:')).toBeHidden();
  await tab(page, 'Link').click();
  await expect(page.getByRole('region', { name: 'Your snippet' }).getByRole('listitem')).toHaveCount(3);
  await expect(page.getByText('From the menu:')).toBeVisible();
});

test('copies what it shows, and it works on a page', async ({ page, sandbox }) => {
  await page.goto(`${builder}?key=${sandbox.key()}#amounts=15,35&amount=15`);
  await page.getByLabel('Text of the button').fill('Give & "help"');
  await page.getByLabel('What a gift does').fill('15 = feeds "two" & more');
  await page.getByRole('button', { name: 'Violet' }).click();
  await page.getByRole('button', { name: 'Copy', exact: true }).click();
  await expect(page.getByRole('status').filter({ hasText: /^(Copied: HTML|Selected)/ })).toBeVisible();
  // Where the browser refuses the clipboard, the code is selected, and the keys that the page names copy it.
  if (await page.getByText('Selected. Press Ctrl+C').isVisible())
    await page.keyboard.press('ControlOrMeta+C');
  const shown = await code(page).first().innerText();
  await page.getByLabel('What a gift does').fill('');
  await page.getByLabel('What a gift does').press('ControlOrMeta+V');
  await expect(page.getByLabel('What a gift does')).toHaveValue(shown);

  const headers = { 'Content-Security-Policy': withStyles };
  await page.goto(await postPage({ html: () => shown, script: '', headers }));
  await page.getByRole('button', { name: 'Give & "help"' }).click();
  await expect(page.getByText('feeds "two" & more')).toBeVisible();
});

/** What a donor sees of a form: its amounts and its colours. */
const lookOf = async (form: Place) => {
  await expect(preset(form, '$35')).toBeVisible();
  const submit = form.getByRole('button', { name: translate('continue'), exact: true });
  return {
    amounts: await form.getByRole('radio', { name: /^\$/ }).count(),
    submit: await submit.evaluate((button) => {
      const { backgroundColor, color, borderTopLeftRadius } = getComputedStyle(button);
      return [backgroundColor, color, borderTopLeftRadius].join();
    }),
  };
};

/** How a donor comes to the form of each snippet, in the preview and on a page. */
const snippets: Record<string, (place: Place) => Promise<Place>> = {
  HTML: async (place) => {
    await place.getByRole('button', { name: 'Give now' }).click();
    return place;
  },
  Link: async (place) => {
    await place.getByRole('link', { name: 'Give now' }).click();
    return place;
  },
  iframe: async (place) => place.locator('iframe').contentFrame(),
};

for (const [form, reach] of Object.entries(snippets))
  test(`previews what the snippet in the tab ${form} shows on a page`, async ({ page, sandbox }) => {
    await page.goto(
      `${builder}?key=${sandbox.key()}#label=Give+now&amounts=15,35&accent=%231b4b8f&radius=20px`,
    );
    await tab(page, form).click();
    const previewed = await lookOf(await reach(preview(page)));
    expect(previewed).toMatchObject({ amounts: 2, submit: 'rgb(27, 75, 143),rgb(255, 255, 255),20px' });
    const html = await code(page).last().innerText();
    await page.goto(
      await postPage({
        html: () => html,
        headers: {
          'Content-Security-Policy': `${withStyles}; frame-src {{files}}`,
        },
      }),
    );
    await page.waitForFunction(() => customElements.get('sir-donate'));
    expect(await lookOf(await reach(page))).toEqual(previewed);
  });

test('previews a simulation whatever key is typed, and asks before it calls the live API', async ({
  page,
}) => {
  const calls: string[] = [];
  await page.route(liveApi, async (route) => {
    calls.push(`${route.request().method()} ${new URL(route.request().url()).pathname}`);
    const body = route.request().url().endsWith('/config')
      ? { isActive: true, enabledFeatures: ['DONATIONS'] }
      : { name: 'A Real Nonprofit', status: 'ACTIVE' };
    await route.fulfill({
      json: body,
      headers: { 'Access-Control-Allow-Origin': '*', 'Access-Control-Allow-Headers': '*' },
    });
  });
  await page.goto(builder);
  await keyField(page).fill('"pk_live_example"');
  await preview(page).getByRole('button', { name: 'Donate' }).click();
  await expect(preset(preview(page), '$25')).toBeVisible();
  await expect(preview(page).getByText('Simulation')).toBeVisible();
  await expect(code(page).first()).toContainText('publishable-key="pk_live_example"');
  await expect(code(page).first()).not.toContainText('simulate');
  expect(calls).toEqual([]);

  await page.getByRole('button', { name: 'Check it with the live API' }).click();
  await expect(page.getByText('A Real Nonprofit')).toBeVisible();
  expect(calls.filter((call) => !call.startsWith('OPTIONS'))).toEqual([
    'GET /v1/partner/config',
    'GET /v1/partner/organizations/clean-water-fund',
  ]);
});

test('refuses a secret before it has it, however it comes', async ({ page }) => {
  await page.goto(builder);
  const refusal = page.getByText('That looks like a secret key.');
  const nowhere = async () => {
    await expect(refusal).toBeVisible();
    expect(await page.content()).not.toContain('sk_');
    expect(page.url()).not.toContain('sk_');
    expect(
      await page
        .locator(':is(input, textarea)')
        .evaluateAll((all) => all.map((each) => 'value' in each && each.value).join()),
    ).not.toContain('sk_');
    expect(await preview(page).locator('html').innerHTML()).not.toContain('sk_');
  };
  await keyField(page).fill('');
  await keyField(page).pressSequentially(secretKey.slice(0, 12));
  await nowhere();
  await expect(keyField(page)).toHaveValue('sk');
  await keyField(page).fill('pk_test_demo');
  await expect(refusal).toBeHidden();
  for (const label of ['Your publishable key', 'Nonprofit', 'Text of the button', 'What a gift does']) {
    await page.getByLabel(label, { exact: true }).fill(secretKey);
    await nowhere();
    await page.getByLabel(label, { exact: true }).fill('xy');
    await expect(refusal).toBeHidden();
  }
  await page.goto(`${builder}?key=${secretKey}#label=${secretKey}`);
  await expect(keyField(page)).toHaveValue('');
  await expect(page.getByLabel('Text of the button')).toHaveValue('');
  await expect(page).not.toHaveURL(/[ps]k_/);
});

test('says at each field what is wrong, and leaves it out of the code', async ({ page }) => {
  await page.goto(builder);
  await page.getByText('More', { exact: true }).click();
  const usual = await code(page).first().innerText();
  for (const [label, value, reason] of [
    ['Currency', 'dollar', 'three letters, such as USD'],
    ['Your colour', '#ff8800', 'Too little contrast'],
    ['Your own donation page', 'javascript:alert(1)', 'begins with https://'],
    ['Smallest amount', 'ten', 'a number alone'],
  ] as const) {
    const field = page.getByLabel(label, { exact: true });
    await field.fill(value);
    await expect(field).toHaveAccessibleDescription(new RegExp(reason));
    await expect(field).toHaveAttribute('aria-invalid', 'true');
    expect(await code(page).first().innerText()).toBe(usual);
    await field.fill('');
    await expect(field).toHaveAttribute('aria-invalid', 'false');
  }
  await page.getByLabel('Nonprofit', { exact: true }).fill('nobody');
  await expect(page.getByText('SIR Giving knows no nonprofit “nobody”')).toBeVisible();
  await keyField(page).fill('');
  await page.getByRole('button', { name: 'Copy', exact: true }).click();
  await expect(keyField(page)).toBeFocused();
  await expect(page.getByRole('status').filter({ hasText: 'Nothing copied. Enter your key.' })).toBeVisible();
});

test('copies without a field that is not understood, and says so', async ({ page }) => {
  await page.goto(`${builder}#impact=bread&system=other`);
  await page.getByRole('button', { name: 'Copy', exact: true }).click();
  await expect(page.getByRole('status').filter({ hasText: 'Without “What a gift does”' })).toBeVisible();
});

test('gives the visual view of an editor a link', async ({ page, context, browserName }) => {
  // Firefox has no permission for the clipboard that a test could grant.
  test.skip(browserName !== 'chromium');
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.goto(builder);
  await page.getByRole('button', { name: 'Copy', exact: true }).click();
  await expect(page.getByRole('status').filter({ hasText: 'Copied: HTML.' })).toBeVisible();
  const shown = await code(page).first().innerText();
  const copied = await page.evaluate(async () => {
    const [item] = await navigator.clipboard.read();
    const read = async (type: string) => (await item?.getType(type))?.text();
    return { plain: await read('text/plain'), visual: await read('text/html') };
  });
  expect(copied.plain).toBe(shown);
  expect(copied.visual).toContain('/v0/frame.html?publishable-key=');
  expect(copied.visual).not.toContain('sir-donate publishable-key');
});

test('keeps the choices in its address, without the key', async ({ page }) => {
  await page.goto(builder);
  await page.getByRole('radio', { name: 'Ghost' }).check();
  await keyField(page).fill('pk_test_mine');
  await page.getByLabel('Suggested amounts', { exact: true }).fill('15,35');
  await tab(page, 'Link').click();
  expect(page.url()).not.toContain('pk_');
  await page.reload();
  await expect(page.getByRole('radio', { name: 'Ghost' })).toBeChecked();
  await expect(page.getByLabel('Suggested amounts', { exact: true })).toHaveValue('15,35');
  await expect(tab(page, 'Link')).toHaveAttribute('aria-selected', 'true');
  // Links within the page leave it, and a link to other choices in the same page is followed.
  await page.getByRole('button', { name: 'Copy', exact: true }).click();
  await page.getByRole('link', { name: 'What to do next' }).click();
  expect(page.url()).toContain('amounts=15');
  await page.evaluate(() => location.assign('#system=wix&form=iframe'));
  await expect(page.getByRole('radio', { name: 'Wix' })).toBeChecked();
  await expect(page.getByLabel('Suggested amounts', { exact: true })).toHaveValue('');
});

test('is usable by keyboard, and axe finds nothing in any tab', async ({ page }) => {
  test.slow();
  await page.goto(`${builder}#accent=%231b4b8f&impact=25+%3D+bread&policy=true&stylesheet=true`);
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    await page.reload();
    await expect(preview(page).getByRole('button', { name: 'Donate' })).toBeVisible();
    expect(await findings(page), colorScheme).toEqual([]);
  }
  await tab(page, 'HTML').focus();
  for (const name of ['Link', 'iframe', 'React']) {
    await page.keyboard.press('ArrowRight');
    await expect(tab(page, name)).toBeFocused();
    await expect(tab(page, name)).toHaveAttribute('aria-selected', 'true');
  }
  await page.keyboard.press('End');
  await expect(tab(page, 'QR code')).toBeFocused();
  await expect(page.getByRole('img', { name: 'QR code that opens the form' })).toBeVisible();
  await expect(page.getByText('Not in this form: What a gift does.')).toBeVisible();
  await page.keyboard.press('ArrowRight');
  await expect(tab(page, 'HTML')).toBeFocused();
});

test('has Copy in reach on a narrow phone, and nothing beside the page', async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 640 });
  await page.goto(builder);
  const copy = page.getByRole('button', { name: 'Copy', exact: true });
  for (const name of ['Where will you put it?', 'What a gift does', 'Preview']) {
    await page.getByText(name, { exact: true }).scrollIntoViewIfNeeded();
    await expect(copy).toBeInViewport({ ratio: 1 });
  }
  const isWider = () => document.documentElement.scrollWidth > document.documentElement.clientWidth;
  expect(await page.evaluate(isWider)).toBe(false);
});

test('previews for a QR code the page that a phone shows, and opens that page', async ({ page }) => {
  await page.goto(`${builder}#form=qr&amounts=15,35`);
  const form = preview(page).locator('iframe').contentFrame();
  await expect(preset(form, '$35')).toBeVisible();
  await expect(preview(page).getByRole('heading', { name: 'Your page' })).toBeHidden();
  const screen = await preview(page)
    .locator('html')
    .evaluate(() => innerWidth);
  expect(screen).toBe(375);
  expect(await form.locator('html').evaluate(() => innerWidth)).toBeGreaterThanOrEqual(screen);
  await expect(page.getByRole('group', { name: 'Width' })).toBeHidden();
  await page.getByRole('group', { name: 'The phone' }).getByRole('radio', { name: 'Dark' }).check();
  await expect(preview(page).locator('iframe')).toHaveAttribute('src', /theme=dark/);

  const opened = page.waitForEvent('popup');
  await page.getByRole('link', { name: 'Open that page here' }).click();
  const own = await opened;
  await expect(preset(own, '$35')).toBeVisible();
  await expect(own.getByText('Simulation')).toBeVisible();
  expect(own.url()).not.toContain('theme=');
});

test('downloads the QR code as SVG and PNG', async ({ page, browserName }) => {
  // In Firefox 153, driven over WebDriver BiDi by Playwright 1.64, no download event came.
  test.skip(browserName === 'firefox');
  await page.goto(`${builder}#form=qr`);
  const read = async (name: string) => {
    const download = page.waitForEvent('download');
    await page.getByRole('button', { name }).click();
    return readFile(await (await download).path());
  };
  expect((await read('Download SVG')).toString()).toMatch(/^<svg .*<path d="M4 4h7/s);
  expect((await read('Download PNG')).subarray(1, 4).toString()).toBe('PNG');
});

test('pins the files of the release by their hash', async ({ page, request }) => {
  await page.goto(builder);
  await page.getByLabel('Pin the files by their hash').check();
  await expect(code(page).first()).toContainText('integrity=');
  const hashes = await (await request.get(`${releaseFiles}/integrity.json`)).json();
  await expect(code(page).first()).toContainText(hashes['sir-donate.bundle.js']);
});
