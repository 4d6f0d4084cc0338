/**
 * What leaves a frame, and what comes into it, where the page around it is not trusted.
 *
 * Leaves: the checkout link. Looked at: events and messages of an isolated form and of a bare iframe, taken over or not;
 * attributes and storage of the page; the window's `opener`, name and referrer (`checkout-fallbacks.spec.ts`). A form in the
 * page itself gives the link, because nothing is hidden from that page (`giving.spec.ts`).
 *
 * Comes in by message: entries of the cache, of the rate limit, and donations of another key, nonprofit or id, oversized,
 * malformed and with names of the prototype; in `init` and in `update`; with the key of the address and with another; from
 * the frame into the page's storage (`frame-messages.spec.ts`). All malformed shapes: `src/frame/guest-storage.test.ts`.
 *
 * Comes in by address: `strings`, `impact` and `donor-…`; values and names that a set-up notice might repeat; the slug of an
 * unknown nonprofit. Not refused: a slug of several that the API has not answered for. It has no spaces.
 */
import { addressOf, openListening } from './support/bare-frame.js';
import {
  chooseAmount,
  fillDetails,
  giveOnce,
  heading,
  openDialog,
  preset,
  toCheckout,
} from './support/donor.js';
import { frameOf, iframeHtml, inBareFrame, inFrame, messageRecorder, messagesOf } from './support/frame.js';
import { pageScript, postPage } from './support/host-page.js';
import { isolated } from './support/isolated.js';
import { demoOrigins } from './support/origins.js';
import { detailsOf, eventsOf } from './support/recorder.js';
import { storedDonation } from './support/stored-donations.js';
import { expect, nextEvent, type Page, test } from './support/test.js';
import { translate } from './support/translations.js';

/** What a page gets to know of a donation beside its id. */
const donation = {
  amountMinor: 2500,
  currency: 'USD',
  frequency: 'once',
  provider: 'stripe',
  tipMinor: 250,
  nonprofit: 'clean-water-fund',
  environment: 'sandbox',
};

/** Everything that the page itself can read of the widget. */
const seenByPage = async (page: Page): Promise<string> =>
  JSON.stringify([
    await messagesOf(page),
    await page.evaluate(() => [
      { ...localStorage },
      { ...sessionStorage },
      document.documentElement.outerHTML,
      document.querySelector('sir-donate')?.shadowRoot?.innerHTML,
    ]),
  ]);

test.describe('the checkout link of a frame', () => {
  test('an isolated form gives the page the id of a donation, and never the link', {
    tag: '@invariant-4',
  }, async ({ openWidget, sandbox }) => {
    const page = await openWidget(isolated({ head: messageRecorder }));
    await openDialog(page);
    const checkout = await giveOnce(page, '$25', inFrame(page));
    const { id } = await sandbox.donation();
    expect(checkout.url()).toContain(demoOrigins.checkout);
    await nextEvent(page, 'sir-donate-checkout');
    expect(await detailsOf(page, 'sir-donate-before-checkout')).toEqual([
      { ...donation, partnerDonationId: id },
    ]);
    expect(await seenByPage(page)).toContain(id);
    expect(await seenByPage(page)).not.toContain(demoOrigins.checkout);
  });

  test('a page that cancels before-checkout of an isolated form stops the hand-over without seeing the link', async ({
    openWidget,
    context,
    sandbox,
  }) => {
    const stop = pageScript(
      "document.addEventListener('sir-donate-before-checkout', (event) => event.preventDefault());",
    );
    const page = await openWidget(isolated({ head: messageRecorder + stop }));
    const form = inFrame(page);
    await openDialog(page);
    await chooseAmount(form);
    await fillDetails(form);
    await toCheckout(form).click();
    await expect(heading(form, 'waitingTitle')).toBeVisible();
    await expect.poll(() => context.pages().length).toBe(1);
    expect((await eventsOf(page)).map(({ type }) => type)).not.toContain('sir-donate-checkout');
    expect(await seenByPage(page)).not.toContain(demoOrigins.checkout);
    await sandbox.settle('pay');
    await page.evaluate(() => dispatchEvent(new Event('focus')));
    await nextEvent(page, 'sir-donate-complete');
  });

  test('a bare iframe gives the page the id of a donation, and never the link', {
    tag: '@invariant-4',
  }, async ({ page, sandbox }) => {
    await openListening(page, iframeHtml(addressOf(sandbox)), { listener: false });
    await giveOnce(page, '$25', inBareFrame(page));
    await expect(heading(inBareFrame(page), 'waitingTitle')).toBeVisible();
    const { id } = await sandbox.donation();
    const before = (await messagesOf(page)).filter(({ data }) => data.type === 'before-checkout');
    expect(before.map(({ data }) => data.detail)).toEqual([{ ...donation, partnerDonationId: id }]);
    expect(await seenByPage(page)).not.toContain(demoOrigins.checkout);
  });
});

