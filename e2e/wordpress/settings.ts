/** The page Settings → SIR Donate, as an administrator uses it. */
import type { Locator } from 'playwright/test';
import { filesUrl, siteKey, siteNonprofit, siteOrigin } from './addresses.js';
import { expect, type Page, postUrl, test } from './site.js';

const settingsUrl = `${siteOrigin}/wp-admin/options-general.php?page=sir-donate`;
const hex64 = '0123456789abcdef'.repeat(4);

const settingNames = ['Publishable key', 'Nonprofit', 'Address of the files'] as const;

const field = (page: Page, name: (typeof settingNames)[number]): Locator =>
  page.getByRole('textbox', { name, exact: true });

/** What the page says at its top after it has been sent. */
const messages = (page: Page): Locator => page.locator('.notice, .error, .updated').filter({ visible: true });

/** Sends the form as a browser without checks of its own does. */
async function save(page: Page): Promise<void> {
  await page.locator('form[action="options.php"]').evaluate((form) => form.setAttribute('novalidate', ''));
  // WordPress takes the parameter out of the address again.
  const saved = page.waitForResponse(/settings-updated=true/);
  await page.getByRole('button', { name: 'Save Changes' }).click();
  await saved;
  await expect(messages(page).first()).toBeVisible();
}

test.beforeEach(async ({ person, page }) => {
  const cookies = await (await person('administrator')).context.cookies();
  await page.context().addCookies(cookies);
  await page.goto(settingsUrl);
});

test.afterEach(async ({ page }) => {
  await page.goto(settingsUrl);
  const wanted = { 'Publishable key': siteKey, Nonprofit: siteNonprofit, 'Address of the files': filesUrl };
  const differs = async (): Promise<boolean> => {
    for (const name of settingNames) if ((await field(page, name).inputValue()) !== wanted[name]) return true;
    return false;
  };
  if (!(await differs())) return;
  for (const name of settingNames) await field(page, name).fill(wanted[name]);
  await save(page);
});

for (const [disguise, secret] of Object.entries({
  'a live secret key': 'sk_live_51Hq0secret',
  'a secret key in capitals': 'SK_TEST_51Hq0secret',
  'a secret key in quotation marks': '“sk_live_51Hq0secret”',
  'a secret key behind a publishable one': 'pk_test_1 sk_live_51Hq0secret',
  'a secret key in wide letters': 'ｓｋ＿live_51Hq0secret',
  'a secret key with invisible characters': 's\u200bk_live_51Hq0\u00adsecret',
  'a short secret key': 'sk_51Hq0secret',
  'an HMAC secret': hex64,
}))
  test(`refuses ${disguise} as the key, and neither stores nor repeats it`, async ({ page }) => {
    await field(page, 'Publishable key').fill(secret);
    await save(page);
    await expect(messages(page)).toContainText('That was a secret, and it was not stored.');
    await expect(field(page, 'Publishable key')).toHaveValue(siteKey);
    const html = (await page.content()).normalize('NFKC').replace(/\p{DI}/gu, '');
    expect(html).not.toContain('51Hq0secret');
    expect(html).not.toContain(hex64);
  });

for (const name of ['Nonprofit', 'Address of the files'] as const)
  test(`refuses a secret in the field ${name}`, async ({ page }) => {
    const secret = 'sk_live_51Hq0secret';
    await field(page, name).fill(name === 'Nonprofit' ? secret : `https://cdn.example/${secret}/`);
    await save(page);
    await expect(messages(page)).toContainText('secret');
    expect(await page.content()).not.toContain('51Hq0secret');
  });

test('the browser sends no form with a secret key', async ({ page }) => {
  await field(page, 'Publishable key').fill('sk_live_51Hq0secret');
  await page.getByRole('button', { name: 'Save Changes' }).click();
  await expect(page.locator('input:invalid')).toHaveCount(1);
  expect(page.url()).toBe(settingsUrl);
  await page.reload();
  await expect(field(page, 'Publishable key')).toHaveValue(siteKey);
});

test('stores a key as it is meant, and says what it does', async ({ page }) => {
  const hint = page.locator('#sir-donate-key-hint');
  await expect(hint).toContainText('This is a test key: no money moves.');
  await field(page, 'Publishable key').fill(' “pk_live_abc123”\u200b');
  await save(page);
  await expect(field(page, 'Publishable key')).toHaveValue('pk_live_abc123');
  await expect(hint).toContainText('This is a live key: gifts are real.');
});

