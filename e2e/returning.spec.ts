/** A donation under way is found again wherever the donor comes back, by one tab at a time, and only while it is one. */
import {
  checkoutFrom,
  chooseAmount,
  comeBack,
  comeBackLater,
  donateButton,
  endCheckout,
  fillDetails,
  finish,
  finishLater,
  giveOnce,
  heading,
  openDialog,
  type Place,
  preset,
  toCheckout,
} from './support/donor.js';
import { framePolicy, inFrame } from './support/frame.js';
import { demoOrigins } from './support/origins.js';
import { detailsOf } from './support/recorder.js';
import { Sandbox } from './support/sandbox.js';
import { settled } from './support/settled.js';
import { expect, nextEvent, type Page, type PageRecord, test } from './support/test.js';
import { translate } from './support/translations.js';

const statesOf = (page: Page) =>
  page.locator('sir-donate').evaluateAll((all) => all.map((one) => String(Reflect.get(one, 'state'))));

/** Names of the donations' entries in the page's storage. */
const entriesOf = (page: Page) =>
  page.evaluate(() => Object.keys(localStorage).filter((name) => name.startsWith('sir-donate:donation:')));

/** How often a tab asked for a status. */
const statusCallsOf = (record: PageRecord, page: Page) =>
  record.requests.filter(
    (request) =>
      /\/donations\/status\//.test(request.url()) &&
      request.method() === 'GET' &&
      request.frame().page() === page,
  ).length;

const completions = async (...pages: Page[]) =>
  (await Promise.all(pages.map((page) => detailsOf(page, 'sir-donate-complete')))).flat();

/** How many widgets of the site follow a donation, and how many wait for their turn to. */
const locksOf = (page: Page) =>
  page.evaluate(async () => {
    const { held = [], pending = [] } = await navigator.locks.query();
    return { held: held.length, pending: pending.length };
  });

/** Opens the partner's page in another tab. */
async function anotherTab(page: Page): Promise<Page> {
  const tab = await page.context().newPage();
  await tab.goto(page.url());
  return tab;
}

/** Gives $25 in this tab, and $50 in another one. */
async function giveInTwoTabs(page: Page, place = (tab: Page): Place => tab) {
  const tab = await anotherTab(page);
  await page.bringToFront();
  await openDialog(page);
  const first = await giveOnce(page, '$25', place(page));
  await tab.bringToFront();
  await openDialog(tab);
  const second = await giveOnce(tab, '$50', place(tab));
  return { page, tab, first, second };
}

/**
 * From the page that the donor sees again to the thanks; nothing was made twice. To have seen the page again was a
 * return that asked; the one that brings the news comes a little later.
 */
async function expectFollowedOn(page: Page, sandbox: Sandbox, returns = comeBackLater): Promise<void> {
  await expect(heading(page, 'waitingTitle')).toBeVisible();
  await sandbox.settle('pay');
  await returns(page);
  const { partnerDonationId } = await nextEvent(page, 'sir-donate-complete');
  expect(partnerDonationId).toBe((await sandbox.donation()).id);
  await expect(heading(page, 'thanksTitle')).toBeVisible();
  expect((await detailsOf(page, 'sir-donate-complete')).length).toBe(1);
  expect(await sandbox.counts()).toMatchObject({ 'create-link': 1 });
  expect(await entriesOf(page)).toEqual([]);
}

