/** What a donation sends to the API and to the host page, and what is cached. */
import { readFileSync } from 'node:fs';
import { brotliCompressSync } from 'node:zlib';
import { donateButton, donor, finish, giveOnce, openDialog } from './support/donor.js';
import { demoOrigins } from './support/origins.js';
import { detailsOf, eventsOf } from './support/recorder.js';
import { expect, nextEvent, test } from './support/test.js';
import { translate } from './support/translations.js';
import { ways } from './support/ways.js';

test.describe('requests and events of a donation', () => {
  test('sends the documented fields to create-link and no others', async ({ openForm, sandbox }) => {
    const page = await openForm({ attributes: { 'referral-code': 'spring-26' } });
    await giveOnce(page);

    const [request, ...others] = await sandbox.requests('create-link');
    expect(others).toEqual([]);
    expect(request?.method).toBe('POST');
    expect(request?.body).toEqual({
      nonprofitSlug: 'clean-water-fund',
      amount: 2500,
      currency: 'USD',
      frequency: 'once',
      provider: 'stripe',
      donorEmail: donor.email,
      firstName: donor.firstName,
      lastName: donor.lastName,
      tipAmount: 250,
      referralCode: 'spring-26',
    });
  });

  test('fires all events in order, and only before-checkout is cancelable', async ({ openForm }) => {
    const page = await openForm();
    await finish(page, await giveOnce(page));
    await nextEvent(page, 'sir-donate-complete');
    await page
      .getByRole('dialog')
      .getByRole('button', { name: translate('close') })
      .last()
      .click();
    await nextEvent(page, 'sir-donate-close');

    const events = await eventsOf(page);
    // The tip comes with the config, as a change of its own if that is later than the donor.
    const types = events.map(({ type }) => type).filter((type, at, all) => type !== all[at - 1]);
    expect(types).toEqual([
      'sir-donate-ready',
      'sir-donate-open',
      'sir-donate-change',
      'sir-donate-step',
      'sir-donate-before-checkout',
      'sir-donate-checkout',
      'sir-donate-step',
      'sir-donate-complete',
      'sir-donate-step',
      'sir-donate-close',
    ]);
    expect(events.every(({ bubbles, composed }) => bubbles && composed)).toBe(true);
    expect(events.filter(({ cancelable }) => cancelable).map(({ type }) => type)).toEqual([
      'sir-donate-before-checkout',
    ]);
  });

  test('gives each event the detail that the contract documents', async ({ openForm, sandbox }) => {
    const page = await openForm();
    const checkout = await giveOnce(page);
    const { id } = await sandbox.donation();
    const handedOver = {
      partnerDonationId: id,
      amountMinor: 2500,
      currency: 'USD',
      frequency: 'once',
      provider: 'stripe',
      handOff: 'popup',
      tipMinor: 250,
      nonprofit: 'clean-water-fund',
      environment: 'sandbox',
    };

    expect(await detailsOf(page, 'sir-donate-ready')).toEqual([{ environment: 'sandbox' }]);
    expect((await detailsOf(page, 'sir-donate-change')).at(-1)).toEqual({
      amountMinor: 2500,
      currency: 'USD',
      frequency: 'once',
      tipMinor: 250,
      nonprofit: 'clean-water-fund',
      environment: 'sandbox',
      provider: 'stripe',
    });
    const { handOff: _, ...link } = { ...handedOver, donationLink: checkout.url() };
    expect(await detailsOf(page, 'sir-donate-before-checkout')).toEqual([link]);
    expect(await detailsOf(page, 'sir-donate-checkout')).toEqual([handedOver]);
    expect(
      await page.locator('sir-donate').evaluate((widget) => Reflect.get(widget, 'partnerDonationId')),
    ).toBe(id);
  });

  test('keeps what the donor typed out of everything but the one POST', { tag: '@invariant-4' }, async ({
    openForm,
    sandbox,
    record,
  }) => {
    const page = await openForm();
    const checkout = await giveOnce(page);
    const stored = () =>
      page.evaluate(() => JSON.stringify([{ ...localStorage }, { ...sessionStorage }, document.cookie]));
    const whileWaiting = await stored();
    await finish(page, checkout);
    await nextEvent(page, 'sir-donate-complete');

    // The stored text holds all events, which the test page keeps there.
    const places = {
      storageWhileWaiting: whileWaiting,
      storageInTheEnd: await stored(),
      addresses: record.requests.map((request) => request.url()).join('\n'),
      console: record.lines.join('\n'),
      otherRequests: JSON.stringify(
        (await sandbox.requests()).filter(({ endpoint }) => endpoint !== 'create-link'),
      ),
    };
    expect(whileWaiting).toContain('sir-donate-checkout');
    for (const [place, text] of Object.entries(places)) {
      for (const typed of Object.values(donor)) {
        expect(text, place).not.toContain(typed);
        expect(text, place).not.toContain(encodeURIComponent(typed));
      }
    }
    const keyInAddress = record.requests.filter((request) => request.url().includes(sandbox.key()));
    expect(keyInAddress).toEqual([]);
  });

  for (const { name, form, page: pageOf } of ways) {
    test(`sends the key in its header and no cookie when the form is ${name}`, {
      tag: '@invariant-2',
    }, async ({ openWidget, sandbox, context }) => {
      await context.addCookies([{ name: 'session', value: 'of-the-api', url: demoOrigins.api }]);
      const page = await openWidget(pageOf());
      // The browser keeps it for all ports of this host.
      expect(await page.evaluate(() => document.cookie)).toBe('session=of-the-api');
      await openDialog(page);
      await finish(page, await giveOnce(page, '$25', form(page)));
      await nextEvent(page, 'sir-donate-complete');

      const requests = await sandbox.requests();
      expect(new Set(requests.map(({ endpoint }) => endpoint))).toEqual(
        new Set(['config', 'organization', 'create-link', 'status']),
      );
      for (const { headers } of requests) {
        expect(headers['x-partner-key']).toBe(sandbox.key());
        expect(headers.cookie).toBeUndefined();
      }
    });
  }

  test('puts the donation id in no URL except the status URL', { tag: '@invariant-2' }, async ({
    openForm,
    sandbox,
    record,
  }) => {
    const page = await openForm();
    await finish(page, await giveOnce(page));
    await nextEvent(page, 'sir-donate-complete');

    const { id } = await sandbox.donation();
    const withId = record.requests
      .map((request) => request.url())
      .filter((url) => url.includes(id) && !url.startsWith(demoOrigins.checkout));
    expect(new Set(withId)).toEqual(new Set([`${demoOrigins.api}/v1/partner/donations/status/${id}`]));
    expect(page.url()).not.toContain(id);
  });
});

