/** What people know from other forms: filling in by the browser, errors at their time, hints; and what follows a gift. */
import {
  checkoutFrom,
  chooseAmount,
  expectDetailsKept,
  fillDetails,
  finish,
  giveOnce,
  heading,
  notice,
  openForm,
  preset,
  toCheckout,
} from './support/donor.js';
import { demoOrigins } from './support/origins.js';
import { reach } from './support/screens.js';
import { expect, type Page, test } from './support/test.js';
import { say } from './support/words.js';

const field = (page: Page, key: 'firstName' | 'lastName' | 'email') =>
  page.getByLabel(say(key), { exact: true });

/** Presses the last button, and waits until the gift has reached the checkout. */
async function send(page: Page): Promise<void> {
  await (await checkoutFrom(page, () => toCheckout(page).click())).close();
}

test.describe('the details', () => {
  for (const events of [['input', 'change'], ['change']]) {
    test(`are taken as the browser or a password manager fills them in (${events.join(', ')})`, async ({
      openWidget,
      sandbox,
    }) => {
      const page = await openWidget();
      await openForm(page);
      await chooseAmount(page);
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
    test(`names as people have them: ${firstName} ${lastName}`, async ({ openWidget, sandbox }) => {
      const page = await openWidget();
      await openForm(page);
      await chooseAmount(page);
      await fillDetails(page, { firstName, lastName, email: 'someone@example.org' });
      await send(page);
      expect((await sandbox.requests('create-link'))[0]?.body).toMatchObject({ firstName, lastName });
    });
  }

  test('an error comes on leaving a field, not while it is typed into, and goes once it is mended', async ({
    openWidget,
  }) => {
    const page = await openWidget();
    await openForm(page);
    await chooseAmount(page);
    const email = field(page, 'email');
    await email.pressSequentially('ada@');
    await expect(email).not.toHaveAttribute('aria-invalid');
    await field(page, 'firstName').focus();
    await expect(email).toHaveAttribute('aria-invalid', 'true');
    await expect(email).toHaveAccessibleDescription(say('emailMalformed'));
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
    // An error that is not mended yet stays.
    await email.fill('ada@b');
    await expect(email).toHaveAttribute('aria-invalid', 'true');
    // A field that was only passed through is no error before the donor sends.
    await field(page, 'lastName').focus();
    await field(page, 'email').focus();
    await expect(field(page, 'lastName')).not.toHaveAttribute('aria-invalid');
  });

  test('nothing but two names and an address is asked for', async ({ openWidget }) => {
    const page = await openWidget({ attributes: { provider: 'every.org' } });
    await openForm(page);
    await chooseAmount(page);
    await expect(page.getByRole('dialog').getByRole('textbox')).toHaveCount(3);
  });

  test('bring up the keyboard that suits: with digits for an amount, with @ for an address', async ({
    openWidget,
  }) => {
    const page = await openWidget();
    await openForm(page);
    await expect(page.getByLabel(say('otherAmount'))).toHaveAttribute('inputmode', 'decimal');
    await chooseAmount(page);
    await expect(field(page, 'email')).toHaveAttribute('inputmode', 'email');
  });
});

test.describe('a nonprofit of several that the API does not tell of', () => {
  test('is offered by its slug, and given to', async ({ page, openWidget, sandbox }) => {
    await page.route(`${demoOrigins.api}/**/clean-water-fund`, (route) => route.abort());
    await openWidget({ attributes: { nonprofit: 'clean-water-fund,forest-guardians' } });
    await openForm(page);
    await page.getByRole('button', { name: 'clean-water-fund' }).click();
    await expect(page.getByRole('heading', { name: 'clean-water-fund' })).toBeVisible();
    await (await giveOnce(page)).close();
    expect((await sandbox.requests('create-link'))[0]?.body).toMatchObject({
      nonprofitSlug: 'clean-water-fund',
    });
  });
});

test.describe('a likely slip in the address', () => {
  test('is hinted at on leaving the field, and mended by one press', async ({ openWidget, sandbox }) => {
    const page = await openWidget();
    await openForm(page);
    await chooseAmount(page);
    await fillDetails(page, { firstName: 'Ada', lastName: 'Byron', email: 'ada@gmial.com' });
    const hint = page.getByRole('button', { name: say('didYouMean', { address: 'ada@gmail.com' }) });
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

  test('is nothing that stands in the way', async ({ openWidget, sandbox }) => {
    const page = await openWidget();
    await openForm(page);
    await chooseAmount(page);
    await fillDetails(page, { firstName: 'Ada', lastName: 'Byron', email: 'ada@gmial.com' });
    await send(page);
    expect((await sandbox.requests('create-link'))[0]?.body).toMatchObject({ donorEmail: 'ada@gmial.com' });
  });
});

test.describe('an amount of their own', () => {
  for (const [pasted, shown] of [
    [' $ 1,234.50 ', '$1,234.50'],
    ['US$40', '$40'],
    ['40 USD', '$40'],
    ['１２', '$12'],
    ['12,5', '$12.50'],
  ] as const) {
    test(`pasted as "${pasted}" is ${shown}`, async ({ openWidget }) => {
      const page = await openWidget();
      await openForm(page);
      await page.getByLabel(say('otherAmount')).focus();
      await page.keyboard.insertText(pasted);
      await expect(
        page.getByRole('button', { name: say('give', { amount: shown }), exact: true }),
      ).toBeVisible();
    });
  }

  for (const [attributes, typed, key, amount] of [
    [{ 'min-amount': '5' }, '4.99', 'tooSmall', '$5'],
    [{ 'max-amount': '1000' }, '1000.01', 'tooLarge', '$1,000'],
    [{}, '0.5', 'tooSmall', '$1'],
    [{}, '9999999999999', 'tooLarge', '$999,999,999,999.99'],
  ] as const) {
    test(`of ${typed} is an error that names the bound, ${amount}`, async ({ openWidget }) => {
      const page = await openWidget({ attributes });
      await openForm(page);
      await page.getByLabel(say('otherAmount')).fill(typed);
      await page.keyboard.press('Tab');
      await expect(page.getByLabel(say('otherAmount'))).toHaveAccessibleDescription(say(key, { amount }));
    });
  }
});

test.describe('after a gift', () => {
  /** Gives once, on a page whose address holds what must not be passed on. */
  async function give(page: Page, address: string): Promise<void> {
    await page.goto(`${address}?token=secret#part`);
    await openForm(page);
    await finish(page, await giveOnce(page));
    await reach(page, 'succeeded');
  }

  test('invariant 4: the donor shares the page by the device’s own sheet: its address, without what could be theirs', async ({
    page,
    postWidget,
  }) => {
    await page.addInitScript(() => {
      Object.assign(window, { shared: [] });
      Object.defineProperty(Navigator.prototype, 'share', {
        configurable: true,
        value: async (data: object) => void Reflect.get(window, 'shared').push(data),
      });
    });
    const address = await postWidget();
    await give(page, address);
    await page.getByRole('button', { name: say('share') }).click();
    expect(await page.evaluate(() => Reflect.get(window, 'shared'))).toEqual([
      { text: say('shareText', { nonprofit: 'Clean Water Fund of Lindenau' }), url: address },
    ]);
  });

  for (const [title, canonical, expected] of [
    ['the one that the page names, if it is of the same site', '/gifts?campaign=7', '/gifts?campaign=7'],
    ['its own, if it names another site’s', 'https://elsewhere.example/', undefined],
  ] as const) {
    test(`invariant 4: the address that is shared: ${title}`, async ({ page, postWidget }) => {
      await page.addInitScript(() => {
        Object.defineProperty(Navigator.prototype, 'share', {
          configurable: true,
          value: async ({ url }: { url: string }) => Object.assign(window, { shared: url }),
        });
      });
      const address = await postWidget({ head: `<link rel="canonical" href="${canonical}">` });
      await give(page, address);
      await page.getByRole('button', { name: say('share') }).click();
      expect(await page.evaluate(() => Reflect.get(window, 'shared'))).toBe(
        expected ? new URL(expected, address).href : address,
      );
    });
  }

  for (const isAllowed of [true, false]) {
    test(`without a sheet the address is ${isAllowed ? 'copied' : 'shown, where copying is refused'}`, async ({
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
      await page.getByRole('button', { name: say('copyLink') }).click();
      if (isAllowed) {
        await expect(page.getByRole('button', { name: say('copied') })).toBeFocused();
        await expect(page.getByRole('dialog').getByRole('status')).toHaveText(say('copied'));
        expect(await page.evaluate(() => Reflect.get(window, 'copied'))).toBe(address);
      } else {
        await expect(page.getByText(address, { exact: true })).toBeVisible();
      }
    });
  }

  test('a sheet that is dismissed changes nothing', async ({ page, postWidget }) => {
    await page.addInitScript(() => {
      Object.defineProperty(Navigator.prototype, 'share', {
        configurable: true,
        value: () => Promise.reject(new DOMException('Dismissed.', 'AbortError')),
      });
    });
    await give(page, await postWidget());
    await page.getByRole('button', { name: say('share') }).click();
    await expect(page.getByRole('button', { name: say('share') })).toBeFocused();
    await expect(heading(page, 'thanksTitle')).toBeVisible();
  });

  test('a link that was copied after one gift is not copied after the next', async ({ page, postWidget }) => {
    await page.addInitScript(() => {
      Reflect.deleteProperty(Navigator.prototype, 'share');
      // Empty windows have none.
      if (navigator.clipboard)
        Object.defineProperty(Clipboard.prototype, 'writeText', { value: () => Promise.resolve() });
    });
    await give(page, await postWidget());
    await page.getByRole('button', { name: say('copyLink') }).click();
    await expect(page.getByRole('button', { name: say('copied') })).toBeVisible();
    await page.keyboard.press('Escape');
    await openForm(page);
    await finish(page, await giveOnce(page));
    await expect(heading(page, 'thanksTitle')).toBeVisible();
    await expect(page.getByRole('button', { name: say('copyLink') })).toBeVisible();
  });

  test('another can be given, from the beginning', async ({ page, postWidget }) => {
    await give(page, await postWidget());
    await page.getByRole('button', { name: say('giveAgain') }).click();
    await expect(page.getByRole('group', { name: say('amount') })).toBeVisible();
    await expect(preset(page, '$25')).not.toBeChecked();
  });

  test('while nothing is known, nothing is claimed: neither thanks nor failure', async ({
    page,
    openWidget,
    sandbox,
  }) => {
    sandbox.key('pending');
    await page.clock.install();
    await openWidget();
    await openForm(page);
    await finish(page, await giveOnce(page));
    await page.clock.fastForward('30:00');
    await reach(page, 'pending');
    const words = await page.getByRole('dialog').innerText();
    expect(words).toContain(say('pendingText'));
    expect(words).not.toContain(say('thanksTitle'));
    expect(words).not.toContain(say('failedTitle'));
    await expect(page.getByRole('button', { name: say('checkAgain') })).toBeVisible();
  });
});
