/** Storage that throws and storage that is full. */

import { nonprofitName, sandboxWidgetHtml } from './support/bare-page.js';
import { postRaw } from './support/csp.js';
import {
  chooseAmount,
  donateButton,
  fillDetails,
  finish,
  giveOnce,
  heading,
  openDialog,
  preset,
  toCheckout,
} from './support/donor.js';
import { classicScript } from './support/host-page.js';
import { expect, nextEvent, test } from './support/test.js';

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
    const widget = sandboxWidgetHtml(sandbox).replace('<sir-donate', '<sir-donate checkout="redirect"');
    await page.goto(await postRaw(`<!doctype html>${classicScript}<main><h1>Here</h1>${widget}</main>`));
    await openDialog(page);
    await chooseAmount(page);
    await fillDetails(page);
    await toCheckout(page).click();
    await page.getByRole('button', { name: 'Pay' }).click();
    await page.getByRole('button', { name: 'Return to the site' }).click();
    await donateButton(page).click();
    // The back/forward cache shows the thanks screen, a reload the form; never an error or a second POST.
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
