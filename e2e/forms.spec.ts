/** The details step and typed amounts, as people know them from other forms, and what is offered after a donation. */
import {
  checkoutFrom,
  chooseAmount,
  expectDetailsKept,
  fillDetails,
  finish,
  giveOnce,
  heading,
  notice,
  openDialog,
  preset,
  toCheckout,
} from './support/donor.js';
import { demoOrigins } from './support/origins.js';
import { reach } from './support/screens.js';
import { expect, type Page, test } from './support/test.js';
import { translate } from './support/translations.js';

const field = (page: Page, key: 'firstName' | 'lastName' | 'email') =>
  page.getByLabel(translate(key), { exact: true });

/** Presses the last button, and waits for the checkout. */
async function send(page: Page): Promise<void> {
  await (await checkoutFrom(page, () => toCheckout(page).click())).close();
}

test.describe('the details step', () => {
  for (const events of [['input', 'change'], ['change']]) {
    test(`accepts details filled in by the browser or a password manager (${events.join(', ')})`, async ({
      openDetails,
      sandbox,
    }) => {
      const page = await openDetails();
      for (const [key, token, value] of [
        ['firstName', 'given-name', 'Ada'],
        ['lastName', 'family-name', 'Byron'],
        ['email', 'email', 'ada.byron@example.org'],
      ] as const) {
        await expect(field(page, key)).toHaveAttribute('autocomplete', token);
        // A value set from outside, and events that no key was pressed for.
        await field(page, key).evaluate(
          (input: HTMLInputElement, [text, types]) => {
            input.value = text;
            for (const type of types) input.dispatchEvent(new Event(type, { bubbles: true }));
          },
          [value, events] as const,
        );
      }
      await expectDetailsKept(page);
      await send(page);
      expect((await sandbox.requests('create-link'))[0]?.body).toMatchObject({
        firstName: 'Ada',
        lastName: 'Byron',
        donorEmail: 'ada.byron@example.org',
      });
    });
  }

  for (const [firstName, lastName] of [
    ['יעל', 'כהן-לוי'],
    ['محمد', 'آل ثاني'],
    ['さくら', '佐藤'],
    ['Nguyễn', 'Thị Minh Khai'],
    ['ஆர்.', 'சுந்தர்'],
    ["Siobhán d'", "O'Neill-Ó Dónaill"],
    ['Björk', '-'],
    ['X', 'Æ'],
    ['𠮷', '野家'],
  ] as const) {
    test(`sends the name ${firstName} ${lastName} unchanged`, async ({ openDetails, sandbox }) => {
      const page = await openDetails();
      await fillDetails(page, { firstName, lastName, email: 'someone@example.org' });
      await send(page);
      expect((await sandbox.requests('create-link'))[0]?.body).toMatchObject({ firstName, lastName });
    });
  }

  test('shows an error when a field is left, not while typing, and removes it once it is fixed', async ({
    openDetails,
  }) => {
    const page = await openDetails();
    const email = field(page, 'email');
    await email.pressSequentially('ada@');
    await expect(email).not.toHaveAttribute('aria-invalid');
    await field(page, 'firstName').focus();
    await expect(email).toHaveAttribute('aria-invalid', 'true');
    await expect(email).toHaveAccessibleDescription(translate('emailMalformed'));
    // Nothing takes the focus away from where the donor went.
    await expect(field(page, 'firstName')).toBeFocused();
    await expect(notice(page)).toHaveCount(0);
    await email.focus();
    await page.keyboard.press('End');
    await page.keyboard.type('example.org');
    await expect(email).not.toHaveAttribute('aria-invalid');
    // What is typed anew is left alone again, hints included, until the field is left.
    await email.fill('ada@gmial.co');
    await expect(email).not.toHaveAttribute('aria-invalid');
    await expect(page.getByRole('button', { name: 'ada@gmail.com' })).toHaveCount(0);
    await email.fill('ada@');
    await expect(email).not.toHaveAttribute('aria-invalid');
    await field(page, 'firstName').focus();
    await expect(email).toHaveAttribute('aria-invalid', 'true');
    // An error stays until it is fixed.
    await email.fill('ada@b');
    await expect(email).toHaveAttribute('aria-invalid', 'true');
    // A field that was only passed through is no error before the donor sends.
    await field(page, 'lastName').focus();
    await field(page, 'email').focus();
    await expect(field(page, 'lastName')).not.toHaveAttribute('aria-invalid');
  });

  test('asks for two names and an email address and nothing else', async ({ openDetails }) => {
    const page = await openDetails({ attributes: { provider: 'every.org' } });
    await expect(page.getByRole('dialog').getByRole('textbox')).toHaveCount(3);
  });

  test('asks for a decimal keyboard for the amount and an email keyboard for the address', async ({
    openForm,
  }) => {
    const page = await openForm();
    await expect(page.getByLabel(translate('otherAmount'))).toHaveAttribute('inputmode', 'decimal');
    await chooseAmount(page);
    await expect(field(page, 'email')).toHaveAttribute('inputmode', 'email');
  });
});

