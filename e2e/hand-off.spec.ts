/** The hand-off ladder: window, link, same tab; and every way in which a donor comes back from the checkout. */
import type { Browser } from 'playwright/test';
import type { HandOff } from '../src/contract/enums.js';
import { findBrowser } from './browsers.js';
import {
  checkoutFrom,
  chooseAmount,
  comeBack,
  endCheckout,
  expectDetailsKept,
  fillDetails,
  finish,
  giveOnce,
  heading,
  openDialog,
  toCheckout,
} from './support/donor.js';
import { demoOrigins } from './support/origins.js';
import { detailsOf } from './support/recorder.js';
import { broadcastsReceived, settled } from './support/settled.js';
import { expect, nextEvent, type Page, type PageRecord, test } from './support/test.js';
import { translate } from './support/translations.js';

const stateOf = (page: Page) =>
  page.locator('sir-donate').evaluate((widget) => Reflect.get(widget, 'state') as string);

/** From the button to the details, filled in. */
async function fillForm(page: Page): Promise<void> {
  await openDialog(page);
  await chooseAmount(page);
  await fillDetails(page);
}

/** From the checkout in the partner's own tab to the thanks. */
async function payAndReturn(page: Page): Promise<void> {
  await page.waitForURL(`${demoOrigins.checkout}/**`);
  await endCheckout(page, 'Pay');
  await page.getByRole('button', { name: 'Return to the site' }).click();
  await expect(heading(page, 'thanksTitle')).toBeVisible();
}

async function expectOneGift(page: Page, handOff: HandOff): Promise<void> {
  await nextEvent(page, 'sir-donate-complete');
  expect(await detailsOf(page, 'sir-donate-complete')).toMatchObject([{ handOff }]);
  expect(await detailsOf(page, 'sir-donate-checkout')).toMatchObject([{ handOff }]);
}

const statusCallsOf = (record: PageRecord) =>
  record.requests.filter(
    (request) => /\/donations\/status\//.test(request.url()) && request.method() === 'GET',
  );

