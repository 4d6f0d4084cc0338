/** The widget in its own frame: what only a frame can do wrong. What it has in common is in `same-behaviour.spec.ts`. */
import { sandbox as sandboxFlags } from '../src/frame/frame-box.js';
import {
  checkoutFrom,
  chooseAmount,
  comeBack,
  donateButton,
  donor,
  expectDetailsKept,
  fillDetails,
  finish,
  giveOnce,
  heading,
  openDialog,
  preset,
  startIn,
  toCheckout,
} from './support/donor.js';
import { frameOf, framePolicy, inFrame } from './support/frame.js';
import {
  fallbackHref,
  type HostPage,
  pageModule,
  pageScript,
  pageStyle,
  widgetHtml,
} from './support/host-page.js';
import { demoOrigins } from './support/origins.js';
import { detailsOf, recorder } from './support/recorder.js';
import type { Sandbox } from './support/sandbox.js';
import { expect, nextEvent, type Page, type PageRecord, test } from './support/test.js';
import { translate } from './support/translations.js';

const isolated = (page: HostPage = {}): HostPage => ({
  ...page,
  attributes: { isolated: '', ...page.attributes },
  headers: { ...framePolicy, ...page.headers },
});

const frameRequests = (record: PageRecord) =>
  record.requests.filter((request) => new URL(request.url()).pathname.endsWith('/frame.html'));

const frameBox = (page: Page) =>
  page.locator('sir-donate iframe').evaluate((frame) => {
    const { width, height } = frame.getBoundingClientRect();
    return { width, height };
  });

/** A page on the origin of the files themselves. */
async function openBesideFiles(page: Page, sandbox: Sandbox, script: string): Promise<void> {
  const widget = widgetHtml({
    isolated: '',
    'publishable-key': sandbox.key(),
    nonprofit: 'clean-water-fund',
    'api-base': demoOrigins.api,
  });
  await page.route(`${demoOrigins.files}/page.html`, (route) =>
    route.fulfill({
      contentType: 'text/html',
      body: `<!doctype html><title>Beside the files</title><link rel="icon" href="data:,"><script>${recorder}</script>${script}<h1>Here</h1>${widget}`,
    }),
  );
  await page.goto(`${demoOrigins.files}/page.html`);
}

