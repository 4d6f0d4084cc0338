/**
 * Host pages whose scripts declare the names of globals or replace built-ins.
 *
 * Looked for:
 * - `const`, `let` and `class` of a classic script with the name of any global, ours and that of a package
 * - `var` and functions with the name of a member of the window, which replace it
 * - `toJSON` on any prototype: the POST, what is stored, objects as properties
 * - replaced methods of arrays, strings, functions and objects; Map, Set and iterators
 * - replaced constructors: Event, CustomEvent, Element, Promise
 * - wrapped `addEventListener` without options, and with those of zone.js before and after 0.14.3
 * - the script, the single file, the npm module and the isolated form; a language that has to be loaded
 * - `get`, `set` and `value` on Object.prototype, which property descriptors inherit
 *
 * Left:
 * - A page that replaces `fetch`, `URL`, `Map`, `Set`, `Promise` or `Object` by something else (`var URL = '…'`), or
 *   deletes `Array.prototype[Symbol.iterator]`. A fresh frame would have them, but each file would have to read every
 *   global from it. An isolated form works where only `fetch` is replaced.
 * - A form or image whose name is a member of `document` (`<form name="currentScript">`).
 */
import type { Page } from 'playwright/test';
import { sandboxWidgetHtml } from './support/bare-page.js';
import { openPolicy, postRaw } from './support/csp.js';
import {
  chooseAmount,
  donateButton,
  donor,
  endCheckout,
  fillDetails,
  heading,
  type Place,
  toCheckout,
} from './support/donor.js';
import type { Attributes } from './support/host-page.js';
import { pagePatches, zoneJs11 } from './support/page-patches.js';
import type { Sandbox } from './support/sandbox.js';
import { expect, test } from './support/test.js';
import { loadTranslate, translate } from './support/translations.js';

interface Way {
  script: string;
  attributes?: Attributes;
  /** The single file carries English only. */
  inEnglish?: true;
}

const script: Way = { script: '<script async src="{{files}}/v0/sir-donate.js"></script>' };
const isolated: Way = { ...script, attributes: { isolated: '' } };
const otherBuilds: Readonly<Record<string, Way>> = {
  'single file': {
    script: '<script async src="{{files}}/v0/sir-donate.bundle.js"></script>',
    inEnglish: true,
  },
  'npm module': { script: '<script type="module" src="{{files}}/npm/index.js"></script>' },
};

/**
 * Runs before the patches, and uses nothing that they replace. It tells when a donation is complete, and dispatches the
 * focus event of a donor who comes back: Playwright cannot run code in a page that has no `Event` or `Promise`.
 */
const witness = `(function () {
  document.addEventListener('sir-donate-complete', function (event) {
    document.body.setAttribute('data-complete', event.detail.partnerDonationId);
  });
  var focus = new Event('focus');
  setInterval(function () { if (document.hasFocus()) window.dispatchEvent(focus); }, 500);
})();`;

const scriptElement = (code: string): string =>
  `<script>${code.replaceAll('</script', '<\\/script')}</script>`;

/** A page with a button and a German form. The specs' recorder is missing: it needs what the page replaces. */
const patchedPage = (sandbox: Sandbox, scripts: readonly string[], way: Way): string => `<!doctype html>
<html lang="en"><meta charset="utf-8"><title>A patched page</title>
${[witness, ...scripts].map(scriptElement).join('\n')}
${way.script}
<main><h1>Here</h1>${sandboxWidgetHtml(sandbox, way.attributes)}
${sandboxWidgetHtml(sandbox, { ...way.attributes, id: 'german', mode: 'inline', locale: 'de', nonprofit: 'forest-guardians' })}</main>`;

async function openPatched(page: Page, sandbox: Sandbox, scripts: readonly string[], way: Way) {
  await page.goto(
    await postRaw(patchedPage(sandbox, scripts, way), {
      'Content-Type': 'text/html',
      'Content-Security-Policy': openPolicy,
    }),
  );
}

/** The form of one of the page's widgets. */
const formOf = (page: Page, element: string, way: Way): Place =>
  way.attributes ? page.frameLocator(`${element} iframe`) : page.locator(element);