test.describe('the ladder', () => {
  const blockers = {
    'window.open gives null': () => {
      window.open = () => null;
    },
    'window.open gives an empty object': () => {
      Object.assign(window, { open: () => ({}) });
    },
    // As blockers leave them in a window's place, so that a page does not notice.
    'window.open gives a husk that says it is open': () => {
      Object.assign(window, { open: () => ({ closed: false, close() {}, focus() {} }) });
    },
    'the window is closed at once': () => {
      const { open } = window;
      window.open = (...given) => {
        const opened = open.apply(window, given);
        opened?.close();
        return opened;
      };
    },
    'the window is closed while the link is made': undefined,
  };
  for (const [how, block] of Object.entries(blockers)) {
    test(`${how}: a real link, then the same tab`, { tag: ['@invariant-6', '@invariant-8'] }, async ({
      page,
      openWidget,
      sandbox,
    }) => {
      if (block) await page.addInitScript(block);
      const release = block ? undefined : await sandbox.hold('create-link');
      await openWidget();
      await fillForm(page);
      const opening = block ? undefined : page.waitForEvent('popup');
      await toCheckout(page).click();
      await (await opening)?.close();
      await release?.();

      await expect(heading(page, 'linkTitle')).toBeVisible();
      const link = page.getByRole('link', { name: translate('openCheckout') });
      const { id } = await sandbox.donation();
      await expect(link).toHaveAttribute('href', `${demoOrigins.checkout}/stripe/${id}`);
      await expect(link).toHaveAttribute('target', '_blank');
      await expect(link).toHaveAttribute('rel', /noopener/);
      expect(await stateOf(page)).toBe('link');
      expect(await detailsOf(page, 'sir-donate-checkout')).toEqual([]);

      await page.getByRole('button', { name: translate('openHere') }).click();
      await payAndReturn(page);
      await expectOneGift(page, 'redirect');
      expect(await sandbox.counts()).toMatchObject({ 'create-link': 1 });
    });
  }

  test('a window closed too early: the link that follows leads to the thanks', {
    tag: ['@invariant-6', '@invariant-8'],
  }, async ({ openWidget, sandbox }) => {
    const release = await sandbox.hold('create-link');
    const page = await openWidget();
    await fillForm(page);
    const opening = page.waitForEvent('popup');
    await toCheckout(page).click();
    await (await opening).close();
    await release();
    const link = page.getByRole('link', { name: translate('openCheckout') });
    await finish(page, await checkoutFrom(page, () => link.click()));
    await expectOneGift(page, 'link');
    expect(await sandbox.counts()).toMatchObject({ 'create-link': 1 });
  });

  test('the link opened with the middle button is followed, too', { tag: '@invariant-8' }, async ({
    page,
    openWidget,
    sandbox,
  }) => {
    await page.addInitScript(() => {
      window.open = () => null;
    });
    await openWidget();
    await fillForm(page);
    await toCheckout(page).click();
    const link = page.getByRole('link', { name: translate('openCheckout') });
    await finish(page, await checkoutFrom(page, () => link.click({ button: 'middle' })));
    await expectOneGift(page, 'link');
    expect(await sandbox.counts()).toMatchObject({ 'create-link': 1 });
  });

  test('the right button on the link only shows its menu', { tag: ['@invariant-6', '@invariant-8'] }, async ({
    page,
    openWidget,
  }) => {
    await page.addInitScript(() => {
      window.open = () => null;
    });
    await openWidget();
    await fillForm(page);
    await toCheckout(page).click();
    await page.getByRole('link', { name: translate('openCheckout') }).click({ button: 'right' });
    await settled(page);
    expect(await stateOf(page)).toBe('link');
    expect(await detailsOf(page, 'sir-donate-checkout')).toEqual([]);
  });

  test('a window that looks open and shows nothing: the same tab', {
    tag: ['@invariant-6', '@invariant-8'],
  }, async ({ page, openWidget, sandbox }) => {
    await page.addInitScript(() => {
      Object.assign(window, { open: () => ({ closed: false, location: { replace() {} }, close() {} }) });
    });
    await openWidget();
    await fillForm(page);
    await toCheckout(page).click();
    await expect(heading(page, 'waitingTitle')).toBeVisible();
    await page.getByRole('button', { name: translate('openHere') }).click();
    await payAndReturn(page);
    await nextEvent(page, 'sir-donate-complete');
    expect(await detailsOf(page, 'sir-donate-complete')).toMatchObject([{ handOff: 'redirect' }]);
    expect(await sandbox.counts()).toMatchObject({ 'create-link': 1 });
  });

  test('the window is cut off from the page before it goes anywhere', { tag: '@invariant-3' }, async ({
    openWidget,
    sandbox,
  }) => {
    const release = await sandbox.hold('create-link');
    const page = await openWidget();
    await fillForm(page);
    const opening = page.waitForEvent('popup');
    await toCheckout(page).click();
    const checkout = await opening;
    expect(await checkout.evaluate(() => [location.href, window.opener])).toEqual(['about:blank', null]);
    await expect(checkout.getByText(translate('preparing'))).toBeVisible();
    await release();
    await expect(checkout.getByRole('button', { name: 'Pay' })).toBeVisible();
    expect(await checkout.evaluate(() => window.opener)).toBeNull();
  });

  test('no window is left behind where no link could be made', { tag: '@invariant-6' }, async ({
    openWidget,
    sandbox,
    context,
  }) => {
    await sandbox.plan({ endpoint: 'create-link', fault: '500', times: 1 });
    const page = await openWidget({ attributes: { checkout: 'tab' } });
    await fillForm(page);
    await toCheckout(page).click();
    await expect(page.getByRole('alert')).toContainText(translate('problemServer'));
    await expect.poll(() => context.pages().length).toBe(1);
  });
});

