/** The stored donations of a site, and the tabs that share them. */
import type { SirDonateEventDetails } from '../../src/contract/events.js';
import { storedDonation as defaults } from '../../src/testing/stored-donation.js';
import { comeBackLater, giveOnce, heading, openDialog, type Place } from './donor.js';
import { detailsOf } from './recorder.js';
import type { Sandbox } from './sandbox.js';
import { expect, nextEvent, type Page } from './test.js';

/** Returns the state of each widget of the page. */
export const statesOf = (page: Page): Promise<string[]> =>
  page.locator('sir-donate').evaluateAll((all) => all.map((one) => String(Reflect.get(one, 'state'))));

/** Returns the names of the stored donations. */
export const entriesOf = (page: Page): Promise<string[]> =>
  page.evaluate(() => Object.keys(localStorage).filter((name) => name.startsWith('sir-donate:donation:')));

export async function completions(...pages: Page[]): Promise<SirDonateEventDetails['sir-donate-complete'][]> {
  return (await Promise.all(pages.map((page) => detailsOf(page, 'sir-donate-complete')))).flat();
}

/** Counts the widgets of the site that poll a donation, and those that wait for its lock. */
export const locksOf = (page: Page): Promise<{ held: number; pending: number }> =>
  page.evaluate(async () => {
    const { held = [], pending = [] } = await navigator.locks.query();
    // The other lock of a donation says that its own widget has it.
    const isPollers = ({ name = '' }: LockInfo): boolean => !name.endsWith(':used');
    return { held: held.filter(isPollers).length, pending: pending.filter(isPollers).length };
  });

/** Opens the host page in another tab. */
export async function anotherTab(page: Page): Promise<Page> {
  const tab = await page.context().newPage();
  await tab.goto(page.url());
  return tab;
}

/** Gives $25 in this tab, and $50 in another one. */
export async function giveInTwoTabs(page: Page, place = (tab: Page): Place => tab) {
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
 * Expects the page to wait for the one donation and to complete it after the payment. Going to the page was a return
 * that polled, so the return after the payment comes a little later.
 */
export async function expectResumed(page: Page, sandbox: Sandbox, returns = comeBackLater): Promise<void> {
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

/** Returns the text of a stored donation of $25, as the widget writes it. */
export const storedDonation = (change: object = {}): string =>
  JSON.stringify({
    ...defaults,
    nonprofit: 'clean-water-fund',
    createdAt: Date.now(),
    isOpen: false,
    ...change,
  });
