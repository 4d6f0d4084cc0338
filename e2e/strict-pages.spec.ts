/** The widget in pages that forbid, freeze, reset or lack what others have: a gift goes through all the same. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { BrowserContext, FrameLocator } from 'playwright/test';
import {
  bundleFile,
  carefulDirectives,
  type DocumentedPolicy,
  documentedPolicies,
  openPolicy,
  policyText,
  postRaw,
  startReportServer,
} from './support/csp.js';
import {
  chooseAmount,
  donateButton,
  donor,
  fillDetails,
  finish,
  giveOnce,
  heading,
  openDialog,
  type Place,
  preset,
  startIn,
  toCheckout,
} from './support/donor.js';
import { frameOf, inFrame } from './support/frame.js';
import { type Attributes, classicScript, pageScript, pageStyle, widgetHtml } from './support/host-page.js';
import { demoOrigins } from './support/origins.js';
import { recorder } from './support/recorder.js';
import type { Sandbox } from './support/sandbox.js';
import { settled } from './support/settled.js';
import { expect, nextEvent, type Page, test } from './support/test.js';
import { translate } from './support/translations.js';

const nonprofitName = 'Clean Water Fund of Lindenau';

const widgetOf = (sandbox: Sandbox, attributes: Attributes = {}): string =>
  widgetHtml({
    'publishable-key': sandbox.key(),
    nonprofit: 'clean-water-fund',
    'api-base': demoOrigins.api,
    ...attributes,
  });

/** A page around the widget without a line of the specs' own. */
const bare = (
  sandbox: Sandbox,
  script: string,
  {
    start = '<!doctype html><meta charset="utf-8">',
    attributes,
  }: { start?: string; attributes?: Attributes | undefined } = {},
): string =>
  `${start}<title>Strict</title>${script}<main><h1>Here</h1>${widgetOf(sandbox, attributes)}</main>`;

/** Notes violations in every document of the context, the windows that the widget opens included. */
async function watchViolations(context: BrowserContext): Promise<string[]> {
  const seen: string[] = [];
  await context.exposeFunction('noteViolation', (text: string) => {
    seen.push(text);
  });
  await context.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI, sample }) => {
      // Firefox asks for an icon by itself, and tells the page that it may not.
      if (blockedURI.endsWith('/favicon.ico')) return;
      Reflect.get(window, 'noteViolation')(`${effectiveDirective} ${blockedURI} ${sample}`);
    });
  });
  return seen;
}

/** The whole way, logo and all. */
async function giveAll(page: Page, sandbox: Sandbox, form: Place = page): Promise<void> {
  await openDialog(page);
  await expect(form.getByRole('heading', { name: nonprofitName })).toBeVisible();
  await expect
    .poll(() => form.locator('img').evaluate((logo: HTMLImageElement) => logo.naturalWidth))
    .toBeGreaterThan(0);
  await finish(page, await giveOnce(page, '$25', form));
  expect((await nextEvent(page, 'sir-donate-complete')).partnerDonationId).toBe(
    (await sandbox.donation()).id,
  );
  await expect(heading(form, 'thanksTitle')).toBeVisible();
}

