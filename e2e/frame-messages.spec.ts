/**
 * Messages between the widget and its frame when one of them is hostile or outdated: forged, early, late, replayed and
 * foreign messages change nothing. Pages of the demo's host replace the frame, under 127.0.0.1, which is another origin.
 */

import { postRaw } from './support/csp.js';
import {
  chooseAmount,
  donateButton,
  fillDetails,
  heading,
  openDialog,
  preset,
  toCheckout,
} from './support/donor.js';
import { frameOf, framePolicy, inFrame, messageRecorder, messagesOf } from './support/frame.js';
import { type HostPage, pageModule, pageScript } from './support/host-page.js';
import { demoOrigins } from './support/origins.js';
import { detailsOf, eventsOf } from './support/recorder.js';
import { storedDonation } from './support/stored-donations.js';
import { expect, nextEvent, type Page, test } from './support/test.js';
import { translate } from './support/translations.js';

/** Returns the same URL on 127.0.0.1, which is another origin than localhost. */
const onOtherOrigin = (url: string): string => url.replace('localhost', '127.0.0.1');

const policy = {
  'Content-Security-Policy': `${framePolicy['Content-Security-Policy'].replace('frame-src', `frame-src ${onOtherOrigin(demoOrigins.host)}`)}`,
};

const isolated = (page: HostPage = {}): HostPage => ({
  ...page,
  attributes: { isolated: '', ...page.attributes },
  headers: { ...policy, ...page.headers },
});

const donation = {
  partnerDonationId: 'pd_forged',
  amountMinor: 100,
  currency: 'USD',
  frequency: 'once',
  provider: 'stripe',
  handOff: 'popup',
};

/** Messages that an attacker would send to the widget. */
const forged = [
  ['ready', { environment: 'production' }],
  ['open', {}],
  ['state', { type: 'succeeded', partnerDonationId: 'pd_forged' }],
  ['checkout', donation],
  ['complete', donation],
  ['before-checkout', { partnerDonationId: 'pd_forged' }],
  ['navigate', { url: 'https://evil.example/' }],
  ['storage-set', { name: 'donation:pk_live_other:x', value: 'x' }],
  ['storage-remove', { name: 'donation:pk_live_other:x' }],
  ['resize', { height: 3000 }],
  ['hello', {}],
].map(([type, detail]) => ({ source: 'sir-donate', version: 1, type, detail }));

/** A page that replaces the frame: `sendMessage` sends to the host page, `received` is what the host page sent. */
const frameScriptPage = (
  code: string,
): string => `<!doctype html><meta charset="utf-8"><title>Frame</title><script>
  window.received = [];
  const page = location.hash.slice(1);
  const send = (message) => parent.postMessage(message, page);
  const sendMessage = (type, detail = {}) => send({ source: 'sir-donate', version: 1, type, detail });
  addEventListener('message', ({ data }) => { received.push(data);  });
  ${code}
</script><p>A frame</p>`;

const openPolicy = { 'Content-Security-Policy': "default-src 'self' 'unsafe-inline'" };

/** A host page whose isolated widget loads the given script in place of its frame. */
async function withFrameScript(code: string): Promise<HostPage> {
  const address = onOtherOrigin(await postRaw(frameScriptPage(code), openPolicy));
  return isolated({
    script: pageModule(`
      import { defineSirDonate, SirDonateElement } from '{{files}}/npm/pure.js';
      SirDonateElement.frameUrl = '${address}';
      defineSirDonate();`),
  });
}

const state = (page: Page) => page.locator('sir-donate').evaluate((widget) => Reflect.get(widget, 'state'));

const receivedBy = async (page: Page): Promise<{ type: string; detail: Record<string, unknown> }[]> =>
  (await frameOf(page)).evaluate(() => Reflect.get(window, 'received'));

/** Waits three animation frames, in which every message that was sent arrives. */
const settled = (page: Page) =>
  page.evaluate(async () => {
    for (let at = 0; at < 3; at++) await new Promise(requestAnimationFrame);
  });

