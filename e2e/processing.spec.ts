/**
 * Payments that take days: what the donor sees, what the page is told, and when the status is asked for.
 *
 * Looked for: the element in the page and isolated; a bare frame; a reload, a later visit, a return to an open page; the
 * result after days; a donor who must act after all; a donor who gives again; the end of the 20 calls.
 * Without a browser: every spelling, visits for 14 days, tabs without Web Locks (`processing.test.ts`, `status-words.test.ts`).
 */

import { setAttributes, widgetSettled } from './support/attributes.js';
import { openListening } from './support/bare-frame.js';
import {
  chooseAmount,
  comeBack,
  donateButton,
  expectDetailsKept,
  fillDetails,
  finish,
  giveOnce,
  heading,
  openDialog,
  type Place,
  toCheckout,
} from './support/donor.js';
import { frameAddress, iframeHtml, inBareFrame, messagesOf } from './support/frame.js';
import { passTime, statusRequestsOf } from './support/polling.js';
import { detailsOf } from './support/recorder.js';
import { settled } from './support/settled.js';
import { anotherTab, entriesOf, locksOf, statesOf } from './support/stored-donations.js';
import { expect, nextEvent, type Page, test } from './support/test.js';
import { translate } from './support/translations.js';
import { ways } from './support/ways.js';

const hour = 60 * 60_000;

/** Whatever would lead to the checkout again, or asks for the status. */
const waysBack = (place: Place) =>
  place
    .getByRole('link', { name: translate('openAgain') })
    .or(place.getByText(translate('openHere')))
    .or(place.getByText(translate('startOver')))
    .or(place.getByText(translate('checkAgain')));

/** The frame of an isolated form; the page has no other. */
const formFrame = (page: Page) => page.frames()[1] ?? page;

const openAgain = (place: Place) => place.getByRole('link', { name: translate('openAgain') });

for (const { name, form, page: hostPage } of ways) {
  test.describe(`a bank debit, ${name}`, () => {
    test('is reported once, offers no second checkout, and ends on a visit days later', {
      tag: ['@invariant-8', '@invariant-9'],
    }, async ({ page, openForm, sandbox, record }) => {
      sandbox.key('processing');
      await openForm(hostPage({ attributes: { preload: 'intent' } }));
      const place = form(page);
      await finish(page, await giveOnce(page, '$25', place));
      await expect(heading(place, 'processingTitle')).toBeFocused();
      await expect(place.getByText(translate('processingText'))).toBeVisible();
      await expect(waysBack(place)).toHaveCount(0);
      await expect(place.getByText(translate('processingReceipt'))).toHaveCount(0);
      const checkout = await nextEvent(page, 'sir-donate-checkout');
      expect(await detailsOf(page, 'sir-donate-processing')).toEqual([checkout]);

      // A reload within 6 hours loads nothing. Whoever opens the form sees the donation.
      await passTime(page, 5 * hour);
      record.requests.length = 0;
      await page.reload();
      await openDialog(page);
      await expect(heading(place, 'processingTitle')).toBeVisible();
      await comeBack(page);
      await place.getByRole('button', { name: translate('giveAgain') }).click();
      await chooseAmount(place);
      expect(statusRequestsOf(record)).toEqual([]);
      expect(await entriesOf(page)).toHaveLength(1);

      await sandbox.addFields('status', '"status":"COMPLETED"');
      await passTime(page, 72 * hour);
      await page.reload();
      expect(await nextEvent(page, 'sir-donate-complete')).toMatchObject({ ...checkout });
      expect(await detailsOf(page, 'sir-donate-processing')).toHaveLength(1);
      expect(statusRequestsOf(record)).toHaveLength(1);
      await expect(page.getByRole('dialog')).toBeHidden();
      await expect.poll(() => entriesOf(page)).toEqual([]);
    });

    test('belongs to one of two tabs, which share its calls and report it once', {
      tag: ['@invariant-8', '@invariant-9'],
    }, async ({ page, openForm, sandbox, record }) => {
      sandbox.key('processing');
      await openForm(hostPage());
      await finish(page, await giveOnce(page, '$25', form(page)));
      await expect(heading(form(page), 'processingTitle')).toBeVisible();
      record.requests.length = 0;
      const tab = await anotherTab(page);
      // The form is loaded, and not in use.
      await donateButton(tab).hover();
      await expect.poll(() => locksOf(tab)).toEqual({ held: 1, pending: 1 });
      expect([await statesOf(page), await statesOf(tab)]).toEqual([['processing'], ['amount']]);
      // The tabs share a clock.
      await passTime(page, 5 * hour);
      for (const one of [tab, page]) await comeBack(one);
      expect(await detailsOf(page, 'sir-donate-processing')).toHaveLength(1);

      // When the first tab is closed, the other has it: without a call, since none is due.
      await page.close();
      await expect.poll(() => statesOf(tab)).toEqual(['processing']);
      await openDialog(tab);
      await expect(heading(form(tab), 'processingTitle')).toBeVisible();
      await comeBack(tab);
      await settled(formFrame(tab));
      expect(statusRequestsOf(record)).toEqual([]);

      // A call is due. Of two tabs one asks, whichever the donor is in.
      const third = await anotherTab(tab);
      await donateButton(third).hover();
      await expect.poll(() => locksOf(third)).toEqual({ held: 1, pending: 1 });
      await passTime(tab, 7 * hour);
      await comeBack(third);
      await comeBack(tab);
      await expect.poll(() => statusRequestsOf(record).length).toBe(1);
      await settled(formFrame(third));
      await settled(formFrame(tab));
      expect([await statesOf(tab), await statesOf(third)]).toEqual([['processing'], ['amount']]);
      expect(statusRequestsOf(record)).toHaveLength(1);
      for (const one of [tab, third]) expect(await detailsOf(one, 'sir-donate-processing')).toEqual([]);
    });

    test('that needs the donor after all shows the way back to the checkout', async ({
      page,
      openForm,
      sandbox,
    }) => {
      sandbox.key('processing');
      await sandbox.addFields('status', '"status":"requires_action"');
      await openForm(hostPage());
      const place = form(page);
      await finish(page, await giveOnce(page, '$25', place));
      await expect.poll(async () => (await sandbox.counts()).status).toBe(1);
      await expect(heading(place, 'waitingTitle')).toBeVisible();
      await expect(openAgain(place)).toBeVisible();
      expect(await detailsOf(page, 'sir-donate-processing')).toEqual([]);

      await sandbox.addFields('status', '"status":"in_review"');
      await passTime(page, 10_000);
      await comeBack(page);
      await expect(heading(place, 'processingTitle')).toBeVisible();
      await expect(waysBack(place)).toHaveCount(0);

      await sandbox.addFields('status', '"status":"requires_payment_method"');
      await passTime(page, 6 * hour);
      await comeBack(page);
      await expect(heading(place, 'pendingTitle')).toBeVisible();
      await expect(openAgain(place)).toBeVisible();
      expect(await detailsOf(page, 'sir-donate-processing')).toHaveLength(1);
      expect(await detailsOf(page, 'sir-donate-failed')).toEqual([]);
    });
  });
}

