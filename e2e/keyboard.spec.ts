/** By keyboard alone: the whole way, where the focus goes, and what Enter, Escape and the arrow keys do. */
import {
  chooseAmount,
  comeBack,
  donateButton,
  donor,
  fillDetails,
  heading,
  openDialog,
  preset,
  toCheckout,
} from './support/donor.js';
import { screens } from './support/screens.js';
import { expect, nextEvent, type Page, test } from './support/test.js';
import { translate } from './support/translations.js';
import { ways } from './support/ways.js';

/** Presses Tab until something has the focus, as a donor does who cannot see how many stops there are. */
async function tabTo(page: Page, target: ReturnType<Page['locator']>): Promise<void> {
  await expect(target).toBeVisible();
  for (let press = 0; press < 20; press++) {
    if (await target.evaluate((element) => element.matches(':focus'))) return;
    await page.keyboard.press('Tab');
  }
  await expect(target).toBeFocused();
}

test('completes a donation with the keyboard alone', async ({ openWidget }) => {
  const page = await openWidget();
  const { keyboard } = page;
  await keyboard.press('Tab');
  await expect(donateButton(page)).toBeFocused();
  await keyboard.press('Enter');
  await expect(page.getByRole('dialog')).toBeVisible();

  await tabTo(page, page.getByRole('radio', { name: translate('once') }));
  await keyboard.press('ArrowRight');
  await expect(page.getByRole('radio', { name: translate('monthly') })).toBeChecked();
  await keyboard.press('ArrowLeft');
  await tabTo(page, preset(page, '$10'));
  await keyboard.press('Space');
  await keyboard.press('ArrowDown');
  await expect(preset(page, '$25')).toBeChecked();
  await tabTo(page, page.getByRole('button', { name: translate('give', { amount: '$25' }) }));
  await keyboard.press('Enter');

  await expect(heading(page, 'yourDetails')).toBeFocused();
  for (const key of ['firstName', 'lastName', 'email'] as const) {
    await tabTo(page, page.getByLabel(translate(key)));
    await keyboard.type(donor[key]);
  }
  await tabTo(page, page.getByRole('radio', { name: /^10%/ }));
  await keyboard.press('ArrowLeft');
  await keyboard.press('ArrowLeft');
  await expect(page.getByRole('radio', { name: translate('noTip') })).toBeChecked();
  await tabTo(page, toCheckout(page));
  const opening = page.waitForEvent('popup');
  await keyboard.press('Enter');

  const checkout = await opening;
  await tabTo(checkout, checkout.getByRole('button', { name: 'Pay' }));
  await checkout.keyboard.press('Enter');
  await expect(checkout.getByRole('heading', { name: 'Payment received' })).toBeVisible();
  await checkout.close();
  await comeBack(page);

  await nextEvent(page, 'sir-donate-complete');
  await expect(heading(page, 'thanksTitle')).toBeFocused();
  await keyboard.press('Escape');
  await expect(donateButton(page)).toBeFocused();
});

test('submits a step when Enter is pressed in a field', async ({ openForm }) => {
  const page = await openForm();
  await page.getByLabel(translate('otherAmount')).fill('30');
  await page.keyboard.press('Enter');
  await expect(heading(page, 'yourDetails')).toBeVisible();
  await fillDetails(page);
  const opening = page.waitForEvent('popup');
  await page.getByLabel(translate('email')).press('Enter');
  await opening;
  await expect(heading(page, 'waitingTitle')).toBeVisible();
});

test('keeps the focus in the dialog', async ({ openForm }) => {
  const page = await openForm({
    html: (widget) => `<a href="#x">Before</a>${widget}<a href="#y">After</a>`,
  });
  for (let press = 0; press < 15; press++) {
    await page.keyboard.press('Tab');
    await expect(page.getByRole('link', { name: 'After' })).not.toBeFocused();
    await expect(page.getByRole('link', { name: 'Before' })).not.toBeFocused();
  }
});

