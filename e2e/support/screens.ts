/**
 * Every screen of the widget, and the steps to it. Used by the screenshots, the axe specs and the layout specs. The steps use parts, positions and states instead of text, so that they work in every language.
 */
import type { Locator, Page } from 'playwright';
import type { StateType } from '../../src/donation/state.js';
import { donor, endCheckout } from './donor.js';
import type { HostPage } from './host-page.js';
import type { Behaviour, FaultPlan } from './sandbox.js';

export interface Stage {
  page: Page;
  /** Goes to a partner's page with the widget; the stage knows the key and the sandbox. */
  openWidget(hostPage?: HostPage): Promise<unknown>;
  /** The behaviour and the faults of the key; must be chosen before the page is opened. */
  behave(behaviour: Behaviour): void;
  plan(fault: FaultPlan): Promise<void>;
}

export const part = (page: Page, name: string): Locator => page.locator(`sir-donate [part~="${name}"]`);

/** The radio button of the nth preset, counted from 0. */
export const nthAmount = (page: Page, index: number): Locator =>
  part(page, 'amount').nth(index).locator('input');

/** Waits until a widget is in a state, and no animation that ends is under way. */
export async function reach(page: Page, name: StateType): Promise<void> {
  await page.waitForFunction((state) => document.querySelector('sir-donate')?.state === state, name);
  await settle(page);
}

/** Waits for the end of whatever moves once. */
export async function settle(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const root = document.querySelector('sir-donate')?.shadowRoot;
    const once =
      root?.getAnimations().filter((one) => one.effect?.getComputedTiming().iterations === 1) ?? [];
    await Promise.all(once.map((one) => one.finished));
  });
}

/** Sets the widget's locale and waits until the form shows it. */
export async function setLocale(page: Page, language: string): Promise<void> {
  await page
    .locator('sir-donate')
    .evaluate((element, lang) => element.setAttribute('locale', lang), language);
  await page.locator(`sir-donate [lang="${language}"] .form`).waitFor();
}

const several = { nonprofit: 'clean-water-fund,st-hildegard,al-amal,night-school' };

async function start({ page, openWidget }: Stage, hostPage: HostPage = {}): Promise<void> {
  await openWidget(hostPage);
  await part(page, 'button').click();
  await part(page, 'dialog').waitFor();
  if (hostPage.attributes?.nonprofit?.includes(',')) await reach(page, 'nonprofit');
  else await reach(page, 'amount');
}

/** Waits until the API has filled in what it fills in. */
const named = (page: Page): Promise<void> =>
  page.locator('sir-donate .skeleton').first().waitFor({ state: 'detached' });

async function details(stage: Stage, hostPage?: HostPage): Promise<void> {
  const { page } = stage;
  await start(stage, hostPage);
  await named(page);
  await nthAmount(page, 1).check();
  await part(page, 'submit').click();
  await reach(page, 'details');
}

async function send(stage: Stage, hostPage?: HostPage): Promise<void> {
  await details(stage, hostPage);
  const { page } = stage;
  await page.locator('[autocomplete=given-name]').fill(donor.firstName);
  await page.locator('[autocomplete=family-name]').fill(donor.lastName);
  await page.locator('[autocomplete=email]').fill(donor.email);
  await part(page, 'submit').click();
}

async function checkOut(stage: Stage, hostPage: HostPage = {}): Promise<Page> {
  const opening = stage.page.waitForEvent('popup');
  await send(stage, hostPage);
  const checkout = await opening;
  await checkout.getByRole('button', { name: 'Pay' }).waitFor();
  return checkout;
}

async function end(
  stage: Stage,
  action: 'Pay' | 'Decline',
  { state, ...hostPage }: HostPage & { state?: StateType } = {},
): Promise<void> {
  const checkout = await checkOut(stage, hostPage);
  await endCheckout(checkout, action);
  await checkout.close();
  await stage.page.bringToFront();
  await reach(stage.page, state ?? (action === 'Pay' ? 'succeeded' : 'failed'));
}

