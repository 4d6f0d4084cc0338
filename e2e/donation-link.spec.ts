/** One click makes one link, and a link that cannot be made loses nothing. */
import {
  checkoutFrom,
  donateButton,
  expectDetailsKept,
  finish,
  heading,
  notice,
  refill,
  toCheckout,
} from './support/donor.js';
import { expectedCompletion } from './support/outcome.js';
import { expect, nextEvent, test } from './support/test.js';
import { translate } from './support/translations.js';

test.describe('one click makes one link', () => {
  test('makes one link and opens one window for fifty clicks at once', { tag: '@invariant-6' }, async ({
    page,
    openFilledDetails,
    sandbox,
    context,
  }) => {
    await page.clock.install();
    await openFilledDetails();
    await toCheckout(page).evaluate((button) => {
      for (let click = 0; click < 50; click++) if (button instanceof HTMLElement) button.click();
    });
    await expect(heading(page, 'waitingTitle')).toBeVisible();
    await sandbox.settle('pay');
    await page.clock.fastForward(4_000);
    await nextEvent(page, 'sir-donate-complete');
    expect(await sandbox.counts()).toMatchObject({ 'create-link': 1 });
    expect(context.pages().length).toBe(2);
  });

  test('makes one link when Enter and fifty clicks come while it is made', { tag: '@invariant-6' }, async ({
    openFilledDetails,
    sandbox,
    context,
  }) => {
    const release = await sandbox.hold('create-link');
    const page = await openFilledDetails();
    await page.getByLabel(translate('email')).press('Enter');
    await page.getByRole('button', { name: translate('preparing') }).click({ clickCount: 50, force: true });
    await release();
    await expect(heading(page, 'waitingTitle')).toBeVisible();
    expect(await sandbox.counts()).toMatchObject({ 'create-link': 1 });
    expect((await sandbox.donations()).length).toBe(1);
    expect(context.pages().length).toBe(2);
  });

  test('makes one link when the dialog is closed and opened while it is made', {
    tag: '@invariant-6',
  }, async ({ openFilledDetails, sandbox }) => {
    const release = await sandbox.hold('create-link');
    const page = await openFilledDetails();
    const checkout = await checkoutFrom(page, async () => {
      await toCheckout(page).click();
      await page.keyboard.press('Escape');
      await donateButton(page).click();
      await release();
    });
    await finish(page, checkout);
    expect(await nextEvent(page, 'sir-donate-complete')).toEqual(await expectedCompletion(sandbox, 'popup'));
    expect(await sandbox.counts()).toMatchObject({ 'create-link': 1 });
  });
});

test.describe('a link that cannot be made', () => {
  const faults = [
    { fault: '500', message: 'problemServer', code: 'server' },
    { fault: '502-html', message: 'problemServer', code: 'server' },
    { fault: 'wrong-shape', message: 'problemServer', code: 'bad-response' },
    { fault: 'status-400', message: 'problemRejected', code: 'rejected' },
    { fault: '429', message: 'problemBusy', code: 'rate-limited' },
    { fault: 'refused', message: 'problemNetwork', code: 'network' },
    { fault: 'reset-mid-body', message: 'problemNetwork', code: 'network' },
    { fault: 'no-cors', message: 'problemNetwork', code: 'network' },
    { fault: 'redirect', message: 'problemNetwork', code: 'network' },
  ] as const;
  for (const { fault, message, code } of faults) {
    test(`shows the problem, keeps what was typed and lets the donor retry after ${fault} from create-link`, {
      tag: ['@invariant-6', '@invariant-7'],
    }, async ({ openFilledDetails, sandbox, context }) => {
      await sandbox.plan({ endpoint: 'create-link', fault, times: 1 });
      const page = await openFilledDetails();
      await toCheckout(page).click();

      await expect(page.getByRole('alert')).toContainText(translate(message));
      await expectDetailsKept(page);
      expect(await nextEvent(page, 'sir-donate-error')).toMatchObject({ code });
      await expect.poll(() => context.pages().length).toBe(1);
      expect(await sandbox.counts()).toMatchObject({ 'create-link': 1 });

      await checkoutFrom(page, () => toCheckout(page).click());
      expect(await sandbox.counts()).toMatchObject({ 'create-link': 2 });
    });
  }

  test('marks the fields that the API rejects until the donor changes them', async ({
    openFilledDetails,
    sandbox,
  }) => {
    await sandbox.plan({ endpoint: 'create-link', fault: 'status-400-fields', times: 1 });
    const page = await openFilledDetails();
    await toCheckout(page).click();

    await expect(notice(page)).toContainText(translate('problemRejected'));
    const [firstName, lastName, email] = (['firstName', 'lastName', 'email'] as const).map((key) =>
      page.getByLabel(translate(key)),
    );
    if (!firstName || !lastName || !email) throw new Error('Unreachable.');
    await expect(email).toHaveAccessibleDescription(translate('refused'));
    await expect(firstName).toHaveAttribute('aria-invalid', 'true');
    await expect(lastName).not.toHaveAttribute('aria-invalid');
    await firstName.fill('Augusta');
    await expect(firstName).not.toHaveAttribute('aria-invalid');
    await refill(email, 'augusta@example.org');
    await checkoutFrom(page, () => toCheckout(page).click());
  });

  test('marks invalid details before anything is sent', async ({ openDetails, sandbox }) => {
    const page = await openDetails();
    await page.getByLabel(translate('lastName')).fill('Byron');
    await page.getByLabel(translate('email')).fill('ada@');
    await toCheckout(page).click();
    await expect(page.getByLabel(translate('firstName'))).toHaveAccessibleDescription(translate('required'));
    await expect(notice(page)).toBeFocused();
    await expect(page.getByLabel(translate('email'))).toHaveAccessibleDescription(
      translate('emailMalformed'),
    );
    expect(await sandbox.requests('create-link')).toEqual([]);
  });
});
