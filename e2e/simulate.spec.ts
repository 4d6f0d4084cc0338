/** The attribute `simulate`: every outcome, and not one request but for the widget's own files. */
import type { Request } from 'playwright/test';
import type { SirDonateEventDetails } from '../src/contract/events.js';
import { setAttributes } from './support/attributes.js';
import { openListening } from './support/bare-frame.js';
import {
  chooseAmount,
  expectDetailsKept,
  fillDetails,
  heading,
  notice,
  openDialog,
  type Place,
  startIn,
  toCheckout,
} from './support/donor.js';
import { frameAddress, framePolicy, iframeHtml, inBareFrame, inFrame, messagesOf } from './support/frame.js';
import { type HostPage, pageModule } from './support/host-page.js';
import { demoOrigins } from './support/origins.js';
import { eventsOf } from './support/recorder.js';
import { expect, type Page, test } from './support/test.js';
import { translate } from './support/translations.js';

/** As docs/testing.md promises. */
const postMs = 200;
const checkoutMs = 1_000;

/** A page whose policy allows the widget's files and nothing else. */
const simulating = (simulate: string, hostPage: HostPage = {}): HostPage => ({
  ...hostPage,
  attributes: { 'publishable-key': 'pk_test_simulated', 'api-base': null, simulate, ...hostPage.attributes },
});

const isPage = (request: Request): boolean => request.url().startsWith(`${demoOrigins.host}/posted/`);
/** The icon of the specs' pages. */
const isIcon = (request: Request): boolean => request.url().startsWith(`${demoOrigins.api}/logos/`);
const isFile = (request: Request): boolean => request.url().startsWith(`${demoOrigins.files}/`);

/** Fills everything in, and stops the clock: from here on only `runFor` lets time pass. */
async function fill(page: Page, form: Place = page): Promise<void> {
  await chooseAmount(form);
  await fillDetails(form);
  await page.clock.pauseAt(Date.now() + 60_000);
}

async function give(page: Page, form: Place = page): Promise<void> {
  await toCheckout(form).click();
  await page.clock.runFor(postMs);
}

test.beforeEach(async ({ page }) => {
  await page.clock.install();
});

test.afterEach(async ({ page, record, context }) => {
  const others = record.requests.filter(
    (request) => !isPage(request) && !isIcon(request) && !isFile(request),
  );
  expect(others.map((request) => request.url())).toEqual([]);
  expect(context.pages()).toEqual([page]);
  const stored = await page.evaluate(() => Object.keys(localStorage));
  expect(stored.filter((name) => name.startsWith('sir-donate:'))).toEqual([]);
});

const donation = {
  partnerDonationId: 'simulated-1',
  amountMinor: 2500,
  currency: 'USD',
  frequency: 'once',
  provider: 'stripe',
  handOff: 'popup',
  tipMinor: 250,
  nonprofit: 'clean-water-fund',
  environment: 'sandbox',
  simulated: true,
} satisfies SirDonateEventDetails['sir-donate-complete'];

const { handOff: _, ...beforeCheckout } = donation;

const moduleScript = pageModule("import '{{files}}/npm/index.js';");

const ways: Record<string, { hostPage: HostPage; mode: 'button' | 'inline'; form: (page: Page) => Place }> = {
  'in a dialog': { hostPage: {}, mode: 'button', form: (page) => page },
  'in the page, from npm': { hostPage: { script: moduleScript }, mode: 'inline', form: (page) => page },
  'in the single file': {
    hostPage: { script: '<script async src="{{files}}/v0/sir-donate.bundle.js"></script>' },
    mode: 'button',
    form: (page) => page,
  },
  isolated: {
    hostPage: { attributes: { isolated: '' }, headers: framePolicy },
    mode: 'inline',
    form: inFrame,
  },
};

