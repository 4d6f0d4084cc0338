/** A donor gives: every way from the button to the thanks, and what may come between. */
import { brotliCompressSync } from 'node:zlib';
import type { HandOff } from '../src/contract/enums.js';
import {
  checkoutFrom,
  choose,
  chooseAmount,
  comeBack,
  donateButton,
  donor,
  endCheckout,
  expectDetailsKept,
  fillDetails,
  finish,
  finishLater,
  giveOnce,
  heading,
  notice,
  openDialog,
  preset,
  refill,
  startIn,
  sum,
  toCheckout,
} from './support/donor.js';
import { pageScript } from './support/host-page.js';
import { demoOrigins } from './support/origins.js';
import { detailsOf, eventsOf } from './support/recorder.js';
import type { Sandbox } from './support/sandbox.js';
import { expect, nextEvent, test } from './support/test.js';
import { translate } from './support/translations.js';
import { ways } from './support/ways.js';

/** What the page is told of a gift of $25, the donation as the server knows it. */
async function completed(sandbox: Sandbox, handOff: HandOff) {
  const { id } = await sandbox.donation();
  return {
    partnerDonationId: id,
    amountMinor: 2500,
    currency: 'USD',
    frequency: 'once',
    provider: 'stripe',
    handOff,
    reward: { tokens: 25, status: 'DISTRIBUTED' },
  };
}