for (const wrong of ['abc', 'pk_test_', 'pk_prod_1', 'pk_test_a b', '<script>alert(1)</script>'])
  test(`refuses ${wrong} as the key, and says how one begins`, async ({ page }) => {
    await field(page, 'Publishable key').fill(wrong);
    await save(page);
    await expect(messages(page)).toContainText('it begins with pk_test_ or pk_live_');
    await expect(field(page, 'Publishable key')).toHaveValue(siteKey);
  });

for (const wrong of [
  'http://cdn.example/v0/',
  'javascript:alert(1)',
  'cdn.example/v0',
  '/files/v0/',
  'https://name:password@cdn.example/v0/',
])
  test(`refuses ${wrong} as the address of the files`, async ({ page }) => {
    await field(page, 'Address of the files').fill(wrong);
    await save(page);
    await expect(messages(page)).toContainText('it begins with https://');
    await expect(field(page, 'Address of the files')).toHaveValue(filesUrl);
  });

test('refuses a CDN of npm packages, which serves no pages', async ({ page }) => {
  await field(page, 'Address of the files').fill(
    'https://cdn.jsdelivr.net/npm/@sir-giving/donate@0/dist/v0/sir-donate.js',
  );
  await save(page);
  await expect(messages(page)).toContainText('serve no pages');
});

test('takes the address of the script for that of its folder', async ({ page }) => {
  await field(page, 'Address of the files').fill(`${filesUrl}sir-donate.js`);
  await save(page);
  await expect(field(page, 'Address of the files')).toHaveValue(filesUrl);
  await expect(page.locator('.notice-warning')).toHaveCount(0);
});

test('warns if there is no script at the address of the files', async ({ page }) => {
  const empty = filesUrl.replace('/v0/', '/v9/');
  await field(page, 'Address of the files').fill(empty);
  await save(page);
  await expect(messages(page).filter({ hasText: 'found no script' })).toContainText(`${empty}sir-donate.js`);
});

test('shows the link of the site, which opens the form', async ({ page }) => {
  const address = await page.getByRole('textbox', { name: 'Link', exact: true }).inputValue();
  expect(new URL(address).searchParams.get('publishable-key')).toBe(siteKey);
  await page.goto(address);
  await expect(page.getByRole('radio', { name: '$25' })).toBeVisible();
});

for (const role of ['author', 'contributor'] as const)
  test(`an ${role === 'author' ? role : 'editor of drafts (contributor)'} sees no settings and cannot send any`, async ({
    person,
  }) => {
    const { context } = await person(role);
    expect((await context.request.get(settingsUrl)).status()).toBe(403);
    const sent = await context.request.post(`${siteOrigin}/wp-admin/options.php`, {
      form: { option_page: 'sir_donate', action: 'update', 'sir_donate[key]': 'pk_test_other' },
    });
    expect(sent.status()).toBe(403);
  });

test('a request that the settings page did not make changes nothing', async ({ page, person }) => {
  const { context } = await person('administrator');
  const sent = await context.request.post(`${siteOrigin}/wp-admin/options.php`, {
    form: { option_page: 'sir_donate', action: 'update', 'sir_donate[key]': 'pk_test_other' },
  });
  expect(sent.status()).toBe(403);
  await page.reload();
  await expect(field(page, 'Publishable key')).toHaveValue(siteKey);
});

test('without a key visitors see nothing, and editors read what is missing', async ({
  page,
  browser,
  publish,
}) => {
  await field(page, 'Publishable key').fill('');
  await save(page);
  const id = await publish(
    '<!-- wp:sir-giving/donate /--><!-- wp:shortcode -->[sir_donate]<!-- /wp:shortcode -->',
  );
  await page.goto(postUrl(id));
  await expect(page.getByRole('note')).toHaveCount(2);
  await expect(page.getByRole('note').first()).toContainText('The publishable key is missing.');
  const visitor = await (await browser.newContext()).newPage();
  await visitor.goto(postUrl(id));
  await expect(visitor.getByRole('note')).toHaveCount(0);
  await expect(visitor.locator('sir-donate, script[src*="sir-donate"]')).toHaveCount(0);
  await visitor.context().close();
});

test('looks as the other settings of WordPress do', async ({ page }, testInfo) => {
  for (const width of [360, 1280]) {
    await page.setViewportSize({ width, height: 900 });
    await page.screenshot({ path: testInfo.outputPath(`settings-${width}.png`), fullPage: true });
    const overflow = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect(overflow).toBeLessThanOrEqual(0);
  }
});
