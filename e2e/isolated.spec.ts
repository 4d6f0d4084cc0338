/**
 * The isolated widget: what its frame protects, which sandbox flags it needs, and when it loads. What it has in common with
 * the widget in the page is in `same-behaviour.spec.ts`.
 */
import { layout } from '../build/layout.js';
import { sandbox as sandboxFlags } from '../src/frame/iframe.js';
import {
  checkoutFrom,
  chooseAmount,
  donateButton,
  donor,
  fillDetails,
  finish,
  giveOnce,
  heading,
  openDialog,
  preset,
  toCheckout,
} from './support/donor.js';
import { framePolicy, inFrame } from './support/frame.js';
import { fallbackHref, pageScript, pageStyle } from './support/host-page.js';
import { isolated, openBesideFiles } from './support/isolated.js';
import { demoOrigins } from './support/origins.js';
import { expect, nextEvent, type Page, type PageRecord, test } from './support/test.js';
import { translate } from './support/translations.js';

const frameRequests = (record: PageRecord) =>
  record.requests.filter((request) => new URL(request.url()).pathname.endsWith('/frame.html'));

test.describe('isolation from the host page', () => {
  test('keeps what the donor types from every script of the host page', {
    tag: '@invariant-4',
  }, async ({ openWidget }) => {
    const page = await openWidget(
      isolated({
        head: pageScript(`
          window.captured = [];
          for (const type of ['keydown', 'keyup', 'keypress', 'beforeinput', 'input', 'change', 'paste', 'submit', 'focusin', 'message'])
            addEventListener(type, (event) => captured.push(JSON.stringify({
              type, key: event.key, data: event.data, value: event.composedPath().map((node) => node.value),
            })), true);`),
      }),
    );
    const form = inFrame(page);
    await openDialog(page);
    await chooseAmount(form);
    await form.getByLabel(translate('firstName')).pressSequentially(donor.firstName);
    await form.getByLabel(translate('lastName')).pressSequentially(donor.lastName);
    await form.getByLabel(translate('email')).pressSequentially(donor.email);
    await finish(page, await checkoutFrom(page, () => toCheckout(form).click()));
    await nextEvent(page, 'sir-donate-complete');

    const seen = await page.evaluate(() => {
      const frame = document.querySelector('sir-donate')?.shadowRoot?.querySelector('iframe');
      const reach = (read: () => unknown) => {
        try {
          return String(read());
        } catch (error) {
          return error instanceof DOMException ? error.name : String(error);
        }
      };
      return {
        document: reach(() => frame?.contentDocument),
        inside: reach(() => frame?.contentWindow?.document.body.textContent),
        markup: document.querySelector('sir-donate')?.shadowRoot?.innerHTML ?? '',
        captured: Reflect.get(window, 'captured').join('\n'),
        stored: JSON.stringify([{ ...localStorage }, { ...sessionStorage }]),
      };
    });
    expect(seen.document).toBe('null');
    expect(seen.inside).toBe('SecurityError');
    // The listeners work: they captured the complete message.
    expect(seen.captured).toContain('"type":"complete"');
    for (const place of [seen.markup, seen.captured, seen.stored]) {
      for (const typed of Object.values(donor)) expect(place).not.toContain(typed);
    }
    // No single letter was captured either.
    expect(seen.captured).not.toContain('"type":"keydown"');
  });

  test('gives the frame a title, the payment permission and only the sandbox flags that it needs', async ({
    openWidget,
  }) => {
    const page = await openWidget(isolated({ label: 'Give water' }));
    await page.getByRole('button', { name: 'Give water' }).click();
    await expect(page.getByRole('dialog', { name: 'Give water' })).toBeVisible();
    const frame = page.locator('sir-donate iframe');
    await expect(frame).toHaveAttribute('title', 'Give water');
    await expect(frame).toHaveAttribute('allow', 'payment');
    await expect(frame).toHaveAttribute('sandbox', sandboxFlags.join(' '));
    expect(new URL((await frame.getAttribute('src')) ?? '').search).toBe('');
  });

  test('warns that a frame on the origin of the host page isolates nothing', async ({
    page,
    sandbox,
    record,
  }) => {
    await openBesideFiles(page, { sandbox, script: '<script async src="v0/sir-donate.js"></script>' });
    await openDialog(page);
    await expect(preset(inFrame(page), '$25')).toBeVisible();
    expect(record.warnings).toEqual([expect.stringContaining('isolates nothing')]);
  });
});

