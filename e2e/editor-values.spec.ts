/** What site editors make of values, and what the page tells them of those that stay wrong. */
import { addressOf, openWithoutScripts } from './support/bare-frame.js';
import {
  checkoutFrom,
  choose,
  donateButton,
  fillDetails,
  giveOnce,
  type Place,
  preset,
  toCheckout,
} from './support/donor.js';
import { frameAddress, frameOf, iframeHtml, inBareFrame } from './support/frame.js';
import { type HostPage, strictPolicy } from './support/host-page.js';
import type { Sandbox } from './support/sandbox.js';
import { expectSetupNotice } from './support/setup-notice.js';
import { expect, test } from './support/test.js';
import { translate } from './support/translations.js';
import { ways } from './support/ways.js';

const notice = (place: Place) => place.getByRole('complementary', { name: 'For the editor of this site' });

const curled = (sandbox: Sandbox) => ({
  'publishable-key': `“${sandbox.key()}\u200b”`,
  nonprofit: '\u00a0”clean-water-fund”',
  mode: '“inline”',
  amounts: '“7”,\u00a0“14”',
  'presets-only': '‘true’',
  theme: '“dark”',
});

for (const way of ways) {
  test(`values with curly quotes and invisible characters work as meant, ${way.name}`, async ({
    page,
    openWidget,
    sandbox,
    record,
  }) => {
    await openWidget(
      way.page({ attributes: { ...curled(sandbox), impact: '“14=feeds a family; and more; 7=two boards”' } }),
    );
    const form = way.form(page);
    await expect(form.getByRole('radio', { name: '$14 feeds a family; and more' })).toBeVisible();
    await expect(form.getByRole('radio', { name: '$7 two boards' })).toBeVisible();
    await expect(form.getByRole('textbox')).toHaveCount(0);
    await choose(form.getByRole('radio', { name: '$14 feeds a family' }));
    await form.getByRole('button', { name: translate('give', { amount: '$14' }), exact: true }).click();
    await fillDetails(form);
    await checkoutFrom(page, () => toCheckout(form).click());
    await expect.poll(() => sandbox.counts()).toMatchObject({ 'create-link': 1 });
    expect(record.warnings).toEqual([]);
    await page.reload();
    await expect(form.getByRole('heading', { name: translate('waitingTitle') })).toBeVisible();
  });

  test(`with a test key the page says which values are wrong, and repeats none, ${way.name}`, async ({
    page,
    openWidget,
  }) => {
    await openWidget(
      way.page({
        attributes: {
          mode: 'inline',
          amounts: 'ten and more',
          impact: '{"10":"a "quote""}',
          'referral-code': 'x',
        },
      }),
    );
    const form = way.form(page);
    await expect(notice(form)).toContainText('amounts is not understood and was ignored. Accepted: amounts');
    await expect(notice(form)).toContainText('impact is not understood and was ignored. Accepted: 25=feeds');
    await expect(notice(form)).not.toContainText('ten and more');
    await expect(preset(form, '$25')).toBeVisible();
    await page.locator('sir-donate').evaluate((element) => {
      element.setAttribute('amounts', '10,20');
      element.removeAttribute('impact');
    });
    await expect(preset(form, '$20')).toBeVisible();
    await expect(notice(form)).toHaveCount(0);
  });

  test(`a preview of the page says what is missing and where it is found, and the page does not, ${way.name}`, async ({
    page,
    postWidget,
  }) => {
    await page.clock.install();
    const address = await postWidget(way.page({ attributes: { mode: 'inline', 'publishable-key': null } }));
    const form = way.form(page);
    const shown = () =>
      expect(async () => {
        await page.clock.fastForward(3_000);
        await expect(form.getByRole('alert')).toBeVisible({ timeout: 200 });
      }).toPass();
    await page.goto(address);
    await shown();
    await expect(notice(form)).toHaveCount(0);
    await page.goto(`${address}?preview=true`);
    await shown();
    await expect(notice(form)).toContainText('publishable-key is missing');
    await expect(notice(form)).toContainText('SIR Giving under "Partner keys"');
  });
}

test('a preview shows a button without a key as not set up before any press', async ({
  page,
  postWidget,
}) => {
  await page.clock.install();
  await page.goto(`${await postWidget({ attributes: { nonprofit: null } })}?preview`);
  await expect(async () => {
    await page.clock.fastForward(1_000);
    await expect(notice(page)).toContainText('nonprofit is missing', { timeout: 200 });
  }).toPass();
  await expectSetupNotice(page);
});

test('a live key shows donors no notice, and its file is not requested', async ({
  page,
  openWidget,
  record,
}) => {
  const attributes: HostPage['attributes'] = {
    'publishable-key': 'pk_live_demo',
    'api-base': null,
    amount: 'x',
  };
  await page.route('https://api.sirgiving.org/**', (route) => route.abort());
  await openWidget({
    attributes,
    headers: {
      'Content-Security-Policy': strictPolicy.replace('connect-src', 'connect-src https://api.sirgiving.org'),
    },
  });
  await donateButton(page).click();
  await expect(preset(page, '$25')).toBeVisible();
  await expect.poll(() => record.warnings.join()).toContain('amount=');
  expect(record.requests.filter((request) => request.url().includes('editor-notice'))).toEqual([]);
});

test('a key that the API does not know is named on the page, with the place where keys are', async ({
  page,
  openWidget,
  sandbox,
}) => {
  await openWidget({ attributes: { mode: 'inline', 'publishable-key': sandbox.key('unknown') } });
  await expect(notice(page)).toContainText('401');
  await expect(notice(page)).toContainText('SIR Giving under "Partner keys"');
});

test('a secret in curly quotes is refused, and shown nowhere', { tag: '@invariant-1' }, async ({
  page,
  openWidget,
  sandbox,
  record,
}) => {
  await openWidget({ attributes: { mode: 'inline', nonprofit: `“${'0123456789abcdef'.repeat(4)}”` } });
  await expect(notice(page)).toContainText('looks like a secret key');
  const shown = await page.locator('sir-donate').evaluate((element) => element.shadowRoot?.textContent);
  expect(shown + record.lines.join('\n')).not.toContain('0123456789abcdef');
  expect(await sandbox.requests()).toEqual([]);
});

test.describe('the address of frame.html', () => {
  test('parameters with curly quotes and twice encoded ampersands work as meant', async ({
    page,
    sandbox,
    record,
  }) => {
    const address = frameAddress({ ...curled(sandbox), nonprofit: '“clean-water-fund”' });
    await openWithoutScripts(page, iframeHtml(address.replaceAll('&', '&amp;')));
    const form = inBareFrame(page);
    await giveOnce(page, '$14', form);
    await expect.poll(() => sandbox.counts()).toMatchObject({ 'create-link': 1 });
    expect(
      await (await frameOf(page)).evaluate(
        () => getComputedStyle(document.querySelector('main') as Element).colorScheme,
      ),
    ).toBe('dark');
    expect(record.warnings).toEqual([]);
  });

  test('says which parameters are wrong, and repeats none', async ({ page, sandbox }) => {
    await openWithoutScripts(
      page,
      iframeHtml(
        addressOf(sandbox, { amounts: 'call 0800', impact: '25=call 0800', frequency: 'call 0800' }),
      ),
    );
    const form = inBareFrame(page);
    await expect(preset(form, '$25')).toBeVisible();
    for (const name of ['amounts', 'frequency', 'impact'])
      await expect(notice(form)).toContainText(`${name} `);
    await expect(form.getByText('0800')).toHaveCount(0);
  });
});
