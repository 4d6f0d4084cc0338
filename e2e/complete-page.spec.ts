/** complete.html, the page to which a checkout sends the donor back. */
import { heading } from './support/donor.js';
import { demoOrigins } from './support/origins.js';
import { expectOneDonation } from './support/outcome.js';
import { statusRequestsOf } from './support/polling.js';
import { detailsOf } from './support/recorder.js';
import { broadcastsReceived } from './support/settled.js';
import { expect, type Page, test } from './support/test.js';

test.describe('complete.html', () => {
  const thanks = (page: Page) => page.getByRole('heading', { name: 'Thank you', exact: true });
  const closing = (page: Page) => page.getByRole('button', { name: 'Close this page' });

  /** Posts complete.html to the host page's origin. */
  async function postCompletePage(): Promise<string> {
    const html = await (await fetch(`${demoOrigins.files}/v0/complete.html`)).text();
    const response = await fetch(`${demoOrigins.host}/_control/pages`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ html }),
    });
    const { url } = (await response.json()) as { url: string };
    return url;
  }

  const openTab = async (page: Page, url: string): Promise<Page> => {
    const tab = await page.context().newPage();
    await tab.goto(url);
    await expect(thanks(tab)).toBeVisible();
    return tab;
  };

  test('thanks the donor on complete.html without claiming a payment, under its own policy', {
    tag: '@invariant-5',
  }, async ({ page, record }) => {
    const requests: string[] = [];
    page.on('request', (request) => requests.push(new URL(request.url()).pathname));
    await page.goto(`${demoOrigins.files}/v0/complete.html?partnerDonationId=pd_1`);
    await expect(thanks(page)).toBeVisible();
    // The script ran: the button is hidden without it.
    await expect(closing(page)).toBeVisible();
    await expect(page.getByText('shows whether your gift is confirmed')).toBeVisible();
    await expect(page.getByText('pd_1')).toHaveCount(0);
    expect(requests.filter((path) => path !== '/favicon.ico')).toEqual(['/v0/complete.html']);
    expect(record.lines.filter((line) => /policy/i.test(line))).toEqual([]);
    const policy = page.locator('meta[http-equiv="Content-Security-Policy"]');
    await expect(policy).toHaveAttribute('content', /^default-src 'none';/);
    expect(await page.evaluate(() => getComputedStyle(document.body).display)).toBe('grid');
  });

  test('closes a script-opened complete.html by its button', async ({ openWidget }) => {
    const page = await openWidget();
    const opening = page.waitForEvent('popup');
    await page.evaluate((url) => void open(url), `${demoOrigins.files}/v0/complete.html`);
    const tab = await opening;
    await expect(thanks(tab)).toBeVisible();
    const closed = tab.waitForEvent('close');
    // The page may be closed before the click resolves.
    await Promise.all([
      closed,
      closing(tab)
        .click()
        .catch(() => {}),
    ]);
  });

  test('tells the donor to close complete.html when a script cannot', async ({ openWidget }) => {
    const page = await openWidget();
    await page.goto(`${demoOrigins.files}/v0/complete.html`);
    await closing(page).click();
    await expect(page.getByText('You can close this tab now.')).toBeVisible();
    await expect(closing(page)).toHaveCount(0);
  });

  test('sends the returned donation id from complete.html to its opener and to tabs of its origin', async ({
    page,
    openWidget,
    context,
  }) => {
    const neighbour = await context.newPage();
    await neighbour.goto(`${demoOrigins.files}/v0/complete.html`);
    await neighbour.evaluate(() => {
      const received = new Promise((resolve) => {
        new BroadcastChannel('sir-donate').onmessage = ({ data }) => resolve(data);
      });
      Object.assign(window, { received });
    });
    await openWidget();
    const sent = page.evaluate(
      (url) =>
        new Promise((resolve) => {
          addEventListener('message', ({ data, origin }) => resolve({ data, origin }));
          open(url);
        }),
      `${demoOrigins.files}/v0/complete.html?partnerDonationId=pd_1`,
    );
    const message = {
      source: 'sir-donate',
      version: 1,
      type: 'returned',
      detail: { partnerDonationId: 'pd_1' },
    };
    expect(await sent).toEqual({ data: message, origin: demoOrigins.files });
    expect(await neighbour.evaluate(() => Reflect.get(window, 'received'))).toEqual(message);
  });

  const hints = {
    'with the donation id': (id: string) => `?partnerDonationId=${id}`,
    'without a donation id': () => '',
  };
  for (const [name, query] of Object.entries(hints)) {
    test(`polls once when complete.html on the partner's site reports a return ${name}`, {
      tag: '@invariant-8',
    }, async ({ page, openPausedCheckout, sandbox, record }) => {
      await openPausedCheckout();
      await sandbox.settle('pay');
      const { id } = await sandbox.donation();
      expect(statusRequestsOf(record)).toEqual([]);
      await openTab(page, (await postCompletePage()) + query(id));
      await expect(heading(page, 'thanksTitle')).toBeVisible();
      expect(statusRequestsOf(record).length).toBe(1);
      await expectOneDonation(page, 'popup');
    });
  }

  test('polls once when complete.html of another origin reports to its opener', {
    tag: '@invariant-8',
  }, async ({ page, openPausedCheckout, sandbox, record, browserName }) => {
    await openPausedCheckout();
    await sandbox.settle('pay');
    const { id } = await sandbox.donation();
    await page.evaluate(
      (url) => void open(url),
      `${demoOrigins.files}/v0/complete.html?partnerDonationId=${id}`,
    );
    // Firefox hides the page behind the new tab, as it would for a donor; a hidden page polls when it is visible again.
    if (browserName === 'firefox') await page.bringToFront();
    await expect(heading(page, 'thanksTitle')).toBeVisible();
    expect(statusRequestsOf(record).length).toBe(1);
  });

  test('does not poll for the return of another donation and stays pending for its own', {
    tag: ['@invariant-8', '@invariant-9'],
  }, async ({ page, openPausedCheckout, sandbox, record }) => {
    await openPausedCheckout();
    const url = await postCompletePage();
    await broadcastsReceived(page, await openTab(page, `${url}?partnerDonationId=pd_of_somebody_else`));
    expect(statusRequestsOf(record)).toEqual([]);

    const { id } = await sandbox.donation();
    await openTab(page, `${url}?partnerDonationId=${id}`);
    await expect.poll(() => statusRequestsOf(record).length).toBe(1);
    // Several messages cause one poll.
    await broadcastsReceived(page, await openTab(page, `${url}?partnerDonationId=${id}`));
    await broadcastsReceived(page, await openTab(page, url));
    expect(statusRequestsOf(record).length).toBe(1);
    await expect(heading(page, 'waitingTitle')).toBeVisible();
    expect(await detailsOf(page, 'sir-donate-complete')).toEqual([]);
  });

  test('shows complete.html when BroadcastChannel throws', {
    tag: ['@invariant-8', '@invariant-10'],
  }, async ({ page }) => {
    await page.addInitScript(() => {
      Object.assign(window, {
        BroadcastChannel: class {
          constructor() {
            throw new DOMException('denied', 'SecurityError');
          }
        },
      });
    });
    await page.goto(`${demoOrigins.files}/v0/complete.html`);
    await expect(closing(page)).toBeVisible();
  });
});
