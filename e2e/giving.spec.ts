/** A donation from the button to the thanks, and a checkout that ends without a payment. */
import {
  chooseAmount,
  comeBack,
  endCheckout,
  expectDetailsKept,
  fillDetails,
  finish,
  giveOnce,
  heading,
  preset,
  startIn,
  toCheckout,
} from './support/donor.js';
import { pageScript } from './support/host-page.js';
import { demoOrigins } from './support/origins.js';
import { expectedCompletion } from './support/outcome.js';
import { detailsOf } from './support/recorder.js';
import { expect, nextEvent, test } from './support/test.js';
import { translate } from './support/translations.js';

test.describe('a donation from the button to the thanks', () => {
  for (const mode of ['button', 'inline'] as const) {
    for (const checkout of ['popup', 'tab'] as const) {
      test(`completes a donation in mode ${mode} through a ${checkout}`, async ({
        openWidget,
        sandbox,
        record,
      }) => {
        const page = await openWidget({ attributes: { mode, checkout } });
        await startIn(page, mode);
        await finish(page, await giveOnce(page));

        expect(await nextEvent(page, 'sir-donate-complete')).toEqual(
          await expectedCompletion(sandbox, checkout),
        );
        await expect(heading(page, 'thanksTitle')).toBeVisible();
        await expect(
          page.getByText(
            translate('thanksText', { amount: '$25', nonprofit: 'Clean Water Fund of Lindenau' }),
          ),
        ).toBeVisible();
        await expect(page.getByText(translate('reward', { tokens: '25' }))).toBeVisible();
        expect(record.warnings).toEqual([]);
      });
    }

    test(`completes a donation in mode ${mode} through a redirect and back`, { tag: '@invariant-8' }, async ({
      openWidget,
      sandbox,
      record,
    }) => {
      const page = await openWidget({ attributes: { mode, checkout: 'redirect' } });
      await startIn(page, mode);
      await chooseAmount(page);
      await fillDetails(page);
      await toCheckout(page).click();
      await page.waitForURL(`${demoOrigins.checkout}/**`);
      await endCheckout(page, 'Pay');
      await page.getByRole('button', { name: 'Return to the site' }).click();

      await expect(heading(page, 'thanksTitle')).toBeVisible();
      expect(await detailsOf(page, 'sir-donate-complete')).toEqual([
        await expectedCompletion(sandbox, 'redirect'),
      ]);
      expect(record.warnings).toEqual([]);
    });
  }

  test('completes a donation when the checkout cuts its window off from the page', async ({
    openForm,
    sandbox,
  }) => {
    sandbox.key('coop');
    const page = await openForm();
    await finish(page, await giveOnce(page));
    expect(await nextEvent(page, 'sir-donate-complete')).toEqual(await expectedCompletion(sandbox, 'popup'));
  });

  test('polls the status to the end when the donor does not come back', async ({ openForm, sandbox }) => {
    const page = await openForm();
    await giveOnce(page);
    await sandbox.settle('pay');
    expect(await nextEvent(page, 'sir-donate-complete')).toEqual(await expectedCompletion(sandbox, 'popup'));
  });

  test('offers another donation on the thanks screen and closes with Escape', async ({ openForm }) => {
    const page = await openForm();
    await finish(page, await giveOnce(page));
    await page
      .getByRole('dialog')
      .getByRole('button', { name: translate('giveAgain') })
      .click();
    await expect(preset(page, '$25')).not.toBeChecked();
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog')).toBeHidden();
  });
});

test.describe('the host page opens the link itself', () => {
  test('opens no window and polls the donation when the host page cancels before-checkout', async ({
    openFilledDetails,
    sandbox,
    context,
  }) => {
    const page = await openFilledDetails({
      head: pageScript(
        `document.addEventListener('sir-donate-before-checkout', (event) => event.preventDefault())`,
      ),
    });
    await toCheckout(page).click();
    const { partnerDonationId } = await nextEvent(page, 'sir-donate-before-checkout');
    await expect(heading(page, 'waitingTitle')).toBeVisible();
    await expect.poll(() => context.pages().length).toBe(1);
    await sandbox.settle('pay');
    await comeBack(page);

    expect(await nextEvent(page, 'sir-donate-complete')).toEqual(await expectedCompletion(sandbox, 'link'));
    expect(partnerDonationId).toBe((await sandbox.donation()).id);
    expect(await detailsOf(page, 'sir-donate-checkout')).toEqual([]);
  });
});

test.describe('a checkout without a payment', () => {
  for (const [action, reason] of [
    ['Decline', 'card_declined'],
    ['Cancel', 'CANCELLED'],
  ] as const) {
    test(`shows the failure and keeps what was typed after ${action} at the checkout`, {
      tag: '@invariant-7',
    }, async ({ openForm, sandbox }) => {
      const page = await openForm();
      await finish(page, await giveOnce(page), action);

      const { reward: _, ...detail } = await expectedCompletion(sandbox, 'popup');
      expect(await nextEvent(page, 'sir-donate-failed')).toEqual({ ...detail, reason });
      await expect(heading(page, 'failedTitle')).toBeVisible();
      await page.getByRole('button', { name: translate('tryAgain') }).click();
      await expect(preset(page, '$25')).toBeChecked();
      await page.getByRole('button', { name: translate('give', { amount: '$25' }) }).click();
      await expectDetailsKept(page);
      expect(await detailsOf(page, 'sir-donate-complete')).toEqual([]);
    });
  }
});