test.describe('isolation from the host page', () => {
  test('keeps what the donor types from every script of the host page', {
    tag: '@invariant-4',
  }, async ({ openWidget }) => {
    const page = await openWidget(
      isolated({
        head: pageScript(`
          window.heard = [];
          for (const type of ['keydown', 'keyup', 'keypress', 'beforeinput', 'input', 'change', 'paste', 'submit', 'focusin', 'message'])
            addEventListener(type, (event) => heard.push(JSON.stringify({
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
        heard: Reflect.get(window, 'heard').join('\n'),
        kept: JSON.stringify([{ ...localStorage }, { ...sessionStorage }]),
      };
    });
    expect(seen.document).toBe('null');
    expect(seen.inside).toBe('SecurityError');
    // The messages themselves are heard, so the listeners do hear.
    expect(seen.heard).toContain('"type":"complete"');
    for (const place of [seen.markup, seen.heard, seen.kept]) {
      for (const typed of Object.values(donor)) expect(place).not.toContain(typed);
    }
    // Nor letter by letter.
    expect(seen.heard).not.toContain('"type":"keydown"');
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
    await openBesideFiles(page, sandbox, '<script async src="sir-donate.js"></script>');
    await openDialog(page);
    await expect(preset(inFrame(page), '$25')).toBeVisible();
    expect(record.warnings).toEqual([expect.stringContaining('isolates nothing')]);
  });
});

test.describe('sandbox flags of the frame', () => {
  /** Takes one flag out of what the script asks for. */
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

  test('without allow-forms the amount step cannot be submitted', async ({ openWidget }) => {
    const page = await openWidget(isolated({ head: pageScript(without('allow-forms')) }));
    const form = inFrame(page);
    await openDialog(page);
    await preset(form, '$25').check({ force: true });
    await form.getByRole('button', { name: translate('give', { amount: '$25' }) }).click();
    await (await frameOf(page)).evaluate(async () => {
      for (let frame = 0; frame < 10; frame++) await new Promise(requestAnimationFrame);
    });
    await expect(heading(form, 'yourDetails')).toBeHidden();
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
    await form.getByRole('button', { name: translate('openHere') }).click();
    await page.waitForURL(`${demoOrigins.checkout}/**`);
  });

  test('without allow-popups-to-escape-sandbox the checkout is sandboxed or does not open', async ({
    openWidget,
    context,
    browserName,
  }) => {
    const page = await openWidget(isolated({ head: pageScript(without('allow-popups-to-escape-sandbox')) }));
    const form = inFrame(page);
    await openDialog(page);
    if (browserName === 'firefox') {
      const checkout = await giveOnce(page, '$25', form);
      // In the sandbox nothing may be asked; a real checkout asks.
      let asked = false;
      checkout.on('dialog', (dialog) => {
        asked = true;
        void dialog.dismiss();
      });
      await checkout.evaluate(() => confirm('Really?'));
      expect(asked).toBe(false);
    } else {
      await chooseAmount(form);
      await fillDetails(form);
      await toCheckout(form).click();
      await expect(heading(form, 'linkTitle')).toBeVisible();
      for (const other of context.pages()) expect(other.url()).not.toContain(demoOrigins.checkout);
    }
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
    await page.evaluate(() => new Promise<void>((resolve) => requestIdleCallback(() => resolve())));
    await expect(page.locator('sir-donate iframe')).toHaveCount(0);
    const files = record.requests
      .map((request) => request.url())
      .filter((url) => url.startsWith(demoOrigins.files));
    expect(files).toEqual([`${demoOrigins.files}/sir-donate.js`]);
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
    // In a context of its own: that the policy is violated is what the test is about.
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

test.describe('layout of the isolated form', () => {
  test('the isolated dialog covers the host page and is as high as the form', async ({ openForm }) => {
    const page = await openForm(isolated());
    await expect(preset(inFrame(page), '$25')).toBeVisible();
    const first = await frameBox(page);
    expect(first.width).toBe((await page.getByRole('dialog').boundingBox())?.width);
    await chooseAmount(inFrame(page));
    await expect.poll(async () => (await frameBox(page)).height).toBeGreaterThan(first.height + 20);
    const frame = await frameOf(page);
    await expect
      .poll(() => frame.evaluate(() => document.documentElement.scrollHeight - innerHeight))
      .toBe(0);
    await inFrame(page)
      .getByRole('button', { name: translate('back') })
      .click();
    await expect.poll(async () => (await frameBox(page)).height).toBe(first.height);
    // Modal over everything: the page's own button is not reached.
    const covered = await donateButton(page).evaluate((button) => {
      const { x, y } = button.getBoundingClientRect();
      return document.elementFromPoint(x + 5, y + 5)?.localName;
    });
    expect(covered).not.toBe('button');
  });

  test('on a phone the isolated dialog fits into the viewport and does not overflow sideways', async ({
    page,
    openForm,
  }) => {
    await page.setViewportSize({ width: 320, height: 600 });
    await openForm(isolated());
    const form = inFrame(page);
    await expect(preset(form, '$25')).toBeVisible();
    await expect.poll(async () => (await frameBox(page)).height).toBeLessThanOrEqual(576);
    const sideways = () => document.documentElement.scrollWidth - document.documentElement.clientWidth;
    expect(await page.evaluate(sideways)).toBe(0);
    expect(await (await frameOf(page)).evaluate(sideways)).toBe(0);
    await finish(page, await giveOnce(page, '$25', form));
    await expect(heading(form, 'thanksTitle')).toBeVisible();
  });

  test('in a low window the isolated dialog stays inside the viewport', async ({ page, openForm }) => {
    await page.setViewportSize({ width: 800, height: 400 });
    await openForm(isolated());
    await chooseAmount(inFrame(page));
    const box = await page.getByRole('dialog').boundingBox();
    expect(box?.y).toBeGreaterThanOrEqual(0);
    expect((box?.y ?? 0) + (box?.height ?? 0)).toBeLessThanOrEqual(400);
  });

  test('a click beside the isolated dialog closes it', async ({ openForm }) => {
    const page = await openForm(isolated());
    await expect(preset(inFrame(page), '$25')).toBeVisible();
    await page.mouse.click(20, 600);
    await expect(page.getByRole('dialog')).toBeHidden();
    await nextEvent(page, 'sir-donate-close');
  });

  test('the style tokens and the color scheme of the host page reach the isolated form', async ({
    openWidget,
    page,
  }) => {
    await page.emulateMedia({ colorScheme: 'light' });
    await openWidget(
      isolated({
        attributes: { mode: 'inline' },
        head: pageStyle(
          ':root { color-scheme: dark } sir-donate { --sir-accent: rgb(200, 10, 90); --sir-font: "Courier New", monospace }',
        ),
      }),
    );
    const button = inFrame(page).getByRole('button', { name: translate('continue') });
    await expect(button).toHaveCSS('background-color', 'rgb(200, 10, 90)');
    await expect(button).toHaveCSS('font-family', '"Courier New", monospace');
    const scheme = await (await frameOf(page)).evaluate(
      () => getComputedStyle(document.documentElement).colorScheme,
    );
    expect(scheme).toBe('dark');
  });
});

test.describe('lifecycle of the isolated widget', () => {
  for (const mode of ['button', 'inline'] as const) {
    test(`an isolated ${mode} widget that moves in the DOM finds its donation again in the new frame`, {
      tag: '@invariant-8',
    }, async ({ openWidget, sandbox }) => {
      const page = await openWidget(
        isolated({
          attributes: { mode },
          html: (widget) => `<main><h1>Here</h1>${widget}</main><section id="elsewhere"></section>`,
        }),
      );
      const form = inFrame(page);
      await startIn(page, mode, form);
      const checkout = await giveOnce(page, '$25', form);
      await page.evaluate(() => {
        const widget = document.querySelector('sir-donate');
        if (widget) document.querySelector('#elsewhere')?.append(widget);
      });
      await expect(heading(form, 'waitingTitle')).toBeVisible();
      await finish(page, checkout);
      await nextEvent(page, 'sir-donate-complete');
      await expect(heading(form, 'thanksTitle')).toBeVisible();
      expect(await sandbox.counts()).toMatchObject({ 'create-link': 1 });
    });
  }

  test('a frame that reloads itself sends hello again and receives init again', async ({ openWidget }) => {
    const page = await openWidget(isolated({ attributes: { amounts: '7,14', 'donor-email': donor.email } }));
    const form = inFrame(page);
    await openDialog(page);
    await expect(preset(form, '$14')).toBeVisible();
    const reloaded = page.waitForEvent('framenavigated');
    await (await frameOf(page)).evaluate(() => location.reload());
    await reloaded;
    await chooseAmount(form, '$14');
    await expect(form.getByLabel(translate('email'))).toHaveValue(donor.email);
    expect((await detailsOf(page, 'sir-donate-open')).length).toBe(1);
    await form.getByRole('button', { name: translate('close'), exact: true }).click();
    await expect(page.getByRole('dialog')).toBeHidden();
  });

  test('the mode of an isolated widget can change from button to inline and back', async ({ openWidget }) => {
    const page = await openWidget(isolated());
    const form = inFrame(page);
    await openDialog(page);
    await page.locator('sir-donate').evaluate((widget) => widget.setAttribute('mode', 'inline'));
    await expect(page.getByRole('dialog')).toHaveCount(0);
    await expect(preset(form, '$25')).toBeVisible();
    await page.locator('sir-donate').evaluate((widget) => widget.removeAttribute('mode'));
    await openDialog(page);
    await expect(preset(form, '$25')).toBeVisible();
  });

  test('an isolated widget that is removed leaves no frame and works when it is put back', {
    tag: '@invariant-10',
  }, async ({ openForm, record }) => {
    const page = await openForm(isolated());
    // A pointer that rests where the button comes back to is intent.
    await page.mouse.move(600, 20);
    await page.evaluate(async () => {
      const widget = document.querySelector('sir-donate');
      widget?.remove();
      await new Promise(requestAnimationFrame);
      if (widget) document.querySelector('main')?.append(widget);
    });
    await expect(page.locator('sir-donate iframe')).toHaveCount(0);
    await openDialog(page);
    await finish(page, await giveOnce(page, '$25', inFrame(page)));
    await nextEvent(page, 'sir-donate-complete');
    expect(record.warnings).toEqual([]);
  });

  test('a reload finds the donation again where the browser denies the frame its storage', {
    tag: '@invariant-8',
  }, async ({ page, openWidget, sandbox, record }) => {
    await page.addInitScript(() => {
      if (parent !== window)
        Object.defineProperty(window, 'localStorage', {
          get() {
            throw new DOMException('denied', 'SecurityError');
          },
        });
    });
    await openWidget(isolated());
    const form = inFrame(page);
    await openDialog(page);
    const checkout = await giveOnce(page, '$25', form);
    await page.reload();
    await expect(heading(form, 'waitingTitle')).toBeVisible();
    await finish(page, checkout);
    await nextEvent(page, 'sir-donate-complete');
    expect(await sandbox.counts()).toMatchObject({ 'create-link': 1 });
    expect(await page.evaluate(() => Object.keys(localStorage))).toEqual([]);
    expect(record.warnings).toEqual([]);
  });

  test('a donation is found again when isolated is removed and when it is added again', {
    tag: '@invariant-8',
  }, async ({ openForm, openWidget, sandbox }) => {
    const page = await openForm(isolated());
    await giveOnce(page, '$25', inFrame(page));
    await openWidget();
    await expect(heading(page, 'waitingTitle')).toBeVisible();
    await openWidget(isolated());
    await expect(heading(inFrame(page), 'waitingTitle')).toBeVisible();
    await sandbox.settle('pay');
    await comeBack(page);
    await nextEvent(page, 'sir-donate-complete');
  });

  test('complete.html on the origin of the host page makes the frame poll the status once', async ({
    openForm,
    sandbox,
  }) => {
    const page = await openForm(isolated());
    await giveOnce(page, '$25', inFrame(page));
    await sandbox.settle('pay');
    const { id } = await sandbox.donation();
    const before = (await sandbox.counts()).status ?? 0;
    await page.evaluate((partnerDonationId) => {
      new BroadcastChannel('sir-donate').postMessage({
        source: 'sir-donate',
        version: 1,
        type: 'returned',
        detail: { partnerDonationId },
      });
    }, id);
    await nextEvent(page, 'sir-donate-complete');
    expect((await sandbox.counts()).status).toBe(before + 1);
  });
});

test.describe('isolated in the other builds', () => {
  const moduleHeaders = {
    'Content-Security-Policy': framePolicy['Content-Security-Policy'],
  };

  test('the single file loads frame.html from its own folder', async ({ openForm }) => {
    const page = await openForm(
      isolated({ script: '<script async src="{{files}}/sir-donate.bundle.js"></script>' }),
    );
    await finish(page, await giveOnce(page, '$25', inFrame(page)));
    await nextEvent(page, 'sir-donate-complete');
  });

  test('the npm module on another origin loads frame.html from its own folder', async ({ openForm }) => {
    const page = await openForm(
      isolated({
        script: '<script type="module" src="{{files}}/index.js"></script>',
        headers: moduleHeaders,
      }),
    );
    await expect(preset(inFrame(page), '$25')).toBeVisible();
  });

  test('the npm module loads the frame from the frameUrl that the page sets', async ({
    openForm,
    record,
  }) => {
    const page = await openForm(
      isolated({
        script: pageModule(`
          import { defineSirDonate, SirDonateElement } from '{{files}}/pure.js';
          SirDonateElement.frameUrl = '{{files}}/frame.html?somewhere';
          defineSirDonate();`),
        headers: moduleHeaders,
      }),
    );
    await expect(preset(inFrame(page), '$25')).toBeVisible();
    expect(record.requests.filter((request) => request.url().includes('frame.html?somewhere')).length).toBe(
      1,
    );
  });

  test('the npm module on the origin of the host page reports that frameUrl is missing', async ({
    page,
    sandbox,
  }) => {
    await openBesideFiles(page, sandbox, '<script type="module" src="index.js"></script>');
    await donateButton(page).focus();
    expect(await nextEvent(page, 'sir-donate-error')).toMatchObject({
      code: 'load-failed',
      message: expect.stringContaining('frameUrl'),
    });
    await expect(page.getByRole('link', { name: 'Donate' })).toBeVisible();
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
  // The browser may have left the window that was cut off, empty.
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

test('an isolated form keeps what the donor typed after an error, an attribute change and closing', {
  tag: '@invariant-7',
}, async ({ openWidget, sandbox }) => {
  await sandbox.plan({ endpoint: 'create-link', fault: '500', times: 1 });
  const page = await openWidget(isolated());
  const form = inFrame(page);
  await openDialog(page);
  await chooseAmount(form);
  await fillDetails(form);
  await toCheckout(form).click();
  await expect(form.getByRole('alert')).toBeVisible();
  await page.locator('sir-donate').evaluate((widget) => widget.setAttribute('theme', 'dark'));
  await form.getByRole('button', { name: translate('close'), exact: true }).click();
  await openDialog(page);
  await expectDetailsKept(form);
});