test.describe('found again', () => {
  test.beforeEach(({ page }) => page.clock.install());

  test('invariant 8: after three reloads in a row', async ({ openWidget, sandbox }) => {
    const page = await openWidget();
    await openDialog(page);
    await giveOnce(page);
    for (let time = 0; time < 3; time++) await page.reload();
    await expectFollowedOn(page, sandbox);
  });

  test('invariant 8: after closing the tab and opening another', async ({ openWidget, sandbox, context }) => {
    const page = await openWidget();
    await openDialog(page);
    await giveOnce(page);
    const url = page.url();
    await page.close();
    const tab = await context.newPage();
    await tab.goto(url);
    await expectFollowedOn(tab, sandbox);
  });

  test('invariant 8: on another page of the same site', async ({ openWidget, sandbox }) => {
    const page = await openWidget();
    await openDialog(page);
    await giveOnce(page);
    await openWidget({ html: (it) => `<main><h1>Another page</h1><p>Text.</p>${it}</main>` });
    await expectFollowedOn(page, sandbox);
  });

  test('invariant 8: after a crash of the tab', async ({ openWidget, sandbox, context, browserName }) => {
    test.skip(browserName !== 'chromium', 'Only Chromium crashes on demand.');
    const page = await openWidget();
    await openDialog(page);
    await giveOnce(page);
    const url = page.url();
    const crashed = page.waitForEvent('crash');
    void page.goto('chrome://crash').catch(() => {});
    await crashed;
    const tab = await context.newPage();
    await tab.goto(url);
    // No clock can be set where a page has crashed.
    await expectFollowedOn(tab, sandbox, comeBack);
  });

  test('invariant 8: after a crash of the browser', async ({ openWidget, sandbox, context, browser }) => {
    const page = await openWidget();
    await openDialog(page);
    await giveOnce(page);
    const url = page.url();
    const storageState = await context.storageState();
    await context.close();
    const later = await browser.newContext({ storageState });
    const tab = await later.newPage();
    await tab.clock.install();
    await tab.goto(url);
    await expectFollowedOn(tab, sandbox);
    await later.close();
  });

  test('invariant 8: after a way to the checkout and back that nobody paid on', async ({
    openWidget,
    sandbox,
  }) => {
    const page = await openWidget({ attributes: { checkout: 'redirect' } });
    await openDialog(page);
    await chooseAmount(page);
    await fillDetails(page);
    await toCheckout(page).click();
    await page.waitForURL(`${demoOrigins.checkout}/**`);
    await page.goBack();
    await expect(page.getByRole('dialog')).toBeVisible();
    await expectFollowedOn(page, sandbox);
  });

  test('invariant 8: while the link was still to be clicked: it may have been opened unseen', async ({
    page,
    openWidget,
    sandbox,
  }) => {
    await page.addInitScript(() => {
      window.open = () => null;
    });
    await openWidget();
    await openDialog(page);
    await chooseAmount(page);
    await fillDetails(page);
    await toCheckout(page).click();
    await expect(heading(page, 'linkTitle')).toBeVisible();
    await page.reload();
    await expectFollowedOn(page, sandbox);
  });

  test('invariant 8: with the dialog closed, it stays closed, and the button leads to it', async ({
    openWidget,
    sandbox,
  }) => {
    const page = await openWidget();
    await openDialog(page);
    await giveOnce(page);
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog')).toBeHidden();
    await page.reload();
    await expect.poll(() => statesOf(page)).toEqual(['waiting']);
    await expect(page.getByRole('dialog')).toBeHidden();
    await donateButton(page).click();
    await expectFollowedOn(page, sandbox);
  });
});

test.describe('without storage, the page remembers by itself', () => {
  const faults = {
    denied: () => {
      Object.defineProperty(window, 'localStorage', {
        get() {
          throw new DOMException('denied', 'SecurityError');
        },
      });
    },
    full: () => {
      const { setItem } = Storage.prototype;
      Storage.prototype.setItem = function (name, value) {
        if (this === localStorage) throw new DOMException('full', 'QuotaExceededError');
        setItem.call(this, name, value);
      };
    },
    absent: () => {
      Object.defineProperty(window, 'localStorage', { value: null });
    },
  };
  for (const [name, fault] of Object.entries(faults)) {
    test(`invariant 8, 9: ${name}: a gift is followed to its end, and nothing is asked twice`, async ({
      page,
      openWidget,
      sandbox,
      record,
    }) => {
      await page.addInitScript(fault);
      await openWidget({ html: (it) => `<main><h1>Two</h1>${it}${it}</main>` });
      await donateButton(page).first().click();
      const checkout = await giveOnce(page);
      await page.keyboard.press('Escape');
      await donateButton(page).last().click();
      await expect(preset(page, '$25')).toBeVisible();
      await page.keyboard.press('Escape');
      await finish(page, checkout);
      await nextEvent(page, 'sir-donate-complete');
      expect(await sandbox.counts()).toMatchObject({ config: 1, organization: 1, 'create-link': 1 });
      expect(record.warnings).toEqual([]);
    });

    test(`invariant 8: ${name}: taken out of the page and put back, it finds its donation again`, async ({
      page,
      openWidget,
      sandbox,
    }) => {
      await page.clock.install();
      await page.addInitScript(fault);
      await openWidget();
      await openDialog(page);
      await giveOnce(page);
      await page.evaluate(async () => {
        const widget = document.querySelector('sir-donate');
        widget?.remove();
        await new Promise((resolve) => setTimeout(resolve, 50));
        if (widget) document.querySelector('main')?.append(widget);
      });
      await sandbox.settle('pay');
      await comeBackLater(page);
      expect(await nextEvent(page, 'sir-donate-complete')).toMatchObject({
        partnerDonationId: (await sandbox.donation()).id,
      });
    });

    test(`invariant 8, 10: ${name}: a reload begins anew, and no harm is done`, async ({
      page,
      openWidget,
      record,
    }) => {
      await page.addInitScript(fault);
      await openWidget();
      await openDialog(page);
      await giveOnce(page);
      await page.reload();
      await openDialog(page);
      await expect(preset(page, '$25')).toBeVisible();
      expect(record.warnings).toEqual([]);
    });
  }
});