test.describe('sandbox flags of the frame', () => {
  /** Removes one flag from those that the script sets. */
  const without = (flag: string) => `
    const { add } = DOMTokenList.prototype;
    DOMTokenList.prototype.add = function (...flags) {
      return add.apply(this, flags.filter((one) => one !== '${flag}'));
    };`;

  for (const flag of ['allow-scripts', 'allow-same-origin'] as const) {
    test(`without ${flag} the frame never sends hello and the fallback link is shown`, async ({
      openWidget,
    }) => {
      const page = await openWidget(isolated({ head: pageScript(without(flag)) }));
      await donateButton(page).click();
      expect(await nextEvent(page, 'sir-donate-error')).toMatchObject({ code: 'load-failed' });
      await expect(page.getByRole('link', { name: 'Donate' })).toBeVisible();
    });
  }

  test('without allow-forms the amount step goes on to the details', async ({ openWidget }) => {
    const page = await openWidget(isolated({ head: pageScript(without('allow-forms')) }));
    await openDialog(page);
    await chooseAmount(inFrame(page));
  });

  test('without allow-popups no window opens and the checkout opens in the same tab', async ({
    openWidget,
    context,
  }) => {
    const page = await openWidget(isolated({ head: pageScript(without('allow-popups')) }));
    const form = inFrame(page);
    await openDialog(page);
    await chooseAmount(form);
    await fillDetails(form);
    await toCheckout(form).click();
    await expect(heading(form, 'linkTitle')).toBeVisible();
    expect(context.pages().length).toBe(1);
    await form.getByRole('link', { name: translate('openHere') }).click();
    await page.waitForURL(`${demoOrigins.checkout}/**`);
  });

  test('without allow-top-navigation-by-user-activation a redirect leaves the page, and shows a link', async ({
    openWidget,
  }) => {
    const page = await openWidget(
      isolated({
        attributes: { checkout: 'redirect' },
        head: pageScript(without('allow-top-navigation-by-user-activation')),
      }),
    );
    const form = inFrame(page);
    const address = page.url();
    await openDialog(page);
    await chooseAmount(form);
    await fillDetails(form);
    await toCheckout(form).click();
    await expect(form.getByRole('link', { name: translate('openHere') })).toBeVisible();
    expect(page.url()).toBe(address);
  });

  test('without allow-popups-to-escape-sandbox the checkout is sandboxed', async ({ openWidget }) => {
    const page = await openWidget(isolated({ head: pageScript(without('allow-popups-to-escape-sandbox')) }));
    await openDialog(page);
    const checkout = await giveOnce(page, '$25', inFrame(page));
    // A sandboxed window cannot open a dialog, which a real checkout may need.
    let asked = false;
    checkout.on('dialog', (dialog) => {
      asked = true;
      void dialog.dismiss();
    });
    await checkout.evaluate(() => confirm('Really?'));
    expect(asked).toBe(false);
  });
});

test.describe('loading of the frame', () => {
  test('twenty isolated buttons load no frame before intent and one frame after a hover', {
    tag: '@invariant-9',
  }, async ({ openWidget, record, sandbox }) => {
    const page = await openWidget(
      isolated({
        html: (widget) =>
          `<main><h1>Twenty</h1>${Array.from({ length: 20 }, (_, at) => `<section aria-label="Cause ${at}">${widget}</section>`).join('')}</main>`,
      }),
    );
    await expect(donateButton(page)).toHaveCount(20);
    const files = () =>
      record.requests
        .map((request) => request.url())
        .filter((url) => url.startsWith(demoOrigins.files))
        .map((url) => url.replace(/^.*\/|-[\w-]{8}\.js$/g, ''));
    await expect.poll(files).toEqual(['sir-donate.js', 'preload', 'frame-host']);
    await expect(page.locator('sir-donate iframe')).toHaveCount(0);
    expect(await sandbox.requests()).toEqual([]);

    await page.getByRole('region', { name: 'Cause 7', exact: true }).getByRole('button').hover();
    await expect(page.locator('sir-donate iframe')).toHaveCount(1);
    await expect.poll(() => sandbox.counts()).toEqual({ config: 1, organization: 1 });
    expect(frameRequests(record).length).toBe(1);
  });

  test('an isolated inline form loads its frame only when it comes near the viewport', {
    tag: '@invariant-9',
  }, async ({ openWidget, record, sandbox }) => {
    const page = await openWidget(
      isolated({
        attributes: { mode: 'inline' },
        head: pageStyle('.far { block-size: 5000px }'),
        html: (widget) => `<main><h1>Far down</h1><div class="far"></div>${widget}</main>`,
      }),
    );
    await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(resolve)));
    expect(frameRequests(record)).toEqual([]);
    await page.locator('sir-donate').evaluate((widget) => {
      widget.scrollIntoView();
    });
    await expect(preset(inFrame(page), '$25')).toBeVisible();
    await expect.poll(() => sandbox.counts()).toEqual({ config: 1, organization: 1 });
  });
});

