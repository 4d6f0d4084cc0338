/**
 * What a donation and a failing API cost: status calls in all, page loads that are not due, returns, pauses.
 *
 * Looked for: the element in the page and isolated (button); an inline form; a bare frame; reloads, returns by each event,
 * the donor's own press; API answers 503, refuses the connection, hangs; a visitor's clock that is slow, with and without a
 * `Date` that CORS exposes; two tabs. `polling.spec.ts` has the first 30 minutes, `several-tabs.spec.ts` the locks.
 * Without a browser: clocks that are set during a pause or a donation, tabs without Web Locks, denied storage, and a whole
 * day (`status-calls-in-a-day.simulation.test.ts`, `outage.test.ts`, `shared-rate-limit.test.ts`).
 * Left: a page with a native and an isolated form of the same donation at the same time. Each origin has locks of its own,
 * so both poll; the higher count wins in storage.
 */
import { addressOf, openWithoutScripts } from './support/bare-frame.js';
import {
  chooseAmount,
  comeBack,
  donateButton,
  giveOnce,
  heading,
  openDialog,
  type Place,
} from './support/donor.js';
import { iframeHtml, inBareFrame, inFrame } from './support/frame.js';
import type { HostPage } from './support/host-page.js';
import { isolated } from './support/isolated.js';
import { demoOrigins } from './support/origins.js';
import { stateOf } from './support/outcome.js';
import { passTime, statusRequestsOf } from './support/polling.js';
import { settled } from './support/settled.js';
import { anotherTab } from './support/stored-donations.js';
import { expect, type Page, test } from './support/test.js';
import { translate } from './support/translations.js';

const minute = 60_000;
const hour = 60 * minute;

const checkAgain = (place: Place) => place.getByRole('button', { name: translate('checkAgain') });

const apiUrl = `${demoOrigins.api}/v1/`;

/** The page's icon comes from the API's server, too, and Firefox reports its request. */
const apiRequestsOf = ({ requests }: { requests: readonly { url(): string; method(): string }[] }) =>
  requests.filter((request) => request.url().startsWith(apiUrl) && request.method() !== 'OPTIONS');

/** What the page fetched of the form, in the page or in a frame. */
const formFilesOf = ({ requests }: { requests: readonly { url(): string }[] }) =>
  requests
    .map((request) => request.url())
    .filter((url) => /\/(form|deferred|frame-host|frame)[-.][^/]*$/.test(url));

/** Gives, lets two hours pass, and comes back to the page: its poll is the donation's first late one. */
async function becomePending(page: Page, place: Place): Promise<void> {
  const checkout = await giveOnce(page, '$25', place);
  await checkout.close();
  const address = page.url();
  // A page that is still there may poll at the later time, and the load after it is not due then.
  await page.goto('about:blank');
  await passTime(page, 2 * hour);
  await page.goto(address);
  await expect(heading(place, 'pendingTitle')).toBeVisible();
}

const widgets: { name: string; page: HostPage; form: (page: Page) => Place }[] = [
  { name: 'in the page', page: {}, form: (page) => page },
  { name: 'isolated', page: isolated(), form: inFrame },
];