test.describe('content security policy', () => {
  for (const [name, { script, attributes, directives }] of Object.entries<DocumentedPolicy>(
    documentedPolicies,
  )) {
    for (const careful of [false, true]) {
      test(`completes a donation without a policy violation (${name}${careful ? ', trusted types enforced' : ''})`, {
        tag: '@invariant-5',
      }, async ({ page, context, sandbox, record }) => {
        const reporting = await startReportServer();
        const violations = await watchViolations(context);
        await page.addInitScript(recorder);
        const policy = policyText({ ...directives, ...(careful && carefulDirectives) });
        await page.goto(
          await postRaw(bare(sandbox, script, { attributes }), {
            'Content-Security-Policy': `${policy}; report-uri ${reporting.url}`,
          }),
        );
        const isFramed = attributes?.isolated !== undefined;
        await giveAll(page, sandbox, isFramed ? inFrame(page) : page);
        await settled(isFramed ? await frameOf(page) : page);
        expect(violations).toEqual([]);
        expect(reporting.reports).toEqual([]);
        expect(record.warnings).toEqual([]);
        await reporting.close();
      });
    }
  }

  test.describe('subresource integrity of the single file', () => {
    const { directives } = documentedPolicies['single file'];

    /** Opens the page under a policy that lets no script in without integrity, and says what told of a violation. */
    async function openWithIntegrity(
      { page, context, sandbox }: { page: Page; context: BrowserContext; sandbox: Sandbox },
      integrity: string,
    ) {
      const reporting = await startReportServer();
      const violations = await watchViolations(context);
      await page.addInitScript(recorder);
      await page.addInitScript(() => {
        const notLoaded = (event: Event) =>
          event.target instanceof HTMLScriptElement && Object.assign(window, { notLoaded: event.target.src });
        addEventListener('error', notLoaded, true);
      });
      const script = `<script async src="${bundleFile}" integrity="${integrity}" crossorigin="anonymous"></script>`;
      await page.goto(
        await postRaw(bare(sandbox, script), {
          'Content-Security-Policy': `${policyText({ ...directives, ...carefulDirectives })}; report-uri ${reporting.url}`,
          'Integrity-Policy': 'blocked-destinations=(script)',
        }),
      );
      return {
        notLoaded: () => page.evaluate(() => Reflect.get(window, 'notLoaded')),
        async expectNoViolation() {
          await settled(page);
          expect(violations).toEqual([]);
          expect(reporting.reports).toEqual([]);
          await reporting.close();
        },
      };
    }

    test('completes a donation with the published integrity hash of the single file', {
      tag: '@invariant-5',
    }, async ({ page, context, sandbox, record }) => {
      const published: unknown = JSON.parse(readFileSync('dist/integrity.json', 'utf8'));
      const opened = await openWithIntegrity(
        { page, context, sandbox },
        String(Reflect.get(Object(published), 'sir-donate.bundle.js')),
      );
      await giveAll(page, sandbox);
      await opened.expectNoViolation();
      expect(await opened.notLoaded()).toBeUndefined();
      expect(record.requests.filter((request) => request.url().startsWith(demoOrigins.files)).length).toBe(1);
    });

    test('the fallback link stays when the integrity hash does not match the single file', {
      tag: ['@invariant-5', '@invariant-10'],
    }, async ({ page, context, sandbox, record }) => {
      const wrong = createHash('sha384').update('another file').digest('base64');
      const opened = await openWithIntegrity({ page, context, sandbox }, `sha384-${wrong}`);
      await expect.poll(opened.notLoaded).toBe(`${demoOrigins.files}/sir-donate.bundle.js`);
      await expect(page.getByRole('link', { name: 'Donate', exact: true })).toBeVisible();
      expect(await page.evaluate(() => customElements.get('sir-donate'))).toBeUndefined();
      await opened.expectNoViolation();
      expect(await sandbox.requests()).toEqual([]);
      expect(record.warnings).toEqual([]);
    });
  });

  /** Violations are what these look for; the fixture that forbids them stays out. */
  const forbidding = test.extend({
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of what a fixture needs from here.
    record: async ({}, use) => {
      await use({ warnings: [], lines: [], requests: [] });
    },
  });

  for (const [name, { script, attributes, directives }] of Object.entries<DocumentedPolicy>(
    documentedPolicies,
  )) {
    forbidding(
      `every directive of the documented policy is needed (${name})`,
      { tag: '@invariant-5' },
      async ({ context, sandbox }) => {
        const violations = await watchViolations(context);
        for (const left of Object.keys(directives)) {
          const others = Object.fromEntries(Object.entries(directives).filter(([key]) => key !== left));
          const reporting = await startReportServer();
          const page = await context.newPage();
          violations.length = 0;
          await page.goto(
            await postRaw(bare(sandbox, script, { attributes }), {
              'Content-Security-Policy': `${policyText(others)}; report-uri ${reporting.url}`,
            }),
          );
          if (left === 'script-src') {
            await expect(page.getByRole('link', { name: 'Donate', exact: true })).toBeVisible();
          } else {
            await page.evaluate(() => localStorage.clear());
            await donateButton(page).click();
            if (left !== 'frame-src')
              await expect(
                left === 'connect-src'
                  ? heading(page, 'unavailableTitle')
                  : page.getByRole('heading', { name: nonprofitName }),
              ).toBeVisible();
          }
          await expect
            .poll(() => violations.filter((line) => line.startsWith(left)).length, left)
            .toBeGreaterThan(0);
          // So much for the other two ways to tell: they do tell.
          await expect.poll(() => reporting.reports.length, left).toBeGreaterThan(0);
          await reporting.close();
          await page.close();
        }
      },
    );
  }
});