test.describe('a checkout that cuts the window off from the page (COOP)', () => {
  test('in a tab', { tag: '@invariant-8' }, async ({ openForm, sandbox }) => {
    sandbox.key('coop');
    const page = await openForm({ attributes: { checkout: 'tab' } });
    await finish(page, await giveOnce(page));
    await expectOneGift(page, 'tab');
  });

  test('from the link', { tag: '@invariant-8' }, async ({ page, openWidget, sandbox }) => {
    sandbox.key('coop');
    await page.addInitScript(() => {
      window.open = () => null;
    });
    await openWidget();
    await fillForm(page);
    await toCheckout(page).click();
    const link = page.getByRole('link', { name: translate('openCheckout') });
    await finish(page, await checkoutFrom(page, () => link.click()));
    await expectOneGift(page, 'link');
  });

  test('in the same tab', { tag: '@invariant-8' }, async ({ openWidget, sandbox }) => {
    sandbox.key('coop');
    const page = await openWidget({ attributes: { checkout: 'redirect' } });
    await fillForm(page);
    await toCheckout(page).click();
    await payAndReturn(page);
    await expectOneGift(page, 'redirect');
  });

  test('closed unseen, it is found out by asking', { tag: '@invariant-8' }, async ({
    page,
    openForm,
    sandbox,
  }) => {
    sandbox.key('coop');
    await page.clock.install();
    await openForm();
    const checkout = await giveOnce(page);
    await endCheckout(checkout, 'Decline');
    await checkout.close();
    await page.clock.fastForward(4_000);
    expect(await nextEvent(page, 'sir-donate-failed')).toMatchObject({ handOff: 'popup' });
  });
});

test.describe("apps' own browsers are handed over in the same tab", () => {
  const agents = {
    'Instagram on iOS':
      'Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148 Instagram 382.0.0.25.84 (iPhone15,2; iOS 18_5; en_US; en; scale=3.00; 1179x2556; 733456789)',
    'Facebook on iOS':
      'Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148 [FBAN/FBIOS;FBAV/512.0.0.45.97;FBBV/733456789;FBDV/iPhone15,2]',
    'an app on an iPad that has no name':
      'Mozilla/5.0 (iPad; CPU OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148',
    'TikTok on Android':
      'Mozilla/5.0 (Linux; Android 14; Pixel 8) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0.0.0 Mobile Safari/537.36 musical_ly_2023506040 BytedanceWebview/d8a21c6',
    'an Android web view':
      'Mozilla/5.0 (Linux; Android 14; Pixel 8 Build/UQ1A.240205.004; wv) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/126.0.6478.122 Mobile Safari/537.36',
  };
  for (const [name, userAgent] of Object.entries(agents)) {
    test.describe(name, () => {
      test.use({ userAgent });
      for (const checkout of ['popup', 'tab'] as const) {
        test(`${name}, asked for a ${checkout}`, { tag: ['@invariant-6', '@invariant-8'] }, async ({
          openWidget,
          context,
          sandbox,
        }) => {
          const page = await openWidget({ attributes: { checkout } });
          let windows = 0;
          context.on('page', () => windows++);
          await fillForm(page);
          await toCheckout(page).click();
          await payAndReturn(page);
          await expectOneGift(page, 'redirect');
          expect(windows).toBe(0);
          expect(await sandbox.counts()).toMatchObject({ 'create-link': 1 });
        });
      }
    });
  }

  test.describe('a phone with a browser of its own', () => {
    test.use({
      userAgent:
        'Mozilla/5.0 (Linux; Android 14; Pixel 8) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0.0.0 Mobile Safari/537.36',
      hasTouch: true,
      viewport: { width: 390, height: 844 },
    });
    test('gets its window', { tag: ['@invariant-6', '@invariant-8'] }, async ({
      openWidget,
      browserName,
    }) => {
      test.skip(browserName === 'firefox', 'A stock Firefox is given no touch screen here.');
      const page = await openWidget();
      await fillForm(page);
      await finish(page, await checkoutFrom(page, () => toCheckout(page).tap()));
      await expectOneGift(page, 'popup');
    });
  });
});

/** A donor at the checkout, and a page whose own timers stand still. */
async function waitAtCheckout(page: Page): Promise<Page> {
  await fillForm(page);
  // Before time jumps: what the API has not answered by then has timed out.
  await expect(page.getByRole('heading', { name: 'Clean Water Fund of Lindenau' })).toBeVisible();
  await page.clock.pauseAt(Date.now() + 60_000);
  const checkout = await checkoutFrom(page, () => toCheckout(page).click());
  await expect(heading(page, 'waitingTitle')).toBeVisible();
  return checkout;
}

/** Moves the page's clock without running its timers. */
const passTime = (page: Page, byMs: number) =>
  page.evaluate(() => Date.now()).then((now) => page.clock.setSystemTime(now + byMs));