test('moves the focus to the heading of each new screen', async ({ openForm }) => {
  const page = await openForm({ attributes: { nonprofit: 'clean-water-fund,forest-guardians' } });
  await page.getByRole('button', { name: 'Clean Water Fund of Lindenau' }).press('Enter');
  await expect(page.getByText(translate('amount'), { exact: true })).toBeFocused();
  await chooseAmount(page);
  await expect(heading(page, 'yourDetails')).toBeFocused();
  await fillDetails(page);
  const opening = page.waitForEvent('popup');
  await toCheckout(page).press('Enter');
  await opening;
  // In Firefox the window with the checkout has the focus until the donor turns back.
  await page.bringToFront();
  await expect(heading(page, 'waitingTitle')).toBeFocused();
});

for (const way of ways) {
  test(`leaves the focus elsewhere in the page when a form ${way.name} changes its screen by itself`, async ({
    openWidget,
    sandbox,
  }) => {
    sandbox.key('inactive');
    const release = await sandbox.hold('config');
    const page = await openWidget(
      way.page({
        attributes: { mode: 'inline' },
        html: (widget) => `<label>Search <input></label>${widget}`,
      }),
    );
    const form = way.form(page);
    const search = page.getByLabel('Search');
    // Somebody who has been in the form, and has left it.
    await form.getByLabel(translate('otherAmount')).fill('7');
    await search.pressSequentially('well');
    await release();
    await expect(heading(form, 'unavailableTitle')).toBeVisible();
    await page.keyboard.type('s');
    await expect(search).toHaveValue('wells');
    await expect(search).toBeFocused();
  });

  test(`moves the focus to the new screen when it was in a form ${way.name} that changes by itself`, async ({
    openWidget,
    sandbox,
  }) => {
    sandbox.key('inactive');
    const release = await sandbox.hold('config');
    const page = await openWidget(way.page({ attributes: { mode: 'inline' } }));
    const form = way.form(page);
    await form.getByLabel(translate('otherAmount')).fill('7');
    await release();
    await expect(heading(form, 'unavailableTitle')).toBeFocused();
  });
}

for (const [name, stops] of [
  ['picker', 5],
  ['amount', 5],
  ['details', 7],
  ['succeeded', 4],
] as const) {
  test(`shows an unobscured focus ring at every tab stop of the screen ${name}`, async ({
    page,
    stage,
    browserName,
  }) => {
    await page.setViewportSize({ width: 360, height: 600 });
    await screens[name]?.(stage);
    // Firefox scrolls to what it shows nothing of, and is content with a part.
    const parts = browserName === 'firefox' ? [0.2] : [0.2, 0.8];
    const names = new Set<string>();
    await page.keyboard.press('Tab');
    // From the first stop on: over BiDi, Firefox's keys do not come back to it from the browser's own.
    await page.getByRole('dialog').getByRole('button').first().focus();
    await page.keyboard.press('Tab');
    await page.keyboard.press('Shift+Tab');
    for (let press = 0; press < 12; press++) {
      const seen = await page.evaluate((parts) => {
        const root = document.querySelector('sir-donate')?.shadowRoot;
        const focused = root?.activeElement;
        if (!root || !focused || !document.hasFocus()) return undefined;
        const shown = focused.matches('[type=radio]')
          ? focused.nextElementSibling
          : (focused.closest('.input') ?? focused);
        const { left, top, width, height } = focused.getBoundingClientRect();
        return {
          name: focused.outerHTML,
          outline: shown ? getComputedStyle(shown).outlineStyle : '',
          isOnTop: parts.every((part) =>
            focused.contains(root.elementFromPoint(left + width / 2, top + height * part)),
          ),
        };
      }, parts);
      await page.keyboard.press('Tab');
      if (!seen) break;
      names.add(seen.name);
      expect(seen, seen.name.slice(0, 200)).toMatchObject({ outline: 'solid', isOnTop: true });
    }
    // In Firefox what scrolls is a stop, too.
    expect([...names].filter((it) => !it.startsWith('<div class="body')).length).toBe(stops);
  });
}

