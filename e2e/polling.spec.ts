/** When the widget polls the status, and when it does not. */
import type { Browser } from 'playwright/test';
import { findBrowser } from './browsers/find.js';
import {
  checkoutFrom,
  comeBack,
  expectDetailsKept,
  finish,
  finishLater,
  giveOnce,
  heading,
  toCheckout,
} from './support/donor.js';
import { demoOrigins } from './support/origins.js';
import { expectOneDonation, stateOf } from './support/outcome.js';
import { passTime, statusRequestsOf } from './support/polling.js';
import { detailsOf } from './support/recorder.js';
import { settled } from './support/settled.js';
import { expect, nextEvent, type Page, test } from './support/test.js';

/** The whole browser with the back/forward cache, which Playwright turns off and the headless shell does not have. */
const cached = test.extend<object, { browser: Browser }>({
  browser: [
    async ({ playwright }, use) => {
      const ignoreDefaultArgs = ['--disable-back-forward-cache'];
      const browser = await playwright.chromium.launch({
        ...findBrowser('chromium'),
        ignoreDefaultArgs,
      });
      await use(browser);
      await browser.close();
    },
    { scope: 'worker' },
  ],
});

test.describe('polling when the donor comes back', () => {
  const returns = {
    focus: () => {
      dispatchEvent(new Event('focus'));
    },
    visibilitychange: () => {
      document.dispatchEvent(new Event('visibilitychange'));
    },
    'pageshow from the back/forward cache': () => {
      dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }));
    },
    online: () => {
      dispatchEvent(new Event('online'));
    },
    'all return events at once': () => {
      document.dispatchEvent(new Event('visibilitychange'));
      dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }));
      dispatchEvent(new Event('focus'));
      setTimeout(() => dispatchEvent(new Event('focus')));
    },
  };
  for (const [name, comesBack] of Object.entries(returns)) {
    test(`polls once and at once when the donor comes back, by ${name}`, { tag: '@invariant-9' }, async ({
      page,
      openPausedCheckout,
      sandbox,
      record,
    }) => {
      await openPausedCheckout();
      expect(statusRequestsOf(record)).toEqual([]);

      await page.evaluate(comesBack);
      await expect.poll(async () => (await sandbox.counts()).status).toBe(1);
      // A second event of the same return.
      await page.evaluate(comesBack);
      await settled(page);
      expect(statusRequestsOf(record).length).toBe(1);
      expect(await sandbox.counts()).toMatchObject({ status: 1 });

      // Another return, later.
      await passTime(page, 5_000);
      await page.evaluate(comesBack);
      await expect.poll(async () => (await sandbox.counts()).status).toBe(2);
      await settled(page);
      expect(statusRequestsOf(record).length).toBe(2);
    });
  }

  test('delays the poll of a return that comes just after another poll', {
    tag: ['@invariant-8', '@invariant-9'],
  }, async ({ page, openPausedCheckout, sandbox, record }) => {
    await openPausedCheckout();
    await page.evaluate(returns.focus);
    await expect.poll(async () => (await sandbox.counts()).status).toBe(1);
    await page.clock.runFor(1_000);
    await sandbox.settle('pay');
    await page.evaluate(returns.focus);
    await page.clock.runFor(1_500);
    await expect(heading(page, 'thanksTitle')).toBeVisible();
    expect(statusRequestsOf(record).length).toBe(2);
  });

  test('polls once when the donor pays, closes the checkout and comes back', { tag: '@invariant-9' }, async ({
    page,
    openPausedCheckout,
    sandbox,
    record,
  }) => {
    const checkout = await openPausedCheckout();
    await finish(page, checkout, 'Pay');
    await expect(heading(page, 'thanksTitle')).toBeVisible();
    await comeBack(page);
    await settled(page);
    expect(statusRequestsOf(record).length).toBe(1);
    expect(await sandbox.counts()).toMatchObject({ status: 1 });
    await expectOneDonation(page, 'popup');
  });

  test('does not poll on return events when there is no donation', { tag: '@invariant-9' }, async ({
    openFilledDetails,
    record,
  }) => {
    const page = await openFilledDetails();
    for (const comesBack of Object.values(returns)) await page.evaluate(comesBack);
    await settled(page);
    expect(statusRequestsOf(record)).toEqual([]);
  });
});

