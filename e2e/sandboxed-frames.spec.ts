/**
 * The form in a frame whose sandbox lacks permissions. The form sends nothing by itself, so it needs no `allow-forms`. A window
 * that has the frame's sandbox is used for the checkout only if it may send forms and has an origin. Otherwise it is closed
 * at once, and the form shows the link to the top window.
 *
 * Left: a sandbox that also forbids top navigation leaves the address of that link alone. Firefox 153 lets a window without
 * `allow-forms` send forms, so the checkout works there.
 */
import { addressOf, letterPage, withoutScripts } from './support/bare-frame.js';
import { barePage } from './support/bare-page.js';
import { postRaw } from './support/csp.js';
import {
  checkoutFrom,
  chooseAmount,
  fillDetails,
  finish,
  heading,
  notice,
  toCheckout,
} from './support/donor.js';
import { iframeHtml, inBareFrame } from './support/frame.js';
import { classicScript } from './support/host-page.js';
import { demoOrigins } from './support/origins.js';
import { expect, type Page, test } from './support/test.js';
import { translate } from './support/translations.js';

const open = async (
  page: Page,
  address: string,
  { sandboxed, size = 'width="480" height="700"' }: { sandboxed: string; size?: string },
) => {
  const html = letterPage(iframeHtml(address, `${size} sandbox="${sandboxed}"`));
  await page.goto(await postRaw(html, { ...withoutScripts, 'Content-Security-Policy': 'frame-src *' }));
  return inBareFrame(page);
};

const linkNames = { here: 'openHere', window: 'openCheckout' } as const;

test.describe('the checkout of a form in a sandboxed frame', () => {
  for (const { sandboxed, ends, inFirefox = ends } of [
    { sandboxed: 'allow-scripts allow-same-origin', ends: 'both links' },
    {
      sandboxed: 'allow-scripts allow-same-origin allow-popups allow-popups-to-escape-sandbox',
      ends: 'window',
    },
    { sandboxed: 'allow-scripts allow-same-origin allow-forms allow-popups', ends: 'window' },
    {
      sandboxed: 'allow-scripts allow-same-origin allow-popups',
      ends: 'link to the top',
      inFirefox: 'window',
    },
    { sandboxed: 'allow-scripts allow-forms allow-popups', ends: 'link to the top' },
  ])
    test(`opens in a window that works, or in none: ${sandboxed}`, { tag: '@invariant-6' }, async ({
      page,
      sandbox,
      context,
      browserName,
    }) => {
      const form = await open(page, addressOf(sandbox), { sandboxed });
      await chooseAmount(form);
      await fillDetails(form);
      const expected = browserName === 'firefox' ? inFirefox : ends;
      if (expected === 'window') {
        const checkout = await checkoutFrom(page, () => toCheckout(form).click());
        expect(await checkout.evaluate(() => window.opener)).toBeNull();
        await finish(page, checkout);
        await expect(heading(form, 'thanksTitle')).toBeVisible();
      } else {
        await toCheckout(form).click();
        await expect(heading(form, 'linkTitle')).toBeVisible();
        await expect(form.getByRole('link', { name: translate(linkNames.here) })).toBeVisible();
        await expect(form.getByRole('link', { name: translate(linkNames.window) })).toHaveCount(
          expected === 'both links' ? 1 : 0,
        );
        await expect.poll(() => context.pages().length).toBe(1);
      }
      expect(await sandbox.counts()).toMatchObject({ 'create-link': 1 });
    });

  test('opens in the top window where no window works', async ({ page, sandbox }) => {
    const form = await open(page, addressOf(sandbox), {
      sandboxed: 'allow-scripts allow-popups allow-top-navigation-by-user-activation',
    });
    await chooseAmount(form);
    await fillDetails(form);
    await toCheckout(form).click();
    await form.getByRole('link', { name: translate('openHere') }).click();
    await page.waitForURL(`${demoOrigins.checkout}/**`);
  });
});

test('an element in a sandboxed page without allow-forms goes on, by a press and by Enter', async ({
  page,
  sandbox,
}) => {
  const html = barePage(sandbox, { script: classicScript, attributes: { mode: 'inline' } });
  const form = await open(page, await postRaw(html), { sandboxed: 'allow-scripts' });
  await form.getByLabel(translate('otherAmount')).fill('7');
  await page.keyboard.press('Enter');
  await expect(heading(form, 'yourDetails')).toBeVisible();
  await toCheckout(form).click();
  await expect(notice(form)).toBeVisible();
});

test('a small frame whose windows keep its sandbox opens the form in the frame, and leaves no window', async ({
  page,
  sandbox,
  context,
}) => {
  const form = await open(page, addressOf(sandbox), {
    sandboxed: 'allow-scripts allow-forms allow-popups',
    size: '',
  });
  await form.getByRole('button', { name: 'Donate', exact: true }).click();
  await expect(form.getByRole('dialog')).toBeVisible();
  await expect.poll(() => context.pages().length).toBe(1);
});

test('a frame without scripts shows a sentence and the address of the form', async ({ page, sandbox }) => {
  const address = addressOf(sandbox);
  const frame = await open(page, address, { sandboxed: '' });
  // Playwright finds no text in it.
  const sentence = frame.locator('noscript p');
  await expect(sentence).toBeVisible();
  await expect(sentence).toContainText('The donation form needs JavaScript');
  const link = frame.getByRole('link', { name: 'Donate' });
  expect(await link.evaluate((element: HTMLAnchorElement) => element.href)).toBe(`${address}#form`);
  await expect(frame.getByText('has not loaded yet')).toBeHidden();
});