test.describe('a nonprofit that does not load', () => {
  test('offers a nonprofit by its slug when its request fails, and donates to it', async ({
    page,
    openForm,
    sandbox,
  }) => {
    await page.route(`${demoOrigins.api}/**/clean-water-fund`, (route) => route.abort());
    await openForm({ attributes: { nonprofit: 'clean-water-fund,forest-guardians' } });
    await page.getByRole('button', { name: 'Clean Water Fund' }).click();
    await expect(page.getByRole('heading', { name: 'Clean Water Fund', exact: true })).toBeVisible();
    await (await giveOnce(page)).close();
    expect((await sandbox.requests('create-link'))[0]?.body).toMatchObject({
      nonprofitSlug: 'clean-water-fund',
    });
  });
});

test.describe('a typo in the email address', () => {
  test('suggests a fix for a typo in the email address and applies it with one press', async ({
    openDetails,
    sandbox,
  }) => {
    const page = await openDetails();
    await fillDetails(page, { firstName: 'Ada', lastName: 'Byron', email: 'ada@gmial.com' });
    const hint = page.getByRole('button', { name: translate('didYouMean', { address: 'ada@gmail.com' }) });
    await expect(hint).toHaveCount(0);
    await page.keyboard.press('Tab');
    await expect(field(page, 'email')).not.toHaveAttribute('aria-invalid');
    await hint.press('Enter');
    await expect(field(page, 'email')).toHaveValue('ada@gmail.com');
    await expect(field(page, 'email')).toBeFocused();
    await expect(hint).toHaveCount(0);
    await send(page);
    expect((await sandbox.requests('create-link'))[0]?.body).toMatchObject({ donorEmail: 'ada@gmail.com' });
  });

  test('sends an email address with a likely typo when the donor ignores the suggestion', async ({
    openDetails,
    sandbox,
  }) => {
    const page = await openDetails();
    await fillDetails(page, { firstName: 'Ada', lastName: 'Byron', email: 'ada@gmial.com' });
    await send(page);
    expect((await sandbox.requests('create-link'))[0]?.body).toMatchObject({ donorEmail: 'ada@gmial.com' });
  });
});

test.describe('a typed amount', () => {
  for (const [pasted, shown] of [
    [' $ 1,234.50 ', '$1,234.50'],
    ['US$40', '$40'],
    ['40 USD', '$40'],
    ['１２', '$12'],
    ['12,5', '$12.50'],
  ] as const) {
    test(`reads the pasted amount "${pasted}" as ${shown}`, async ({ openForm }) => {
      const page = await openForm();
      await page.getByLabel(translate('otherAmount')).focus();
      await page.keyboard.insertText(pasted);
      await expect(
        page.getByRole('button', { name: translate('give', { amount: shown }), exact: true }),
      ).toBeVisible();
    });
  }

  for (const [attributes, typed, key, amount] of [
    [{ 'min-amount': '5' }, '4.99', 'tooSmall', '$5'],
    [{ 'max-amount': '1000' }, '1000.01', 'tooLarge', '$1,000'],
    [{}, '0.4', 'tooSmall', '$0.50'],
    [{}, '9999999999999', 'tooLarge', '$999,999.99'],
  ] as const) {
    test(`names the bound ${amount} in the error for the amount ${typed}`, async ({ openForm }) => {
      const page = await openForm({ attributes });
      await page.getByLabel(translate('otherAmount')).fill(typed);
      await page.keyboard.press('Tab');
      await expect(page.getByLabel(translate('otherAmount'))).toHaveAccessibleDescription(
        translate(key, { amount }),
      );
    });
  }
});