cached.describe('a page restored from the back/forward cache', () => {
  cached.skip(
    ({ browserName }) => browserName !== 'chromium',
    'Only Chromium can be started with its back/forward cache.',
  );
  cached.skip(!findBrowser('chromium'), 'The headless shell has no back/forward cache.');

  const wasRestored = (page: Page) => page.evaluate(() => Reflect.get(window, 'isRestored'));

  /** Notes whether the page was kept. */
  const watchRestoring = (page: Page) =>
    page.addInitScript(() =>
      addEventListener('pageshow', ({ persisted }) => Object.assign(window, { isRestored: persisted })),
    );

  cached(
    'polls a resumed donation once after a restore from the back/forward cache',
    { tag: ['@invariant-8', '@invariant-9'] },
    async ({ page, openPausedCheckout, sandbox, record }) => {
      await watchRestoring(page);
      const checkout = await openPausedCheckout();
      await checkout.close();
      await page.reload();
      await expect.poll(() => stateOf(page)).toBe('waiting');
      await settled(page);
      const before = statusRequestsOf(record).length;
      await passTime(page, 5_000);
      await page.goto(`${demoOrigins.host}/index.html`);
      await sandbox.settle('pay');
      await page.goBack({ waitUntil: 'commit' });
      expect(await wasRestored(page)).toBe(true);
      await nextEvent(page, 'sir-donate-complete');
      await settled(page);
      expect(statusRequestsOf(record).length).toBe(before + 1);
      await expectOneDonation(page, 'popup');
    },
  );

  cached(
    'keeps what was typed after a restore from the back/forward cache',
    { tag: ['@invariant-7', '@invariant-9'] },
    async ({ page, openFilledDetails, sandbox }) => {
      await watchRestoring(page);
      await openFilledDetails();
      await expect(page.getByRole('heading', { name: 'Clean Water Fund of Lindenau' })).toBeVisible();
      await page.goto(`${demoOrigins.host}/index.html`);
      await page.goBack({ waitUntil: 'commit' });
      expect(await wasRestored(page)).toBe(true);
      await expectDetailsKept(page);
      await settled(page);
      expect(await sandbox.counts()).toEqual({ config: 1, organization: 1 });
      await finish(page, await checkoutFrom(page, () => toCheckout(page).click()));
      await expectOneDonation(page, 'popup');
    },
  );
});

test.describe('polling', () => {
  test('polls at most 14 times in half an hour', { tag: '@invariant-9' }, async ({
    page,
    openForm,
    sandbox,
  }) => {
    sandbox.key('pending');
    await page.clock.install();
    await openForm();
    await giveOnce(page);
    for (let minute = 0; minute < 30; minute++) {
      await page.clock.fastForward('01:00');
      // A request that is still under way when the clock moves on would time out.
      await settled(page);
      await comeBack(page);
      await settled(page);
    }
    await expect(heading(page, 'pendingTitle')).toBeVisible();
    const { status = 0 } = await sandbox.counts();
    expect(status).toBeGreaterThan(5);
    expect(status).toBeLessThanOrEqual(14);
  });

  test('does not poll while the page is hidden and polls at once on return', { tag: '@invariant-9' }, async ({
    page,
    openForm,
    sandbox,
  }) => {
    await page.addInitScript(() => {
      let isHidden = false;
      Object.defineProperty(document, 'visibilityState', { get: () => (isHidden ? 'hidden' : 'visible') });
      Object.assign(window, {
        turn(away: boolean) {
          isHidden = away;
          document.dispatchEvent(new Event('visibilitychange'));
        },
      });
    });
    const turn = (away: boolean) => page.evaluate((hidden) => Reflect.get(window, 'turn')(hidden), away);
    await page.clock.install();
    await openForm();
    await giveOnce(page);
    await turn(true);
    await settled(page);
    const { status: before } = await sandbox.counts();
    for (let minute = 0; minute < 10; minute++) await page.clock.fastForward('01:00');
    await sandbox.settle('pay');
    expect((await sandbox.counts()).status).toBe(before);
    await turn(false);
    await nextEvent(page, 'sir-donate-complete');
    expect((await sandbox.counts()).status).toBe((before ?? 0) + 1);
  });

  test('treats a status of unknown shape as pending and warns the developer once', async ({
    page,
    openForm,
    sandbox,
    record,
  }) => {
    await sandbox.plan({ endpoint: 'status', fault: 'wrong-shape', times: 1 });
    await page.clock.install();
    await openForm();
    const checkout = await giveOnce(page);
    await comeBack(page);
    await expect.poll(() => record.warnings.length).toBe(1);
    await expect(heading(page, 'waitingTitle')).toBeVisible();
    expect(await detailsOf(page, 'sir-donate-error')).toEqual([]);
    await finishLater(page, checkout);
    await nextEvent(page, 'sir-donate-complete');
  });

  test('completes a donation after a failed status request', async ({
    page,
    openPausedCheckout,
    sandbox,
    record,
  }) => {
    await sandbox.plan({ endpoint: 'status', fault: '503-html', times: 1 });
    await finish(page, await openPausedCheckout());
    await expect.poll(() => record.warnings.length, 'a developer warning').toBe(1);
    await expect(heading(page, 'waitingTitle')).toBeVisible();
    await page.clock.fastForward(10_000);
    await nextEvent(page, 'sir-donate-complete');
    expect(await sandbox.counts()).toMatchObject({ status: 2 });
  });
});