test.describe('forged messages', () => {
  test('the widget ignores forged messages from its page, from another frame and from a window', async ({
    openWidget,
    record,
  }) => {
    const attackerUrl = onOtherOrigin(
      await postRaw(
        `<!doctype html><title>Evil</title><script>
          for (const to of [parent, opener]) if (to) for (const message of ${JSON.stringify(forged)}) to.postMessage(message, '*');
        </script>`,
        openPolicy,
      ),
    );
    const page = await openWidget(
      isolated({
        head: messageRecorder,
        html: (widget) => `<main><h1>Here</h1>${widget}<button id="evil">Evil</button></main>`,
      }),
    );
    await donateButton(page).hover();
    await nextEvent(page, 'sir-donate-ready');
    const before = await eventsOf(page);
    const address = page.url();
    await page.evaluate(
      ({ forged, attackerUrl }) => {
        for (const message of forged) postMessage(message, '*');
        const frame = document.createElement('iframe');
        frame.src = attackerUrl;
        document.body.append(frame);
        document.querySelector('#evil')?.addEventListener('click', () => open(attackerUrl));
      },
      { forged, attackerUrl },
    );
    await page.getByRole('button', { name: 'Evil' }).click();
    await expect
      .poll(async () => (await messagesOf(page)).filter(({ data }) => data.type === 'navigate').length)
      .toBe(3);
    await settled(page);
    expect(await eventsOf(page)).toEqual(before);
    expect(await state(page)).toBe('amount');
    expect(page.url()).toBe(address);
    expect(await page.evaluate(() => Object.keys(localStorage))).toEqual([]);
    expect(record.warnings).toEqual([]);
  });

  test('the widget ignores forged messages from another origin in its own frame', async ({
    openWidget,
    record,
  }) => {
    const attackerUrl = onOtherOrigin(
      await postRaw(
        `<!doctype html><title>Evil</title><script>
          for (const message of ${JSON.stringify(forged)}) parent.postMessage(message, '*');
        </script>`,
        openPolicy,
      ),
    );
    const page = await openWidget(isolated({ head: messageRecorder }));
    await donateButton(page).hover();
    await nextEvent(page, 'sir-donate-ready');
    const before = await eventsOf(page);
    const address = page.url();
    await page
      .locator('sir-donate iframe')
      .evaluate((frame, src) => frame.setAttribute('src', src), attackerUrl);
    await expect
      .poll(async () => (await messagesOf(page)).filter(({ data }) => data.type === 'hello').length)
      .toBe(2);
    await settled(page);
    expect(await eventsOf(page)).toEqual(before);
    expect(await state(page)).toBe('amount');
    expect(page.url()).toBe(address);
    expect(await page.evaluate(() => Object.keys(localStorage))).toEqual([]);
    expect(record.warnings).toEqual([]);
  });

  test('the frame ignores forged messages from a frame beside it', async ({ openForm, record }) => {
    const orders = ['init', 'update'].map((type) => ({
      source: 'sir-donate',
      version: 1,
      type,
      detail: {
        attributes: { 'publishable-key': 'pk_test_evil', nonprofit: 'evil', amounts: '666' },
        language: 'en',
        theme: {},
      },
    }));
    const page = await openForm(isolated());
    const form = inFrame(page);
    await expect(preset(form, '$25')).toBeVisible();
    const attackerUrl = onOtherOrigin(
      await postRaw(
        `<!doctype html><title>Evil</title><script>
          const messages = ${JSON.stringify([...orders, ...['reset', 'close', 'open'].map((type) => ({ source: 'sir-donate', version: 1, type, detail: {} }))])};
          for (let at = 0; at < parent.length; at++) for (const message of messages) parent[at].postMessage(message, '*');
          parent.postMessage('done', '*');
        </script>`,
        openPolicy,
      ),
    );
    await chooseAmount(form);
    await page.evaluate(
      (src) =>
        new Promise<void>((resolve) => {
          addEventListener('message', ({ data }) => data === 'done' && resolve());
          const frame = document.createElement('iframe');
          frame.src = src;
          document.body.append(frame);
        }),
      attackerUrl,
    );
    await settled(page);
    await expect(heading(form, 'yourDetails')).toBeVisible();
    await form.getByRole('button', { name: translate('back') }).click();
    await expect(preset(form, '$25')).toBeChecked();
    expect(record.warnings).toEqual([]);
  });
});

