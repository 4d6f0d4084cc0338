/** Several tabs of one site: one polls each donation, and each donation completes once. */
import {
  checkoutFrom,
  chooseAmount,
  comeBack,
  comeBackLater,
  endCheckout,
  expectDetailsKept,
  fillDetails,
  giveOnce,
  heading,
  openDialog,
  preset,
  toCheckout,
} from './support/donor.js';
import { framePolicy, inFrame } from './support/frame.js';
import { demoOrigins } from './support/origins.js';
import { statusCountOf } from './support/polling.js';
import { settled } from './support/settled.js';
import { skipTime } from './support/skip-time.js';
import {
  anotherTab,
  completions,
  entriesOf,
  expectResumed,
  giveInTwoTabs,
  locksOf,
  statesOf,
} from './support/stored-donations.js';
import { expect, nextEvent, test } from './support/test.js';
import { translate } from './support/translations.js';

test.describe('several tabs of one site', () => {
  test.beforeEach(({ page }) => page.clock.install());

  test('polls in one tab, hands over to another when it closes, and completes once', {
    tag: ['@invariant-8', '@invariant-9'],
  }, async ({ openForm, sandbox, record }) => {
    const page = await openForm();
    await giveOnce(page);
    const tab = await anotherTab(page);
    await expect.poll(() => locksOf(tab)).toEqual({ held: 1, pending: 1 });
    await comeBack(tab);
    await comeBack(page);
    await expect.poll(() => statusCountOf(record, page)).toBeGreaterThan(0);
    await settled(tab);
    expect(statusCountOf(record, tab)).toBe(0);
    expect(await statesOf(tab)).toEqual(['amount']);

    await page.close();
    await expectResumed(tab, sandbox);
    expect(statusCountOf(record, tab)).toBeGreaterThan(0);
  });

  test('completes a donation in exactly one of three tabs', {
    tag: ['@invariant-8', '@invariant-9'],
  }, async ({ openForm, sandbox, record }) => {
    const page = await openForm();
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
    for (const tab of tabs) expect(statusCountOf(record, tab)).toBe(0);
    await page.close();
    for (const tab of tabs) expect(await statesOf(tab)).toEqual(['amount']);
    expect((await completions(...tabs)).length).toBe(0);
  });

  test('keeps the donation with its tab when that reloads', {
    tag: ['@invariant-8', '@invariant-9'],
  }, async ({ openForm, sandbox, record, browserName }) => {
    const page = await openForm();
    await giveOnce(page);
    const tab = await anotherTab(page);
    await expect.poll(() => locksOf(tab)).toEqual({ held: 1, pending: 1 });
    // The other tab waits for 2 s on the clock of both. While it stands, the reload is faster, however long it takes.
    await page.clock.pauseAt((await page.evaluate(() => Date.now())) + 5_000);
    await page.reload();
    await expect(heading(page, 'waitingTitle')).toBeVisible();
    await skipTime(tab, 5_000);
    await settled(tab);
    expect(await locksOf(tab)).toMatchObject({ held: 1 });
    expect(await statesOf(tab)).toEqual(['amount']);
    expect(await statesOf(page)).toEqual(['waiting']);
    await page.clock.resume();
    await expectResumed(page, sandbox);
    await tab.clock.fastForward(5_000);
    await expect.poll(() => locksOf(tab)).toEqual({ held: 0, pending: 0 });
    expect(statusCountOf(record, tab)).toBe(0);
    // Firefox rejects the request of a page that goes away, as if the network had failed.
    if (browserName !== 'firefox') expect(record.warnings).toEqual([]);
  });

  test('gives the donation back to the tab that comes back from the checkout', {
    tag: '@invariant-8',
  }, async ({ openFilledDetails, sandbox }) => {
    const page = await openFilledDetails({ attributes: { checkout: 'redirect' } });
    const url = page.url();
    await toCheckout(page).click();
    await page.waitForURL(`${demoOrigins.checkout}/**`);
    const tab = await page.context().newPage();
    await tab.goto(url);
    // Nobody else is there to follow the donation.
    await expect(heading(tab, 'waitingTitle')).toBeVisible();
    await page.goBack();
    await expect(heading(page, 'waitingTitle')).toBeVisible();
    await expect.poll(() => statesOf(tab)).toEqual(['amount']);
    await expect(tab.getByRole('dialog')).toBeHidden();
    await expectResumed(page, sandbox);
    expect((await completions(page, tab)).length).toBe(1);
  });

  test('leaves a form alone that the donor is using when another tab closes', {
    tag: ['@invariant-7', '@invariant-8'],
  }, async ({ openForm, sandbox }) => {
    const page = await openForm();
    await giveOnce(page);
    const tab = await anotherTab(page);
    await openDialog(tab);
    await expect.poll(() => locksOf(tab)).toEqual({ held: 1, pending: 1 });
    await tab.clock.fastForward(5_000);
    await page.close();
    await tab.clock.fastForward(5_000);
    await expect.poll(() => locksOf(tab)).toEqual({ held: 0, pending: 0 });
    await chooseAmount(tab);
    await fillDetails(tab);
    await tab.clock.fastForward(5_000);
    await settled(tab);
    expect(await statesOf(tab)).toEqual(['details']);
    await expectDetailsKept(tab);
    // The next page of the site finds it.
    await tab.reload();
    await expectResumed(tab, sandbox);
  });

  test('keeps a clicked checkout link with its tab', { tag: ['@invariant-8', '@invariant-9'] }, async ({
    page,
    openFilledDetails,
    sandbox,
    record,
  }) => {
    await page.addInitScript(() => {
      window.open = () => null;
    });
    await openFilledDetails();
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
    await expectResumed(page, sandbox);
    await expect.poll(() => locksOf(tab)).toEqual({ held: 0, pending: 0 });
    await settled(tab);
    expect(statusCountOf(record, tab)).toBe(0);
  });

  test('completes each of two donations in its own tab after reloads', {
    tag: '@invariant-8',
  }, async ({ openWidget }) => {
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

  test('completes two donations one after the other in a new tab when both tabs were closed', {
    tag: '@invariant-8',
  }, async ({ openWidget, sandbox, context }) => {
    const { page, tab, first, second } = await giveInTwoTabs(await openWidget());
    const url = page.url();
    await page.close();
    await tab.close();
    await endCheckout(first, 'Pay');
    await endCheckout(second, 'Pay');
    const later = await context.newPage();
    // A request that a closed tab had sent does not delay the next one.
    await later.clock.fastForward(60_000);
    await later.goto(url);
    await expect.poll(() => completions(later)).toMatchObject([{ amountMinor: 5000 }]);
    await later.reload();
    await expect.poll(() => completions(later)).toMatchObject([{ amountMinor: 5000 }, { amountMinor: 2500 }]);
    expect(await entriesOf(later)).toEqual([]);
    expect(await sandbox.counts()).toMatchObject({ 'create-link': 2 });
  });

  test('completes two donations in two tabs after reloads when the frames have no localStorage', {
    tag: '@invariant-8',
  }, async ({ page, openWidget }) => {
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

  test('keeps one of two donations when the other is dismissed', { tag: '@invariant-8' }, async ({
    openWidget,
  }) => {
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
