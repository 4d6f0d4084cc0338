/** A stored donation is resumed where the donor comes back, until it is finished, dismissed or expired. */
import {
  comeBack,
  comeBackLater,
  donateButton,
  finish,
  finishLater,
  giveOnce,
  heading,
  openDialog,
  preset,
  toCheckout,
} from './support/donor.js';
import { demoOrigins } from './support/origins.js';
import { passTime, statusCountOf } from './support/polling.js';
import { detailsOf } from './support/recorder.js';
import { Sandbox } from './support/sandbox.js';
import { settled } from './support/settled.js';
import {
  anotherTab,
  completions,
  entriesOf,
  expectResumed,
  locksOf,
  statesOf,
} from './support/stored-donations.js';
import { expect, nextEvent, type Page, type PageRecord, test } from './support/test.js';
import { translate } from './support/translations.js';

test.describe('resuming a donation', () => {
  test.beforeEach(({ page }) => page.clock.install());

  test('resumes the donation after three reloads', { tag: '@invariant-8' }, async ({ openForm, sandbox }) => {
    const page = await openForm();
    await giveOnce(page);
    for (let time = 0; time < 3; time++) await page.reload();
    await expectResumed(page, sandbox);
  });

  test('resumes the donation in another tab after its tab is closed', { tag: '@invariant-8' }, async ({
    openForm,
    sandbox,
    context,
  }) => {
    const page = await openForm();
    await giveOnce(page);
    const url = page.url();
    await page.close();
    const tab = await context.newPage();
    await tab.goto(url);
    await expectResumed(tab, sandbox);
  });

  test('resumes the donation on another page of the same site', { tag: '@invariant-8' }, async ({
    openForm,
    openWidget,
    sandbox,
  }) => {
    const page = await openForm();
    await giveOnce(page);
    await openWidget({ html: (it) => `<main><h1>Another page</h1><p>Text.</p>${it}</main>` });
    await expectResumed(page, sandbox);
  });

  test('resumes the donation after a crash of the tab', { tag: '@invariant-8' }, async ({
    openForm,
    sandbox,
    context,
    browserName,
  }) => {
    test.skip(browserName !== 'chromium', 'Only Chromium crashes on demand.');
    const page = await openForm();
    await giveOnce(page);
    const url = page.url();
    const crashed = page.waitForEvent('crash');
    void page.goto('chrome://crash').catch(() => {});
    await crashed;
    const tab = await context.newPage();
    await tab.goto(url);
    // No clock can be set where a page has crashed.
    await expectResumed(tab, sandbox, comeBack);
  });

  test('resumes the donation after a crash of the browser', { tag: '@invariant-8' }, async ({
    openForm,
    sandbox,
    context,
    browser,
  }) => {
    const page = await openForm();
    await giveOnce(page);
    const url = page.url();
    const storageState = await context.storageState();
    await context.close();
    const later = await browser.newContext({ storageState });
    const tab = await later.newPage();
    await tab.clock.install();
    await tab.goto(url);
    await expectResumed(tab, sandbox);
    await later.close();
  });

  test('resumes the donation when the donor goes back from a redirect checkout without paying', {
    tag: '@invariant-8',
  }, async ({ openFilledDetails, sandbox }) => {
    const page = await openFilledDetails({ attributes: { checkout: 'redirect' } });
    await toCheckout(page).click();
    await page.waitForURL(`${demoOrigins.checkout}/**`);
    await page.goBack();
    await expect(page.getByRole('dialog')).toBeVisible();
    await expectResumed(page, sandbox);
  });

  test('resumes as waiting after a reload of the link screen', {
    tag: '@invariant-8',
  }, async ({ page, openFilledDetails, sandbox }) => {
    await page.addInitScript(() => {
      window.open = () => null;
    });
    await openFilledDetails();
    await toCheckout(page).click();
    await expect(heading(page, 'linkTitle')).toBeVisible();
    await page.reload();
    await expectResumed(page, sandbox);
  });

  test('resumes with the dialog closed when it was closed, and shows the donation on a click', {
    tag: '@invariant-8',
  }, async ({ openForm, sandbox }) => {
    const page = await openForm();
    await giveOnce(page);
    await page.keyboard.press('Escape');
    // A dialog tells that it is closed in a later task, and only then it is stored.
    await nextEvent(page, 'sir-donate-close');
    await page.reload();
    await expect.poll(() => statesOf(page)).toEqual(['waiting']);
    await expect(page.getByRole('dialog')).toBeHidden();
    await donateButton(page).click();
    await expectResumed(page, sandbox);
  });
});

