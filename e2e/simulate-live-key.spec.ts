/** A live key takes real donations, whatever `simulate` says. */
import { chooseAmount, fillDetails, heading, openDialog, toCheckout } from './support/donor.js';
import { eventsOf } from './support/recorder.js';
import { expect, test } from './support/test.js';
import { translate } from './support/translations.js';

test('with a live key nothing is simulated, and the console says why', { tag: '@invariant-2' }, async ({
  page,
  openWidget,
  record,
}) => {
  const paths: string[] = [];
  await page.route('https://api.sirgiving.org/**', async (route) => {
    const { pathname } = new URL(route.request().url());
    paths.push(pathname);
    const json = pathname.endsWith('/config')
      ? { name: 'P', isActive: true, enabledFeatures: ['DONATIONS'] }
      : { name: 'The real name', status: 'ACTIVE', logo: null };
    const isPost = pathname.endsWith('/create-link');
    await route.fulfill({
      json,
      status: isPost ? 503 : 200,
      headers: { 'Access-Control-Allow-Origin': '*', 'Access-Control-Allow-Headers': '*' },
    });
  });
  await openWidget({
    attributes: { 'publishable-key': 'pk_live_simulate', 'api-base': null, simulate: 'succeeded' },
    headers: {
      'Content-Security-Policy': "script-src {{files}} 'nonce-e2e'; connect-src https://api.sirgiving.org",
    },
  });
  await openDialog(page);
  await expect(page.getByRole('heading', { name: 'The real name' })).toBeVisible();
  await expect(page.getByText(translate('simulation'), { exact: true })).toHaveCount(0);
  await chooseAmount(page);
  await fillDetails(page);
  await toCheckout(page).click();
  await expect(page.getByRole('alert')).toContainText(translate('problemServer'));
  await expect(heading(page, 'yourDetails')).toBeVisible();
  expect(paths.filter((path) => path.endsWith('/create-link'))).toHaveLength(1);
  expect(record.warnings.filter((line) => line.includes('simulate='))).toEqual([
    expect.stringMatching(/simulate="succeeded" .*ignored.*with a test key only/),
  ]);
  const events = await eventsOf(page);
  expect(events.length).toBeGreaterThan(1);
  expect(events.filter(({ detail }) => Object.hasOwn(Object(detail), 'simulated'))).toEqual([]);
  expect(record.requests.filter((request) => request.url().includes('/simulation-'))).toEqual([]);
});
