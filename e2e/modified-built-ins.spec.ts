/** Host pages that freeze or extend built-in prototypes, or that use zod, Preact and signals themselves. */

import { nonprofitName } from './support/bare-page.js';
import { openPolicy } from './support/csp.js';
import { donor, finish, giveOnce, openDialog } from './support/donor.js';
import { pageScript } from './support/host-page.js';
import { demoOrigins } from './support/origins.js';
import { expect, nextEvent, test } from './support/test.js';

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
          script: `<script defer src="{{files}}/v0/${file}"></script>`,
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
        // No property of Object.prototype became an attribute.
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
      await page.route(`${demoOrigins.files}/v0/${file}`, async (route) => {
        await held;
        await route.continue();
      });
      await page.goto(url, { waitUntil: 'commit' });
      await page.locator('body[data-ready]').waitFor();
      const snapshot = async (): Promise<unknown> => {
        await page.evaluate(() => dispatchEvent(new Event('snapshot')));
        return JSON.parse((await page.locator('body').getAttribute('data-snapshot')) ?? '');
      };
      // zod creates its configuration with its first error.
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
    // zod 4 shares its settings among all copies on a page in this global.
    const url = await postWidget({
      script: '<script defer src="{{files}}/v0/sir-donate.bundle.js"></script>',
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