test.describe('clock changes and expiry', () => {
  const hour = 60 * 60_000;

  test.beforeEach(({ page }) => page.clock.install());

  for (const [name, byMs] of [
    ['back by ten hours', -10 * hour],
    ['back by a minute', -60_000],
    ['forward by ten minutes', 10 * 60_000],
  ] as const) {
    test(`resumes the donation when the clock is set ${name}`, { tag: '@invariant-8' }, async ({
      openForm,
      sandbox,
    }) => {
      const page = await openForm();
      await giveOnce(page);
      await passTime(page, byMs);
      await page.reload();
      await expectResumed(page, sandbox);
    });
  }

  test('shows the donation as pending after half an hour and polls once on return', {
    tag: ['@invariant-8', '@invariant-9'],
  }, async ({ openForm, sandbox, record }) => {
    const page = await openForm();
    await giveOnce(page);
    await passTime(page, 10 * hour);
    const before = statusCountOf(record, page);
    await page.reload();
    await expect(heading(page, 'pendingTitle')).toBeVisible();
    await expect.poll(() => statusCountOf(record, page)).toBe(before + 1);
    await settled(page);
    expect(statusCountOf(record, page)).toBe(before + 1);

    await sandbox.settle('pay');
    await page.getByRole('button', { name: translate('checkAgain') }).click();
    await nextEvent(page, 'sir-donate-complete');
    expect(statusCountOf(record, page)).toBe(before + 2);
  });

  for (const [name, byMs] of [
    ['more than a day old', 25 * hour],
    ['dated more than a day ahead', -25 * hour],
  ] as const) {
    test(`removes a stored donation ${name} and does not poll it`, {
      tag: '@invariant-8',
    }, async ({ openForm, sandbox, record }) => {
      const page = await openForm();
      await giveOnce(page);
      expect((await entriesOf(page)).length).toBe(1);
      await passTime(page, byMs);
      const before = statusCountOf(record, page);
      await page.reload();
      await expect.poll(() => entriesOf(page)).toEqual([]);
      await openDialog(page);
      await expect(preset(page, '$25')).toBeVisible();
      await sandbox.settle('pay');
      await comeBackLater(page);
      await settled(page);
      expect(statusCountOf(record, page)).toBe(before);
      expect(await completions(page)).toEqual([]);
    });
  }

  test('removes a stored entry that is not a valid donation', {
    tag: ['@invariant-8', '@invariant-10'],
  }, async ({ openWidget, record, sandbox }) => {
    const page = await openWidget();
    await page.evaluate(
      (name) => localStorage.setItem(name, '{"partnerDonationId":{"__proto__":1}}'),
      `sir-donate:donation:${sandbox.key()}:clean-water-fund:pd_1`,
    );
    await page.reload();
    await expect.poll(() => entriesOf(page)).toEqual([]);
    await openDialog(page);
    await expect(preset(page, '$25')).toBeVisible();
    expect(statusCountOf(record, page)).toBe(0);
  });
});

test.describe('finished and dismissed donations', () => {
  test.beforeEach(({ page }) => page.clock.install());

  /** Expects that a reload shows a new form and polls nothing. */
  async function expectGone(page: Page, record: PageRecord): Promise<void> {
    expect(await entriesOf(page)).toEqual([]);
    const before = statusCountOf(record, page);
    await page.reload();
    await openDialog(page);
    await expect(preset(page, '$25')).toBeVisible();
    await comeBackLater(page);
    await settled(page);
    expect(statusCountOf(record, page)).toBe(before);
  }

  test('forgets a confirmed donation', { tag: '@invariant-8' }, async ({ openForm, record }) => {
    const page = await openForm();
    await finish(page, await giveOnce(page));
    await nextEvent(page, 'sir-donate-complete');
    await expectGone(page, record);
    expect((await completions(page)).length).toBe(1);
  });

  test('forgets a failed donation', { tag: '@invariant-8' }, async ({ openForm, record }) => {
    const page = await openForm();
    await finish(page, await giveOnce(page), 'Decline');
    await nextEvent(page, 'sir-donate-failed');
    await expectGone(page, record);
    expect((await detailsOf(page, 'sir-donate-failed')).length).toBe(1);
  });

  test('forgets a donation that is dismissed while waiting', { tag: '@invariant-8' }, async ({
    openForm,
    sandbox,
    record,
  }) => {
    const page = await openForm();
    await giveOnce(page);
    await page.getByRole('button', { name: translate('startOver') }).click();
    await expect(preset(page, '$25')).toBeVisible();
    await sandbox.settle('pay');
    await expectGone(page, record);
    expect(await completions(page)).toEqual([]);
  });

  test('forgets a donation that is dismissed during a status request', { tag: '@invariant-8' }, async ({
    openForm,
    sandbox,
    record,
  }) => {
    const release = await sandbox.hold('status');
    const page = await openForm();
    await giveOnce(page);
    await sandbox.settle('pay');
    await comeBack(page);
    await expect.poll(async () => (await sandbox.counts()).status).toBeGreaterThan(0);
    await page.getByRole('button', { name: translate('startOver') }).click();
    await release();
    await settled(page);
    await expect(preset(page, '$25')).toBeVisible();
    expect(await completions(page)).toEqual([]);
    await expectGone(page, record);
  });

  test('forgets a donation in every tab after reset()', { tag: '@invariant-8' }, async ({
    openForm,
    sandbox,
    record,
  }) => {
    const page = await openForm();
    await giveOnce(page);
    const tab = await anotherTab(page);
    await expect.poll(() => locksOf(tab)).toEqual({ held: 1, pending: 1 });
    await page.bringToFront();
    await page.locator('sir-donate').evaluate((widget) => Reflect.get(widget, 'reset').call(widget));
    await sandbox.settle('pay');
    await comeBackLater(tab);
    await expect.poll(() => locksOf(tab)).toEqual({ held: 0, pending: 0 });
    await settled(tab);
    expect(statusCountOf(record, tab)).toBe(0);
    expect(await completions(page, tab)).toEqual([]);
    expect(await statesOf(tab)).toEqual(['amount']);
  });
});