test.describe('the donor comes back: the status is asked for once, at once', () => {
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
    'all of them in a bunch': () => {
      document.dispatchEvent(new Event('visibilitychange'));
      dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }));
      dispatchEvent(new Event('focus'));
      setTimeout(() => dispatchEvent(new Event('focus')));
    },
  };
  for (const [name, comesBack] of Object.entries(returns)) {
    test(`${name}`, { tag: '@invariant-9' }, async ({ page, openWidget, sandbox, record }) => {
      await page.clock.install();
      await openWidget();
      await waitAtCheckout(page);
      expect(statusCallsOf(record)).toEqual([]);

      await page.evaluate(comesBack);
      await expect.poll(async () => (await sandbox.counts()).status).toBe(1);
      // A second event of the same return.
      await page.evaluate(comesBack);
      await settled(page);
      expect(statusCallsOf(record).length).toBe(1);
      expect(await sandbox.counts()).toMatchObject({ status: 1 });

      // Another return, later.
      await passTime(page, 5_000);
      await page.evaluate(comesBack);
      await expect.poll(async () => (await sandbox.counts()).status).toBe(2);
      await settled(page);
      expect(statusCallsOf(record).length).toBe(2);
    });
  }

  test('a return just after a call is put off for a moment, not forgotten', {
    tag: ['@invariant-8', '@invariant-9'],
  }, async ({ page, openWidget, sandbox, record }) => {
    await page.clock.install();
    await openWidget();
    await waitAtCheckout(page);
    await page.evaluate(returns.focus);
    await expect.poll(async () => (await sandbox.counts()).status).toBe(1);
    await page.clock.runFor(1_000);
    await sandbox.settle('pay');
    await page.evaluate(returns.focus);
    await page.clock.runFor(1_500);
    await expect(heading(page, 'thanksTitle')).toBeVisible();
    expect(statusCallsOf(record).length).toBe(2);
  });

  test('closing the checkout', { tag: '@invariant-9' }, async ({ page, openWidget, sandbox, record }) => {
    await page.clock.install();
    await openWidget();
    const checkout = await waitAtCheckout(page);
    await finish(page, checkout, 'Pay');
    await expect(heading(page, 'thanksTitle')).toBeVisible();
    await comeBack(page);
    await settled(page);
    expect(statusCallsOf(record).length).toBe(1);
    expect(await sandbox.counts()).toMatchObject({ status: 1 });
    await expectOneGift(page, 'popup');
  });

  test('nothing is asked where no donation is under way', { tag: '@invariant-9' }, async ({
    openWidget,
    record,
  }) => {
    const page = await openWidget();
    await fillForm(page);
    for (const comesBack of Object.values(returns)) await page.evaluate(comesBack);
    await settled(page);
    expect(statusCallsOf(record)).toEqual([]);
  });
});

/** The whole browser, told to keep the pages that it leaves; the headless shell has no such cache. */
const cached = test.extend<object, { browser: Browser }>({
  browser: [
    async ({ playwright }, use) => {
      const ignoreDefaultArgs = ['--disable-back-forward-cache'];
      const browser = await playwright.chromium.launch({
        ...findBrowser('whole chromium'),
        ignoreDefaultArgs,
      });
      await use(browser);
      await browser.close();
    },
    { scope: 'worker' },
  ],
});

