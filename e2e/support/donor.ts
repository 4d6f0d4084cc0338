/**
 * What a donor does, in the donor's terms: elements are found by role and label only. Each takes the host page, or
 * the frame that contains the form.
 */
import { expect, type FrameLocator, type Locator, type Page } from 'playwright/test';
import { skipTime } from './skip-time.js';
import { translate } from './translations.js';

export const donor = { firstName: 'Ada', lastName: 'Byron', email: 'ada.byron@example.org' } as const;

export type Donor = Readonly<Record<keyof typeof donor, string>>;

/** Where the form is: the page itself, or a frame in it. */
export type Place = Pick<Page & FrameLocator, 'getByRole' | 'getByLabel' | 'getByText' | 'locator'>;

/** The button in the host page. */
export const donateButton = (page: Page): Locator =>
  page.getByRole('button', { name: 'Donate', exact: true });

export const heading = (page: Place, key: Parameters<typeof translate>[0]): Locator =>
  page.getByRole('heading', { name: translate(key), exact: true });

/** Presses the button in the page and waits for the first screen. */
export async function openDialog(page: Page): Promise<void> {
  await donateButton(page).click();
  await expect(page.getByRole('dialog')).toBeVisible();
}

export const preset = (page: Place, amount: string): Locator =>
  page.getByRole('radio', { name: amount, exact: true });

/**
 * Radio buttons lie under their cards: the donor clicks the label. Not by `check({ force: true })`, which clicks where the
 * radio button was a moment ago, and misses it where the form moves, as an isolated form does when its frame grows.
 */
export async function choose(radio: Locator): Promise<void> {
  await radio.locator('xpath=..').click();
  await expect(radio).toBeChecked();
}

/** Chooses a preset and goes on to the details. */
export async function chooseAmount(page: Place, amount = '$25'): Promise<void> {
  await choose(preset(page, amount));
  await page.getByRole('button', { name: translate('give', { amount }), exact: true }).click();
  await expect(heading(page, 'yourDetails')).toBeVisible();
}

export async function fillDetails(page: Place, { firstName, lastName, email }: Donor = donor): Promise<void> {
  await page.getByLabel(translate('firstName')).fill(firstName);
  await page.getByLabel(translate('lastName')).fill(lastName);
  await page.getByLabel(translate('email')).fill(email);
}

/** Replaces the value of a field. In Firefox over BiDi, `fill` alone appends to the value of an email field. */
export async function refill(field: Locator, text: string): Promise<void> {
  await field.clear();
  await field.fill(text);
}

/** Expects what `fillDetails` typed to be there still. */
export async function expectDetailsKept(page: Place): Promise<void> {
  await expect(page.getByLabel(translate('firstName'))).toHaveValue(donor.firstName);
  await expect(page.getByLabel(translate('lastName'))).toHaveValue(donor.lastName);
  await expect(page.getByLabel(translate('email'))).toHaveValue(donor.email);
}

/** A line of the sums under the details: gift, tip, total. */
export const sum = (page: Place, key: 'gift' | 'tipRow' | 'total'): Locator =>
  page
    .locator('div')
    .filter({ has: page.getByRole('term').and(page.getByText(translate(key), { exact: true })) })
    .last()
    .getByRole('definition');

/** What went wrong when the form was sent: an alert, or the list of fields to fix. */
export const notice = (page: Place): Locator => page.locator('[part~="notice"]');

export const toCheckout = (page: Place): Locator =>
  page.getByRole('button', { name: translate('toCheckout') });

/** Runs `act`, which opens the checkout in a window, and returns the window. */
export async function checkoutFrom(page: Page, act: () => Promise<void>): Promise<Page> {
  const opening = page.context().waitForEvent('page');
  await act();
  const checkout = await opening;
  await expect(checkout.getByRole('button', { name: 'Pay' })).toBeVisible();
  return checkout;
}

/** Goes from the host page to the first screen in either mode. */
export async function startIn(page: Page, mode: 'button' | 'inline', form: Place = page): Promise<void> {
  if (mode === 'button') await openDialog(page);
  await expect(
    heading(form, 'amount').or(form.getByRole('group', { name: translate('amount') })),
  ).toBeVisible();
}

/** Goes from the open form to the checkout window and returns it. */
export async function giveOnce(page: Page, amount = '$25', form: Place = page): Promise<Page> {
  await chooseAmount(form, amount);
  await fillDetails(form);
  return checkoutFrom(page, () => toCheckout(form).click());
}

/** Ends the checkout with `action`, closes its window and comes back to the page. */
export async function finish(
  page: Page,
  checkout: Page,
  action: 'Pay' | 'Decline' | 'Cancel' = 'Pay',
): Promise<void> {
  await endCheckout(checkout, action);
  await checkout.close();
  await comeBack(page);
}

export async function endCheckout(checkout: Page, action: 'Pay' | 'Decline' | 'Cancel'): Promise<void> {
  // Firefox draws no frames in a tab behind another, so nothing there becomes stable enough to be clicked.
  await checkout.bringToFront();
  await checkout.getByRole('button', { name: action }).click();
  await expect(
    checkout.getByRole('heading', { name: /^Payment (received|declined|cancelled)$/ }),
  ).toBeVisible();
}

/** The donor comes back to the page. A headless page always has the focus, so the event is dispatched. */
export async function comeBack(page: Page): Promise<void> {
  await page.bringToFront();
  await page.evaluate(() => dispatchEvent(new Event('focus')));
}

/**
 * The donor comes back to the page after 3 s, so that an earlier poll does not delay the next one. The page's clock
 * must have been installed.
 */
export async function comeBackLater(page: Page): Promise<void> {
  await skipTime(page, 3_000);
  await comeBack(page);
}

/** As `finish`, after a while; the page's clock must have been installed. */
export async function finishLater(
  page: Page,
  checkout: Page,
  action: 'Pay' | 'Decline' | 'Cancel' = 'Pay',
): Promise<void> {
  await endCheckout(checkout, action);
  await checkout.close();
  await comeBackLater(page);
}