test.describe('several donations on one page', () => {
  test.beforeEach(({ page }) => page.clock.install());

  const both = (it: string) =>
    `<main><h1>Two</h1><section aria-label="Water">${it}</section><section aria-label="Forest">${it.replace('clean-water-fund', 'forest-guardians')}</section></main>`;
  const button = (page: Page, name: string) =>
    page.getByRole('region', { name }).getByRole('button', { name: 'Donate' });

  test('resumes only the widget of the nonprofit that was given to', {
    tag: '@invariant-8',
  }, async ({ openWidget, sandbox }) => {
    const page = await openWidget({ html: both });
    await button(page, 'Forest').click();
    const checkout = await giveOnce(page);
    await page.keyboard.press('Escape');
    await page.reload();
    await expect.poll(() => statesOf(page)).toEqual(['idle', 'waiting']);
    await finishLater(page, checkout);
    await expect.poll(() => statesOf(page)).toEqual(['idle', 'succeeded']);
    expect(await sandbox.counts()).toMatchObject({ 'create-link': 1 });
  });

  test('ends each of two donations to two nonprofits in its own widget', { tag: '@invariant-8' }, async ({
    openWidget,
    sandbox,
  }) => {
    const page = await openWidget({ html: both });
    await button(page, 'Water').click();
    const first = await giveOnce(page);
    await page.keyboard.press('Escape');
    await button(page, 'Forest').click();
    const second = await giveOnce(page, '$50');
    await page.keyboard.press('Escape');
    await page.reload();
    await expect.poll(() => statesOf(page)).toEqual(['waiting', 'waiting']);
    await finishLater(page, second, 'Decline');
    await expect.poll(() => statesOf(page)).toEqual(['waiting', 'failed']);
    await finishLater(page, first);
    await expect.poll(() => statesOf(page)).toEqual(['succeeded', 'failed']);
    expect(await detailsOf(page, 'sir-donate-failed')).toMatchObject([{ amountMinor: 5000 }]);
    expect(await completions(page)).toMatchObject([{ amountMinor: 2500 }]);
    expect(await sandbox.counts()).toMatchObject({ config: 1, organization: 2, 'create-link': 2 });
  });

  test('shares neither donations nor cached answers between two keys', {
    tag: ['@invariant-1', '@invariant-8'],
  }, async ({ openForm, openDetails, openWidget, sandbox, record }) => {
    const other = new Sandbox();
    const page = await openForm();
    await giveOnce(page);
    await sandbox.settle('pay');
    // Until the donor leaves it, the page of the first key polls.
    await page.goto('about:blank');
    const before = statusCountOf(record, page);
    await openDetails({ attributes: { 'publishable-key': other.key('notips') } });
    await expect(page.getByRole('heading', { name: 'Clean Water Fund of Lindenau' })).toBeVisible();
    await expect(page.getByRole('group', { name: translate('tip') })).toHaveCount(0);
    await comeBackLater(page);
    await settled(page);
    expect(statusCountOf(record, page)).toBe(before);
    expect(await other.counts()).toEqual({ config: 1, organization: 1 });
    expect(await completions(page)).toEqual([]);

    // The first key's page still finds it.
    await openWidget();
    await nextEvent(page, 'sir-donate-complete');
  });

  test('resumes only the widget of the same key when a page has two keys', { tag: '@invariant-8' }, async ({
    openWidget,
    sandbox,
  }) => {
    const other = new Sandbox();
    const page = await openWidget({
      html: (it) =>
        `<main><h1>Two</h1>${it.replace(sandbox.key(), other.key('demo'))}<section aria-label="Mine">${it}</section></main>`,
    });
    await button(page, 'Mine').click();
    await giveOnce(page);
    await page.keyboard.press('Escape');
    await page.reload();
    await expect.poll(() => statesOf(page)).toEqual(['idle', 'waiting']);
    expect((await other.counts()).status).toBeUndefined();
  });
});