test.describe('pages without charset or doctype', () => {
  const windowWords = translate('preparing');

  for (const [name, file] of Object.entries({ loader: 'sir-donate.js', bundle: 'sir-donate.bundle.js' })) {
    for (const filesSayCharset of [true, false]) {
      test(`shows non-ASCII text correctly on a page without a charset (${name}${filesSayCharset ? '' : ', served without a charset'})`, {
        tag: '@invariant-10',
      }, async ({ page, sandbox }) => {
        await page.addInitScript(recorder);
        if (!filesSayCharset) {
          await page.route(`${demoOrigins.files}/**`, async (route) => {
            const response = await route.fetch();
            const headers: Record<string, string> = {
              ...response.headers(),
              'content-type': 'text/javascript',
            };
            delete headers['content-encoding'];
            delete headers['content-length'];
            await route.fulfill({ response, headers });
          });
        }
        const release = await sandbox.hold('create-link');
        await page.goto(
          await postRaw(
            bare(sandbox, `<script async src="{{files}}/${file}"></script>`, { start: '<!doctype html>' }),
            {
              'Content-Type': 'text/html',
            },
          ),
        );
        expect(await page.evaluate(() => document.characterSet)).toBe('windows-1252');
        await openDialog(page);
        await chooseAmount(page);
        await fillDetails(page);
        await page.getByLabel(translate('lastName')).fill('Bŷrön');
        const opening = page.waitForEvent('popup');
        await toCheckout(page).click();
        const checkout = await opening;
        await expect(page.getByRole('button', { name: windowWords, exact: true })).toBeVisible();
        await expect(checkout.getByText(windowWords, { exact: true })).toBeVisible();
        await release();
        await expect(checkout.getByRole('button', { name: 'Pay' })).toBeVisible();
        expect((await sandbox.requests('create-link'))[0]?.body).toMatchObject({ lastName: 'Bŷrön' });
        await finish(page, checkout);
        await nextEvent(page, 'sir-donate-complete');
      });
    }
  }

  test('lays out the form in quirks mode as in standards mode', { tag: '@invariant-10' }, async ({
    page,
    sandbox,
  }) => {
    await page.addInitScript(recorder);
    const boxes = async (start: string) => {
      await page.goto(await postRaw(bare(sandbox, classicScript, { start })));
      await openDialog(page);
      await expect(page.getByRole('heading', { name: nonprofitName })).toBeVisible();
      const measure = () =>
        page.locator('sir-donate').evaluate((element) =>
          [...(element.shadowRoot?.querySelectorAll('dialog, dialog *') ?? [])].map((one) => {
            const { x, y, width, height } = one.getBoundingClientRect();
            return `${one.localName}.${one.getAttribute('class')} ${[x, y, width, height].map(Math.round)}`;
          }),
        );
      const first = await measure();
      await chooseAmount(page);
      await expect(page.getByRole('group', { name: translate('tip') })).toBeVisible();
      return [...first, ...(await measure())];
    };
    const standard = await boxes('<!doctype html><meta charset="utf-8">');
    const quirks = await boxes('<meta charset="utf-8">');
    expect(await page.evaluate(() => document.compatMode)).toBe('BackCompat');
    expect(quirks.length).toBeGreaterThan(40);
    expect(quirks.filter((line, at) => line !== standard[at]).slice(0, 5)).toEqual([]);
    expect(quirks.length).toBe(standard.length);
    await fillDetails(page);
    const opening = page.waitForEvent('popup');
    await toCheckout(page).click();
    await finish(page, await opening);
    await nextEvent(page, 'sir-donate-complete');
  });
});

