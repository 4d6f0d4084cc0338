/** A page without localStorage keeps its donation in memory. */
import { comeBackLater, donateButton, finish, giveOnce, openDialog, preset } from './support/donor.js';
import { expect, nextEvent, test } from './support/test.js';

test.describe('a page without localStorage', () => {
  const faults = {
    denied: () => {
      Object.defineProperty(window, 'localStorage', {
        get() {
          throw new DOMException('denied', 'SecurityError');
        },
      });
    },
    full: () => {
      const { setItem } = Storage.prototype;
      Storage.prototype.setItem = function (name, value) {
        if (this === localStorage) throw new DOMException('full', 'QuotaExceededError');
        setItem.call(this, name, value);
      };
    },
    absent: () => {
      Object.defineProperty(window, 'localStorage', { value: null });
    },
  };
  for (const [name, fault] of Object.entries(faults)) {
    test(`completes a donation and sends no request twice when localStorage is ${name}`, {
      tag: ['@invariant-8', '@invariant-9'],
    }, async ({ page, openWidget, sandbox, record }) => {
      await page.addInitScript(fault);
      await openWidget({ html: (it) => `<main><h1>Two</h1>${it}${it}</main>` });
      await donateButton(page).first().click();
      const checkout = await giveOnce(page);
      await page.keyboard.press('Escape');
      await donateButton(page).last().click();
      await expect(preset(page, '$25')).toBeVisible();
      await page.keyboard.press('Escape');
      await finish(page, checkout);
      await nextEvent(page, 'sir-donate-complete');
      expect(await sandbox.counts()).toMatchObject({ config: 1, organization: 1, 'create-link': 1 });
      expect(record.warnings).toEqual([]);
    });

    test(`resumes the donation when the element is removed and added again and localStorage is ${name}`, {
      tag: '@invariant-8',
    }, async ({ page, openForm, sandbox }) => {
      await page.clock.install();
      await page.addInitScript(fault);
      await openForm();
      await giveOnce(page);
      await page.evaluate(async () => {
        const widget = document.querySelector('sir-donate');
        widget?.remove();
        await new Promise((resolve) => setTimeout(resolve, 50));
        if (widget) document.querySelector('main')?.append(widget);
      });
      await sandbox.settle('pay');
      await comeBackLater(page);
      expect(await nextEvent(page, 'sir-donate-complete')).toMatchObject({
        partnerDonationId: (await sandbox.donation()).id,
      });
    });

    test(`starts a new form without a warning after a reload when localStorage is ${name}`, {
      tag: ['@invariant-8', '@invariant-10'],
    }, async ({ page, openForm, record }) => {
      await page.addInitScript(fault);
      await openForm();
      await giveOnce(page);
      await page.reload();
      await openDialog(page);
      await expect(preset(page, '$25')).toBeVisible();
      expect(record.warnings).toEqual([]);
    });
  }
});