test.describe('a frame that does not load', () => {
  const causes: Readonly<Record<string, (page: Page) => Promise<unknown>>> = {
    'is blocked': (page) => page.route('**/frame.html', (route) => route.abort('blockedbyclient')),
    'is answered with 404': (page) =>
      page.route('**/frame.html', (route) => route.fulfill({ status: 404, body: 'Not found' })),
    'cannot be reached': (page) =>
      page.route('**/frame.html', (route) => route.abort('internetdisconnected')),
    'cannot load its script': (page) => page.route('**/frame-guest-*.js', (route) => route.abort()),
  };
  for (const [cause, fail] of Object.entries(causes)) {
    for (const mode of ['button', 'inline'] as const) {
      test(`when the frame ${cause}, the fallback link is shown after 9 s and the next try loads it (mode ${mode})`, async ({
        page,
        openWidget,
      }) => {
        await fail(page);
        await page.clock.install();
        await openWidget(isolated({ attributes: { mode } }));
        if (mode === 'button') await donateButton(page).click();
        await expect(page.locator('sir-donate iframe')).toBeAttached();
        await page.clock.fastForward(9_000);
        const link = page.getByRole('link', { name: 'Donate' });
        await expect(link).toBeVisible();
        await expect(link).toHaveAttribute('href', fallbackHref);
        await expect(page.getByRole('dialog')).toHaveCount(0);
        expect(await nextEvent(page, 'sir-donate-error')).toMatchObject({
          code: 'load-failed',
          retryable: true,
          message: expect.stringContaining('/frame.html'),
          version: layout.version,
        });

        await page.unrouteAll();
        await page.locator('sir-donate').evaluate((widget) => Reflect.get(widget, 'open').call(widget));
        await expect(preset(inFrame(page), '$25')).toBeVisible();
        await expect(link).toBeHidden();
      });
    }
  }

  test('when the host policy forbids the frame, the fallback link is shown after 9 s and the error names frame-src', async ({
    browser,
    postWidget,
  }) => {
    // In its own context, because the test expects a policy violation.
    const context = await browser.newContext();
    try {
      const page = await context.newPage();
      const policy = framePolicy['Content-Security-Policy'].replace(
        'frame-src {{files}}',
        "frame-src 'none'",
      );
      await page.clock.install();
      await page.goto(await postWidget(isolated({ headers: { 'Content-Security-Policy': policy } })));
      await donateButton(page).click();
      await expect(page.locator('sir-donate iframe')).toBeAttached();
      await page.clock.fastForward(9_000);
      await expect(page.getByRole('link', { name: 'Donate' })).toBeVisible();
      expect(await nextEvent(page, 'sir-donate-error')).toMatchObject({
        code: 'load-failed',
        message: expect.stringContaining('frame-src'),
      });
    } finally {
      await context.close();
    }
  });
});

test('on a page with Cross-Origin-Opener-Policy the donor gets a checkout link and the donation completes', async ({
  openWidget,
  sandbox,
}) => {
  const page = await openWidget(isolated({ headers: { 'Cross-Origin-Opener-Policy': 'same-origin' } }));
  const form = inFrame(page);
  await openDialog(page);
  await chooseAmount(form);
  await fillDetails(form);
  await toCheckout(form).click();
  const link = form.getByRole('link', { name: translate('openCheckout') });
  await expect(link).toBeVisible();
  await link.click();
  // The browser may leave the window that was cut off open and empty.
  const atCheckout = () =>
    page
      .context()
      .pages()
      .find((other) => other.url().startsWith(demoOrigins.checkout));
  await expect.poll(() => atCheckout() !== undefined).toBe(true);
  const checkout = atCheckout();
  if (checkout) await finish(page, checkout);
  expect(await nextEvent(page, 'sir-donate-complete')).toMatchObject({ handOff: 'link' });
  expect(await sandbox.counts()).toMatchObject({ 'create-link': 1 });
});