test.describe('style resets with !important', () => {
  const resets = {
    'all unset': `* { all: unset !important; }
      script, style, head, title, meta, link { display: none !important; } main, h1 { display: block !important; }`,
    'all initial, pseudo-elements too': `*, *::before, *::after { all: initial !important; }
      script, style, head, title, meta, link { display: none !important; }`,
    'all revert, no motion': `* { all: revert !important; animation: none !important; transition: none !important; }`,
  };
  for (const [name, css] of Object.entries(resets)) {
    for (const mode of ['button', 'inline'] as const) {
      test(`the form stays usable on a page with a style reset (${name}, mode ${mode})`, {
        tag: '@invariant-10',
      }, async ({ openWidget, sandbox }) => {
        const page = await openWidget({ attributes: { mode }, head: pageStyle(css) });
        await startIn(page, mode);
        const form = page.locator('sir-donate').locator('section').first();
        await expect(form).toBeVisible();
        const box = await form.boundingBox();
        expect(box?.width).toBeGreaterThan(280);
        expect(box?.height).toBeGreaterThan(300);
        const submit = await page.getByRole('button', { name: translate('continue') }).boundingBox();
        expect(submit?.height).toBeGreaterThanOrEqual(44);
        expect(submit?.width).toBeGreaterThan(200);
        await finish(page, await giveOnce(page));
        expect((await nextEvent(page, 'sir-donate-complete')).partnerDonationId).toBe(
          (await sandbox.donation()).id,
        );
      });
    }
  }
});

test.describe('modified built-ins', () => {
  const changes = {
    'Object.prototype is frozen': 'Object.freeze(Object.prototype);',
    'all prototypes are frozen': `for (const { prototype } of [Object, Array, Function, String, Number, Boolean, Promise, RegExp, Date,
      Map, Set, WeakMap, Symbol, Error, TypeError]) Object.freeze(prototype);`,
    'Object.prototype has enumerable extras': `
      Object.prototype.extend = function (other) { return Object.assign(this, other); };
      Object.prototype.each = function (run) { for (const key in this) run(this[key]); };
      Object.prototype.note = 'an enumerable text';
      Array.prototype.last = function () { return this[this.length - 1]; };
      Function.prototype.bound = true; String.prototype.shout = () => '!';`,
    'Object.prototype has setters': `
      for (const name of ['extend', 'note', 'amount', 'email', 'donorEmail', 'nonprofit', 'partnerDonationId', 'logo', 'choice'])
        Object.defineProperty(Object.prototype, name, {
          configurable: true,
          get() { return undefined; },
          set() { throw new Error('set ' + name); },
        });`,
    'Object.prototype has field names of the API': `
      Object.assign(Object.prototype, { isActive: false, enabledFeatures: [], tipConfig: { enabled: true, defaultPercent: 90 },
        logoUrl: 'https://evil.example/logo.svg', donationStatus: 'FAILED', failureReason: 'polluted', tokens: 9, detail: {},
        source: 'sir-donate', pausedUntil: 9e15, referralCode: 'polluted', tipAmount: 99 });`,
    'Object.prototype has property names of the renderer': `
      Object.assign(Object.prototype, { dangerouslySetInnerHTML: { __html: '<i source="polluted">polluted</i>' },
        children: 'polluted', className: 'polluted', style: 'color: red', key: 'polluted', hidden: true, disabled: true });`,
  };
  for (const [name, code] of Object.entries(changes)) {
    for (const file of ['sir-donate.js', 'sir-donate.bundle.js']) {
      test(`completes a donation when ${name} (${file})`, { tag: '@invariant-10' }, async ({
        openForm,
        sandbox,
        record,
      }) => {
        const page = await openForm({
          head: pageScript(code),
          script: `<script defer src="{{files}}/${file}"></script>`,
        });
        await expect(page.getByRole('heading', { name: nonprofitName })).toBeVisible();
        await finish(page, await giveOnce(page));
        expect((await nextEvent(page, 'sir-donate-complete')).partnerDonationId).toBe(
          (await sandbox.donation()).id,
        );
        expect((await sandbox.requests('create-link'))[0]?.body).toEqual({
          nonprofitSlug: 'clean-water-fund',
          amount: 2500,
          currency: 'USD',
          frequency: 'once',
          provider: 'stripe',
          donorEmail: donor.email,
          firstName: donor.firstName,
          lastName: donor.lastName,
          tipAmount: 250,
        });
        expect(record.warnings).toEqual([]);
        expect(record.requests.filter((request) => request.url().includes('evil.example'))).toEqual([]);
        // What the page put on every object is no attribute of ours.
        expect(
          await page
            .locator('sir-donate')
            .evaluate((element) =>
              [...(element.shadowRoot?.querySelectorAll('*') ?? [])]
                .flatMap((one) => one.getAttributeNames())
                .filter((attribute) => /extend|each|note|shout|logourl|source/i.test(attribute)),
            ),
        ).toEqual([]);
      });
    }
  }
});

