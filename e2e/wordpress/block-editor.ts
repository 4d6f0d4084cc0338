/** What people do by hand in the block editor and in the classic editor, up to a gift. */
import type { BrowserContext } from 'playwright/test';
import { donateButton, finish, giveOnce, heading, openDialog, preset } from '../support/donor.js';
import { type Role, siteOrigin } from './addresses.js';
import { formLink } from './forms.js';
import { expect, type Page, postUrl, test } from './site.js';

const editorUrl = (type: 'page' | 'post'): string => `${siteOrigin}/wp-admin/post-new.php?post_type=${type}`;

async function openEditor(context: BrowserContext, type: 'page' | 'post'): Promise<Page> {
  const page = await context.newPage();
  // The sidebar has its place.
  await page.setViewportSize({ width: 1280, height: 900 });
  await page.goto(editorUrl(type));
  await page.getByRole('textbox', { name: 'Add title' }).fill('Help us');
  return page;
}

/** Adds a block as people do: by the inserter in the toolbar. */
async function insertBlock(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name: 'Toggle block inserter' }).click();
  await page.getByRole('searchbox').fill(name);
  // The glyph of an icon is a part of the name.
  await page.getByRole('option', { name: new RegExp(`(?:^|\\W)${name}$`) }).click();
}

/** Opens the sidebar with the fields of the block. */
async function openSidebar(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Toggle block inserter' }).click();
  const settings = page.getByRole('button', { name: 'Settings', exact: true });
  if ((await settings.getAttribute('aria-expanded')) !== 'true') await settings.click();
}

/** Publishes, and returns the address of the page. */
async function publishInEditor(page: Page): Promise<string> {
  await page.getByRole('button', { name: 'Publish', exact: true }).click();
  const panel = page.getByRole('region', { name: 'Editor publish' });
  await panel.getByRole('button', { name: 'Publish', exact: true }).click();
  const view = panel.getByRole('link', { name: /^View (Page|Post)$/ });
  await expect(view).toBeVisible();
  return (await view.getAttribute('href')) ?? '';
}

async function giveAsVisitor(page: Page, address: string, label = 'Donate'): Promise<void> {
  await page.goto(address);
  await page.getByRole('button', { name: label, exact: true }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog).toBeVisible();
  await finish(page, await giveOnce(page, '$25', dialog));
  await expect(heading(dialog, 'thanksTitle')).toBeVisible();
}

test('an administrator inserts the block by hand, sets its fields, publishes, and a visitor gives', async ({
  page,
  person,
}, testInfo) => {
  const { context } = await person('administrator');
  const editor = await openEditor(context, 'page');
  await insertBlock(editor, 'Donation');
  await openSidebar(editor);
  const preview = editor.frameLocator('iframe[title="Preview of the donation button"]');
  await expect(preview.getByRole('button', { name: 'Donate', includeHidden: true })).toBeVisible();
  await editor.getByRole('textbox', { name: 'Text of the button' }).fill('Give now');
  await editor.getByRole('textbox', { name: 'Suggested amounts' }).fill('25,50');
  await expect(preview.getByRole('button', { name: 'Give now', includeHidden: true })).toBeVisible();
  await editor.screenshot({ path: testInfo.outputPath('editor-1280.png') });
  const address = await publishInEditor(editor);
  await editor.reload();
  await expect(preview.getByRole('button', { name: 'Give now', includeHidden: true })).toBeVisible();
  await expect(editor.getByText('This block contains unexpected or invalid content')).toHaveCount(0);
  await editor.close();
  await giveAsVisitor(page, address, 'Give now');
  await page.reload();
  await page.getByRole('button', { name: 'Give now' }).click();
  await expect(preset(page.getByRole('dialog'), '$10')).toHaveCount(0);
});

