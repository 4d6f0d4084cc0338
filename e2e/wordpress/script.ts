/** The script is loaded once, on the pages that need it. */
import { finish, giveOnce, heading, openDialog } from '../support/donor.js';
import { filesUrl, siteNonprofit, siteOrigin } from './addresses.js';
import { block, formLink } from './forms.js';
import { expect, postUrl, scripts, test } from './site.js';

const link = `<a href="${formLink.replaceAll('&', '&amp;')}">Donate</a>`;

test('a page without any of ours has no script, no style and no request of ours', async ({
  page,
  publish,
}) => {
  const requests: string[] = [];
  page.on('request', (request) => requests.push(request.url()));
  const id = await publish(
    'A text on sir-donate.js and <code>&lt;sir-donate&gt;</code>, and <a href="https://example.org/frame.html">a frame</a>.',
  );
  await page.goto(postUrl(id), { waitUntil: 'networkidle' });
  await expect(scripts(page)).toHaveCount(0);
  await expect(page.locator('style#sir-donate-inline-css')).toHaveCount(0);
  expect(requests.filter((url) => !url.startsWith(siteOrigin))).toEqual([]);
});

for (const [name, content] of Object.entries({
  'a shortcode': '[sir_donate]',
  'several of all': `<!-- wp:sir-giving/donate /-->${block('shortcode', '[sir_donate]')}${block('paragraph', `<p>${link}</p>`)}`,
  'a link': block('paragraph', `<p>${link}</p>`),
  'a link in a nested block': `<!-- wp:group --><div class="wp-block-group">${block('paragraph', `<p>${link}</p>`)}</div><!-- /wp:group -->`,
}))
  test(`a page with ${name} has the script once`, async ({ page, publish }) => {
    await page.goto(postUrl(await publish(content)));
    await expect(scripts(page)).toHaveCount(1);
    await expect(scripts(page)).toHaveAttribute('src', `${filesUrl}sir-donate.js`);
    expect(await scripts(page).evaluate((script) => script.parentElement?.localName)).toBe('head');
  });

test('the script that a page brings along is not loaded a second time', async ({ page, publish }) => {
  const id = await publish(
    block('html', `<script async src="${filesUrl}sir-donate.js"></script>`) +
      block('shortcode', '[sir_donate]'),
  );
  await page.goto(postUrl(id));
  await expect(scripts(page)).toHaveCount(1);
  await openDialog(page);
});

test('optimisers are asked to leave the script alone', async ({ page, publish }) => {
  const response = await page.goto(postUrl(await publish('[sir_donate]')));
  const tag = /<script[^>]*sir-donate\.js[^>]*>/.exec((await response?.text()) ?? '')?.[0] ?? '';
  for (const attribute of [
    'async',
    'data-cfasync="false"',
    'data-no-optimize="1"',
    'data-no-defer="1"',
    'data-no-minify="1"',
    'data-jetpack-boost="ignore"',
    'nowprocket',
  ])
    expect(tag).toContain(` ${attribute}`);
  expect(tag.indexOf('data-cfasync'), 'Cloudflare reads it ahead of src').toBeLessThan(tag.indexOf(' src='));
});

test('a menu of a classic theme loads the script where it is shown', async ({ page, person, publish }) => {
  const theme = 'twentytwentyone';
  const id = await publish('Nothing of ours in the text.');
  await (await person('administrator')).addMenu({ title: 'Give in a menu', url: formLink }, theme);
  await page.goto(postUrl(id));
  await expect(scripts(page)).toHaveCount(0);
  await page.goto(postUrl(id, { theme }));
  await expect(scripts(page)).toHaveCount(1);
  await page.evaluate(() => customElements.whenDefined('sir-donate').then(() => undefined));
  await page.getByRole('link', { name: 'Give in a menu' }).click();
  await expect(page.getByRole('dialog')).toBeVisible();
});

test('a block that several pages share brings the script along', async ({ page, publish }) => {
  const ref = await publish({ content: '<!-- wp:sir-giving/donate {"label":"Give"} /-->', type: 'blocks' });
  await page.goto(postUrl(await publish(`<!-- wp:block {"ref":${ref}} /-->`)));
  await expect(scripts(page)).toHaveCount(1);
  await page.getByRole('button', { name: 'Give', exact: true }).click();
  await expect(page.getByRole('dialog')).toBeVisible();
});