test('after the last of its 20 calls, the screen says that the receipt comes by email', {
  tag: '@invariant-9',
}, async ({ page, openForm, sandbox, record }) => {
  sandbox.key('processing');
  await openForm({ attributes: { 'done-url': '/thanks' } });
  await finish(page, await giveOnce(page));
  await expect(page.getByRole('link', { name: translate('continue') })).toHaveAttribute('href', /\/thanks$/);
  await page.evaluate(() => {
    for (const name of Object.keys(localStorage))
      localStorage.setItem(name, (localStorage.getItem(name) ?? '').replace(/"calls":\d+/, '"calls":19'));
  });
  await passTime(page, 7 * hour);
  record.requests.length = 0;
  await page.reload();
  await expect.poll(() => statusRequestsOf(record).length).toBe(1);
  await openDialog(page);
  await expect(heading(page, 'processingTitle')).toBeVisible();
  await expect(page.getByText(translate('processingReceipt'))).toBeVisible();
  await passTime(page, 12 * 24 * hour);
  await comeBack(page);
  await page.reload();
  await expect(donateButton(page)).toBeVisible();
  expect(statusRequestsOf(record)).toHaveLength(1);
});

test('a bare frame sends a message of it', async ({ page }) => {
  await page.clock.install();
  const address = frameAddress({ 'publishable-key': 'pk_test_simulated', simulate: 'processing' });
  await openListening(page, iframeHtml(address));
  const form = inBareFrame(page);
  await chooseAmount(form);
  await fillDetails(form);
  await toCheckout(form).click();
  await page.clock.runFor(200);
  await expect(heading(form, 'waitingTitle')).toBeVisible();
  await page.clock.runFor(1_000);
  await expect(heading(form, 'processingTitle')).toBeVisible();
  const messages = (await messagesOf(page)).map(({ data }) => data);
  const [checkout] = messages.filter(({ type }) => type === 'checkout');
  expect(messages.filter(({ type }) => type === 'processing').map(({ detail }) => detail)).toEqual([
    checkout?.detail,
  ]);
});

for (const way of ways) {
  test(`a processing donation takes no form from the donor's next gift, ${way.name}`, {
    tag: '@invariant-7',
  }, async ({ openForm, page, sandbox }) => {
    sandbox.key('processing');
    await openForm(way.page());
    const form = way.form(page);
    await finish(page, await giveOnce(page, '$25', form));
    await expect(heading(form, 'processingTitle')).toBeVisible();
    await form.getByRole('button', { name: translate('giveAgain') }).click();
    await chooseAmount(form, '$50');
    await fillDetails(form);
    await setAttributes(page, { nonprofit: 'clean-water-fund,forest-guardians' });
    await widgetSettled(page);
    await expectDetailsKept(form);
    expect(await entriesOf(page)).toHaveLength(1);
  });
}
