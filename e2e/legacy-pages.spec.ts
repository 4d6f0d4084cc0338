/** Host pages without a charset, in quirks mode, and with style resets. */

import { barePage, nonprofitName } from './support/bare-page.js';
import { postRaw } from './support/csp.js';
import {
  chooseAmount,
  fillDetails,
  finish,
  giveOnce,
  openDialog,
  startIn,
  toCheckout,
} from './support/donor.js';
import { classicScript, pageStyle } from './support/host-page.js';
import { demoOrigins } from './support/origins.js';
import { recorder } from './support/recorder.js';
import { expect, nextEvent, test } from './support/test.js';
import { translate } from './support/translations.js';

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
            barePage(sandbox, {
              script: `<script async src="{{files}}/v0/${file}"></script>`,
              start: '<!doctype html>',
            }),
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
      await page.goto(await postRaw(barePage(sandbox, { script: classicScript, start })));
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