test.describe('a page with its own zod, Preact and signals', () => {
  const app = `
    import { h, options, render } from 'preact';
    import { effect, signal } from '/vendor/@preact/signals-core/dist/signals-core.mjs';
    import * as z from '/vendor/zod/index.js';
    z.config({ customError: () => 'the page says no', jitless: true });
    const count = signal(0);
    let effects = 0;
    let nodes = 0;
    options.vnode = () => { nodes++; };
    const root = document.querySelector('#app');
    effect(() => { effects++; render(h('p', null, 'Count: ' + count.value), root); });
    const prototypes = { Object, Array, Function, String, Promise, Map, Node, Element, HTMLElement, EventTarget, Event, Document, Window, CustomEvent };
    document.querySelector('#go').onclick = () => { count.value++; };
    addEventListener('snapshot', () => {
      document.body.dataset.snapshot = JSON.stringify({
        globals: Object.getOwnPropertyNames(window).sort(),
        config: Object.entries(z.config()).map(([key, value]) => key + '=' + value),
        registry: z.globalRegistry._map instanceof WeakMap && [...z.globalRegistry._idmap.keys()],
        options: Object.keys(options).sort(),
        prototypes: Object.entries(prototypes).map(([name, { prototype }]) => name + ': ' + Reflect.ownKeys(prototype).map(String).sort()),
        error: z.object({ a: z.string() }).safeParse({}).error.issues[0].message,
        effects, nodes, text: root.textContent,
      });
    });
    document.body.dataset.ready = 'yes';`;

  for (const file of ['sir-donate.js', 'sir-donate.bundle.js']) {
    test(`${file} does not change the zod, Preact and signals of the page`, { tag: '@invariant-10' }, async ({
      page,
      postWidget,
      sandbox,
      record,
    }) => {
      await page.route(`${demoOrigins.host}/vendor/**`, (route) =>
        route.fulfill({
          path: `node_modules/${new URL(route.request().url()).pathname.slice('/vendor/'.length)}`,
          contentType: 'text/javascript',
        }),
      );
      const url = await postWidget({
        headers: { 'Content-Security-Policy': openPolicy },
        head: '<script type="importmap">{"imports":{"preact":"/vendor/preact/dist/preact.mjs"}}</script>',
        html: (it) =>
          `<main><h1>Here</h1><div id="app"></div><button id="go">Count</button>${it}</main><script type="module">${app}</script>`,
      });
      let release = () => {};
      const held = new Promise<void>((resolve) => {
        release = resolve;
      });
      await page.route(`${demoOrigins.files}/${file}`, async (route) => {
        await held;
        await route.continue();
      });
      await page.goto(url, { waitUntil: 'commit' });
      await page.locator('body[data-ready]').waitFor();
      const snapshot = async (): Promise<unknown> => {
        await page.evaluate(() => dispatchEvent(new Event('snapshot')));
        return JSON.parse((await page.locator('body').getAttribute('data-snapshot')) ?? '');
      };
      // Zod sets itself up with its first error.
      await snapshot();
      const before = await snapshot();
      release();
      await openDialog(page);
      await finish(page, await giveOnce(page));
      expect((await nextEvent(page, 'sir-donate-complete')).partnerDonationId).toBe(
        (await sandbox.donation()).id,
      );
      expect(await snapshot()).toEqual(before);
      await page.keyboard.press('Escape');
      await page.getByRole('button', { name: 'Count' }).click();
      await expect(page.getByText('Count: 1')).toBeVisible();
      expect(record.warnings).toEqual([]);
    });
  }

  test('zod settings of the page do not change how the widget parses responses', {
    tag: '@invariant-10',
  }, async ({ page, postWidget }) => {
    // The field under which zod 4 shares its settings among all its copies on a page.
    const url = await postWidget({
      script: '<script defer src="{{files}}/sir-donate.bundle.js"></script>',
      head: pageScript(`globalThis.__zod_globalConfig = {
        postProcessor() { throw new Error('the page failed'); },
        customError() { throw new Error('the page failed'); },
      };`),
    });
    await page.goto(url);
    await openDialog(page);
    await expect(page.getByRole('heading', { name: nonprofitName })).toBeVisible();
    await finish(page, await giveOnce(page));
    await nextEvent(page, 'sir-donate-complete');
  });
});

