/** `analytics="datalayer"`, and the recipes of docs/analytics.md as they stand there. */
import { addressOf, openListening } from './support/bare-frame.js';
import { codeBlock, exampleAttributes } from './support/code-block.js';
import { donor, finish, giveOnce, heading, openDialog } from './support/donor.js';
import { frameOf, iframeHtml, inBareFrame } from './support/frame.js';
import { pageScript } from './support/host-page.js';
import { expect, nextEvent, type Page, test } from './support/test.js';
import { ways } from './support/ways.js';

const recipe = (heading: string): string => codeBlock(heading, 'js', 'analytics');

/** The tools of the recipes, which note what they get, and the recipes. */
const recipes = pageScript(`
  window.calls = [];
  const note = (tool) => (...values) => { calls.push([tool, ...values]); };
  const gtag = note('gtag'), plausible = note('plausible');
  const _paq = { push: (values) => note('matomo')(...values) };
  ${['Amounts', 'GA4 without a tag manager', 'Matomo', 'Plausible', 'A funnel of steps', 'Consent that comes later'].map(recipe).join('')}
`);

const noted = (page: Page, name: 'calls' | 'dataLayer'): Promise<unknown[]> =>
  page.evaluate((name) => Reflect.get(window, name) ?? [], name);

for (const way of ways) {
  test(`a donation is in the data layer and in every recipe, once, ${way.name}`, {
    tag: '@invariant-4',
  }, async ({ openWidget, sandbox, record }) => {
    const attributes = exampleAttributes('analytics', 'Google Tag Manager');
    const page = await openWidget(way.page({ attributes, head: recipes }));
    const form = way.form(page);
    await openDialog(page);
    expect(await page.evaluate(() => 'dataLayer' in window)).toBe(false);
    const checkout = await giveOnce(page, '$25', form);
    const { id } = await sandbox.donation();
    const gift = {
      currency: 'USD',
      value: 25,
      items: [
        {
          item_id: 'clean-water-fund',
          item_name: 'clean-water-fund',
          item_variant: 'once',
          price: 25,
          quantity: 1,
        },
      ],
    };
    const begun = [{ ecommerce: null }, { event: 'begin_checkout', debug_mode: true, ecommerce: gift }];
    await expect.poll(() => noted(page, 'dataLayer')).toEqual(begun);
    const whileWaiting = await page.evaluate(() => ({ ...localStorage }));
    await finish(page, checkout);
    await nextEvent(page, 'sir-donate-complete');
    const ended = [
      { ecommerce: null },
      { event: 'purchase', debug_mode: true, ecommerce: { transaction_id: id, ...gift } },
    ];
    await expect.poll(() => noted(page, 'dataLayer')).toEqual([...begun, ...ended]);

    // A consent manager starts now.
    await page.evaluate("startAnalytics(note('late'))");
    const calls = await noted(page, 'calls');
    expect(calls).toEqual(
      expect.arrayContaining([
        ['gtag', 'event', 'donation_step', { from: 'amount', to: 'details' }],
        [
          'gtag',
          'event',
          'purchase',
          expect.objectContaining({ transaction_id: id, value: 25, currency: 'USD' }),
        ],
        ['late', expect.objectContaining({ partnerDonationId: id, amountMinor: 2500 })],
      ]),
    );
    expect(calls.filter((call) => /matomo|plausible/.test(JSON.stringify(call)))).toEqual([]);
    const everything = JSON.stringify([calls, await noted(page, 'dataLayer')]);
    for (const typed of Object.values(donor)) expect(everything).not.toContain(typed);

    // As if another tab, or this one after a reload, learned of the end once more.
    await page.evaluate((entries) => {
      for (const [name, value] of Object.entries(entries)) localStorage.setItem(name, value);
    }, whileWaiting);
    await page.reload();
    await expect.poll(async () => JSON.stringify(await noted(page, 'calls'))).toContain('"purchase"');
    expect(await noted(page, 'dataLayer')).toEqual([]);
    expect(await page.evaluate((name) => localStorage.getItem(name), `sir-donate:purchase:${id}`)).toMatch(
      /^\d+$/,
    );
    expect(record.warnings).toEqual([]);
  });
}

test('recipes for Matomo and Plausible count a real donation and no other', async ({ openWidget }) => {
  const page = await openWidget({ attributes: { 'publishable-key': null }, head: recipes });
  const detail = {
    partnerDonationId: 'pd_1',
    amountMinor: 1_234,
    currency: 'KWD',
    frequency: 'monthly',
    nonprofit: 'clean-water-fund',
    environment: 'production',
  };
  await page.evaluate((detail) => {
    for (const change of [{}, { environment: 'sandbox' }, { simulated: true }])
      document.dispatchEvent(new CustomEvent('sir-donate-complete', { detail: { ...detail, ...change } }));
  }, detail);
  const calls = await noted(page, 'calls');
  expect(calls.filter((call) => /matomo|plausible/.test(JSON.stringify(call)))).toEqual([
    ['matomo', 'addEcommerceItem', 'clean-water-fund', 'clean-water-fund', 'monthly', 1.234, 1],
    ['matomo', 'trackEcommerceOrder', 'pd_1', 1.234],
    [
      'plausible',
      'Donation',
      {
        revenue: { currency: 'KWD', amount: 1.234 },
        props: { nonprofit: 'clean-water-fund', frequency: 'monthly' },
      },
    ],
  ]);
});

test('a bare frame pushes nothing, even if its address asks for it', async ({ page, sandbox, record }) => {
  await openListening(page, iframeHtml(`${addressOf(sandbox)}&analytics=datalayer`), { listener: false });
  const form = inBareFrame(page);
  await finish(page, await giveOnce(page, '$25', form));
  await expect(heading(form, 'thanksTitle')).toBeVisible();
  expect(await page.evaluate(() => 'dataLayer' in window)).toBe(false);
  expect(await (await frameOf(page)).evaluate(() => 'dataLayer' in window)).toBe(false);
  expect(record.warnings).toEqual([
    expect.stringContaining('analytics was ignored: an address cannot set it'),
  ]);
});
