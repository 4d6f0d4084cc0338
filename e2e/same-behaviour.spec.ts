/**
 * The widget in the page and the isolated widget behave the same for the donor, the host page and the API. Each test
 * runs once for each. Details of each part have their own specs.
 */
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
  giveOnce,
  heading,
  openDialog,
  preset,
  startIn,
  toCheckout,
} from './support/donor.js';
import { fallbackHref, pageScript } from './support/host-page.js';
import { consolePrefix, demoOrigins } from './support/origins.js';
import { detailsOf, eventsOf } from './support/recorder.js';
import { skipTime } from './support/skip-time.js';
import { expect, nextEvent, type Page, test } from './support/test.js';
import { loadTranslate, translate } from './support/translations.js';
import { expectedEvents, type NamedEvent, ways } from './support/ways.js';

/** The events that the host page received. Of successive changes only the last one, since their number depends on timing. */
async function receivedEvents(page: Page): Promise<NamedEvent[]> {
  const events = await eventsOf(page);
  return events
    .map(({ type, detail }) => [type, detail] as NamedEvent)
    .filter(([type], at, all) => type !== 'sir-donate-change' || all[at + 1]?.[0] !== type);
}

const property = (page: Page, name: string): Promise<unknown> =>
  page.locator('sir-donate').evaluate((widget, name) => Reflect.get(widget, name), name);

/** Tries to change what a property returns, and returns what it has then. */
const changeAndRead = (page: Page, name: string): Promise<unknown> =>
  page.locator('sir-donate').evaluate((widget, name) => {
    Object.assign(Reflect.get(widget, name), { amountMinor: 1 });
    return Reflect.set(widget, name, 1) || Reflect.get(widget, name);
  }, name);

const call = (page: Page, name: 'open' | 'close' | 'reset'): Promise<void> =>
  page.locator('sir-donate').evaluate((widget, name) => Reflect.get(widget, name).call(widget), name);

const write = (page: Page, attributes: Readonly<Record<string, string | null>>): Promise<void> =>
  page.locator('sir-donate').evaluate((widget, attributes) => {
    for (const [name, value] of Object.entries(attributes)) {
      if (value === null) widget.removeAttribute(name);
      else widget.setAttribute(name, value);
    }
  }, attributes);