test.describe('clocks and time', () => {
  const hour = 60 * 60_000;

  test.beforeEach(({ page }) => page.clock.install());

  /** Sets the clock, which no timer notices. */
  const shiftClock = async (page: Page, byMs: number) =>
    page.clock.setSystemTime((await page.evaluate(() => Date.now())) + byMs);

  for (const [name, byMs] of [
    ['back by ten hours', -10 * hour],
    ['back by a minute', -60_000],
    ['forward by ten minutes', 10 * 60_000],
  ] as const) {
    test(`invariant 8: the clock is set ${name}: it is followed on`, async ({ openWidget, sandbox }) => {
      const page = await openWidget();
      await openDialog(page);
      await giveOnce(page);
      await shiftClock(page, byMs);
      await page.reload();
      await expectFollowedOn(page, sandbox);
    });
  }

  test('invariant 8, 9: after its half hour it is pending, and the return asks once', async ({
    openWidget,
    sandbox,
    record,
  }) => {
    const page = await openWidget();
    await openDialog(page);
    await giveOnce(page);
    await shiftClock(page, 10 * hour);
    const before = statusCallsOf(record, page);
    await page.reload();
    await expect(heading(page, 'pendingTitle')).toBeVisible();
    await expect.poll(() => statusCallsOf(record, page)).toBe(before + 1);
    await settled(page);
    expect(statusCallsOf(record, page)).toBe(before + 1);

    await sandbox.settle('pay');
    await page.getByRole('button', { name: translate('checkAgain') }).click();
    await nextEvent(page, 'sir-donate-complete');
    expect(statusCallsOf(record, page)).toBe(before + 2);
  });

  for (const [name, byMs] of [
    ['a day later', 25 * hour],
    ['from a future that is more than a day away', -25 * hour],
  ] as const) {
    test(`invariant 8: an entry of ${name} has expired: the form is new, nothing is asked`, async ({
      openWidget,
      sandbox,
      record,
    }) => {
      const page = await openWidget();
      await openDialog(page);
      await giveOnce(page);
      expect((await entriesOf(page)).length).toBe(1);
      await shiftClock(page, byMs);
      const before = statusCallsOf(record, page);
      await page.reload();
      await expect.poll(() => entriesOf(page)).toEqual([]);
      await openDialog(page);
      await expect(preset(page, '$25')).toBeVisible();
      await sandbox.settle('pay');
      await comeBackLater(page);
      await settled(page);
      expect(statusCallsOf(record, page)).toBe(before);
      expect(await completions(page)).toEqual([]);
    });
  }

  test('invariant 8, 10: an entry of somebody else is no donation', async ({
    openWidget,
    record,
    sandbox,
  }) => {
    const page = await openWidget();
    await page.evaluate(
      (name) => localStorage.setItem(name, '{"partnerDonationId":{"__proto__":1}}'),
      `sir-donate:donation:${sandbox.key()}:clean-water-fund:pd_1`,
    );
    await page.reload();
    await expect.poll(() => entriesOf(page)).toEqual([]);
    await openDialog(page);
    await expect(preset(page, '$25')).toBeVisible();
    expect(statusCallsOf(record, page)).toBe(0);
  });
});