for (const { name, page: hostPage, form } of widgets) {
  test.describe(`a donation that stays pending, ${name}`, () => {
    test('a page load that is not due loads no form, and whoever opens it sees the donation and can check', {
      tag: ['@invariant-8', '@invariant-9'],
    }, async ({ page, openForm, record }) => {
      await openForm({ ...hostPage, attributes: { ...hostPage.attributes, preload: 'intent' } });
      await becomePending(page, form(page));
      await expect.poll(() => statusRequestsOf(record).length).toBeGreaterThan(0);
      await expect(checkAgain(form(page))).toBeEnabled();
      for (let loads = 0; loads < 3; loads++) {
        await passTime(page, 10 * minute);
        record.requests.length = 0;
        await page.reload();
        await expect(donateButton(page)).toBeVisible();
        await page.evaluate(() => new Promise((resolve) => setTimeout(resolve)));
        expect(formFilesOf(record)).toEqual([]);
        // Without the form nothing else can be requested. Firefox reports requests of the page before as late as here.
        expect(statusRequestsOf(record)).toEqual([]);
      }

      // A pointer over the button loads the form, and opens nothing.
      await donateButton(page).hover();
      await expect.poll(() => stateOf(page)).toBe('pending');
      await expect(page.getByRole('dialog')).toBeHidden();
      await openDialog(page);
      await expect(heading(form(page), 'pendingTitle')).toBeVisible();
      await comeBack(page);
      expect(statusRequestsOf(record)).toEqual([]);
      await checkAgain(form(page)).click();
      await expect.poll(() => statusRequestsOf(record).length).toBe(1);
      await expect(checkAgain(form(page))).toBeEnabled();
    });

    test('after 20 calls it is still shown, without "check again", and nothing more is sent', {
      tag: ['@invariant-8', '@invariant-9'],
    }, async ({ page, openForm, record }) => {
      await openForm(hostPage);
      await becomePending(page, form(page));
      await expect(checkAgain(form(page))).toBeEnabled();
      await page.evaluate(() => {
        for (const name of Object.keys(localStorage)) {
          const value = localStorage.getItem(name) ?? '';
          if (name.includes(':donation:'))
            localStorage.setItem(name, value.replace(/"calls":\d+/, '"calls":19'));
        }
      });
      await passTime(page, 10 * minute);
      await page.reload();
      await openDialog(page);
      record.requests.length = 0;
      await checkAgain(form(page)).click();
      await expect(checkAgain(form(page))).toHaveCount(0);
      await expect(heading(form(page), 'pendingTitle')).toBeFocused();
      await expect(form(page).getByText(translate('pendingText'))).toBeVisible();
      await passTime(page, 20 * hour);
      await comeBack(page);
      await page.reload();
      await openDialog(page);
      await expect(heading(form(page), 'pendingTitle')).toBeVisible();
      await comeBack(page);
      expect(statusRequestsOf(record).length).toBe(1);
    });
  });
}

test.describe('a form that is in view', () => {
  const places: {
    name: string;
    open: (page: Page, inline: string, bare: string) => Promise<unknown>;
    form: (page: Page) => Place;
  }[] = [
    { name: 'an inline form', open: (page, inline) => page.goto(inline), form: (page) => page },
    { name: 'a bare frame', open: (page, _, bare) => openWithoutScripts(page, bare), form: inBareFrame },
  ];
  for (const { name, open, form } of places) {
    test(`${name} shows a pending donation that is not due without a call`, {
      tag: ['@invariant-8', '@invariant-9'],
    }, async ({ page, postWidget, sandbox, record }) => {
      const inline = await postWidget({ attributes: { mode: 'inline' } });
      const show = () => open(page, inline, iframeHtml(addressOf(sandbox)));
      await show();
      const checkout = await giveOnce(page, '$25', form(page));
      await checkout.close();
      await passTime(page, 2 * hour);
      await show();
      await expect(heading(form(page), 'pendingTitle')).toBeVisible();
      await expect.poll(() => statusRequestsOf(record).length).toBeGreaterThan(0);
      await expect(checkAgain(form(page))).toBeEnabled();
      await passTime(page, 10 * minute);
      record.requests.length = 0;
      await show();
      await expect(heading(form(page), 'pendingTitle')).toBeVisible();
      await comeBack(page);
      expect(statusRequestsOf(record)).toEqual([]);
    });
  }
});