for (const way of ways) {
  test.describe(way.name, () => {
    for (const mode of ['button', 'inline'] as const) {
      for (const [action, end] of [
        ['Pay', 'complete'],
        ['Decline', 'failed'],
      ] as const) {
        test(`dispatches all events in order when the checkout ends with ${action} (mode ${mode})`, async ({
          openWidget,
          sandbox,
          record,
        }) => {
          const page = await openWidget(way.page({ attributes: { mode } }));
          const form = way.form(page);
          await startIn(page, mode, form);
          // Wait for the tip, so that one change event has both the amount and the tip.
          await expect(form.getByRole('heading', { name: 'Clean Water Fund of Lindenau' })).toBeVisible();
          const checkout = await giveOnce(page, '$25', form);
          const link = checkout.url();
          await finish(page, checkout, action);
          await nextEvent(page, `sir-donate-${end}`);
          await expect(heading(form, end === 'complete' ? 'thanksTitle' : 'failedTitle')).toBeVisible();
          if (mode === 'button') await call(page, 'close');
          const [ended] = await detailsOf(page, `sir-donate-${end}`);
          expect(await property(page, 'donation')).toEqual(ended);

          const story = expectedEvents(
            { id: (await sandbox.donation()).id, link: way.givesLink ? link : undefined },
            { mode, handOff: 'popup', end },
          );
          await expect.poll(() => receivedEvents(page)).toEqual(story);
          const events = await eventsOf(page);
          expect(events.every(({ bubbles, composed }) => bubbles && composed)).toBe(true);
          expect(events.filter(({ cancelable }) => cancelable).map(({ type }) => type)).toEqual([
            'sir-donate-before-checkout',
          ]);
          expect(record.warnings).toEqual([]);
        });
      }

      test(`completes a donation through a redirect (mode ${mode})`, { tag: '@invariant-8' }, async ({
        openWidget,
        sandbox,
        record,
      }) => {
        const page = await openWidget(way.page({ attributes: { mode, checkout: 'redirect' } }));
        const form = way.form(page);
        await startIn(page, mode, form);
        await chooseAmount(form);
        await fillDetails(form);
        await toCheckout(form).click();
        await page.waitForURL(`${demoOrigins.checkout}/**`);
        await endCheckout(page, 'Pay');
        await page.getByRole('button', { name: 'Return to the site' }).click();
        await expect(heading(form, 'thanksTitle')).toBeVisible();
        expect(await detailsOf(page, 'sir-donate-complete')).toMatchObject([
          { partnerDonationId: (await sandbox.donation()).id, handOff: 'redirect' },
        ]);
        expect(record.warnings).toEqual([]);
      });

      test(`finds its donation again after a reload during the checkout (mode ${mode})`, {
        tag: '@invariant-8',
      }, async ({ openWidget, sandbox }) => {
        const page = await openWidget(way.page({ attributes: { mode } }));
        const form = way.form(page);
        await startIn(page, mode, form);
        const checkout = await giveOnce(page, '$25', form);
        await page.reload();
        await expect(heading(form, 'waitingTitle')).toBeVisible();
        const [handedOver] = await detailsOf(page, 'sir-donate-checkout');
        expect(await changeAndRead(page, 'donation')).toEqual(handedOver);
        await finish(page, checkout);
        await nextEvent(page, 'sir-donate-complete');
        expect(await sandbox.counts()).toMatchObject({ 'create-link': 1 });

        // A finished donation is not found again.
        await page.reload();
        await startIn(page, mode, form);
        expect((await detailsOf(page, 'sir-donate-complete')).length).toBe(1);
      });
    }

    test('completes a donation in a tab whose checkout cuts off its opener', async ({
      openForm,
      sandbox,
    }) => {
      sandbox.key('coop');
      const page = await openForm(way.page({ attributes: { checkout: 'tab' } }));
      await finish(page, await giveOnce(page, '$25', way.form(page)));
      expect(await nextEvent(page, 'sir-donate-complete')).toMatchObject({ handOff: 'tab' });
    });

    test('completes a donation through a link when the window is blocked', async ({
      page,
      openWidget,
      sandbox,
    }) => {
      await page.addInitScript(() => {
        window.open = () => null;
      });
      await openWidget(way.page());
      const form = way.form(page);
      await openDialog(page);
      await chooseAmount(form);
      await fillDetails(form);
      await toCheckout(form).click();
      const link = form.getByRole('link', { name: translate('openCheckout') });
      await finish(page, await checkoutFrom(page, () => link.click()));
      expect(await nextEvent(page, 'sir-donate-complete')).toMatchObject({ handOff: 'link' });
      expect(await sandbox.counts()).toMatchObject({ 'create-link': 1 });
    });

    test('completes a donation in the same tab when no window opens', async ({ page, openWidget }) => {
      await page.addInitScript(() => {
        window.open = () => null;
      });
      await openWidget(way.page());
      const form = way.form(page);
      await openDialog(page);
      await chooseAmount(form);
      await fillDetails(form);
      await toCheckout(form).click();
      // In a frame it is a link to the top window.
      await form
        .getByRole('button', { name: translate('openHere') })
        .or(form.getByRole('link', { name: translate('openHere') }))
        .click();
      await page.waitForURL(`${demoOrigins.checkout}/**`);
      await endCheckout(page, 'Pay');
      await page.getByRole('button', { name: 'Return to the site' }).click();
      await expect(heading(form, 'thanksTitle')).toBeVisible();
      expect(await detailsOf(page, 'sir-donate-checkout')).toMatchObject([{ handOff: 'redirect' }]);
    });

    test('lets the host page take over the checkout link by cancelling before-checkout', async ({
      openWidget,
      sandbox,
      context,
    }) => {
      const page = await openWidget(
        way.page({
          head: pageScript(
            `document.addEventListener('sir-donate-before-checkout', (event) => event.preventDefault())`,
          ),
        }),
      );
      const form = way.form(page);
      await openDialog(page);
      await chooseAmount(form);
      await fillDetails(form);
      await toCheckout(form).click();
      await expect(heading(form, 'waitingTitle')).toBeVisible();
      await expect.poll(() => context.pages().length).toBe(1);
      await sandbox.settle('pay');
      await comeBack(page);
      expect(await nextEvent(page, 'sir-donate-complete')).toMatchObject({ handOff: 'link' });
      expect(await detailsOf(page, 'sir-donate-checkout')).toEqual([]);
    });

    test('sets state and partnerDonationId before it dispatches an event', async ({ openWidget }) => {
      const page = await openWidget(
        way.page({
          head: pageScript(`
            window.states = [];
            for (const name of ['open', 'checkout', 'complete'])
              document.addEventListener('sir-donate-' + name, ({ target }) =>
                window.states.push([name, target.state, typeof target.partnerDonationId]));`),
        }),
      );
      expect(await property(page, 'state')).toBe('idle');
      await openDialog(page);
      await finish(page, await giveOnce(page, '$25', way.form(page)));
      await nextEvent(page, 'sir-donate-complete');
      expect(await page.evaluate(() => Reflect.get(window, 'states'))).toEqual([
        ['open', 'amount', 'undefined'],
        ['checkout', 'waiting', 'string'],
        ['complete', 'succeeded', 'string'],
      ]);
    });

    test('opens, closes and resets the form by its methods', async ({ openWidget }) => {
      const page = await openWidget(way.page({ attributes: { amount: '50' } }));
      const form = way.form(page);
      await call(page, 'open');
      await expect(page.getByRole('dialog')).toBeVisible();
      await expect(preset(form, '$50')).toBeChecked();
      await chooseAmount(form, '$25');
      await call(page, 'close');
      await expect(page.getByRole('dialog')).toBeHidden();
      await call(page, 'open');
      await expect(heading(form, 'yourDetails')).toBeVisible();
      await call(page, 'reset');
      await expect(preset(form, '$50')).toBeChecked();
      await expect.poll(() => property(page, 'state')).toBe('amount');
    });

    test('updates an open form when its attributes change', async ({ openWidget }) => {
      const page = await openWidget(way.page());
      const form = way.form(page);
      await openDialog(page);
      await write(page, { amounts: '7,14', currency: 'EUR', locale: 'de' });
      await expect(preset(form, '7 €')).toBeVisible();
      await write(page, { 'publishable-key': 'nonsense' });
      await expect(form.getByRole('alert')).toContainText((await loadTranslate('de'))('problemSetup'));
      expect(await nextEvent(page, 'sir-donate-error')).toMatchObject({ code: 'invalid-key' });
    });

    test('prefills the donor and puts neither the donor nor the key into an address', {
      tag: ['@invariant-2', '@invariant-4'],
    }, async ({ openWidget, record, sandbox }) => {
      const page = await openWidget(
        way.page({
          attributes: {
            'donor-email': donor.email,
            'donor-first-name': donor.firstName,
            'donor-last-name': donor.lastName,
          },
        }),
      );
      const form = way.form(page);
      await openDialog(page);
      await chooseAmount(form);
      await expectDetailsKept(form);
      await finish(page, await checkoutFrom(page, () => toCheckout(form).click()));
      await nextEvent(page, 'sir-donate-complete');
      const addresses = record.requests.map((request) => request.url()).join('\n');
      for (const secret of [...Object.values(donor), encodeURIComponent(donor.email), sandbox.key()]) {
        expect(addresses).not.toContain(secret);
      }
      expect(record.lines.join('\n')).not.toContain(donor.lastName);
    });

    test('closes on Escape, returns the focus and keeps what was typed', {
      tag: '@invariant-7',
    }, async ({ openWidget }) => {
      const page = await openWidget(way.page());
      const form = way.form(page);
      await donateButton(page).focus();
      await page.keyboard.press('Enter');
      await chooseAmount(form);
      await fillDetails(form);
      await form.getByLabel(translate('email')).press('Escape');
      await expect(page.getByRole('dialog')).toBeHidden();
      await expect(donateButton(page)).toBeFocused();
      await nextEvent(page, 'sir-donate-close');
      await page.keyboard.press('Enter');
      await expectDetailsKept(form);
      await form.getByRole('button', { name: translate('close'), exact: true }).click();
      await expect(page.getByRole('dialog')).toBeHidden();
      await expect(donateButton(page)).toBeFocused();
    });

    test('completes a donation with the keyboard alone', async ({ openWidget }) => {
      const page = await openWidget(way.page({ attributes: { amount: '25' } }));
      const form = way.form(page);
      await donateButton(page).focus();
      await page.keyboard.press('Enter');
      await expect(preset(form, '$25')).toBeChecked();
      // Wherever the focus starts, Tab leads through the form to its last button.
      const give = form.getByRole('button', { name: translate('give', { amount: '$25' }) });
      await expect(async () => {
        await page.keyboard.press('Tab');
        await expect(give).toBeFocused({ timeout: 100 });
      }).toPass();
      await page.keyboard.press('Enter');
      await expect(heading(form, 'yourDetails')).toBeVisible();
      for (const text of [donor.firstName, donor.lastName, donor.email]) {
        await page.keyboard.press('Tab');
        await page.keyboard.type(text);
      }
      await finish(page, await checkoutFrom(page, () => page.keyboard.press('Enter')));
      await nextEvent(page, 'sir-donate-complete');
    });

    test('creates one link for fifty clicks on the checkout button', { tag: '@invariant-6' }, async ({
      openWidget,
      sandbox,
      context,
    }) => {
      const page = await openWidget(way.page());
      const form = way.form(page);
      await openDialog(page);
      await chooseAmount(form);
      await fillDetails(form);
      await toCheckout(form).evaluate((button) => {
        for (let click = 0; click < 50; click++) if (button instanceof HTMLElement) button.click();
      });
      await expect(heading(form, 'waitingTitle')).toBeVisible();
      await sandbox.settle('pay');
      await nextEvent(page, 'sir-donate-complete');
      expect(await sandbox.counts()).toMatchObject({ 'create-link': 1 });
      expect(context.pages().length).toBe(2);
    });

    test('completes a donation to one of several nonprofits after a reload', async ({
      openWidget,
      sandbox,
    }) => {
      const page = await openWidget(
        way.page({ attributes: { nonprofit: 'clean-water-fund, forest-guardians' } }),
      );
      const form = way.form(page);
      await openDialog(page);
      await form.getByRole('button', { name: 'Guardians of the Hollow Forest' }).click();
      const checkout = await giveOnce(page, '$25', form);
      await page.reload();
      await expect(heading(form, 'waitingTitle')).toBeVisible();
      await finish(page, checkout);
      await nextEvent(page, 'sir-donate-complete');
      expect((await sandbox.requests('create-link'))[0]?.body).toMatchObject({
        nonprofitSlug: 'forest-guardians',
      });
    });

    for (const { fault, message, code } of [
      { fault: '500', message: 'problemServer', code: 'server' },
      { fault: 'refused', message: 'problemNetwork', code: 'network' },
    ] as const) {
      test(`shows why the link could not be created and creates it at the next try (${fault})`, {
        tag: ['@invariant-6', '@invariant-7'],
      }, async ({ openWidget, sandbox }) => {
        await sandbox.plan({ endpoint: 'create-link', fault, times: 1 });
        const page = await openWidget(way.page());
        const form = way.form(page);
        await openDialog(page);
        await chooseAmount(form);
        await fillDetails(form);
        await toCheckout(form).click();
        await expect(form.getByRole('alert')).toContainText(translate(message));
        await expectDetailsKept(form);
        expect(await nextEvent(page, 'sir-donate-error')).toMatchObject({
          code,
          retryable: true,
          amountMinor: 2500,
          tipMinor: 250,
          nonprofit: 'clean-water-fund',
          environment: 'sandbox',
          provider: 'stripe',
        });
        await checkoutFrom(page, () => toCheckout(form).click());
        expect(await sandbox.counts()).toMatchObject({ 'create-link': 2 });
      });
    }

    test('shows the fallback link when the API is down', async ({ openWidget, sandbox }) => {
      sandbox.key('down');
      const page = await openWidget(way.page());
      const form = way.form(page);
      await openDialog(page);
      await expect(heading(form, 'unavailableTitle')).toBeVisible();
      await expect(form.getByRole('link', { name: translate('fallback') })).toHaveAttribute(
        'href',
        fallbackHref,
      );
      expect(await nextEvent(page, 'sir-donate-error')).toMatchObject({ code: 'server', retryable: true });
    });

    const invalidAttributes: readonly (readonly [
      what: string,
      attributes: Record<string, string | null>,
      code: string,
    ])[] = [
      ['no key', { 'publishable-key': null }, 'invalid-key'],
      ['a malformed key', { 'publishable-key': 'pk_prod_1' }, 'invalid-key'],
      ['no nonprofit', { nonprofit: ' ' }, 'invalid-nonprofit'],
      ['a secret key', { 'publishable-key': 'sk_test_0123456789' }, 'secret-key'],
      ['a secret in an attribute of its own', { 'data-token': 'sk_live_0123456789' }, 'secret-key'],
    ];
    for (const [what, attributes, code] of invalidAttributes) {
      // Attributes of the host contract are validated before intent, other attributes when the form loads.
      for (const mode of 'data-token' in attributes
        ? (['inline'] as const)
        : (['button', 'inline'] as const)) {
        const isMissing = what.startsWith('no ');
        test(`shows the problem ${isMissing ? 'when a donor comes' : 'at once'} and sends no request with ${what} (mode ${mode})`, {
          tag: '@invariant-1',
        }, async ({ page, openWidget, sandbox, record }) => {
          await page.clock.install();
          await openWidget(way.page({ attributes: { mode, ...attributes } }));
          const form = way.form(page);
          if (isMissing && mode === 'button') await donateButton(page).click();
          // What is missing may come late: an inline form waits for it before it says so.
          await expect(async () => {
            await skipTime(page, 1_000);
            await expect(form.getByRole('alert')).toBeVisible({ timeout: 200 });
          }).toPass();
          await expect(form.getByRole('alert')).toContainText(translate('problemSetup'));
          await expect(form.getByRole('link', { name: translate('fallback') })).toBeVisible();
          await expect(donateButton(page)).toBeHidden();
          expect(await nextEvent(page, 'sir-donate-error')).toMatchObject({ code, retryable: false });
          expect(await sandbox.requests()).toEqual([]);
          expect(record.warnings.length).toBe(1);
          const everything = [...record.lines, ...record.requests.map((request) => request.url())].join('\n');
          expect(everything).not.toContain('0123456789');

          // With valid attributes it works.
          await write(page, {
            'publishable-key': sandbox.key(),
            nonprofit: 'clean-water-fund',
            'data-token': null,
          });
          if (isMissing && mode === 'button') {
            // The press from before opens the form.
            await expect(page.getByRole('dialog')).toBeVisible();
            await expect(form.getByRole('group', { name: translate('amount') })).toBeVisible();
          } else await startIn(page, mode, form);
        });
      }
    }

    test('warns once about a malformed attribute and ignores it', async ({ openForm, record }) => {
      const page = await openForm(way.page({ attributes: { provider: 'paypal' } }));
      await expect(preset(way.form(page), '$25')).toBeVisible();
      expect(record.warnings).toEqual([
        `${consolePrefix} provider="paypal" is not understood and was ignored. Accepted: stripe or every.org.`,
      ]);
    });

    test('formats amounts in the language of the element around the widget', async ({ openForm }) => {
      const page = await openForm(
        way.page({
          attributes: { currency: 'EUR' },
          html: (widget) => `<main lang="de"><h1>Spenden</h1>${widget}</main>`,
        }),
      );
      await choose(preset(way.form(page), '25 €'));
    });
  });
}