test.describe('a gift is handed over, followed and confirmed', () => {
  for (const mode of ['button', 'inline'] as const) {
    for (const checkout of ['popup', 'tab'] as const) {
      test(`from mode ${mode} through a ${checkout}`, async ({ openWidget, sandbox, record }) => {
        const page = await openWidget({ attributes: { mode, checkout } });
        await startIn(page, mode);
        await finish(page, await giveOnce(page));

        expect(await nextEvent(page, 'sir-donate-complete')).toEqual(await completed(sandbox, checkout));
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

    test(`from mode ${mode} through a redirect and back`, { tag: '@invariant-8' }, async ({
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
      expect(await detailsOf(page, 'sir-donate-complete')).toEqual([await completed(sandbox, 'redirect')]);
      expect(record.warnings).toEqual([]);
    });
  }

  test('through a checkout that cuts the window off from the page', async ({ openForm, sandbox }) => {
    sandbox.key('coop');
    const page = await openForm();
    await finish(page, await giveOnce(page));
    expect(await nextEvent(page, 'sir-donate-complete')).toEqual(await completed(sandbox, 'popup'));
  });

  test('without the donor coming back: the page asks by itself', async ({ openForm, sandbox }) => {
    const page = await openForm();
    await giveOnce(page);
    await sandbox.settle('pay');
    expect(await nextEvent(page, 'sir-donate-complete')).toEqual(await completed(sandbox, 'popup'));
  });

  test('and the thanks can be closed, or another gift begun', async ({ openForm }) => {
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

test.describe('what the server and the page are told', () => {
  test('create-link gets the documented fields and no other', async ({ openForm, sandbox }) => {
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

  test('events come in order, bubble, and only before-checkout can be cancelled', async ({ openForm }) => {
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
      'sir-donate-before-checkout',
      'sir-donate-checkout',
      'sir-donate-complete',
      'sir-donate-close',
    ]);
    expect(events.every(({ bubbles, composed }) => bubbles && composed)).toBe(true);
    expect(events.filter(({ cancelable }) => cancelable).map(({ type }) => type)).toEqual([
      'sir-donate-before-checkout',
    ]);
  });

  test('details are those of the contract', async ({ openForm, sandbox }) => {
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
    };

    expect(await detailsOf(page, 'sir-donate-ready')).toEqual([{ environment: 'sandbox' }]);
    expect((await detailsOf(page, 'sir-donate-change')).at(-1)).toEqual({
      amountMinor: 2500,
      currency: 'USD',
      frequency: 'once',
      tipMinor: 250,
    });
    expect(await detailsOf(page, 'sir-donate-before-checkout')).toEqual([
      { donationLink: checkout.url(), partnerDonationId: id },
    ]);
    expect(await detailsOf(page, 'sir-donate-checkout')).toEqual([handedOver]);
    expect(
      await page.locator('sir-donate').evaluate((widget) => Reflect.get(widget, 'partnerDonationId')),
    ).toBe(id);
  });

  test('what the donor typed is in the one POST and nowhere else', { tag: '@invariant-4' }, async ({
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
    test(`requests carry the key in its header, and no cookie: ${name}`, { tag: '@invariant-2' }, async ({
      openWidget,
      sandbox,
      context,
    }) => {
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

  test('a donation’s id stands in no address but that of its status', { tag: '@invariant-2' }, async ({
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

test.describe('the donor chooses', () => {
  test('a monthly gift', async ({ openForm, sandbox }) => {
    const page = await openForm();
    await choose(page.getByRole('radio', { name: translate('monthly') }));
    await choose(preset(page, '$50'));
    await page.getByRole('button', { name: translate('giveMonthly', { amount: '$50' }) }).click();
    await expect(sum(page, 'total')).toHaveText(translate('perMonth', { amount: '$55' }));
    await fillDetails(page);
    await finish(page, await checkoutFrom(page, () => toCheckout(page).click()));

    expect(await nextEvent(page, 'sir-donate-complete')).toMatchObject({
      frequency: 'monthly',
      amountMinor: 5000,
    });
    expect((await sandbox.requests('create-link'))[0]?.body).toMatchObject({
      frequency: 'monthly',
      amount: 5000,
    });
    await expect(
      page.getByText(
        translate('thanksMonthly', { amount: '$50', nonprofit: 'Clean Water Fund of Lindenau' }),
      ),
    ).toBeVisible();
  });

  const typed: {
    text: string;
    shown: string;
    amount: number;
    attributes: Readonly<Record<string, string>>;
  }[] = [
    { text: '12.50', shown: '$12.50', amount: 1250, attributes: {} },
    { text: '1.250,5', shown: '1.250,50 €', amount: 125050, attributes: { currency: 'EUR', locale: 'da' } },
    { text: '٢٥٫٥', shown: '$25.50', amount: 2550, attributes: {} },
    { text: '1,500', shown: '¥1,500', amount: 1500, attributes: { currency: 'JPY' } },
    { text: '1.5', shown: 'KWD 1.500', amount: 1500, attributes: { currency: 'KWD' } },
  ];
  for (const { text, shown, amount, attributes } of typed) {
    test(`an amount of their own: "${text}" is ${shown}`, async ({ openForm, sandbox }) => {
      const page = await openForm({ attributes });
      await page.getByLabel(translate('otherAmount')).fill(text);
      await page.getByRole('button', { name: translate('give', { amount: shown }) }).click();
      await fillDetails(page);
      await checkoutFrom(page, () => toCheckout(page).click());

      expect((await sandbox.requests('create-link'))[0]?.body).toMatchObject({
        amount,
        currency: attributes.currency ?? 'USD',
      });
    });
  }

  test('an amount that will not do, and is told what would', async ({ openForm }) => {
    const page = await openForm({ attributes: { 'min-amount': '5', 'max-amount': '1000' } });
    const field = page.getByLabel(translate('otherAmount'));
    const problems = [
      ['', translate('amountRequired')],
      ['abc', translate('malformed', { example: '25' })],
      ['-5', translate('malformed', { example: '25' })],
      ['5.001', translate('tooPrecise')],
      ['4.99', translate('tooSmall', { amount: '$5' })],
      ['1000.01', translate('tooLarge', { amount: '$1,000' })],
    ] as const;
    for (const [text, problem] of problems) {
      await field.fill(text);
      await field.press('Enter');
      await expect(field).toHaveAccessibleDescription(problem);
      await expect(field).toBeFocused();
    }
    await field.fill('5');
    await field.press('Enter');
    await expect(heading(page, 'yourDetails')).toBeVisible();
  });

  test('the tip that is suggested', async ({ openDetails, sandbox }) => {
    const page = await openDetails();
    await expect(page.getByRole('radio', { name: /^10%/ })).toBeChecked();
    await expect(sum(page, 'gift')).toHaveText('$25');
    await expect(sum(page, 'tipRow')).toHaveText('$2.50');
    await expect(sum(page, 'total')).toHaveText('$27.50');
    await fillDetails(page);
    const checkout = await checkoutFrom(page, () => toCheckout(page).click());

    await expect(checkout.getByText('$27.50').first()).toBeVisible();
    expect(await sandbox.donation()).toMatchObject({ amountMinor: 2500, tipMinor: 250 });
  });

  test('another tip', async ({ openDetails, sandbox }) => {
    const page = await openDetails();
    await choose(page.getByRole('radio', { name: /^15%/ }));
    await expect(sum(page, 'total')).toHaveText('$28.75');
    await fillDetails(page);
    await checkoutFrom(page, () => toCheckout(page).click());
    expect(await sandbox.donation()).toMatchObject({ amountMinor: 2500, tipMinor: 375 });
  });

  test('no tip, with one click', async ({ openDetails, sandbox }) => {
    const page = await openDetails();
    await choose(page.getByRole('radio', { name: translate('noTip') }));
    await expect(sum(page, 'total')).toHaveText('$25');
    await expect(sum(page, 'tipRow')).toHaveCount(0);
    await fillDetails(page);
    await checkoutFrom(page, () => toCheckout(page).click());

    const [request] = await sandbox.requests('create-link');
    expect(request?.body).toMatchObject({ amount: 2500 });
    expect(request?.body).not.toHaveProperty('tipAmount');
    expect((await detailsOf(page, 'sir-donate-change')).at(-1)).toMatchObject({ tipMinor: 0 });
  });

  test('nothing of a tip where every.org takes the payment', async ({ openDetails, sandbox }) => {
    const page = await openDetails({ attributes: { provider: 'every.org' } });
    await expect(sum(page, 'total')).toHaveText('$25');
    await fillDetails(page);
    await expect(page.getByText('Clean Water Fund of Lindenau')).toBeVisible();
    await expect(page.getByRole('group', { name: translate('tip') })).toHaveCount(0);
    await finish(page, await checkoutFrom(page, () => toCheckout(page).click()));

    expect(await nextEvent(page, 'sir-donate-complete')).toMatchObject({ provider: 'every.org' });
    const [request] = await sandbox.requests('create-link');
    expect(request?.body).toMatchObject({ provider: 'every.org' });
    expect(request?.body).not.toHaveProperty('tipAmount');
  });

  test('from presets alone, each with what it does', async ({ openForm }) => {
    const page = await openForm({
      attributes: { amounts: '20,5', 'presets-only': '', impact: '{"20":"feeds a family for a week"}' },
    });
    await expect(page.getByRole('group', { name: translate('amount') }).getByRole('radio')).toHaveCount(2);
    await expect(preset(page, '$20 feeds a family for a week')).toBeVisible();
    await expect(page.getByLabel(translate('otherAmount'))).toHaveCount(0);
    await page.getByRole('button', { name: translate('continue') }).click();
    await expect(page.getByText(translate('amountRequired'))).toBeVisible();
  });

  test('as the page presets it', async ({ openForm }) => {
    const page = await openForm({
      attributes: {
        amount: '50',
        frequency: 'monthly',
        'donor-email': donor.email,
        'donor-first-name': donor.firstName,
        'donor-last-name': donor.lastName,
      },
    });
    await page.getByRole('button', { name: translate('giveMonthly', { amount: '$50' }) }).click();
    await expectDetailsKept(page);
  });

  test('once only, where the page locks it', async ({ openForm }) => {
    const page = await openForm({ attributes: { frequencies: 'once' } });
    await expect(preset(page, '$25')).toBeVisible();
    await expect(page.getByRole('radio', { name: translate('monthly') })).toHaveCount(0);
  });
});

test.describe('where the browser blocks the window', () => {
  const blockers = {
    'window.open gives null': () => {
      window.open = () => null;
    },
    'window.open gives an empty object': () => {
      Object.assign(window, { open: () => ({}) });
    },
    'window.open throws': () => {
      window.open = () => {
        throw new Error('blocked');
      };
    },
  };
  for (const [how, block] of Object.entries(blockers)) {
    test(`the donor gets a real link: ${how}`, async ({ page, openFilledDetails, sandbox }) => {
      await page.addInitScript(block);
      await openFilledDetails();
      await toCheckout(page).click();
      await expect(heading(page, 'linkTitle')).toBeVisible();
      expect(await detailsOf(page, 'sir-donate-checkout')).toEqual([]);

      const link = page.getByRole('link', { name: translate('openCheckout') });
      await finish(page, await checkoutFrom(page, () => link.click()));
      expect(await nextEvent(page, 'sir-donate-complete')).toEqual(await completed(sandbox, 'link'));
      expect(await detailsOf(page, 'sir-donate-checkout')).toMatchObject([{ handOff: 'link' }]);
      expect(await sandbox.counts()).toMatchObject({ 'create-link': 1 });
    });
  }

  test('the donor gets a real link also after closing the window too early', async ({
    openFilledDetails,
    sandbox,
  }) => {
    const release = await sandbox.hold('create-link');
    const page = await openFilledDetails();
    const opening = page.waitForEvent('popup');
    await toCheckout(page).click();
    await (await opening).close();
    await release();
    await expect(page.getByRole('link', { name: translate('openCheckout') })).toBeVisible();
    expect(await sandbox.counts()).toMatchObject({ 'create-link': 1 });
  });
});

test.describe('nothing is lost on the way', () => {
  test('a reload while the donor is at the checkout', { tag: '@invariant-8' }, async ({
    page,
    openForm,
    sandbox,
  }) => {
    await page.clock.install();
    await openForm();
    const checkout = await giveOnce(page);
    await page.reload();
    await expect(page.getByRole('dialog')).toBeVisible();
    await expect(heading(page, 'waitingTitle')).toBeVisible();
    await finishLater(page, checkout);

    expect(await nextEvent(page, 'sir-donate-complete')).toEqual(await completed(sandbox, 'popup'));
    expect(await sandbox.counts()).toMatchObject({ 'create-link': 1 });
  });

  test('a reload of a page with the form in place', { tag: '@invariant-8' }, async ({
    page,
    openWidget,
    sandbox,
  }) => {
    await page.clock.install();
    await openWidget({ attributes: { mode: 'inline' } });
    const checkout = await giveOnce(page);
    await page.reload();
    await expect(heading(page, 'waitingTitle')).toBeVisible();
    await finishLater(page, checkout);
    expect(await nextEvent(page, 'sir-donate-complete')).toEqual(await completed(sandbox, 'popup'));
  });

  test('a page that was closed and opened anew', { tag: '@invariant-8' }, async ({
    openForm,
    sandbox,
    context,
  }) => {
    const first = await openForm();
    await giveOnce(first);
    const address = first.url();
    await first.close();
    await sandbox.settle('pay');
    const page = await context.newPage();
    await page.goto(address);

    await expect(heading(page, 'thanksTitle')).toBeVisible();
    expect(await detailsOf(page, 'sir-donate-complete')).toEqual([await completed(sandbox, 'popup')]);
  });

  test('a donation that is confirmed is not followed again', { tag: '@invariant-8' }, async ({
    openForm,
    sandbox,
  }) => {
    const page = await openForm();
    await finish(page, await giveOnce(page));
    await nextEvent(page, 'sir-donate-complete');
    const { status } = await sandbox.counts();
    await page.reload();
    await openDialog(page);
    await expect(preset(page, '$25')).toBeVisible();
    expect((await detailsOf(page, 'sir-donate-complete')).length).toBe(1);
    expect((await sandbox.counts()).status).toBe(status);
  });

  test('a window closed before paying: the checkout opens again, with the same donation', {
    tag: '@invariant-6',
  }, async ({ openForm, sandbox }) => {
    const page = await openForm();
    await (await giveOnce(page)).close();
    const again = page.getByRole('link', { name: translate('openAgain') });
    await finish(page, await checkoutFrom(page, () => again.click()));
    expect(await nextEvent(page, 'sir-donate-complete')).toEqual(await completed(sandbox, 'popup'));
    expect(await sandbox.counts()).toMatchObject({ 'create-link': 1 });
  });

  test('closing and opening the dialog keeps what was typed', { tag: '@invariant-7' }, async ({
    openForm,
  }) => {
    const page = await openForm();
    await chooseAmount(page, '$50');
    await fillDetails(page);
    await choose(page.getByRole('radio', { name: translate('noTip') }));
    await page.getByRole('button', { name: translate('close') }).click();
    await expect(page.getByRole('dialog')).toBeHidden();
    await openDialog(page);
    await expectDetailsKept(page);
    await expect(page.getByRole('radio', { name: translate('noTip') })).toBeChecked();
    await page.getByRole('button', { name: translate('back') }).click();
    await expect(preset(page, '$50')).toBeChecked();
  });

  test('Escape closes the dialog and the focus returns to the button', async ({ openWidget }) => {
    const page = await openWidget();
    await donateButton(page).focus();
    await page.keyboard.press('Enter');
    await expect(page.getByRole('dialog')).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog')).toBeHidden();
    await expect(donateButton(page)).toBeFocused();
    await nextEvent(page, 'sir-donate-close');
  });

  for (const mode of ['button', 'inline'] as const) {
    test(`moving the element in the DOM keeps what was typed (${mode})`, { tag: '@invariant-7' }, async ({
      openWidget,
      sandbox,
    }) => {
      const page = await openWidget({
        attributes: { mode },
        html: (widget) => `<main><h1>Here</h1>${widget}</main><section id="elsewhere"></section>`,
      });
      await startIn(page, mode);
      await chooseAmount(page);
      await fillDetails(page);
      await page.evaluate(() => {
        const widget = document.querySelector('sir-donate');
        if (widget) document.querySelector('#elsewhere')?.append(widget);
      });
      await expectDetailsKept(page);
      await finish(page, await checkoutFrom(page, () => toCheckout(page).click()));
      expect(await nextEvent(page, 'sir-donate-complete')).toEqual(await completed(sandbox, 'popup'));
      expect((await eventsOf(page)).filter(({ type }) => type === 'sir-donate-ready').length).toBe(1);
    });
  }

  test('moving the element while the donor is at the checkout makes no second donation', {
    tag: ['@invariant-6', '@invariant-8'],
  }, async ({ openForm, sandbox }) => {
    const page = await openForm();
    const checkout = await giveOnce(page);
    await page.evaluate(() => {
      const widget = document.querySelector('sir-donate');
      if (widget) document.body.prepend(widget);
    });
    await finish(page, checkout);
    expect(await nextEvent(page, 'sir-donate-complete')).toEqual(await completed(sandbox, 'popup'));
    expect(await sandbox.counts()).toMatchObject({ 'create-link': 1 });
  });
});

test.describe('one click makes one link', () => {
  test('fifty clicks at once', { tag: '@invariant-6' }, async ({
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

  test('Enter and fifty clicks while the link is made', { tag: '@invariant-6' }, async ({
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

  test('closing the dialog while the link is made', { tag: '@invariant-6' }, async ({
    openFilledDetails,
    sandbox,
  }) => {
    const release = await sandbox.hold('create-link');
    const page = await openFilledDetails();
    const checkout = await checkoutFrom(page, async () => {
      await toCheckout(page).click();
      await page.keyboard.press('Escape');
      await donateButton(page).click();
      await release();
    });
    await finish(page, checkout);
    expect(await nextEvent(page, 'sir-donate-complete')).toEqual(await completed(sandbox, 'popup'));
    expect(await sandbox.counts()).toMatchObject({ 'create-link': 1 });
  });
});

test.describe('the page takes the link over', () => {
  test('by cancelling before-checkout; the widget follows the donation', async ({
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

    expect(await nextEvent(page, 'sir-donate-complete')).toEqual(await completed(sandbox, 'link'));
    expect(partnerDonationId).toBe((await sandbox.donation()).id);
    expect(await detailsOf(page, 'sir-donate-checkout')).toEqual([]);
  });
});

test.describe('the checkout ends otherwise', () => {
  for (const [action, reason] of [
    ['Decline', 'card_declined'],
    ['Cancel', 'CANCELLED'],
  ] as const) {
    test(`${action}: the donor is told, and what was typed is still there`, { tag: '@invariant-7' }, async ({
      openForm,
      sandbox,
    }) => {
      const page = await openForm();
      await finish(page, await giveOnce(page), action);

      const { reward: _, ...detail } = await completed(sandbox, 'popup');
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

test.describe('the link cannot be made', () => {
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
    test(`${fault}: the donor is told, keeps what was typed, and tries again`, {
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

  test('a refusal that names fields marks them until they are changed', async ({
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

  test('details that will not do are marked before anything is sent', async ({ openDetails, sandbox }) => {
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

test.describe('several nonprofits', () => {
  test('the donor picks one; an unknown and an inactive one are left out with a warning each', async ({
    openForm,
    sandbox,
    record,
  }) => {
    const page = await openForm({
      attributes: { nonprofit: 'clean-water-fund, nobody-knows-me, old-mill, forest-guardians' },
    });
    await expect(heading(page, 'chooseNonprofit')).toBeVisible();
    const picks = page.getByRole('dialog').getByRole('listitem');
    await expect(picks).toHaveText([/Clean Water Fund of Lindenau$/, /Guardians of the Hollow Forest$/]);
    expect(record.warnings.length).toBe(2);
    expect(record.warnings.filter((line) => line.includes('"nobody-knows-me"')).length).toBe(1);
    expect(record.warnings.filter((line) => line.includes('"old-mill"')).length).toBe(1);

    await picks.getByRole('button', { name: 'Guardians of the Hollow Forest' }).click();
    await finish(page, await giveOnce(page));
    await nextEvent(page, 'sir-donate-complete');
    expect((await sandbox.requests('create-link'))[0]?.body).toMatchObject({
      nonprofitSlug: 'forest-guardians',
    });
  });

  test('each is asked for once, the unknown one, too', { tag: '@invariant-9' }, async ({
    openForm,
    sandbox,
  }) => {
    const page = await openForm({
      attributes: { nonprofit: 'clean-water-fund,nobody-knows-me,forest-guardians' },
    });
    await page.getByRole('button', { name: 'Guardians of the Hollow Forest' }).click();
    await giveOnce(page);
    expect(await sandbox.counts()).toMatchObject({ config: 1, organization: 3, 'create-link': 1 });
  });

  test('the donor can go back and pick another', async ({ openForm }) => {
    const page = await openForm({ attributes: { nonprofit: 'clean-water-fund,forest-guardians' } });
    await page.getByRole('button', { name: 'Guardians of the Hollow Forest' }).click();
    await expect(page.getByRole('heading', { name: 'Guardians of the Hollow Forest' })).toBeVisible();
    await page.getByRole('button', { name: translate('back') }).click();
    await page.getByRole('button', { name: 'Clean Water Fund of Lindenau' }).click();
    await expect(page.getByRole('heading', { name: 'Clean Water Fund of Lindenau' })).toBeVisible();
  });

  test('one that is left over needs no picking', async ({ openForm }) => {
    const page = await openForm({ attributes: { nonprofit: 'nobody-knows-me,forest-guardians' } });
    await expect(page.getByRole('heading', { name: 'Guardians of the Hollow Forest' })).toBeVisible();
    await expect(preset(page, '$25')).toBeVisible();
  });
});

test.describe('nonprofits of every kind', () => {
  for (const [slug, name] of [
    ['st-hildegard', /Saint Hildegard Society .* Upper Valley$/],
    ['al-amal', 'دار الأمل لتعليم أطفال الوادي الأخضر'],
    ['night-school', 'Harbour Street Night School'],
    ['broken-logo', 'Society of the Missing Picture'],
    ['open-kitchen', 'The Open Kitchen on Mill Lane'],
  ] as const) {
    test(`${slug} is shown by its name`, async ({ openForm }) => {
      const page = await openForm({ attributes: { nonprofit: slug } });
      await expect(page.getByRole('dialog', { name })).toBeVisible();
      await expect(page.getByRole('heading', { name })).toBeVisible();
    });
  }
});

test.describe('the API is spared', () => {
  test('before intent there is one script of at most 2 kB and nothing else', { tag: '@invariant-9' }, async ({
    openWidget,
    sandbox,
    record,
  }) => {
    const page = await openWidget();
    await expect(donateButton(page)).toBeVisible();
    await page.evaluate(() => new Promise<void>((resolve) => requestIdleCallback(() => resolve())));

    const others = record.requests.filter((request) => !request.url().startsWith(demoOrigins.host));
    const widgets = others.filter((request) => !request.url().includes('/logos/'));
    expect(widgets.map((request) => request.url())).toEqual([`${demoOrigins.files}/sir-donate.js`]);
    expect(await sandbox.requests()).toEqual([]);
    const response = await widgets[0]?.response();
    expect(brotliCompressSync((await response?.body()) ?? '').length).toBeLessThanOrEqual(2_000);
  });

  test('three widgets ask once for the config and once for the nonprofit', { tag: '@invariant-9' }, async ({
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

  test('what was asked on one page is not asked on the next', { tag: '@invariant-9' }, async ({
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