test.describe('a hostile or outdated frame', () => {
  test('the widget ignores messages that a frame sends before hello', async ({ openWidget, record }) => {
    const early = JSON.stringify(forged.filter(({ type }) => type !== 'hello'));
    const page = await openWidget(await withFrameScript(`for (const message of ${early}) send(message);`));
    await donateButton(page).hover();
    await expect(page.locator('sir-donate iframe')).toBeAttached();
    // The frame never sends hello, so the fallback link is shown.
    await expect(page.getByRole('link', { name: 'Donate' })).toBeVisible({ timeout: 10_000 });
    expect((await eventsOf(page)).map(({ type }) => type)).toEqual(['sir-donate-error']);
    expect(await state(page)).toBe('idle');
    expect(await page.evaluate(() => Object.keys(localStorage))).toEqual([]);
    expect(record.warnings.length).toBe(1);
  });

  test('the widget refuses a frame of another protocol version and names both versions', async ({
    openWidget,
    record,
  }) => {
    const page = await openWidget(
      await withFrameScript(`send({ source: 'sir-donate', version: 2, type: 'hello', detail: {} });`),
    );
    await donateButton(page).hover();
    await expect(page.getByRole('link', { name: 'Donate' })).toBeVisible();
    expect(await nextEvent(page, 'sir-donate-error')).toMatchObject({
      code: 'load-failed',
      message: expect.stringMatching(/version 2.*not 1.*one release/),
    });
    expect(record.warnings.length).toBe(1);
  });

  test('the frame ignores a message of another protocol version and names both versions', async ({
    openWidget,
    record,
  }) => {
    const page = await openWidget(isolated({ attributes: { mode: 'inline' } }));
    await expect(preset(inFrame(page), '$25')).toBeVisible();
    await page.evaluate((target) => {
      const frame = document.querySelector('sir-donate')?.shadowRoot?.querySelector('iframe');
      frame?.contentWindow?.postMessage(
        { source: 'sir-donate', version: 7, type: 'reset', detail: {} },
        target,
      );
    }, demoOrigins.files);
    await expect.poll(() => record.warnings).toEqual([expect.stringMatching(/version 7.*not 1/)]);
  });

  test('the widget answers each hello with init and what was asked for, and never sends a secret', {
    tag: '@invariant-1',
  }, async ({ openWidget, sandbox }) => {
    const page = await openWidget({
      ...(await withFrameScript(`sendMessage('hello'); sendMessage('hello');`)),
      attributes: {
        isolated: '',
        'donor-email': 'ada@example.org',
        'data-note': 'mine',
        'referral-code': 'sk_test_0123456789',
      },
    });
    await donateButton(page).hover();
    await expect
      .poll(async () => (await receivedBy(page)).map(({ type }) => type))
      // The first `update` is the element's, now that its form is there.
      .toEqual(['init', 'update', 'load', 'init', 'load']);
    const [init] = await receivedBy(page);
    expect(init?.detail).toMatchObject({
      attributes: {
        'publishable-key': sandbox.key(),
        nonprofit: 'clean-water-fund',
        'donor-email': 'ada@example.org',
        isolated: '',
      },
      secretAttribute: 'referral-code',
      language: 'en',
      fallbackHref: 'https://fallback.example.org/donate',
    });
    expect(JSON.stringify(init)).not.toMatch(/0123456789|data-note/);
  });

  test('the widget navigates nowhere when a frame asks for it, as frames of older releases did', {
    tag: '@invariant-3',
  }, async ({ openWidget }) => {
    const page = await openWidget(
      await withFrameScript(`sendMessage('hello');
        sendMessage('navigate', { url: '${demoOrigins.checkout}/stripe/none' });
        sendMessage('navigate', { url: 'https://evil.example/' });
        sendMessage('ready', { environment: 'sandbox' });`),
    );
    const address = page.url();
    await donateButton(page).hover();
    await nextEvent(page, 'sir-donate-ready');
    await settled(page);
    expect(page.url()).toBe(address);
  });

  test('the widget stores only its own donation for a frame', { tag: '@invariant-4' }, async ({
    openWidget,
    sandbox,
  }) => {
    const prefix = `donation:${sandbox.key()}:clean-water-fund:`;
    const own = `${prefix}pd_1`;
    const value = storedDonation();
    const page = await openWidget(
      await withFrameScript(`sendMessage('hello');
        sendMessage('storage-set', { name: 'donation:pk_live_other:x', value: 'theirs' });
        sendMessage('storage-set', { name: '../session', value: 'theirs' });
        sendMessage('storage-set', { name: '${own}', value: 'x'.repeat(5000) });
        sendMessage('storage-set', { name: '${own}', value: 'no donation' });
        sendMessage('storage-set', { name: '${prefix}pd_2', value: '${value}' });
        sendMessage('storage-set', { name: '${own.replace('clean-water-fund', 'other')}', value: '${value}' });
        sendMessage('storage-set', { name: 'cache:${sandbox.key()}', value: '${value}' });
        sendMessage('storage-remove', { name: 'donation:pk_live_other:x' });
        sendMessage('storage-remove', { name: '${prefix}pd_3' });
        sendMessage('storage-set', { name: '${own}', value: '${value}' });`),
    );
    await page.evaluate((other) => {
      localStorage.setItem('sir-donate:donation:pk_live_other:x', 'before');
      // Of another widget, whose nonprofit only begins alike.
      localStorage.setItem(`sir-donate:${other}pd_3`, 'before');
    }, prefix);
    await donateButton(page).hover();
    const stored = () => page.evaluate(() => ({ ...localStorage }));
    await expect.poll(stored).toEqual({
      'sir-donate:donation:pk_live_other:x': 'before',
      [`sir-donate:${prefix}pd_3`]: 'before',
      [`sir-donate:${own}`]: value,
    });
  });

  test('the widget limits the height that a frame requests to 5000 px', async ({ openWidget }) => {
    const host =
      await withFrameScript(`sendMessage('hello'); sendMessage('resize', { height: 1e9 }); sendMessage('resize', { height: -5 });
      sendMessage('resize', { height: Infinity }); sendMessage('resize', { height: '9' }); sendMessage('resize', {});`);
    const page = await openWidget({ ...host, attributes: { ...host.attributes, mode: 'inline' } });
    const height = () =>
      page.locator('sir-donate iframe').evaluate((frame) => frame.getBoundingClientRect().height);
    await expect.poll(height).toBe(5000);
    await settled(page);
    expect(await height()).toBe(5000);
  });

  test('the widget repeats a replayed complete event and dispatches none after it is removed', async ({
    openWidget,
  }) => {
    const page = await openWidget(
      await withFrameScript(
        `sendMessage('hello'); window.replay = () => { for (const message of ${JSON.stringify(forged.filter(({ type }) => type === 'complete' || type === 'open'))}) send(message); };`,
      ),
    );
    await donateButton(page).hover();
    await expect.poll(async () => (await receivedBy(page)).length).toBeGreaterThan(0);
    const frame = await frameOf(page);
    for (let at = 0; at < 2; at++) await frame.evaluate(() => Reflect.get(window, 'replay')());
    await expect.poll(async () => (await detailsOf(page, 'sir-donate-complete')).length).toBe(2);
    expect((await detailsOf(page, 'sir-donate-open')).length).toBe(1);

    // A message that arrives after the element was removed.
    const receivedLate = await page.evaluate(
      async ({ data, origin }) => {
        const widget = document.querySelector('sir-donate');
        const source = widget?.shadowRoot?.querySelector('iframe')?.contentWindow ?? null;
        const arrive = () => dispatchEvent(new MessageEvent('message', { data, origin, source }));
        const received: string[] = [];
        let when = 'before';
        widget?.addEventListener('sir-donate-complete', () => received.push(when));
        arrive();
        widget?.remove();
        await Promise.resolve();
        when = 'after';
        arrive();
        return received;
      },
      {
        data: forged.find(({ type }) => type === 'complete'),
        origin: new URL(frame.url()).origin,
      },
    );
    expect(receivedLate).toEqual(['before']);
  });
});