test.describe('sandboxed frames of the host page', () => {
  /** The form, up to the last button; a frame has no page object of its own. */
  async function fillIn(frame: FrameLocator): Promise<void> {
    await frame.getByRole('button', { name: 'Donate', exact: true }).click();
    await frame.getByRole('radio', { name: '$25', exact: true }).check();
    await frame.getByRole('button', { name: translate('give', { amount: '$25' }), exact: true }).click();
    await frame.getByLabel(translate('firstName')).fill(donor.firstName);
    await frame.getByLabel(translate('lastName')).fill(donor.lastName);
    await frame.getByLabel(translate('email')).fill(donor.email);
    await frame.getByRole('button', { name: translate('toCheckout') }).click();
  }

  const open = async (page: Page, url: string, sandboxed: string): Promise<FrameLocator> => {
    await page.goto(
      await postRaw(
        `<!doctype html><title>Outer</title><iframe title="Widget" width="900" height="850" sandbox="${sandboxed}" src="${url}"></iframe>`,
      ),
    );
    return page.frameLocator('iframe');
  };

  test('without allow-popups the checkout opens in the frame itself and returns to the thanks screen', {
    tag: ['@invariant-3', '@invariant-7'],
  }, async ({ page, postWidget, sandbox, context, record }) => {
    const frame = await open(page, await postWidget(), 'allow-scripts allow-same-origin allow-forms');
    await fillIn(frame);
    await expect(frame.getByRole('heading', { name: translate('linkTitle') })).toBeVisible();
    // The real link opens nowhere here, either; it does no harm.
    await frame.getByRole('button', { name: translate('openHere') }).click();
    await frame.getByRole('button', { name: 'Pay' }).click();
    await frame.getByRole('button', { name: 'Return to the site' }).click();
    await expect(frame.getByRole('heading', { name: translate('thanksTitle') })).toBeVisible();
    expect(await sandbox.counts()).toMatchObject({ 'create-link': 1 });
    expect(context.pages().length).toBe(1);
    expect(record.warnings).toEqual([]);
  });

  test('without allow-popups a checkout link that opens no window leaves the button to open it here', {
    tag: ['@invariant-3', '@invariant-7'],
  }, async ({ page, postWidget, sandbox }) => {
    const frame = await open(page, await postWidget(), 'allow-scripts allow-same-origin allow-forms');
    await fillIn(frame);
    await frame.getByRole('link', { name: translate('openCheckout') }).click();
    // The click counts as a hand-over, but no window came: the donor must still be able to get to the checkout.
    await expect(frame.getByRole('heading', { name: translate('waitingTitle') })).toBeVisible();
    const here = frame.getByRole('button', { name: translate('openHere') });
    await expect(here).toBeVisible();
    await here.click();
    await expect(frame.getByRole('button', { name: 'Pay' })).toBeVisible();
    expect(await sandbox.counts()).toMatchObject({ 'create-link': 1 });
  });

  test('without allow-same-origin a donation completes with no storage, channel or lock', {
    tag: ['@invariant-8', '@invariant-10'],
  }, async ({ page, sandbox, record, context }) => {
    const inner = await postRaw(bare(sandbox, classicScript));
    const frame = await open(
      page,
      inner,
      'allow-scripts allow-forms allow-popups allow-popups-to-escape-sandbox',
    );
    const opening = context.waitForEvent('page');
    await fillIn(frame);
    const checkout = await opening;
    await expect(checkout.getByRole('button', { name: 'Pay' })).toBeVisible();
    expect(await checkout.evaluate(() => window.opener)).toBeNull();
    await finish(page, checkout);
    await expect(frame.getByRole('heading', { name: translate('thanksTitle') })).toBeVisible();
    expect(await sandbox.counts()).toMatchObject({ 'create-link': 1 });
    expect(record.warnings).toEqual([]);
  });
});