async function give(page: Page, form: Place): Promise<Page> {
  await donateButton(page).first().click();
  await chooseAmount(form);
  await fillDetails(form);
  const opening = page.context().waitForEvent('page');
  await toCheckout(form).click();
  const checkout = await opening;
  await expect(checkout.getByRole('button', { name: 'Pay' })).toBeVisible();
  return checkout;
}

for (const [name, { scripts, inAllWays, breaksTheTool }] of Object.entries(pagePatches)) {
  const ways = { script, isolated, ...(inAllWays && otherBuilds) };
  for (const [wayName, way] of Object.entries(ways)) {
    test(`completes a donation on a page that ${name} (${wayName})`, { tag: '@invariant-10' }, async ({
      page,
      sandbox,
      record,
      browserName,
    }) => {
      test.skip(
        !!breaksTheTool && browserName === 'firefox',
        'Playwright 1.64 clicks and fills in by a script of its own in the page.',
      );
      await openPatched(page, sandbox, scripts, way);
      const text = way.inEnglish ? translate : await loadTranslate('de');
      await expect(
        formOf(page, '#german', way).getByRole('group', { name: text('amount'), exact: true }),
      ).toBeVisible();
      const form = formOf(page, 'sir-donate:not(#german)', way);
      const checkout = await give(page, form);
      await endCheckout(checkout, 'Pay');
      await checkout.close();
      await page.bringToFront();
      const { id } = await sandbox.donation();
      await expect(page.locator('body')).toHaveAttribute('data-complete', id);
      await expect(heading(form, 'thanksTitle')).toBeVisible();
      // Which page it is, a frame is not told.
      const share = form.getByRole('button', {
        name: new RegExp(`${translate('share')}|${translate('copyLink')}`),
      });
      await expect(share).toHaveCount(way.attributes ? 0 : 1);
      expect((await sandbox.requests('create-link')).map(({ body }) => body)).toEqual([
        {
          nonprofitSlug: 'clean-water-fund',
          amount: 2500,
          currency: 'USD',
          frequency: 'once',
          provider: 'stripe',
          donorEmail: donor.email,
          firstName: donor.firstName,
          lastName: donor.lastName,
          tipAmount: 250,
        },
      ]);
      expect(record.warnings).toEqual([]);
    });
  }
}

const listened: readonly (readonly [target: string, type: string])[] = [
  ['window', 'focus'],
  ['window', 'pageshow'],
  ['window', 'online'],
  ['window', 'message'],
  ['document', 'visibilitychange'],
];

/** Listens as a page does that was loaded after the form. */
const pageListeners = `window.heard = [];
${listened.map(([target, type]) => `${target}.addEventListener('${type}', function () { heard.push('${type}'); });`).join('\n')}`;

for (const [wayName, way] of Object.entries({ script, isolated })) {
  test(`completes a donation on a page that uses zone.js 0.11, and leaves the page its own listeners (${wayName})`, {
    tag: '@invariant-10',
  }, async ({ page, sandbox, record }) => {
    await openPatched(page, sandbox, [zoneJs11], way);
    const form = formOf(page, 'sir-donate:not(#german)', way);
    const checkout = await give(page, form);
    await page.evaluate(pageListeners);
    await endCheckout(checkout, 'Pay');
    await checkout.close();
    await expect(page.locator('body')).toHaveAttribute('data-complete', (await sandbox.donation()).id);
    await page.evaluate(() => {
      for (const element of document.querySelectorAll('sir-donate')) element.remove();
    });
    const heard = await page.evaluate(async (events) => {
      // The widget releases what it holds a microtask after its removal.
      await Promise.resolve();
      Reflect.set(window, 'heard', []);
      for (const [target, type] of events)
        (target === 'window' ? window : document).dispatchEvent(new Event(type));
      return Reflect.get(window, 'heard');
    }, listened);
    expect(heard).toEqual(listened.map(([, type]) => type));
    expect(record.warnings).toEqual([]);
  });
}