test('two tabs to which the donor returns at once make one call', { tag: '@invariant-9' }, async ({
  page,
  openForm,
  record,
}) => {
  await openForm();
  await becomePending(page, page);
  const tab = await anotherTab(page);
  await expect(checkAgain(page)).toBeEnabled();
  await passTime(page, 6 * hour);
  await passTime(tab, 6 * hour);
  record.requests.length = 0;
  await Promise.all([page, tab].map((one) => one.evaluate(() => void dispatchEvent(new Event('focus')))));
  await expect.poll(() => statusRequestsOf(record).length).toBe(1);
  await settled(page);
  await settled(tab);
  expect(statusRequestsOf(record).length).toBe(1);
});

test.describe('while the API is down', () => {
  /** The donor comes back twenty times in two minutes. */
  async function comeBackOften(page: Page): Promise<void> {
    for (let returns = 0; returns < 20; returns++) {
      await comeBack(page);
      await page.clock.runFor(6_000);
    }
  }

  for (const fault of ['503-html', 'refused', 'hang'] as const) {
    test(`returns to a form that is unavailable make few requests (${fault})`, {
      tag: '@invariant-9',
    }, async ({ page, openForm, sandbox, record }) => {
      await page.clock.install();
      await sandbox.plan({ endpoint: '*', fault });
      await openForm();
      // The time limit begins once the API client has loaded, which takes longer on a busy machine.
      await expect(async () => {
        await page.clock.runFor(12_000);
        await expect(heading(page, 'unavailableTitle')).toBeVisible({ timeout: 1_000 });
      }).toPass();
      const before = apiRequestsOf(record).length;
      expect(before).toBeLessThanOrEqual(6);
      await comeBackOften(page);
      expect(apiRequestsOf(record).length - before).toBeLessThanOrEqual(5);

      await sandbox.plan({ endpoint: '*', fault: null });
      await page.getByRole('button', { name: translate('tryAgain') }).click();
      await chooseAmount(page);
    });

    test(`returns from the checkout make few calls (${fault})`, { tag: '@invariant-9' }, async ({
      page,
      openPausedCheckout,
      sandbox,
      record,
    }) => {
      await openPausedCheckout();
      await sandbox.plan({ endpoint: 'status', fault });
      await comeBackOften(page);
      const calls = statusRequestsOf(record).length;
      expect(calls).toBeGreaterThan(2);
      expect(calls).toBeLessThanOrEqual(8);
      await sandbox.plan({ endpoint: 'status', fault: null });
      await sandbox.settle('pay');
      await page.clock.fastForward(6 * minute);
      await comeBack(page);
      await expect(heading(page, 'thanksTitle')).toBeVisible();
    });
  }
});

test.describe('a pause of 15 seconds, as a date, where the visitor’s clock is ten minutes slow', () => {
  for (const [name, exposed, longestMs] of [
    ['lasts 15 seconds if the API exposes its date', 'Date, Retry-After', 25_000],
    ['lasts a minute at most if it does not', 'Retry-After', 70_000],
  ] as const) {
    test(name, { tag: '@invariant-9' }, async ({ page, openPausedCheckout, record }) => {
      await openPausedCheckout();
      const aheadMs = 10 * minute;
      const date = async (inMs: number) =>
        new Date((await page.evaluate(() => Date.now())) + aheadMs + inMs).toUTCString();
      let isRefused = true;
      await page.route('**/donations/status/**', async (route) => {
        if (!isRefused) return route.fallback();
        isRefused = false;
        await route.fulfill({
          status: 429,
          headers: {
            'Access-Control-Allow-Origin': '*',
            'Access-Control-Expose-Headers': exposed,
            Date: await date(0),
            'Retry-After': await date(15_000),
          },
        });
      });
      await comeBack(page);
      await expect.poll(() => isRefused).toBe(false);
      await expect.poll(() => record.warnings.length).toBe(1);
      await page.clock.runFor(12_000);
      expect(statusRequestsOf(record).length).toBe(1);
      await page.clock.runFor(longestMs - 12_000);
      await expect.poll(() => statusRequestsOf(record).length).toBe(2);
    });
  }
});