test.describe('requests to the API', () => {
  test('loads one small script and nothing else before intent with preload="intent"', {
    tag: '@invariant-9',
  }, async ({ openWidget, sandbox, record }) => {
    const page = await openWidget({ attributes: { preload: 'intent' } });
    await expect(donateButton(page)).toBeVisible();
    await page.evaluate(() => new Promise<void>((resolve) => requestIdleCallback(() => resolve())));

    const others = record.requests.filter((request) => !request.url().startsWith(demoOrigins.host));
    const widgets = others.filter((request) => !request.url().includes('/logos/'));
    expect(widgets.map((request) => request.url())).toEqual([`${demoOrigins.files}/v0/sir-donate.js`]);
    expect(await sandbox.requests()).toEqual([]);
    const response = await widgets[0]?.response();
    const limits = readFileSync('.size-limit.js', 'utf8');
    const [, limit] = /the shell\)'[\s\S]*?limit: '([\d.]+) kB'/.exec(limits) ?? [];
    expect(brotliCompressSync((await response?.body()) ?? '').length / 1000).toBeLessThanOrEqual(
      Number(limit),
    );
  });

  test('requests the config and the nonprofit once for three widgets', { tag: '@invariant-9' }, async ({
    openWidget,
    sandbox,
  }) => {
    const page = await openWidget({
      attributes: { mode: 'inline' },
      html: (widget) => `<main><h1>Three</h1>${widget}${widget}${widget}</main>`,
    });
    await expect(page.getByRole('heading', { name: 'Clean Water Fund of Lindenau' })).toHaveCount(3);
    expect(await sandbox.counts()).toEqual({ config: 1, organization: 1 });
  });

  test('reuses the config and the nonprofit on the next page', { tag: '@invariant-9' }, async ({
    openForm,
    sandbox,
  }) => {
    const page = await openForm();
    await expect(page.getByRole('heading', { name: 'Clean Water Fund of Lindenau' })).toBeVisible();
    await expect.poll(() => sandbox.counts()).toEqual({ config: 1, organization: 1 });
    await openForm();
    await expect(page.getByRole('heading', { name: 'Clean Water Fund of Lindenau' })).toBeVisible();
    expect(await sandbox.counts()).toEqual({ config: 1, organization: 1 });
  });
});