test.describe('finished or dismissed, it never comes back', () => {
  test.beforeEach(({ page }) => page.clock.install());

  /** A reload shows a new form and asks for nothing. */
  async function expectGone(page: Page, record: PageRecord): Promise<void> {
    expect(await entriesOf(page)).toEqual([]);
    const before = statusCallsOf(record, page);
    await page.reload();
    await openDialog(page);
    await expect(preset(page, '$25')).toBeVisible();
    await comeBackLater(page);
    await settled(page);
    expect(statusCallsOf(record, page)).toBe(before);
  }

  test('invariant 8: confirmed', async ({ openWidget, record }) => {
    const page = await openWidget();
    await openDialog(page);
    await finish(page, await giveOnce(page));
    await nextEvent(page, 'sir-donate-complete');
    await expectGone(page, record);
    expect((await completions(page)).length).toBe(1);
  });

  test('invariant 8: failed', async ({ openWidget, record }) => {
    const page = await openWidget();
    await openDialog(page);
    await finish(page, await giveOnce(page), 'Decline');
    await nextEvent(page, 'sir-donate-failed');
    await expectGone(page, record);
    expect((await detailsOf(page, 'sir-donate-failed')).length).toBe(1);
  });

  test('invariant 8: dismissed while waiting', async ({ openWidget, sandbox, record }) => {
    const page = await openWidget();
    await openDialog(page);
    await giveOnce(page);
    await page.getByRole('button', { name: translate('startOver') }).click();
    await expect(preset(page, '$25')).toBeVisible();
    await sandbox.settle('pay');
    await expectGone(page, record);
    expect(await completions(page)).toEqual([]);
  });

  test('invariant 8: dismissed while its status is being asked for', async ({
    openWidget,
    sandbox,
    record,
  }) => {
    const release = await sandbox.hold('status');
    const page = await openWidget();
    await openDialog(page);
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

  test('invariant 8: dismissed by reset(), it is gone for another tab, too', async ({
    openWidget,
    sandbox,
    record,
  }) => {
    const page = await openWidget();
    await openDialog(page);
    await giveOnce(page);
    const tab = await anotherTab(page);
    await expect.poll(() => locksOf(tab)).toEqual({ held: 1, pending: 1 });
    await page.bringToFront();
    await page.locator('sir-donate').evaluate((widget) => Reflect.get(widget, 'reset').call(widget));
    await sandbox.settle('pay');
    await comeBackLater(tab);
    await settled(tab);
    expect(await locksOf(tab)).toEqual({ held: 0, pending: 0 });
    expect(statusCallsOf(record, tab)).toBe(0);
    expect(await completions(page, tab)).toEqual([]);
    expect(await statesOf(tab)).toEqual(['amount']);
  });
});

test.describe('what is not one donation does not mix', () => {
  test.beforeEach(({ page }) => page.clock.install());

  const both = (it: string) =>
    `<main><h1>Two</h1><section aria-label="Water">${it}</section><section aria-label="Forest">${it.replace('clean-water-fund', 'forest-guardians')}</section></main>`;
  const button = (page: Page, name: string) =>
    page.getByRole('region', { name }).getByRole('button', { name: 'Donate' });

  test('invariant 8: two nonprofits: only the one that was given to waits after a reload', async ({
    openWidget,
    sandbox,
  }) => {
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

  test('invariant 8: two nonprofits, two donations: each ends as its own', async ({
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

  test('invariant 1, 8: another key does not follow it, nor know what the first one knew', async ({
    openWidget,
    sandbox,
    record,
  }) => {
    const other = new Sandbox();
    const page = await openWidget();
    await openDialog(page);
    await giveOnce(page);
    await sandbox.settle('pay');
    const before = statusCallsOf(record, page);
    await openWidget({ attributes: { 'publishable-key': other.key('notips') } });
    await openDialog(page);
    await chooseAmount(page);
    await expect(page.getByRole('heading', { name: 'Clean Water Fund of Lindenau' })).toBeVisible();
    await expect(page.getByRole('group', { name: translate('tip') })).toHaveCount(0);
    await comeBackLater(page);
    await settled(page);
    expect(statusCallsOf(record, page)).toBe(before);
    expect(await other.counts()).toEqual({ config: 1, organization: 1 });
    expect(await completions(page)).toEqual([]);

    // The first key's page still finds it.
    await openWidget();
    await nextEvent(page, 'sir-donate-complete');
  });

  test('invariant 8: both keys on one page', async ({ openWidget, sandbox }) => {
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

test.describe('several tabs of one site', () => {
  test.beforeEach(({ page }) => page.clock.install());

  test('invariant 8, 9: one follows; the other takes over when that one closes; one completes', async ({
    openWidget,
    sandbox,
    record,
  }) => {
    const page = await openWidget();
    await openDialog(page);
    await giveOnce(page);
    const tab = await anotherTab(page);
    await expect.poll(() => locksOf(tab)).toEqual({ held: 1, pending: 1 });
    await comeBack(tab);
    await comeBack(page);
    await expect.poll(() => statusCallsOf(record, page)).toBeGreaterThan(0);
    await settled(tab);
    expect(statusCallsOf(record, tab)).toBe(0);
    expect(await statesOf(tab)).toEqual(['amount']);

    await page.close();
    await expectFollowedOn(tab, sandbox);
    expect(statusCallsOf(record, tab)).toBeGreaterThan(0);
  });

  test('invariant 8, 9: of three, one hears the end and tells it', async ({
    openWidget,
    sandbox,
    record,
  }) => {
    const page = await openWidget();
    await openDialog(page);
    await giveOnce(page);
    const tabs = [await anotherTab(page), await anotherTab(page)];
    await expect.poll(() => locksOf(page)).toEqual({ held: 1, pending: 2 });
    await sandbox.settle('pay');
    for (const tab of tabs) await comeBack(tab);
    await comeBack(page);
    await nextEvent(page, 'sir-donate-complete');
    // What is over is not taken over.
    await expect.poll(() => locksOf(page)).toEqual({ held: 0, pending: 0 });
    for (const tab of tabs) {
      await comeBackLater(tab);
      await settled(tab);
    }
    expect((await completions(page, ...tabs)).length).toBe(1);
    for (const tab of tabs) expect(statusCallsOf(record, tab)).toBe(0);
    await page.close();
    for (const tab of tabs) expect(await statesOf(tab)).toEqual(['amount']);
    expect((await completions(...tabs)).length).toBe(0);
  });

  test('invariant 8, 9: the reload of the first tab hands over to the second, and back to nobody', async ({
    openWidget,
    sandbox,
    record,
  }) => {
    const page = await openWidget();
    await openDialog(page);
    await giveOnce(page);
    const tab = await anotherTab(page);
    await expect.poll(() => locksOf(tab)).toEqual({ held: 1, pending: 1 });
    await page.reload();
    await expect.poll(() => statesOf(tab)).toEqual(['waiting']);
    await expect.poll(() => locksOf(tab)).toEqual({ held: 1, pending: 1 });
    expect(await statesOf(page)).not.toEqual(['waiting']);
    await sandbox.settle('pay');
    await comeBack(page);
    await comeBackLater(tab);
    await nextEvent(tab, 'sir-donate-complete');
    await expect.poll(() => locksOf(tab)).toEqual({ held: 0, pending: 0 });
    await settled(page);
    expect((await completions(page, tab)).length).toBe(1);
    expect(record.warnings).toEqual([]);
  });

  test('invariant 8, 9: a link that is clicked stays with its tab', async ({
    page,
    openWidget,
    sandbox,
    record,
  }) => {
    await page.addInitScript(() => {
      window.open = () => null;
    });
    await openWidget();
    await openDialog(page);
    await chooseAmount(page);
    await fillDetails(page);
    await toCheckout(page).click();
    await expect(heading(page, 'linkTitle')).toBeVisible();
    const tab = await anotherTab(page);
    await expect.poll(() => locksOf(tab)).toEqual({ held: 1, pending: 1 });
    await page.bringToFront();
    await checkoutFrom(page, () => page.getByRole('link', { name: translate('openCheckout') }).click());
    await expect.poll(() => statesOf(page)).toEqual(['waiting']);
    await settled(tab);
    expect(await statesOf(tab)).toEqual(['amount']);
    expect(await locksOf(tab)).toEqual({ held: 1, pending: 1 });
    await expectFollowedOn(page, sandbox);
    expect(statusCallsOf(record, tab)).toBe(0);
  });

  test('invariant 8: two tabs, two donations: each tells its own, and a reload loses neither', async ({
    openWidget,
  }) => {
    const { page, tab, first, second } = await giveInTwoTabs(await openWidget());
    await page.reload();
    await expect.poll(() => statesOf(page)).toEqual(['waiting']);
    await tab.reload();
    await expect.poll(() => statesOf(tab)).toEqual(['waiting']);
    expect((await entriesOf(page)).length).toBe(2);
    await endCheckout(second, 'Pay');
    await comeBackLater(page);
    await comeBackLater(tab);
    expect(await nextEvent(tab, 'sir-donate-complete')).toMatchObject({ amountMinor: 5000 });
    expect(await statesOf(page)).toEqual(['waiting']);
    await endCheckout(first, 'Pay');
    await comeBackLater(page);
    expect(await nextEvent(page, 'sir-donate-complete')).toMatchObject({ amountMinor: 2500 });
    await settled(page);
    expect((await completions(page, tab)).length).toBe(2);
    expect(await entriesOf(page)).toEqual([]);
    for (const one of [page, tab]) {
      await one.reload();
      await settled(one);
      expect(await statesOf(one)).toEqual(['idle']);
    }
  });

  test('invariant 8: two donations, both tabs closed: another finds them one after the other', async ({
    openWidget,
    sandbox,
    context,
  }) => {
    const { page, tab, first, second } = await giveInTwoTabs(await openWidget());
    const url = page.url();
    await page.close();
    await tab.close();
    await endCheckout(first, 'Pay');
    await endCheckout(second, 'Pay');
    const later = await context.newPage();
    await later.goto(url);
    await expect.poll(() => completions(later)).toMatchObject([{ amountMinor: 5000 }]);
    await later.reload();
    await expect.poll(() => completions(later)).toMatchObject([{ amountMinor: 5000 }, { amountMinor: 2500 }]);
    expect(await entriesOf(later)).toEqual([]);
    expect(await sandbox.counts()).toMatchObject({ 'create-link': 2 });
  });

  test('invariant 8: two tabs, two donations in frames that are denied storage: reloads lose neither', async ({
    page,
    openWidget,
  }) => {
    await page.context().addInitScript(() => {
      if (parent !== window)
        Object.defineProperty(window, 'localStorage', {
          get() {
            throw new DOMException('denied', 'SecurityError');
          },
        });
    });
    await openWidget({ attributes: { isolated: '' }, headers: framePolicy });
    const { tab, first, second } = await giveInTwoTabs(page, inFrame);
    for (const one of [page, tab]) {
      await one.reload();
      await expect(heading(inFrame(one), 'waitingTitle')).toBeVisible();
    }
    await endCheckout(first, 'Pay');
    await endCheckout(second, 'Pay');
    await comeBackLater(page);
    expect(await nextEvent(page, 'sir-donate-complete')).toMatchObject({ amountMinor: 2500 });
    await comeBackLater(tab);
    expect(await nextEvent(tab, 'sir-donate-complete')).toMatchObject({ amountMinor: 5000 });
    expect(await entriesOf(page)).toEqual([]);
  });

  test('invariant 8: of two donations, one that is dismissed leaves the other', async ({ openWidget }) => {
    const { page, tab, first } = await giveInTwoTabs(await openWidget());
    await tab.getByRole('button', { name: translate('startOver') }).click();
    await expect(preset(tab, '$25')).toBeVisible();
    await page.reload();
    await expect(heading(page, 'waitingTitle')).toBeVisible();
    await endCheckout(first, 'Pay');
    await comeBackLater(page);
    expect(await nextEvent(page, 'sir-donate-complete')).toMatchObject({ amountMinor: 2500 });
    expect(await entriesOf(page)).toEqual([]);
  });
});
