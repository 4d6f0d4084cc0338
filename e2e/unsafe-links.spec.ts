/** Links that are no checkout: the widget opens none of them and the donor loses nothing. */
import {
  chooseAmount,
  expectDetailsKept,
  fillDetails,
  heading,
  openDialog,
  toCheckout,
} from './support/donor.js';
import { widget } from './support/element.js';
import { hostileLinks, openPage, watch } from './support/hostile.js';
import { demoOrigins } from './support/origins.js';
import { detailsOf, eventsOf } from './support/recorder.js';
import { expect, test } from './support/test.js';
import { translate } from './support/translations.js';

test.describe('unsafe checkout links', () => {
  for (const [kind, links] of Object.entries(hostileLinks)) {
    test(`refuses an unsafe checkout link and tells the donor (${kind})`, {
      tag: ['@invariant-3', '@invariant-7'],
    }, async ({ openWidget, sandbox, context }) => {
      test.setTimeout(60_000);
      const page = await openWidget(openPage);
      const watching = watch(context, page);
      await openDialog(page);
      await chooseAmount(page);
      await fillDetails(page);
      for (const [at, link] of links.entries()) {
        await test.step(link, async () => {
          await sandbox.setDonationLink(link);
          const checkout = (['popup', 'tab', 'redirect'] as const)[at % 3] ?? 'popup';
          await widget(page).evaluate((element, to) => element.setAttribute('checkout', to), checkout);
          await toCheckout(page).click();
          await expect
            .poll(async () => (await detailsOf(page, 'sir-donate-error')).length, link)
            .toBe(at + 1);
          // A blank link counts as absent.
          const problem = link.trim() ? 'problemUnsafe' : 'problemServer';
          await expect(page.getByRole('alert')).toContainText(translate(problem));
          await expectDetailsKept(page);
          await watching.expectUnharmed(page);
        });
      }
      const events = await eventsOf(page);
      const errors = events.filter(({ type }) => type === 'sir-donate-error');
      expect(errors.map(({ detail }) => detail)).toEqual(
        links.map((link) =>
          expect.objectContaining(
            link.trim() ? { code: 'unsafe-link', retryable: false } : { code: 'bad-response' },
          ),
        ),
      );
      expect(events.filter(({ type }) => /before-checkout|-checkout$/.test(type))).toEqual([]);
      expect(JSON.stringify(errors)).not.toContain('evil');
      expect((await sandbox.requests('create-link')).length).toBe(links.length);
    });
  }

  test('refuses a checkout link to localhost with a live key', { tag: '@invariant-3' }, async ({
    page,
    context,
    openFilledDetails,
  }) => {
    await page.route('https://api.sirgiving.org/**', async (route) => {
      const { pathname } = new URL(route.request().url());
      const json = pathname.endsWith('/config')
        ? { name: 'P', isActive: true, enabledFeatures: ['DONATIONS'] }
        : pathname.endsWith('/create-link')
          ? { donationLink: `${demoOrigins.checkout}/stripe/1`, partnerDonationId: 'pd_1' }
          : { name: 'Clean Water Fund', status: 'ACTIVE', logo: null };
      await route.fulfill({ json, headers: { 'Access-Control-Allow-Origin': '*' } });
    });
    await openFilledDetails({
      ...openPage,
      attributes: { 'publishable-key': 'pk_live_attacks', 'api-base': null },
    });
    await toCheckout(page).click();
    await expect(page.getByRole('alert')).toContainText(translate('problemUnsafe'));
    await expectDetailsKept(page);
    await expect.poll(() => context.pages().length).toBe(1);
  });

  test('does not show a fallback link with a javascript: scheme', { tag: '@invariant-3' }, async ({
    openWidget,
    sandbox,
    context,
  }) => {
    sandbox.key('suspended');
    const page = await openWidget({ ...openPage, label: '<a href="javascript:top.canary=1">Donate</a>' });
    const watching = watch(context, page);
    await openDialog(page);
    await expect(heading(page, 'unavailableTitle')).toBeVisible();
    await expect(page.getByRole('dialog').getByRole('link')).toHaveCount(0);
    await watching.expectUnharmed(page);
  });
});
