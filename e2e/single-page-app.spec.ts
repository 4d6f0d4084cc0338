/** The npm package in a single-page application: React 19 in strict mode, bundled by Vite, two routes. */
import {
  checkoutFrom,
  choose,
  comeBack,
  endCheckout,
  openDialog,
  preset,
  toCheckout,
} from './support/donor.js';
import { demoOrigins } from './support/origins.js';
import { serveReactApp } from './support/react-app.js';
import type { Sandbox } from './support/sandbox.js';
import { expect, type Page, test } from './support/test.js';
import { translate } from './support/translations.js';

let app: Awaited<ReturnType<typeof serveReactApp>>;

test.beforeAll(async ({ browserName }, { project, workerIndex }) => {
  // Each worker has its own folder, because a build empties the folder first.
  app = await serveReactApp(`${project.outputDir}/react-app-${browserName}-${workerIndex}`);
});

test.afterAll(async () => {
  await app.close();
});

async function visit(page: Page, sandbox: Sandbox): Promise<void> {
  const query = new URLSearchParams({ key: sandbox.key(), api: demoOrigins.api });
  await page.goto(`${app.origin}/index.html?${query}`);
  await expect(page.getByRole('heading', { name: 'Campaign' })).toBeVisible();
}

async function toTheCheckout(page: Page): Promise<Page> {
  await choose(page.getByRole('radio', { name: '$15 school books for one child' }));
  await page.getByRole('button', { name: translate('giveMonthly', { amount: '$15' }) }).click();
  await expect(page.getByLabel(translate('firstName'))).toHaveValue('Ada');
  await page.getByLabel(translate('lastName')).fill('Byron');
  await page.getByLabel(translate('email')).fill('ada.byron@example.org');
  return checkoutFrom(page, () => toCheckout(page).click());
}

test('a React app sets properties, loads the form as its own chunk and receives the complete event', async ({
  page,
  sandbox,
  record,
}) => {
  await visit(page, sandbox);
  const form = app.files.filter((name) => /form-.*\.js$/.test(name));
  expect(form, app.files.join()).toHaveLength(1);
  expect(record.requests.filter((request) => request.url().includes(String(form[0])))).toEqual([]);

  await openDialog(page);
  await expect(preset(page, '$30')).toBeVisible();
  await expect(page.getByRole('radio', { name: translate('once') })).toBeHidden();
  await endCheckout(await toTheCheckout(page), 'Pay');
  await comeBack(page);
  await page
    .getByRole('dialog')
    .getByRole('button', { name: translate('close'), exact: true })
    .first()
    .click();
  await expect(page.getByText('Given 1500 USD monthly')).toBeVisible();
  expect(await sandbox.counts()).toMatchObject({ config: 1, organization: 1, 'create-link': 1 });
  expect(record.warnings).toEqual([]);
});

test('a React app finds the donation again after the donor left the route and came back', {
  tag: '@invariant-8',
}, async ({ page, sandbox }) => {
  await visit(page, sandbox);
  await openDialog(page);
  const checkout = await toTheCheckout(page);
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'About us' }).click();
  await expect(page.locator('sir-donate')).toHaveCount(0);
  await endCheckout(checkout, 'Pay');
  await page.getByRole('button', { name: 'To the campaign' }).click();
  await expect(page.getByText('Given 1500 USD monthly')).toBeVisible();
});