cached.describe('a page from the back/forward cache', () => {
  cached.skip(({ browserName }) => browserName !== 'chromium', 'Only Chromium is told to keep pages.');
  cached.skip(!findBrowser('whole chromium'), 'The headless shell keeps no page.');

  const wasRestored = (page: Page) => page.evaluate(() => Reflect.get(window, 'isRestored'));

  /** Notes whether the page was kept. */
  const watchRestoring = (page: Page) =>
    page.addInitScript(() =>
      addEventListener('pageshow', ({ persisted }) => Object.assign(window, { isRestored: persisted })),
    );

  cached(
    'invariants 8 and 9: a gift under way, found again before: the status is asked for once, at once',
    async ({ page, openWidget, sandbox, record }) => {
      await watchRestoring(page);
      await page.clock.install();
      await openWidget();
      const checkout = await waitAtCheckout(page);
      await checkout.close();
      await page.reload();
      await expect.poll(() => stateOf(page)).toBe('waiting');
      await settled(page);
      const asked = statusCallsOf(record).length;
      await passTime(page, 5_000);
      await page.goto(`${demoOrigins.host}/index.html`);
      await sandbox.settle('pay');
      await page.goBack({ waitUntil: 'commit' });
      expect(await wasRestored(page)).toBe(true);
      await nextEvent(page, 'sir-donate-complete');
      await settled(page);
      expect(statusCallsOf(record).length).toBe(asked + 1);
      await expectOneGift(page, 'popup');
    },
  );

  cached(
    'invariants 7 and 9: with nothing given yet: what was typed is there, and nothing is asked',
    async ({ page, openWidget, sandbox }) => {
      await watchRestoring(page);
      await openWidget();
      await fillForm(page);
      await expect(page.getByRole('heading', { name: 'Clean Water Fund of Lindenau' })).toBeVisible();
      await page.goto(`${demoOrigins.host}/index.html`);
      await page.goBack({ waitUntil: 'commit' });
      expect(await wasRestored(page)).toBe(true);
      await expectDetailsKept(page);
      await settled(page);
      expect(await sandbox.counts()).toEqual({ config: 1, organization: 1 });
      await finish(page, await checkoutFrom(page, () => toCheckout(page).click()));
      await expectOneGift(page, 'popup');
    },
  );
});