test.describe('before-checkout-result messages', () => {
  test('the frame ignores a before-checkout-result for another donation', async ({
    openWidget,
    sandbox,
    context,
  }) => {
    // A script of the page sends a result for another donation before the widget sends its own.
    const page = await openWidget(
      isolated({
        head: pageScript(`
          addEventListener('message', ({ data, source, origin }) => {
            if (data?.type !== 'before-checkout') return;
            source.postMessage({ source: 'sir-donate', version: 1, type: 'before-checkout-result',
              detail: { partnerDonationId: 'pd_other', proceed: false } }, origin);
          }, true);`),
      }),
    );
    const form = inFrame(page);
    await openDialog(page);
    await chooseAmount(form);
    await fillDetails(form);
    const opening = context.waitForEvent('page');
    await toCheckout(form).click();
    const checkout = await opening;
    await checkout.waitForURL(`${demoOrigins.checkout}/**`);
    expect((await nextEvent(page, 'sir-donate-checkout')).partnerDonationId).toBe(
      (await sandbox.donation()).id,
    );
  });

  test('the frame waits 5 s for a before-checkout-result and ignores one that arrives later', async ({
    page,
    openWidget,
    context,
  }) => {
    await page.clock.install();
    // A script of the page stops the before-checkout message, so the widget never sends a result.
    await openWidget(
      isolated({
        head: pageScript(`
          addEventListener('message', (pending) => {
            if (pending.data?.type !== 'before-checkout') return;
            pending.stopImmediatePropagation();
            window.pending = pending;
          });`),
      }),
    );
    const form = inFrame(page);
    await openDialog(page);
    await chooseAmount(form);
    await fillDetails(form);
    const opening = context.waitForEvent('page');
    await toCheckout(form).click();
    const checkout = await opening;
    await expect.poll(() => page.evaluate(() => 'pending' in window)).toBe(true);
    expect(await state(page)).toBe('creating');
    await page.clock.fastForward(5_000);
    await checkout.waitForURL(`${demoOrigins.checkout}/**`);
    const { partnerDonationId } = await nextEvent(page, 'sir-donate-checkout');

    await page.evaluate((id) => {
      const { source, origin } = Reflect.get(window, 'pending');
      const result = { partnerDonationId: id, proceed: false };
      source.postMessage(
        { source: 'sir-donate', version: 1, type: 'before-checkout-result', detail: result },
        origin,
      );
    }, partnerDonationId);
    await settled(page);
    await expect(heading(form, 'waitingTitle')).toBeVisible();
    expect(await state(page)).toBe('waiting');
    expect((await detailsOf(page, 'sir-donate-checkout')).length).toBe(1);
  });
});