test.describe('storage failures', () => {
  test('a redirect and the return end without an error when every storage throws', {
    tag: ['@invariant-8', '@invariant-10'],
  }, async ({ page, sandbox, record }) => {
    await page.addInitScript(() => {
      for (const name of ['localStorage', 'sessionStorage', 'indexedDB', 'caches'])
        Object.defineProperty(window, name, {
          get() {
            throw new DOMException('denied', 'SecurityError');
          },
        });
      Object.defineProperty(window, 'BroadcastChannel', {
        value: class {
          constructor() {
            throw new DOMException('denied', 'SecurityError');
          }
        },
      });
    });
    const widget = widgetOf(sandbox).replace('<sir-donate', '<sir-donate checkout="redirect"');
    await page.goto(await postRaw(`<!doctype html>${classicScript}<main><h1>Here</h1>${widget}</main>`));
    await openDialog(page);
    await chooseAmount(page);
    await fillDetails(page);
    await toCheckout(page).click();
    await page.getByRole('button', { name: 'Pay' }).click();
    await page.getByRole('button', { name: 'Return to the site' }).click();
    await donateButton(page).click();
    // From the back/forward cache the thanks, anew the form: never an error, never a second POST.
    await expect(preset(page, '$25').or(heading(page, 'thanksTitle'))).toBeVisible();
    expect(await sandbox.counts()).toMatchObject({ 'create-link': 1 });
    expect(record.warnings).toEqual([]);
  });

  test('completes a donation when localStorage is full and removes nothing of the host page', {
    tag: '@invariant-8',
  }, async ({ openWidget, sandbox, record }) => {
    const page = await openWidget();
    const fill = () =>
      page.evaluate(() => {
        let size = 8_000_000;
        for (let at = 0; size >= 1; at++) {
          try {
            localStorage.setItem(`page-${at}`, 'x'.repeat(size));
          } catch {
            size = Math.floor(size / 2);
          }
        }
        try {
          localStorage.setItem('sir', '');
          return 'not full';
        } catch (error) {
          return `${Object.keys(localStorage).length} ${error instanceof DOMException && error.name}`;
        }
      });
    const full = await fill();
    expect(full).toContain('QuotaExceededError');
    await openDialog(page);
    await expect(page.getByRole('heading', { name: nonprofitName })).toBeVisible();
    const checkout = await giveOnce(page);
    await page.keyboard.press('Escape');
    await openDialog(page);
    await expect(heading(page, 'waitingTitle')).toBeVisible();
    await finish(page, checkout);
    await nextEvent(page, 'sir-donate-complete');
    expect(await sandbox.counts()).toMatchObject({ config: 1, organization: 1, 'create-link': 1 });
    expect(await page.evaluate(() => Object.keys(localStorage).every((key) => key.startsWith('page-')))).toBe(
      true,
    );
    expect(record.warnings).toEqual([]);
  });
});