test.describe('the focus after an error', () => {
  test('moves the focus to the only invalid field and describes it by its error', async ({ openForm }) => {
    const page = await openForm();
    await page.getByLabel(translate('otherAmount')).fill('abc');
    await page.keyboard.press('Enter');
    await expect(page.getByLabel(translate('otherAmount'))).toBeFocused();
    await expect(page.getByLabel(translate('otherAmount'))).toHaveAccessibleDescription(
      translate('malformed', { example: '25' }),
    );
  });

  test('moves the focus to the first preset when an amount is missing and only presets are offered', async ({
    openForm,
  }) => {
    const page = await openForm({ attributes: { 'presets-only': '' } });
    await page.getByRole('button', { name: translate('continue') }).press('Enter');
    await expect(preset(page, '$10')).toBeFocused();
    await expect(page.getByRole('group', { name: translate('amount') })).toHaveAccessibleDescription(
      translate('amountRequired'),
    );
  });

  test('lists the invalid fields, focuses the list and links each entry to its field', async ({
    openDetails,
  }) => {
    const page = await openDetails();
    await page.getByLabel(translate('firstName')).fill('Ada');
    await toCheckout(page).press('Enter');
    const list = page.getByRole('group', { name: translate('checkFields') });
    await expect(list).toBeFocused();
    await expect(list.getByRole('button')).toHaveText([translate('lastName'), translate('email')]);
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await expect(page.getByLabel(translate('lastName'))).toBeFocused();
    await expect(page.getByLabel(translate('lastName'))).toHaveAccessibleDescription(translate('required'));

    await page.keyboard.type('Byron');
    await expect(list.getByRole('button')).toHaveText([translate('email')]);
    await page.keyboard.press('Enter');
    await expect(list).toBeFocused();
    await page.getByLabel(translate('email')).fill(donor.email);
    await expect(list).toHaveCount(0);
  });

  test('lists the fields that the API rejects', async ({ openFilledDetails, sandbox }) => {
    await sandbox.plan({ endpoint: 'create-link', fault: 'status-400-fields' });
    const page = await openFilledDetails();
    await toCheckout(page).press('Enter');
    const list = page.getByRole('group', { name: translate('problemRejected') });
    await expect(list).toBeFocused();
    await expect(list.getByRole('button')).toHaveText([translate('firstName'), translate('email')]);
    await expect(page.getByLabel(translate('firstName'))).toHaveAccessibleDescription(translate('refused'));
  });

  test('announces a server error and retries with another press', async ({ openFilledDetails, sandbox }) => {
    await sandbox.plan({ endpoint: 'create-link', fault: '500', times: 1 });
    const page = await openFilledDetails();
    await toCheckout(page).press('Enter');
    await expect(page.getByRole('alert')).toContainText(translate('problemServer'));
    await expect(toCheckout(page)).toBeFocused();
    const opening = page.waitForEvent('popup');
    await page.keyboard.press('Enter');
    await opening;
  });
});

test.describe('going back', () => {
  test('goes one step back with the header button and keeps what was typed', {
    tag: '@invariant-7',
  }, async ({ openFilledDetails }) => {
    const page = await openFilledDetails();
    await page.getByRole('button', { name: translate('back') }).press('Enter');
    await expect(preset(page, '$25')).toBeChecked();
    await page.getByRole('button', { name: translate('give', { amount: '$25' }) }).press('Enter');
    await expect(page.getByLabel(translate('email'))).toHaveValue(donor.email);
  });

  test('closes the dialog with Escape at the details step and keeps what was typed', {
    tag: '@invariant-7',
  }, async ({ openFilledDetails }) => {
    const page = await openFilledDetails();
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog')).toBeHidden();
    await openDialog(page);
    await expect(page.getByLabel(translate('firstName'))).toHaveValue(donor.firstName);
  });

  test('goes one step back with the Back gesture of Android and closes at the first step', async ({
    openForm,
  }) => {
    const page = await openForm({ attributes: { nonprofit: 'clean-water-fund,forest-guardians' } });
    await page.getByRole('button', { name: 'Clean Water Fund of Lindenau' }).click();
    await chooseAmount(page);
    // What a close watcher does with that gesture, and no key with it.
    const goBack = () =>
      page
        .getByRole('dialog')
        .evaluate(
          (dialog: HTMLDialogElement) =>
            dialog.dispatchEvent(new Event('cancel', { cancelable: true })) && dialog.close(),
        );
    await goBack();
    await expect(preset(page, '$25')).toBeVisible();
    await goBack();
    await expect(heading(page, 'chooseNonprofit')).toBeVisible();
    await goBack();
    await expect(page.getByRole('dialog')).toBeHidden();
  });
});