test('the preview shows the form, and takes no secret', async ({ person }, testInfo) => {
  const { context } = await person('administrator');
  const editor = await openEditor(context, 'page');
  const requests: string[] = [];
  editor.on('request', (request) => requests.push(request.url()));
  await insertBlock(editor, 'Donation');
  await openSidebar(editor);
  await editor.getByRole('combobox', { name: 'Show' }).selectOption({ label: 'The form in the page' });
  const preview = editor.frameLocator('iframe[title="Preview of the donation button"]');
  await expect(preview.getByRole('radio', { name: '$25', includeHidden: true })).toBeVisible();
  const secret = editor.getByRole('textbox', { name: 'Referral code' });
  await secret.fill('sk_live_51Hq0secret');
  await expect(editor.getByText('That looked like a secret.')).toBeVisible();
  await expect(secret).toHaveValue('');
  await editor.screenshot({ path: testInfo.outputPath('form-in-editor.png') });
  await editor.setViewportSize({ width: 360, height: 800 });
  await editor.screenshot({ path: testInfo.outputPath('form-in-editor-360.png') });
  expect(requests.filter((url) => url.includes('51Hq0secret'))).toEqual([]);
  expect(requests.filter((url) => url.includes('/v1/partner'))).toEqual([]);
  await editor.close();
});

test('an author makes a button by hand and pastes the address, and a visitor gives', async ({
  page,
  person,
}) => {
  const { context } = await person('author');
  const editor = await openEditor(context, 'post');
  await insertBlock(editor, 'Buttons');
  await editor.getByRole('textbox', { name: 'Button text' }).fill('Give here');
  await editor.getByRole('button', { name: 'Link', exact: true }).click();
  const field = editor.getByRole('combobox', { name: 'URL' });
  await field.fill(formLink);
  await field.press('Enter');
  const address = await publishInEditor(editor);
  await editor.close();
  await page.goto(address);
  await page.evaluate(() => customElements.whenDefined('sir-donate').then(() => undefined));
  await page.getByRole('link', { name: 'Give here' }).click();
  const dialog = page.getByRole('dialog');
  await finish(page, await giveOnce(page, '$25', dialog));
  await expect(heading(dialog, 'thanksTitle')).toBeVisible();
});

const classicRoles: readonly Role[] = ['administrator', 'author'];

for (const role of classicRoles)
  test(`in the classic editor a shortcode that is typed in the tab “Visual” takes a gift, role ${role}`, async ({
    page,
    person,
  }) => {
    const { context } = await person(role);
    const editor = await context.newPage();
    await editor.goto(`${editorUrl('post')}&classic-editor`);
    await editor.getByRole('textbox', { name: 'Add title' }).fill('Classic');
    await editor.getByRole('button', { name: 'Visual' }).click();
    const text = editor.frameLocator('#content_ifr').locator('body');
    await text.click();
    await text.pressSequentially('[sir_donate amount="25" label="Give"]');
    await editor.getByRole('button', { name: 'Text', exact: true }).click();
    await expect(
      editor.getByRole('textbox', { name: 'Text', exact: true }).or(editor.locator('#content')),
    ).toBeVisible();
    await editor.getByRole('button', { name: 'Publish', exact: true }).click();
    await expect(editor).toHaveURL(/post=\d+/);
    const id = Number(new URL(editor.url()).searchParams.get('post'));
    await editor.close();
    await giveAsVisitor(page, postUrl(id), 'Give');
  });

test('a contributor sees the block in the editor, and it comes through review', async ({ page, person }) => {
  const { context } = await person('contributor');
  const editor = await openEditor(context, 'post');
  await insertBlock(editor, 'Donation');
  const preview = editor.frameLocator('iframe[title="Preview of the donation button"]');
  await expect(preview.getByRole('button', { name: 'Donate', includeHidden: true })).toBeVisible();
  await editor.getByRole('button', { name: 'Publish', exact: true }).click();
  const panel = editor.getByRole('region', { name: 'Editor publish' });
  await panel.getByRole('button', { name: 'Submit for Review' }).click();
  await expect(editor).toHaveURL(/post=\d+/);
  const id = Number(new URL(editor.url()).searchParams.get('post'));
  await editor.close();
  await (await person('administrator')).publish(id);
  await page.goto(postUrl(id));
  await expect(donateButton(page)).toBeVisible();
  await openDialog(page);
});
