/** What a screen reader gets: names, groups and order of each screen, and announcements. */

import { chooseAmount, fillDetails, finish, giveOnce, toCheckout } from './support/donor.js';
import { part, reach, screens } from './support/screens.js';
import { expect, type Page, test } from './support/test.js';
import { translate } from './support/translations.js';

test('gives a screen reader the names, groups and order of the first step', async ({ openForm }) => {
  const page = await openForm({
    attributes: {
      amounts: '10,25,50,100',
      impact: '{"25":"feeds a family for a week"}',
      frequency: 'monthly',
      amount: '25',
    },
  });
  await expect(page.getByRole('heading', { name: 'Clean Water Fund of Lindenau' })).toBeVisible();
  await expect(page.locator('body')).toMatchAriaSnapshot(`
    - dialog "Donate to Clean Water Fund of Lindenau":
      - paragraph: Donate to Test mode
      - heading "Clean Water Fund of Lindenau" [level=2]
      - button "Close"
      - group "How often?":
        - radio "Give once"
        - radio "Monthly" [checked]
      - group "Choose an amount":
        - radio "$10"
        - radio "$25 feeds a family for a week" [checked]
        - radio "$50"
        - radio "$100"
      - text: Other amount
      - textbox "Other amount"
      - status
      - button "Give $25 a month"
  `);
});

test('gives a screen reader the names, groups and order of the details step', async ({ openDetails }) => {
  const page = await openDetails();
  await expect(part(page, 'tip')).toBeVisible();
  await expect(page.locator('body')).toMatchAriaSnapshot(`
    - dialog "Donate to Clean Water Fund of Lindenau":
      - button "Back"
      - paragraph: Donate to Test mode
      - heading "Clean Water Fund of Lindenau" [level=2]
      - button "Close"
      - heading "Your details" [level=3]
      - text: First name
      - textbox "First name"
      - text: Last name
      - textbox "Last name"
      - text: Email
      - textbox "Email"
      - paragraph: For your receipt.
      - group "Add a tip to cover the costs of this service?":
        - radio "No tip"
        - radio "5% $1.25"
        - radio "10% $2.50" [checked]
        - radio "15% $3.75"
        - radio "Other amount"
      - term: Gift
      - definition: $25
      - term: Tip
      - definition: $2.50
      - term: Total
      - definition: $27.50
      - paragraph: EIN 00-1000001
      - button "Continue to checkout"
      - paragraph: Secure payment with Stripe
      - status
      - status
  `);
  await expect(page.getByLabel(translate('email'))).toHaveAccessibleDescription(translate('emailHint'));
  for (const key of ['firstName', 'lastName', 'email'] as const) {
    await expect(page.getByLabel(translate(key))).toHaveAttribute('required');
  }
});

test('gives a screen reader the names, groups and order of the thanks screen', async ({ openForm }) => {
  const page = await openForm({ attributes: { frequency: 'monthly', amounts: '10,25,50,100' } });
  await page.getByRole('radio', { name: '$50', exact: true }).check();
  await page.getByRole('button', { name: translate('giveMonthly', { amount: '$50' }) }).click();
  await fillDetails(page);
  const opening = page.waitForEvent('popup');
  await toCheckout(page).click();
  const checkout = await opening;
  await finish(page, checkout);
  await reach(page, 'succeeded');
  await expect(page.locator('body')).toMatchAriaSnapshot(`
    - dialog "Donate to Clean Water Fund of Lindenau":
      - paragraph: Donate to Test mode
      - heading "Clean Water Fund of Lindenau" [level=2]
      - button "Close"
      - heading "Thank you!" [level=3]
      - paragraph: ${translate('thanksMonthly', { amount: '$50', nonprofit: 'Clean Water Fund of Lindenau' })}
      - paragraph: "Reward tokens earned: 50"
      - term: Gift
      - definition: $50
      - term: Tip
      - definition: $5
      - term: Total
      - definition: $55 a month
      - heading "What happens next" [level=4]
      - paragraph: A receipt is on its way to your inbox.
      - paragraph: The gift repeats every month until you end it.
      - button "Close"
      - button "Copy link to share"
      - button "Give again"
  `);
});

test('is a region with the name of the nonprofit in mode inline', async ({ openWidget }) => {
  const page = await openWidget({ attributes: { mode: 'inline' } });
  await expect(
    page.getByRole('region', { name: 'Donate to Clean Water Fund of Lindenau', exact: true }),
  ).toBeVisible();
});

