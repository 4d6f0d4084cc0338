/** What is retried by itself, what by the donor, and what never. */
import type { Route } from 'playwright/test';
import {
  chooseAmount,
  expectDetailsKept,
  fillDetails,
  heading,
  openDialog,
  sum,
  toCheckout,
} from './support/donor.js';
import { demoOrigins } from './support/origins.js';
import { expect, nextEvent, test } from './support/test.js';
import { translate } from './support/translations.js';
import { expectUnavailable } from './support/unavailable.js';

test.describe('retries', () => {
  test('does not wait for a Retry-After of one minute', async ({ page, openForm, sandbox, record }) => {
    sandbox.key('ratelimited');
    await page.route(`${demoOrigins.api}/v1/**`, async (route) => {
      const response = await route.fetch();
      await route.fulfill({ response, headers: { ...response.headers(), 'retry-after': '60' } });
    });
    await openForm();
    await expectUnavailable(
      { page, sandbox, record },
      { code: 'rate-limited', message: 'problemBusy', retryable: true, tries: 1 },
    );
  });

  test('sends no request from a new tab during the 429 back-off of another tab', {
    tag: '@invariant-9',
  }, async ({ page, openForm, sandbox }) => {
    sandbox.key('ratelimited');
    await page.route(`${demoOrigins.api}/v1/**`, async (route) => {
      const response = await route.fetch();
      await route.fulfill({ response, headers: { ...response.headers(), 'retry-after': '60' } });
    });
    await openForm();
    await expect(heading(page, 'unavailableTitle')).toBeVisible();
    // The first two requests leave together, and the first answer changes the screen.
    const before = { config: 1, organization: 1 };
    await expect.poll(() => sandbox.counts()).toEqual(before);
    const tab = await page.context().newPage();
    await tab.goto(page.url());
    await openDialog(tab);
    await expect(heading(tab, 'unavailableTitle')).toBeVisible();
    await expect(tab.getByText(translate('problemBusy'), { exact: true })).toBeVisible();
    expect(await sandbox.counts()).toEqual(before);
  });

  test('retries one bad answer without a warning', async ({ openForm, sandbox, record }) => {
    for (const endpoint of ['config', 'organization'] as const) {
      await sandbox.plan({ endpoint, fault: '502-html', times: 1 });
    }
    const page = await openForm();
    await expect(page.getByRole('heading', { name: 'Clean Water Fund of Lindenau' })).toBeVisible();
    await expect.poll(() => sandbox.counts()).toEqual({ config: 2, organization: 2 });
    await chooseAmount(page);
    await expect(page.getByRole('group', { name: translate('tip') })).toBeVisible();
    expect(record.warnings).toEqual([]);
  });

  test('restores the form with what was typed when the donor tries again', { tag: '@invariant-7' }, async ({
    openWidget,
    sandbox,
  }) => {
    await sandbox.plan({ endpoint: 'config', fault: '500', times: 3 });
    const page = await openWidget();
    // The three tries are over in two seconds: they begin once everything is typed.
    let goOn = (): void => {};
    const typed = new Promise<void>((resolve) => {
      goOn = resolve;
    });
    await page.route('**/config', async (route) => {
      await typed;
      await route.continue();
    });
    await openDialog(page);
    await chooseAmount(page, '$50');
    await fillDetails(page);
    goOn();
    await expect(heading(page, 'unavailableTitle')).toBeVisible();
    await page.getByRole('button', { name: translate('tryAgain') }).click();
    await expectDetailsKept(page);
    await expect(sum(page, 'total')).toHaveText('$55');
    expect(await sandbox.counts()).toEqual({ config: 4, organization: 1 });
  });

  test('makes no link when the config request times out during a submission', {
    tag: '@invariant-6',
  }, async ({ page, openFilledDetails, sandbox }) => {
    await sandbox.plan({ endpoint: 'config', fault: 'hang' });
    await page.clock.install();
    await openFilledDetails();
    await toCheckout(page).click();
    await expect(page.getByRole('button', { name: translate('preparing') })).toBeVisible();
    await expect.poll(() => sandbox.counts()).toEqual({ config: 1, organization: 1 });
    await page.clock.fastForward(10_000);
    await expect(heading(page, 'unavailableTitle')).toBeVisible();
    expect(await sandbox.requests('create-link')).toEqual([]);
  });

  test('shows the unavailable screen when the config request fails during a submission', async ({
    page,
    openFilledDetails,
    sandbox,
  }) => {
    await sandbox.plan({ endpoint: 'config', fault: '403' });
    const held = new Promise<Route>((resolve) => {
      void page.route(`${demoOrigins.api}/v1/partner/config`, resolve);
    });
    await openFilledDetails();
    await toCheckout(page).click();
    await expect(page.getByRole('button', { name: translate('preparing') })).toBeVisible();
    await (await held).continue();
    await expect(heading(page, 'unavailableTitle')).toBeVisible();
    await expect.poll(() => page.context().pages().length).toBe(1);
    expect(await sandbox.requests('create-link')).toEqual([]);
  });

  test('shows the unavailable screen when create-link answers 403', async ({
    openFilledDetails,
    sandbox,
  }) => {
    await sandbox.plan({ endpoint: 'create-link', fault: '403' });
    const page = await openFilledDetails();
    await toCheckout(page).click();
    await expect(heading(page, 'unavailableTitle')).toBeVisible();
    await expect(page.getByRole('link', { name: translate('fallback') })).toBeVisible();
    expect(await sandbox.counts()).toMatchObject({ 'create-link': 1 });
  });

  test('aborts a POST without an answer after ten seconds and does not repeat it', {
    tag: '@invariant-6',
  }, async ({ page, openFilledDetails, sandbox }) => {
    await sandbox.plan({ endpoint: 'create-link', fault: 'hang' });
    await page.clock.install();
    await openFilledDetails();
    await toCheckout(page).click();
    await expect.poll(() => sandbox.counts()).toMatchObject({ 'create-link': 1 });
    await page.clock.fastForward(10_000);
    await expect(page.getByRole('alert')).toContainText(translate('problemNetwork'));
    await expectDetailsKept(page);
    expect(await nextEvent(page, 'sir-donate-error')).toMatchObject({ code: 'timeout' });
    expect(await sandbox.counts()).toMatchObject({ 'create-link': 1 });
  });
});