/** Screen name → the steps to it. They end with the screen in view. */
export const screens: Readonly<Record<string, (stage: Stage) => Promise<void>>> = {
  async button({ page, openWidget }) {
    await openWidget();
    await part(page, 'button').waitFor();
  },
  async amount(stage) {
    await start(stage);
    await named(stage.page);
  },
  async 'amount-monthly'(stage) {
    await start(stage);
    await named(stage.page);
    await nthAmount(stage.page, 2).check();
    await part(stage.page, 'segment').last().locator('input').check();
  },
  async 'amount-impact'(stage) {
    await start(stage, {
      attributes: {
        amounts: '10,25,50,100',
        amount: '25',
        impact: JSON.stringify({
          10: 'school books for one child',
          25: 'feeds a family for a week',
          50: 'a month of clean water for a class of thirty, with filters and a well that is looked after',
          100: 'repairs one village pump',
        }),
      },
    });
    await named(stage.page);
  },
  async 'amount-error'(stage) {
    await start(stage, { attributes: { 'min-amount': '5' } });
    await named(stage.page);
    await part(stage.page, 'input').fill('2');
    await part(stage.page, 'submit').click();
    await stage.page.locator('.error').waitFor();
  },
  async 'amount-presets-only'(stage) {
    await start(stage, { attributes: { 'presets-only': '', frequencies: 'once' } });
    await named(stage.page);
    await part(stage.page, 'submit').click();
    await stage.page.locator('.error').waitFor();
  },
  async 'amount-before-the-api'(stage) {
    await stage.plan({ endpoint: '*', fault: 'hang' });
    await start(stage);
  },
  async inline({ page, openWidget }) {
    await openWidget({ attributes: { mode: 'inline' } });
    await part(page, 'submit').waitFor();
    await named(page);
  },
  async picker(stage) {
    await start(stage, { attributes: several });
    await named(stage.page);
  },
  async 'long-name'(stage) {
    await start(stage, { attributes: { nonprofit: 'st-hildegard' } });
    await named(stage.page);
  },
  async 'right-to-left-name'(stage) {
    await start(stage, { attributes: { nonprofit: 'al-amal' } });
    await named(stage.page);
  },
  async 'no-logo'(stage) {
    await start(stage, { attributes: { nonprofit: 'night-school' } });
    await named(stage.page);
  },
  async suggestion(stage) {
    await start(stage, { attributes: { 'suggest-monthly': '' } });
    await named(stage.page);
    await nthAmount(stage.page, 2).check();
    await part(stage.page, 'submit').click();
    await reach(stage.page, 'suggestion');
    await part(stage.page, 'secondary').first().waitFor();
  },
  async details(stage) {
    await details(stage);
    await part(stage.page, 'tip').waitFor();
  },
  async 'details-monthly'(stage) {
    await details(stage, { attributes: { frequency: 'monthly' } });
    await part(stage.page, 'chip').nth(3).locator('input').check();
  },
  async 'details-no-tip'(stage) {
    await details(stage, { attributes: { provider: 'every.org' } });
  },
  async 'details-before-the-tip'(stage) {
    await stage.plan({ endpoint: 'config', fault: 'hang' });
    await details(stage);
  },
  async 'details-errors'(stage) {
    await details(stage);
    await stage.page.locator('[autocomplete=email]').fill('ada@');
    await part(stage.page, 'submit').click();
    await part(stage.page, 'notice').waitFor();
  },
  async 'details-email-typo'(stage) {
    await details(stage);
    await stage.page.locator('[autocomplete=email]').fill('ada@gmial.com');
    await stage.page.keyboard.press('Tab');
    await stage.page.locator('.field .link').waitFor();
  },
  async 'details-refused'(stage) {
    await stage.plan({ endpoint: 'create-link', fault: 'status-400-fields' });
    await send(stage);
    await part(stage.page, 'notice').waitFor();
  },
  async 'details-problem'(stage) {
    stage.behave('evil');
    await send(stage);
    await part(stage.page, 'notice').waitFor();
  },
  async creating(stage) {
    await stage.plan({ endpoint: 'create-link', fault: 'hang' });
    await send(stage, { attributes: { checkout: 'redirect' } });
    await reach(stage.page, 'creating');
  },
  async link(stage) {
    await stage.page.addInitScript(() => {
      window.open = () => null;
    });
    await send(stage);
    await reach(stage.page, 'link');
  },
  async waiting(stage) {
    await (await checkOut(stage)).close();
    await reach(stage.page, 'waiting');
  },
  async pending(stage) {
    await stage.page.clock.install();
    await (await checkOut(stage)).close();
    await stage.page.clock.fastForward('30:00');
    await reach(stage.page, 'pending');
  },
  async processing(stage) {
    stage.behave('processing');
    await end(stage, 'Pay', { state: 'processing' });
  },
  succeeded: (stage) => end(stage, 'Pay'),
  async 'succeeded-monthly'(stage) {
    stage.behave('norewards');
    await end(stage, 'Pay', { attributes: { frequency: 'monthly' } });
  },
  failed: (stage) => end(stage, 'Decline'),
  async unavailable({ page, openWidget, behave }) {
    behave('suspended');
    await openWidget();
    await part(page, 'button').click();
    await reach(page, 'unavailable');
  },
  async setup({ page, openWidget }) {
    await openWidget({ attributes: { 'publishable-key': null } });
    await part(page, 'button').click();
    await page.getByRole('alert').waitFor();
  },
};
