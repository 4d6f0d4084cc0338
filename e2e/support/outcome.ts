/** What comes of a donation: the state of the widget, and the events that the host page gets. */
import type { HandOff } from '../../src/contract/enums.js';
import { endCheckout, heading } from './donor.js';
import { demoOrigins } from './origins.js';
import { detailsOf } from './recorder.js';
import type { Sandbox } from './sandbox.js';
import { expect, nextEvent, type Page } from './test.js';

/** The detail of sir-donate-complete for a donation of $25, with the id that the sandbox gave it. */
export async function expectedCompletion(sandbox: Sandbox, handOff: HandOff) {
  const { id } = await sandbox.donation();
  return {
    partnerDonationId: id,
    amountMinor: 2500,
    currency: 'USD',
    frequency: 'once',
    provider: 'stripe',
    handOff,
    tipMinor: 250,
    nonprofit: 'clean-water-fund',
    environment: 'sandbox',
    reward: { tokens: 25, status: 'DISTRIBUTED' },
  };
}

export const stateOf = (page: Page): Promise<string> =>
  page.locator('sir-donate').evaluate((widget) => Reflect.get(widget, 'state') as string);

/** From the checkout in the host page's own tab to the thanks. */
export async function payAndReturn(page: Page): Promise<void> {
  await page.waitForURL(`${demoOrigins.checkout}/**`);
  await endCheckout(page, 'Pay');
  await page.getByRole('button', { name: 'Return to the site' }).click();
  await expect(heading(page, 'thanksTitle')).toBeVisible();
}

/** Expects one checkout event and one complete event. */
export async function expectOneDonation(page: Page, handOff: HandOff): Promise<void> {
  await nextEvent(page, 'sir-donate-complete');
  expect(await detailsOf(page, 'sir-donate-complete')).toMatchObject([{ handOff }]);
  expect(await detailsOf(page, 'sir-donate-checkout')).toMatchObject([{ handOff }]);
}