test.describe('messages from a page that is not trusted', () => {
  for (const type of ['init', 'update'] as const) {
    test(`an ${type} message puts nothing but the donations of its own key and nonprofit into the frame's storage`, {
      tag: '@invariant-8',
    }, async ({ page, sandbox }) => {
      const key = sandbox.key();
      const donation = (prefix: string, id = 'pd_1', change: object = {}) => ({
        name: `donation:${prefix}:${id}`,
        value: storedDonation({ partnerDonationId: id, ...change }),
      });
      const detail = {
        attributes: {
          'publishable-key': key,
          nonprofit: 'clean-water-fund',
          'api-base': demoOrigins.api,
          mode: 'inline',
        },
        language: 'en',
        theme: {},
        storedDonations: [
          donation(`${key}:clean-water-fund`),
          donation('pk_live_other:clean-water-fund'),
          donation(`${key}:old-mill`, 'pd_1', { nonprofit: 'old-mill' }),
          donation(`${key}:clean-water-fund`, 'pd_2', { note: 'x'.repeat(5_000) }),
          {
            name: `cache:${demoOrigins.api}:pk_live_other:config`,
            value: '{"at":1,"value":{"name":"Evil"}}',
          },
          { name: `rate-limit:${demoOrigins.api}:pk_live_other`, value: '{"at":9e12,"pausedUntil":9e12}' },
          { name: '__proto__', value: '{"evil":1}' },
        ],
      };
      // The key of the address is another than that of the message.
      const address =
        type === 'init'
          ? `${demoOrigins.files}/v0/frame.html#${demoOrigins.host}`
          : addressOf(sandbox, { 'publishable-key': `${key}_address` });
      const first = type === 'init' ? 'hello' : 'ready';
      const host = `
        const send = (type, detail = {}) => document.querySelector('iframe').contentWindow.postMessage(
          { source: 'sir-donate', version: 1, type, detail }, '${demoOrigins.files}');
        addEventListener('message', ({ data }) => {
          if (data.type !== '${first}' || window.isSent) return;
          window.isSent = true;
          const detail = ${JSON.stringify(detail)};
          send('${type}', detail);
          send('${type}', { ...detail, attributes: { ...detail.attributes, 'publishable-key': '${key}_third' } });
          send('${type}', detail);
          send('load');
        });`;
      await page.goto(
        await postPage({
          script: pageScript(host),
          html: () => `<main><h1>Here</h1>${iframeHtml(address)}</main>`,
          headers: {
            'Content-Security-Policy':
              "default-src 'none'; script-src 'nonce-e2e'; frame-src {{files}}; img-src {{api}}",
          },
        }),
      );
      await expect(
        inBareFrame(page).getByRole('heading', { name: 'Clean Water Fund of Lindenau' }),
      ).toBeVisible();
      const names = async () => (await frameOf(page)).evaluate(() => Object.keys(localStorage));
      // A frame of an element keeps donations in memory, since the element stores them.
      const donations = type === 'init' ? [] : [`sir-donate:donation:${key}:clean-water-fund:pd_1`];
      await expect
        .poll(async () => (await names()).filter((name) => name.includes(':donation:')))
        .toEqual(donations);
      expect((await names()).filter((name) => !name.includes(key))).toEqual([]);
    });
  }
});

test.describe('texts of an address', () => {
  const lure = 'Type your card number below';

  for (const [name, parameters] of Object.entries<Readonly<Record<string, string>>>({
    strings: { strings: JSON.stringify({ amount: lure, otherAmount: lure }) },
    impact: { impact: JSON.stringify({ 25: lure }), amount: '25' },
    'a prefilled name': { 'donor-first-name': lure },
    label: { label: lure, title: lure, name: lure, 'partner-name': lure },
    logo: { logo: `https://evil.example/${lure}`, '--sir-surface': `url(https://evil.example/)` },
  })) {
    test(`frame.html shows no text of its address: ${name}`, async ({ page, sandbox, record }) => {
      await page.goto(addressOf(sandbox, parameters));
      await expect(preset(page, '$25')).toBeVisible();
      await chooseAmount(page);
      await expect(page.getByText(lure)).toHaveCount(0);
      await expect(page.getByLabel(translate('firstName'))).toHaveValue('');
      expect(record.requests.filter((request) => request.url().startsWith('https://evil.example'))).toEqual(
        [],
      );
    });
  }

  for (const [name, parameters] of Object.entries<Readonly<Record<string, string>>>({
    'a malformed nonprofit': { nonprofit: `${lure},${lure}!` },
    'a malformed key': { 'publishable-key': lure },
    'a secret under a foreign name': { [lure]: 'sk_test_0123456789' },
    'another API': { 'api-base': `https://evil.example/${lure}` },
  })) {
    test(`the set-up notice of frame.html repeats nothing of its address: ${name}`, async ({
      page,
      sandbox,
    }) => {
      await page.goto(addressOf(sandbox, parameters));
      await expect(page.getByRole('alert')).toContainText(translate('problemSetup'));
      await expect(page.getByText(/publishable-key|nonprofit|secret key|api-base/)).toBeVisible();
      await expect(page.getByText(lure.slice(0, 5))).toHaveCount(0);
    });
  }
});