test.describe('complete.html, the page that a checkout sends the donor back to', () => {
  const thanks = (page: Page) => page.getByRole('heading', { name: 'Thank you', exact: true });
  const closing = (page: Page) => page.getByRole('button', { name: 'Close this page' });

  /** Puts the page on the partner's own site. */
  async function postCompletePage(): Promise<string> {
    const html = await (await fetch(`${demoOrigins.files}/complete.html`)).text();
    const response = await fetch(`${demoOrigins.host}/_control/pages`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ html }),
    });
    const { url } = (await response.json()) as { url: string };
    return url;
  }

  const tell = async (page: Page, url: string): Promise<Page> => {
    const tab = await page.context().newPage();
    await tab.goto(url);
    await expect(thanks(tab)).toBeVisible();
    return tab;
  };

  test('it thanks, claims nothing, and its own policy lets it run', { tag: '@invariant-5' }, async ({
    page,
    record,
  }) => {
    const requests: string[] = [];
    page.on('request', (request) => requests.push(new URL(request.url()).pathname));
    await page.goto(`${demoOrigins.files}/complete.html?partnerDonationId=pd_1`);
    await expect(thanks(page)).toBeVisible();
    // The script ran: the button is hidden without it.
    await expect(closing(page)).toBeVisible();
    await expect(page.getByText('shows whether your gift is confirmed')).toBeVisible();
    await expect(page.getByText('pd_1')).toHaveCount(0);
    expect(requests.filter((path) => path !== '/favicon.ico')).toEqual(['/complete.html']);
    expect(record.lines.filter((line) => /policy/i.test(line))).toEqual([]);
    const policy = page.locator('meta[http-equiv="Content-Security-Policy"]');
    await expect(policy).toHaveAttribute('content', /^default-src 'none';/);
    expect(await page.evaluate(() => getComputedStyle(document.body).display)).toBe('grid');
  });

  test('a window that a script opened is closed by the button', async ({ openWidget }) => {
    const page = await openWidget();
    const opening = page.waitForEvent('popup');
    await page.evaluate((url) => void open(url), `${demoOrigins.files}/complete.html`);
    const tab = await opening;
    await expect(thanks(tab)).toBeVisible();
    const closed = tab.waitForEvent('close');
    // The page may be gone before the click has been told of.
    await Promise.all([
      closed,
      closing(tab)
        .click()
        .catch(() => {}),
    ]);
  });

  test('a tab that no script may close says that the donor can', async ({ openWidget }) => {
    const page = await openWidget();
    await page.goto(`${demoOrigins.files}/complete.html`);
    await closing(page).click();
    await expect(page.getByText('You can close this tab now.')).toBeVisible();
    await expect(closing(page)).toHaveCount(0);
  });

  test('it says which donation returned, to its opener and to the tabs of its own origin', async ({
    page,
    openWidget,
    context,
  }) => {
    const neighbour = await context.newPage();
    await neighbour.goto(`${demoOrigins.files}/complete.html`);
    await neighbour.evaluate(() => {
      const heard = new Promise((resolve) => {
        new BroadcastChannel('sir-donate').onmessage = ({ data }) => resolve(data);
      });
      Object.assign(window, { heard });
    });
    await openWidget();
    const said = page.evaluate(
      (url) =>
        new Promise((resolve) => {
          addEventListener('message', ({ data, origin }) => resolve({ data, origin }));
          open(url);
        }),
      `${demoOrigins.files}/complete.html?partnerDonationId=pd_1`,
    );
    const message = {
      source: 'sir-donate',
      version: 1,
      type: 'returned',
      detail: { partnerDonationId: 'pd_1' },
    };
    expect(await said).toEqual({ data: message, origin: demoOrigins.files });
    expect(await neighbour.evaluate(() => Reflect.get(window, 'heard'))).toEqual(message);
  });

  const hints = {
    'naming the donation': (id: string) => `?partnerDonationId=${id}`,
    'naming none': () => '',
  };
  for (const [name, query] of Object.entries(hints)) {
    test(`on the partner's own site, ${name}, it has the waiting page ask once, at once`, {
      tag: '@invariant-8',
    }, async ({ page, openWidget, sandbox, record }) => {
      await page.clock.install();
      await openWidget();
      await waitAtCheckout(page);
      await sandbox.settle('pay');
      const { id } = await sandbox.donation();
      expect(statusCallsOf(record)).toEqual([]);
      await tell(page, (await postCompletePage()) + query(id));
      await expect(heading(page, 'thanksTitle')).toBeVisible();
      expect(statusCallsOf(record).length).toBe(1);
      await expectOneGift(page, 'popup');
    });
  }

  test('from another origin, it reaches the waiting page as its opener', { tag: '@invariant-8' }, async ({
    page,
    openWidget,
    sandbox,
    record,
    browserName,
  }) => {
    await page.clock.install();
    await openWidget();
    await waitAtCheckout(page);
    await sandbox.settle('pay');
    const { id } = await sandbox.donation();
    await page.evaluate(
      (url) => void open(url),
      `${demoOrigins.files}/complete.html?partnerDonationId=${id}`,
    );
    // Firefox hides the page behind the new tab, as it would for a donor; a hidden page asks when it is seen again.
    if (browserName === 'firefox') await page.bringToFront();
    await expect(heading(page, 'thanksTitle')).toBeVisible();
    expect(statusCallsOf(record).length).toBe(1);
  });

  test('it is a hint and no result: another donation asks nothing, this one stays pending', {
    tag: ['@invariant-8', '@invariant-9'],
  }, async ({ page, openWidget, sandbox, record }) => {
    await page.clock.install();
    await openWidget();
    await waitAtCheckout(page);
    const url = await postCompletePage();
    await broadcastsReceived(page, await tell(page, `${url}?partnerDonationId=pd_of_somebody_else`));
    expect(statusCallsOf(record)).toEqual([]);

    const { id } = await sandbox.donation();
    await tell(page, `${url}?partnerDonationId=${id}`);
    await expect.poll(() => statusCallsOf(record).length).toBe(1);
    // A crowd of hints is one question.
    await broadcastsReceived(page, await tell(page, `${url}?partnerDonationId=${id}`));
    await broadcastsReceived(page, await tell(page, url));
    expect(statusCallsOf(record).length).toBe(1);
    await expect(heading(page, 'waitingTitle')).toBeVisible();
    expect(await detailsOf(page, 'sir-donate-complete')).toEqual([]);
  });

  test('a frame without a channel is no reason to fail', { tag: ['@invariant-8', '@invariant-10'] }, async ({
    page,
  }) => {
    await page.addInitScript(() => {
      Object.assign(window, {
        BroadcastChannel: class {
          constructor() {
            throw new DOMException('denied', 'SecurityError');
          }
        },
      });
    });
    await page.goto(`${demoOrigins.files}/complete.html`);
    await expect(closing(page)).toBeVisible();
  });
});
