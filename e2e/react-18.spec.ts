/** The React component in React 18, whose HTML a server renders and streams. e2e/integrations has React 19. */
import { readFile } from 'node:fs/promises';
import { layout } from '../build/layout.js';
import { preset } from './support/donor.js';
import { demoOrigins } from './support/origins.js';
import { serveReact18App } from './support/react-18-app.js';
import type { Sandbox } from './support/sandbox.js';
import { expect, type Page, test } from './support/test.js';

let app: Awaited<ReturnType<typeof serveReact18App>>;

test.beforeAll(async ({ browserName }, { project, workerIndex }) => {
  // Each worker has its own folder, because a build empties the folder first.
  app = await serveReact18App(`${project.outputDir}/react-18-${browserName}-${workerIndex}`);
});

test.afterAll(async () => {
  await app.close();
});

const widget = (page: Page) => page.locator('sir-donate');
const events = (page: Page) => page.getByRole('list', { name: 'Events' });
const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();

/** Goes to the app. `early`: the page defines the element before React starts. `client`: no server has rendered it. */
async function visit(page: Page, sandbox: Sandbox, variant: 'early' | 'client' | 'late'): Promise<void> {
  const query = new URLSearchParams({ key: sandbox.key(), api: demoOrigins.api, [variant]: 'yes' });
  await page.goto(`${app.origin}/?${query}`);
  await expect(page.getByRole('button', { name: 'Start React' })).toBeVisible();
}

const markup = (page: Page): Promise<string> => widget(page).evaluate((element) => element.outerHTML);

test('the file of the component begins with the directive that makes it a client component', async () => {
  const file = new URL(`../dist/${layout.npm}/react.js`, import.meta.url);
  expect(await readFile(file, 'utf8')).toMatch(/^'use client';/);
});

test('React 18 hydrates the component without a change, and its later props and handlers apply', async ({
  page,
  sandbox,
  record,
}) => {
  await visit(page, sandbox, 'late');
  const rendered = await markup(page);
  expect(rendered).toContain('class="spring"');
  expect(rendered).toContain('presets-only="true"');
  await press(page, 'Start React');
  await openDialogOf(page, 'spring');
  expect(await markup(page)).toBe(rendered);
  await expect(page.getByRole('radio', { name: '$15 school books' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(events(page).getByRole('listitem')).toHaveText(['opened in spring', 'closed in spring']);

  await press(page, 'Other season');
  await expect(widget(page)).toHaveAttribute('class', 'autumn');
  for (const name of ['impact', 'presets-only']) await expect(widget(page)).not.toHaveAttribute(name);
  await press(page, 'Open by ref');
  await expect(preset(page, '€40')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(events(page).getByRole('listitem')).toHaveText([
    'opened in spring',
    'closed in spring',
    'opened in autumn',
    'closed in autumn',
  ]);
  await press(page, 'Other season');
  await expect(widget(page)).not.toHaveAttribute('currency');
  expect(record.warnings).toEqual([]);
});

test('React 18 hydrates an element that the page defined, and a donor opened, before', async ({
  page,
  sandbox,
  record,
}) => {
  await visit(page, sandbox, 'early');
  await openDialogOf(page, 'spring');
  const rendered = await markup(page);
  // The dialog is modal: no donor could press the button.
  await page.getByRole('button', { name: 'Start React', includeHidden: true }).dispatchEvent('click');
  await expect(async () => {
    await page.keyboard.press('Escape');
    await expect(events(page).getByRole('listitem').first()).toHaveText('closed in spring', { timeout: 100 });
  }).toPass();
  expect(await markup(page)).toBe(rendered);
  await press(page, 'Other season');
  await press(page, 'Open by ref');
  await expect(preset(page, '€40')).toBeVisible();
  expect(record.warnings.filter((line) => !line.includes('Already defined'))).toEqual([]);
});

test('React 18 renders, removes and adds the component on the client, in strict mode', async ({
  page,
  sandbox,
  record,
}) => {
  await visit(page, sandbox, 'client');
  await press(page, 'Start React');
  await openDialogOf(page, 'spring');
  await page.keyboard.press('Escape');
  await press(page, 'Add or remove');
  await expect(widget(page)).toHaveCount(0);
  await press(page, 'Add or remove');
  await press(page, 'Open by ref');
  await expect(page.getByRole('dialog')).toBeVisible();
  await expect(events(page).getByRole('listitem')).toHaveText([
    'opened in spring',
    'closed in spring',
    'opened in spring',
  ]);
  expect(record.warnings).toEqual([]);
});

async function openDialogOf(page: Page, season: string): Promise<void> {
  await page.getByRole('button', { name: `Donate in ${season}` }).click();
  await expect(page.getByRole('dialog')).toBeVisible();
}