test('a feed has the link alone', async ({ publish }) => {
  const id = await publish('[sir_donate amount="25"]\n\n<!-- wp:sir-giving/donate /-->');
  const feed = await (await fetch(`${siteOrigin}/?feed=rss2`)).text();
  const item = feed.split('<item>').find((text) => text.includes(`<link>${postUrl(id)}</link>`)) ?? '';
  expect(item.match(/\/v0\/frame\.html\?publishable-key=/g)).toHaveLength(2);
  expect(item).not.toMatch(/<sir-donate|<script/);
});

test('the own copy of the plug-in takes a gift, and its link opens the form in the page', async ({
  page,
  publish,
}) => {
  const id = await publish('[sir_donate]');
  await page.goto(postUrl(id, { 'own-files': '' }));
  await expect(scripts(page)).toHaveAttribute(
    'src',
    /^http:\/\/127\.0\.0\.1:\d+\/wp-content\/plugins\/sir-donate\/files\/v0\/sir-donate\.js\?ver=/,
  );
  await expect(scripts(page)).toHaveAttribute('data-files', '/wp-content/plugins/sir-donate/files/v0/');
  const href = await page.locator('sir-donate a').getAttribute('href');
  await openDialog(page);
  const dialog = page.getByRole('dialog');
  await finish(page, await giveOnce(page, '$25', dialog));
  await expect(heading(dialog, 'thanksTitle')).toBeVisible();

  const linked = await publish(
    block('paragraph', `<p><a href="${href?.replaceAll('&', '&amp;')}">Give here</a></p>`),
  );
  await page.goto(postUrl(linked, { 'own-files': '' }));
  await page.evaluate(() => customElements.whenDefined('sir-donate').then(() => undefined));
  await page.getByRole('link', { name: 'Give here' }).click();
  await expect(page.getByRole('dialog')).toBeVisible();
  expect(page.url()).toContain(`p=${linked}`);
});

test('an item of a menu opens the form in the page', async ({ page, publish }) => {
  const navigation = `<!-- wp:navigation-link ${JSON.stringify({ label: 'Give', url: formLink, kind: 'custom' })} /-->`;
  const id = await publish(`<!-- wp:navigation -->${navigation}<!-- /wp:navigation -->`);
  await page.goto(postUrl(id));
  await expect(scripts(page)).toHaveCount(1);
  await page.evaluate(() => customElements.whenDefined('sir-donate').then(() => undefined));
  await page.locator('.entry-content').getByRole('link', { name: 'Give' }).click();
  const dialog = page.getByRole('dialog');
  await finish(page, await giveOnce(page, '$25', dialog));
  await expect(heading(dialog, 'thanksTitle')).toBeVisible();
});

test('a file of the plug-in that is asked for by itself says nothing', async () => {
  for (const path of [
    'sir-donate.php',
    'uninstall.php',
    'includes/settings-page.php',
    'includes/element.php',
  ]) {
    const response = await fetch(`${siteOrigin}/wp-content/plugins/sir-donate/${path}`);
    expect(await response.text(), path).toBe('');
  }
});

test('a deleted plug-in leaves no option behind', async () => {
  const left = await (await fetch(`${siteOrigin}/?uninstall`)).json();
  expect(left).toEqual([]);
});

test('the preview of the block is for people who write alone, and carries no key of the site', async ({
  person,
  page,
}) => {
  const query = new URLSearchParams({
    action: 'sir_donate_preview',
    'block[amount]': '25',
    'block[label]': '<script>alert(1)</script>',
    'block[impact]': '25="><img src=x onerror=alert(1)>',
    'block[publishableKey]': 'pk_live_other',
    'block[nonprofit]': 'sk_live_51Hq0secret',
  });
  const preview = `${siteOrigin}/wp-admin/admin-post.php?${query}`;
  expect(await (await page.request.get(preview)).text()).not.toContain('<sir-donate');
  const response = await (await person('contributor')).context.request.get(preview);
  const html = await response.text();
  expect(html).toContain('publishable-key="pk_test_preview"');
  expect(html).toContain('simulate="succeeded"');
  expect(html).toContain(`nonprofit="${siteNonprofit}"`);
  expect(html).not.toMatch(/pk_live|51Hq0secret|<script>alert|<img/);
  expect(response.headers()['x-frame-options']).toBe('SAMEORIGIN');
});