for (const [name, { hostPage, mode, form }] of Object.entries(ways))
  test(`a simulated donation succeeds without a request: ${name}`, { tag: '@invariant-2' }, async ({
    openWidget,
  }) => {
    const page = await openWidget(
      simulating('succeeded', { ...hostPage, attributes: { mode, ...hostPage.attributes } }),
    );
    const place = form(page);
    await startIn(page, mode, place);
    await expect(place.getByText(translate('simulation'), { exact: true })).toBeVisible();
    await expect(place.getByRole('heading', { name: 'Clean Water Fund' })).toBeVisible();
    await fill(page, place);
    await give(page, place);
    await expect(heading(place, 'waitingTitle')).toBeVisible();
    // A phone could do nothing with the link.
    await expect(place.getByRole('button', { name: translate('payOnPhone') })).toHaveCount(0);
    await page.clock.runFor(checkoutMs);
    await expect(heading(place, 'thanksTitle')).toBeVisible();
    await expect(place.getByText(translate('simulation'), { exact: true })).toBeVisible();

    const events = await eventsOf(page);
    expect(events.filter(({ detail }) => Reflect.get(Object(detail), 'simulated') !== true)).toEqual([]);
    expect(events.find(({ type }) => type === 'sir-donate-ready')?.detail).toEqual({
      environment: 'sandbox',
      simulated: true,
    });
    expect(events.slice(-4).map(({ type, detail }) => [type, detail])).toEqual([
      ['sir-donate-checkout', donation],
      ['sir-donate-step', { from: 'creating', to: 'waiting', simulated: true }],
      ['sir-donate-complete', donation],
      ['sir-donate-step', { from: 'waiting', to: 'succeeded', simulated: true }],
    ]);
  });

test('a bare frame simulates what its address says, and its messages say so', async ({ page }) => {
  const address = frameAddress({ 'publishable-key': 'pk_test_simulated', simulate: 'failed' });
  await openListening(page, iframeHtml(address));
  const form = inBareFrame(page);
  await expect(form.getByText(translate('simulation'), { exact: true })).toBeVisible();
  await fill(page, form);
  await give(page, form);
  await page.clock.runFor(checkoutMs);
  await expect(heading(form, 'failedTitle')).toBeVisible();
  const messages = await messagesOf(page);
  expect(messages.find(({ data }) => data.type === 'failed')?.data.detail).toEqual({
    ...donation,
    reason: 'card_declined',
  });
  expect(messages.find(({ data }) => data.type === 'before-checkout')?.data.detail).toEqual(beforeCheckout);
});

test('every other outcome shows its screen, one after the other in an open form', async ({ openForm }) => {
  const page = await openForm(simulating('busy'));
  await fill(page);
  await give(page);
  await expect(notice(page)).toContainText(translate('problemBusy'));
  await setAttributes(page, { simulate: 'offline' });
  await give(page);
  await expect(notice(page)).toContainText(translate('problemNetwork'));
  await expectDetailsKept(page);

  await setAttributes(page, { simulate: 'processing' });
  await give(page);
  await page.clock.runFor(checkoutMs);
  await expect(heading(page, 'processingTitle')).toBeVisible();
  await page.getByRole('button', { name: translate('giveAgain') }).click();

  await setAttributes(page, { simulate: 'pending' });
  await chooseAmount(page);
  await fillDetails(page);
  await give(page);
  await page.clock.runFor(20 * checkoutMs);
  await expect(heading(page, 'waitingTitle')).toBeVisible();
  await page.getByRole('link', { name: translate('openAgain') }).click();
  await page.getByRole('button', { name: translate('openHere') }).click();
  await page.getByRole('button', { name: translate('startOver') }).click();

  await setAttributes(page, { simulate: 'blocked' });
  await page.getByRole('button', { name: translate('give', { amount: '$25' }) }).click();
  await give(page);
  await page.getByRole('link', { name: translate('openCheckout') }).click();
  await expect(heading(page, 'waitingTitle')).toBeVisible();
  await page.clock.runFor(checkoutMs);
  await expect(heading(page, 'thanksTitle')).toBeVisible();
});

test('a reload forgets a simulated donation', async ({ openForm }) => {
  const page = await openForm(simulating('pending'));
  await fill(page);
  await give(page);
  await expect(heading(page, 'waitingTitle')).toBeVisible();
  await page.reload();
  await openDialog(page);
  await expect(page.getByRole('group', { name: translate('amount') })).toBeVisible();
});

test('a simulation whose file did not load is there at the next try', async ({ openForm, page }) => {
  const pattern = '**/simulation-*.js';
  await page.route(pattern, (route) => route.fulfill({ status: 500 }));
  await openForm(simulating('succeeded'));
  await expect(heading(page, 'unavailableTitle')).toBeVisible();
  await page.unroute(pattern);
  await page.getByRole('button', { name: translate('tryAgain') }).click();
  await expect(page.getByRole('heading', { name: 'Clean Water Fund' })).toBeVisible();
});
