/**
 * The talk between a page and a frame, when one of them is not what it says: forged, early, late, replayed and foreign
 * messages change nothing. Pages of the demo's host stand in for frames, under its other name, which is another origin.
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
import { expect, nextEvent, type Page, test } from './support/test.js';
import { translate } from './support/translations.js';

/** The demo's host by its other name: another origin. */
const elsewhere = (url: string): string => url.replace('localhost', '127.0.0.1');

const policy = {
  'Content-Security-Policy': `${framePolicy['Content-Security-Policy'].replace('frame-src', `frame-src ${elsewhere(demoOrigins.host)}`)}`,
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

/** What an attacker would like the page to believe. */
const forged = [
  ['ready', { environment: 'production' }],
  ['open', {}],
  ['state', { type: 'succeeded', partnerDonationId: 'pd_forged' }],
  ['checkout', donation],
  ['complete', donation],
  ['before-checkout', { donationLink: 'https://evil.example/', partnerDonationId: 'pd_forged' }],
  ['navigate', { url: 'https://evil.example/' }],
  ['storage-set', { name: 'donation:pk_live_other:x', value: 'x' }],
  ['storage-remove', { name: 'donation:pk_live_other:x' }],
  ['resize', { height: 3000 }],
  ['hello', {}],
].map(([type, detail]) => ({ source: 'sir-donate', version: 1, type, detail }));

/** Script of a page that stands in for the frame: `say` speaks to the page around, `heard` is what that said. */
const actor = (code: string): string => `<!doctype html><meta charset="utf-8"><title>Actor</title><script>
  window.heard = [];
  const page = location.hash.slice(1);
  const send = (message) => parent.postMessage(message, page);
  const say = (type, detail = {}) => send({ source: 'sir-donate', version: 1, type, detail });
  addEventListener('message', ({ data }) => { heard.push(data); if (window.answer) answer(data); });
  ${code}
</script><p>An actor</p>`;

const openPolicy = { 'Content-Security-Policy': "default-src 'self' 'unsafe-inline'" };

/** A page whose isolated widget finds an actor where its frame would be. */
async function withActor(code: string): Promise<HostPage> {
  const address = elsewhere(await postRaw(actor(code), openPolicy));
  return isolated({
    script: pageModule(`
      import { defineSirDonate, SirDonateElement } from '{{files}}/pure.js';
      SirDonateElement.frameUrl = '${address}';
      defineSirDonate();`),
  });
}

const state = (page: Page) => page.locator('sir-donate').evaluate((widget) => Reflect.get(widget, 'state'));

const heardBy = async (page: Page): Promise<{ type: string; detail: Record<string, unknown> }[]> =>
  (await frameOf(page)).evaluate(() => Reflect.get(window, 'heard'));

/** Lets whatever has been sent arrive. */
const settled = (page: Page) =>
  page.evaluate(async () => {
    for (let at = 0; at < 3; at++) await new Promise(requestAnimationFrame);
  });

test.describe('forged messages', () => {
  test('the widget ignores forged messages from its page, from another frame and from a window', async ({
    openWidget,
    record,
  }) => {
    const stranger = elsewhere(
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
      ({ forged, stranger }) => {
        for (const message of forged) postMessage(message, '*');
        const frame = document.createElement('iframe');
        frame.src = stranger;
        document.body.append(frame);
        document.querySelector('#evil')?.addEventListener('click', () => open(stranger));
      },
      { forged, stranger },
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
    const stranger = elsewhere(
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
      .evaluate((frame, src) => frame.setAttribute('src', src), stranger);
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
    const stranger = elsewhere(
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
      stranger,
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
    const page = await openWidget(await withActor(`for (const message of ${early}) send(message);`));
    await donateButton(page).hover();
    await expect(page.locator('sir-donate iframe')).toBeAttached();
    // It never says hello, so the donor gets the link.
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
      await withActor(`send({ source: 'sir-donate', version: 2, type: 'hello', detail: {} });`),
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

  test('the widget answers each hello with init, sends load once and never sends a secret', {
    tag: '@invariant-1',
  }, async ({ openWidget, sandbox }) => {
    const page = await openWidget({
      ...(await withActor(`say('hello'); say('hello');`)),
      attributes: {
        isolated: '',
        'donor-email': 'ada@example.org',
        'data-note': 'mine',
        'referral-code': 'sk_test_0123456789',
      },
    });
    await donateButton(page).hover();
    await expect
      .poll(async () => (await heardBy(page)).map(({ type }) => type))
      .toEqual(expect.arrayContaining(['init', 'load']));
    await expect.poll(async () => (await heardBy(page)).length).toBe(3);
    const [init] = await heardBy(page);
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

  test('the widget refuses a navigate message whose URL is not a checkout', { tag: '@invariant-3' }, async ({
    openWidget,
    record,
  }) => {
    const page = await openWidget(
      await withActor(`say('hello'); for (const url of [
        'https://evil.example/', 'https://stripe.com.evil.example/', 'javascript:document.title="x"', '/logout',
        'data:text/html,x', 'https://user@checkout.stripe.com/', 'http://checkout.stripe.com/',
      ]) say('navigate', { url });`),
    );
    const address = page.url();
    await donateButton(page).hover();
    await expect.poll(() => record.lines.filter((line) => line.includes('unsafe-link')).length).toBe(7);
    expect(page.url()).toBe(address);
    expect(await page.title()).not.toBe('x');
  });

  test('the widget follows a navigate message to localhost only with a test key', {
    tag: '@invariant-3',
  }, async ({ openWidget, record }) => {
    const navigate = `say('hello'); say('navigate', { url: '${demoOrigins.checkout}/stripe/none' });`;
    const live = await withActor(navigate);
    const page = await openWidget({
      ...live,
      attributes: { ...live.attributes, 'publishable-key': 'pk_live_1' },
    });
    const address = page.url();
    await donateButton(page).hover();
    await expect.poll(() => record.warnings.length).toBe(1);
    expect(page.url()).toBe(address);
    await openWidget(await withActor(navigate));
    await donateButton(page).hover();
    await page.waitForURL(`${demoOrigins.checkout}/**`);
  });

  test('the widget stores only its own donation for a frame', { tag: '@invariant-4' }, async ({
    openWidget,
    sandbox,
  }) => {
    const own = `donation:${sandbox.key()}:clean-water-fund:pd_1`;
    const page = await openWidget(
      await withActor(`say('hello');
        say('storage-set', { name: 'donation:pk_live_other:x', value: 'theirs' });
        say('storage-set', { name: '../session', value: 'theirs' });
        say('storage-set', { name: '${own}', value: 'x'.repeat(5000) });
        say('storage-set', { name: '${own}', value: 'mine' });`),
    );
    await page.evaluate(() => localStorage.setItem('sir-donate:donation:pk_live_other:x', 'before'));
    await donateButton(page).hover();
    const kept = () => page.evaluate(() => ({ ...localStorage }));
    await expect.poll(kept).toEqual({
      'sir-donate:donation:pk_live_other:x': 'before',
      [`sir-donate:${own}`]: 'mine',
    });
  });

  test('the widget limits the height that a frame requests to 5000 px', async ({ openWidget }) => {
    const host = await withActor(`say('hello'); say('resize', { height: 1e9 }); say('resize', { height: -5 });
      say('resize', { height: Infinity }); say('resize', { height: '9' }); say('resize', {});`);
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
      await withActor(
        `say('hello'); window.replay = () => { for (const message of ${JSON.stringify(forged.filter(({ type }) => type === 'complete' || type === 'open'))}) send(message); };`,
      ),
    );
    await donateButton(page).hover();
    await expect.poll(async () => (await heardBy(page)).length).toBeGreaterThan(0);
    const frame = await frameOf(page);
    for (let at = 0; at < 2; at++) await frame.evaluate(() => Reflect.get(window, 'replay')());
    await expect.poll(async () => (await detailsOf(page, 'sir-donate-complete')).length).toBe(2);
    expect((await detailsOf(page, 'sir-donate-open')).length).toBe(1);

    // Late: what was still under way when the element went is for nobody.
    const heardLate = await page.evaluate(
      async ({ data, origin }) => {
        const widget = document.querySelector('sir-donate');
        const source = widget?.shadowRoot?.querySelector('iframe')?.contentWindow ?? null;
        const arrive = () => dispatchEvent(new MessageEvent('message', { data, origin, source }));
        const heard: string[] = [];
        let when = 'before';
        widget?.addEventListener('sir-donate-complete', () => heard.push(when));
        arrive();
        widget?.remove();
        await Promise.resolve();
        when = 'after';
        arrive();
        return heard;
      },
      {
        data: forged.find(({ type }) => type === 'complete'),
        origin: new URL(frame.url()).origin,
      },
    );
    expect(heardLate).toEqual(['before']);
  });
});

test.describe('before-checkout-result messages', () => {
  test('the frame ignores a before-checkout-result for another donation', async ({
    openWidget,
    sandbox,
    context,
  }) => {
    // The page's own script stands between: it answers for another donation before the widget's script answers.
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
    // The page's own script stands between, and keeps the question from the widget's script.
    await openWidget(
      isolated({
        head: pageScript(`
          addEventListener('message', (question) => {
            if (question.data?.type !== 'before-checkout') return;
            question.stopImmediatePropagation();
            window.question = question;
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
    await expect.poll(() => page.evaluate(() => 'question' in window)).toBe(true);
    expect(await state(page)).toBe('creating');
    await page.clock.fastForward(5_000);
    await checkout.waitForURL(`${demoOrigins.checkout}/**`);
    const { partnerDonationId } = await nextEvent(page, 'sir-donate-checkout');

    await page.evaluate((id) => {
      const { source, origin } = Reflect.get(window, 'question');
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