test.describe('after a donation', () => {
  /** Gives once, on a page whose address holds what must not be passed on. */
  async function give(page: Page, address: string): Promise<void> {
    await page.goto(`${address}?token=secret#part`);
    await openDialog(page);
    await finish(page, await giveOnce(page));
    await reach(page, 'succeeded');
  }

  test('shares the page URL without its query and fragment through the native share sheet', {
    tag: '@invariant-4',
  }, async ({ page, postWidget }) => {
    await page.addInitScript(() => {
      Object.assign(window, { shared: [] });
      Object.defineProperty(Navigator.prototype, 'share', {
        configurable: true,
        value: async (data: object) => void Reflect.get(window, 'shared').push(data),
      });
    });
    const address = await postWidget();
    await give(page, address);
    await page.getByRole('button', { name: translate('share') }).click();
    expect(await page.evaluate(() => Reflect.get(window, 'shared'))).toEqual([
      { text: translate('shareText', { nonprofit: 'Clean Water Fund of Lindenau' }), url: address },
    ]);
  });

  for (const [title, canonical, expected] of [
    ['the canonical URL when it is of the same site', '/gifts?campaign=7', '/gifts?campaign=7'],
    ['the page URL when the canonical URL is of another site', 'https://elsewhere.example/', undefined],
  ] as const) {
    test(`shares ${title}`, { tag: '@invariant-4' }, async ({ page, postWidget }) => {
      await page.addInitScript(() => {
        Object.defineProperty(Navigator.prototype, 'share', {
          configurable: true,
          value: async ({ url }: { url: string }) => Object.assign(window, { shared: url }),
        });
      });
      const address = await postWidget({ head: `<link rel="canonical" href="${canonical}">` });
      await give(page, address);
      await page.getByRole('button', { name: translate('share') }).click();
      expect(await page.evaluate(() => Reflect.get(window, 'shared'))).toBe(
        expected ? new URL(expected, address).href : address,
      );
    });
  }

  for (const isAllowed of [true, false]) {
    test(`${isAllowed ? 'copies the page URL when there is no share sheet' : 'shows the page URL when there is no share sheet and copying is refused'}`, async ({
      page,
      postWidget,
    }) => {
      await page.addInitScript((allowed) => {
        Reflect.deleteProperty(Navigator.prototype, 'share');
        // Empty windows have none.
        if (!navigator.clipboard) return;
        Object.defineProperty(Clipboard.prototype, 'writeText', {
          value: async (text: string) => {
            if (!allowed) throw new DOMException('No.', 'NotAllowedError');
            Object.assign(window, { copied: text });
          },
        });
      }, isAllowed);
      const address = await postWidget();
      await give(page, address);
      await page.getByRole('button', { name: translate('copyLink') }).click();
      if (isAllowed) {
        await expect(page.getByRole('button', { name: translate('copied') })).toBeFocused();
        await expect(page.getByRole('dialog').getByRole('status')).toHaveText(translate('copied'));
        expect(await page.evaluate(() => Reflect.get(window, 'copied'))).toBe(address);
      } else {
        await expect(page.getByText(address, { exact: true })).toBeVisible();
      }
    });
  }

  test('stays on the thanks screen when the share sheet is dismissed', async ({ page, postWidget }) => {
    await page.addInitScript(() => {
      Object.defineProperty(Navigator.prototype, 'share', {
        configurable: true,
        value: () => Promise.reject(new DOMException('Dismissed.', 'AbortError')),
      });
    });
    await give(page, await postWidget());
    await page.getByRole('button', { name: translate('share') }).click();
    await expect(page.getByRole('button', { name: translate('share') })).toBeFocused();
    await expect(heading(page, 'thanksTitle')).toBeVisible();
  });

  test('offers to copy the link again after another donation', async ({ page, postWidget }) => {
    await page.addInitScript(() => {
      Reflect.deleteProperty(Navigator.prototype, 'share');
      // Empty windows have none.
      if (navigator.clipboard)
        Object.defineProperty(Clipboard.prototype, 'writeText', { value: () => Promise.resolve() });
    });
    await give(page, await postWidget());
    await page.getByRole('button', { name: translate('copyLink') }).click();
    await expect(page.getByRole('button', { name: translate('copied') })).toBeVisible();
    await page.keyboard.press('Escape');
    await openDialog(page);
    await finish(page, await giveOnce(page));
    await expect(heading(page, 'thanksTitle')).toBeVisible();
    await expect(page.getByRole('button', { name: translate('copyLink') })).toBeVisible();
  });

  test('starts another donation at the first step', async ({ page, postWidget }) => {
    await give(page, await postWidget());
    await page.getByRole('button', { name: translate('giveAgain') }).click();
    await expect(page.getByRole('group', { name: translate('amount') })).toBeVisible();
    await expect(preset(page, '$25')).not.toBeChecked();
  });

  test('shows neither thanks nor failure while the status is pending', async ({
    page,
    openForm,
    sandbox,
  }) => {
    sandbox.key('pending');
    await page.clock.install();
    await openForm();
    await finish(page, await giveOnce(page));
    await page.clock.fastForward('30:00');
    await reach(page, 'pending');
    const text = await page.getByRole('dialog').innerText();
    expect(text).toContain(translate('pendingText'));
    expect(text).not.toContain(translate('thanksTitle'));
    expect(text).not.toContain(translate('failedTitle'));
    await expect(page.getByRole('button', { name: translate('checkAgain') })).toBeVisible();
  });
});