test('names every control and every group', async ({ page, stage }) => {
  // Some 60 controls, each asked by itself, take Firefox up to 29 s on two busy cores.
  test.slow();
  for (const name of ['amount-impact', 'picker', 'details-errors', 'link'] as const) {
    await test.step(name, async () => {
      await screens[name]?.(stage);
      for (const role of ['button', 'link', 'radio', 'textbox', 'group', 'dialog'] as const) {
        for (const control of await part(page, 'dialog').getByRole(role).all()) {
          await expect(control).toHaveAccessibleName(/\S/);
        }
      }
    });
  }
});

test.describe('announcements', () => {
  /** Records each text that a live region of the widget shows, in order. */
  const recordAnnouncements = (page: Page) =>
    page.evaluate(() => {
      const announced: string[] = [];
      Object.assign(window, { announced });
      const root = document.querySelector('sir-donate')?.shadowRoot;
      if (!root) return;
      const last = new WeakMap<Element, string>();
      new MutationObserver(() => {
        for (const region of root.querySelectorAll('[role=status]')) {
          const now = region.textContent;
          if (now && now !== last.get(region)) announced.push(now);
          last.set(region, now);
        }
      }).observe(root, { subtree: true, childList: true, characterData: true });
    });
  const announcements = (page: Page) => page.evaluate(() => Reflect.get(window, 'announced') as string[]);

  test('announces a changed total, and that the checkout is being prepared, once each', async ({
    openForm,
    sandbox,
  }) => {
    await sandbox.plan({ endpoint: 'create-link', fault: 'hang' });
    const page = await openForm({ attributes: { checkout: 'redirect' } });
    await recordAnnouncements(page);
    await chooseAmount(page);
    await page.getByRole('radio', { name: /^15%/ }).check();
    await page.getByRole('radio', { name: translate('noTip') }).check();
    await fillDetails(page);
    await toCheckout(page).click();
    await expect(page.getByRole('button', { name: translate('preparing') })).toBeVisible();
    expect(await announcements(page)).toEqual([
      `${translate('total')} $28.75`,
      `${translate('total')} $25`,
      translate('preparing'),
    ]);
    await expect(page.getByRole('button', { name: translate('preparing') })).toHaveAttribute(
      'aria-disabled',
      'true',
    );
  });

  test('announces the suggested fix for an email typo once', async ({ openForm }) => {
    const page = await openForm();
    await recordAnnouncements(page);
    await chooseAmount(page);
    await page.getByLabel(translate('email')).fill('ada@gmial.com');
    expect(await announcements(page)).toEqual([]);
    await page.getByLabel(translate('firstName')).focus();
    await expect(page.getByRole('button', { name: 'ada@gmail.com' })).toBeVisible();
    const hint = translate('didYouMean', { address: 'ada@gmail.com' });
    expect(await announcements(page)).toEqual([hint]);
    // A hint that stands does not hold back what changes after it.
    await page.getByRole('radio', { name: /^15%/ }).check();
    expect(await announcements(page)).toEqual([hint, `${translate('total')} $28.75`]);
  });

  test('announces that checking again found no confirmation', async ({ page, openForm }) => {
    await page.clock.install();
    await openForm();
    await (await giveOnce(page)).close();
    await page.clock.fastForward('30:00');
    await reach(page, 'pending');
    await recordAnnouncements(page);
    await page.getByRole('button', { name: translate('checkAgain') }).click();
    await expect(page.getByRole('button', { name: translate('checkAgain') })).toBeVisible();
    await expect.poll(() => announcements(page)).toEqual([translate('checking'), translate('pendingTitle')]);
  });
});

test('isolates the direction of a nonprofit name inside a sentence', async ({ page, openWidget, stage }) => {
  await screens.succeeded?.({
    ...stage,
    openWidget: (hostPage = {}) =>
      openWidget({ ...hostPage, attributes: { ...hostPage.attributes, nonprofit: 'al-amal' } }),
  });
  const nonprofit = 'دار الأمل لتعليم أطفال الوادي الأخضر';
  const sentence = page.getByText(`\u2068${nonprofit}\u2069`);
  await expect(sentence).toHaveText(translate('thanksText', { amount: '$25', nonprofit }));
});
