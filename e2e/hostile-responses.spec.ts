/** Hostile responses of the API: no script runs, the layout holds and the donation still completes. */
import { type Endpoint, endpoints } from '../demo/sandbox/routes.js';
import {
  chooseAmount,
  comeBackLater,
  expectDetailsKept,
  fillDetails,
  finish,
  giveOnce,
  heading,
  openDialog,
  toCheckout,
} from './support/donor.js';
import { stateOf } from './support/element.js';
import {
  expectLayoutHolds,
  hostileLogos,
  hostileTexts,
  openPage,
  prototypeKeys,
  watch,
} from './support/hostile.js';
import { demoOrigins } from './support/origins.js';
import { detailsOf } from './support/recorder.js';
import { settled } from './support/settled.js';
import { expect, nextEvent, type Page, test } from './support/test.js';
import { translate } from './support/translations.js';

/** Replaces the body of some responses of the sandbox. */
async function rewrite(page: Page, path: string, change: (json: string) => string): Promise<void> {
  await page.route(`${demoOrigins.api}/v1/partner/${path}`, async (route) => {
    if (route.request().method() === 'OPTIONS') return route.continue();
    const response = await route.fetch();
    return route.fulfill({ response, body: change(await response.text()) });
  });
}

test.describe('hostile responses', () => {
  for (const [kind, text] of Object.entries(hostileTexts)) {
    test(`shows ${kind} in every response field as harmless text at 360 px`, {
      tag: ['@invariant-5', '@invariant-10'],
    }, async ({ page, openWidget, sandbox, context, record }) => {
      await page.setViewportSize({ width: 360, height: 740 });
      const json = JSON.stringify(text);
      const answers: Partial<Record<Endpoint, string>> = {
        config: `"name":${json},"id":${json},"slug":${json},"webhookUrl":${json},"rateLimit":${json},"enabledFeatures":[${json},"DONATIONS"],"tipConfig":{"enabled":true,"defaultPercent":10,"label":${json}}`,
        organization: `"name":${json},"slug":${json},"status":${json},"ein":${json},"id":${json},"description":${json},"logo":${JSON.stringify(`javascript:top.canary=1//${text}`)}`,
        'create-link': `"message":${json},"extra":${json}`,
        status: `"rewardStatus":${json},"failureReason":${json},"message":${json}`,
      };
      for (const endpoint of endpoints) {
        const fields = answers[endpoint];
        if (fields) await sandbox.addFields(endpoint, fields);
      }
      await openWidget(openPage);
      const watching = watch(context, page);
      await openDialog(page);
      const name = page.locator('sir-donate h2:not(:has(.skeleton))');
      await expect(name).toBeAttached();
      const shown = await name.textContent();
      expect(text.trim().replaceAll(/[\uD800-\uDFFF]/g, '')).toContain(
        (shown ?? '').replaceAll(/[\uFFFD\uD800-\uDFFF]/g, '').slice(0, 5),
      );
      expect(shown?.length).toBeLessThanOrEqual(200);
      await expectLayoutHolds(page);
      await chooseAmount(page);
      await expect(page.getByRole('group', { name: translate('tip') })).toBeVisible();
      await expectLayoutHolds(page);
      await watching.expectUnharmed(page);
      await fillDetails(page);
      const opening = page.waitForEvent('popup');
      await toCheckout(page).click();
      await finish(page, await opening);
      const { reward } = await nextEvent(page, 'sir-donate-complete');
      expect((reward?.status ?? '').length).toBeLessThanOrEqual(60);
      await expect(heading(page, 'thanksTitle')).toBeVisible();
      await expectLayoutHolds(page);
      await watching.expectUnharmed(page);
      expect(record.lines.filter((line) => line.length > 2000)).toEqual([]);
    });
  }

  test('treats a hostile status as no result and polls again at 360 px', {
    tag: ['@invariant-5', '@invariant-9', '@invariant-10'],
  }, async ({ page, openWidget, sandbox, context, record }) => {
    await page.setViewportSize({ width: 360, height: 740 });
    await page.clock.install();
    await openWidget(openPage);
    const watching = watch(context, page);
    await openDialog(page);
    const checkout = await giveOnce(page);
    await checkout.close();
    await page.bringToFront();
    await watching.expectUnharmed(page);
    await page.clock.pauseAt(Date.now() + 3_600);
    for (const [kind, text] of Object.entries(hostileTexts)) {
      const json = JSON.stringify(text);
      await sandbox.addFields('status', `"status":${json},"donationStatus":${json},"message":${json}`);
      const asked = (await sandbox.counts()).status ?? 0;
      await comeBackLater(page);
      await expect.poll(async () => (await sandbox.counts()).status ?? 0, kind).toBeGreaterThan(asked);
      await settled(page);
      expect(['waiting', 'pending'], kind).toContain(await stateOf(page));
      await expectLayoutHolds(page);
      await watching.expectUnharmed(page);
    }
    expect(await detailsOf(page, 'sir-donate-failed')).toEqual([]);
    expect(record.lines.filter((line) => line.length > 2000)).toEqual([]);
    await sandbox.addFields('status', '"message":"as it should be"');
    await sandbox.settle('pay');
    await comeBackLater(page);
    await expect(heading(page, 'thanksTitle')).toBeVisible();
  });

  for (const [kind, text] of Object.entries(hostileTexts)) {
    test(`shows a rejection that contains ${kind} as harmless text at 360 px`, {
      tag: ['@invariant-5', '@invariant-7', '@invariant-10'],
    }, async ({ page, openWidget, context, record }) => {
      await page.setViewportSize({ width: 360, height: 740 });
      /** Responds with a NestJS error; some of its messages start with the name of a field. */
      const refuse = (path: string) =>
        page.route(`${demoOrigins.api}/v1/partner/${path}`, (route) =>
          route.fulfill({
            status: 400,
            json: {
              statusCode: text,
              message: [text, `donorEmail ${text}`, `${text} firstName`],
              error: text,
            },
            headers: { 'Access-Control-Allow-Origin': '*' },
          }),
        );
      await refuse('donations/create-link');
      await openWidget(openPage);
      const watching = watch(context, page);
      await openDialog(page);
      await chooseAmount(page);
      await fillDetails(page);
      await toCheckout(page).click();
      // A sentence about the amount leads back to it.
      const isOfAmount = text.includes('amount');
      await expect(page.getByText(translate(isOfAmount ? 'amountRefused' : 'problemRejected'))).toBeVisible();
      if (isOfAmount) await chooseAmount(page);
      await expect(page.getByLabel(translate('firstName'))).toHaveAccessibleDescription(
        new RegExp(translate('refused')),
      );
      await expect(page.getByLabel(translate('lastName'))).not.toHaveAttribute('aria-invalid');
      await expectDetailsKept(page);
      await expectLayoutHolds(page);
      await watching.expectUnharmed(page);

      await refuse('config');
      await page.evaluate(() => localStorage.clear());
      await page.reload();
      await openDialog(page);
      await expect(heading(page, 'unavailableTitle')).toBeVisible();
      await expectLayoutHolds(page);
      await watching.expectUnharmed(page);
      expect((await detailsOf(page, 'sir-donate-error')).map(({ code }) => code)).toEqual([
        'rejected',
        'rejected',
      ]);
      expect(record.lines.filter((line) => line.length > 300)).toEqual([]);
    });
  }

  test('completes a donation when every response and the donation id are hostile', {
    tag: ['@invariant-2', '@invariant-5'],
  }, async ({ openWidget, sandbox, context }) => {
    await sandbox.plan({ endpoint: '*', fault: 'hostile' });
    const page = await openWidget(openPage);
    const watching = watch(context, page);
    await openDialog(page);
    await finish(page, await giveOnce(page));
    expect((await nextEvent(page, 'sir-donate-complete')).partnerDonationId).toContain('../../config');
    await watching.expectUnharmed(page);
    // The sandbox fixture checks that only the four endpoints were called. The id stays one segment of the path.
    expect((await sandbox.requests('status')).every(({ path }) => /status\/[^/?#]+$/.test(path))).toBe(true);
  });

  test('completes a donation when every response contains prototype keys', { tag: '@invariant-10' }, async ({
    page,
    openWidget,
    sandbox,
    context,
  }) => {
    for (const endpoint of endpoints) await sandbox.addFields(endpoint, prototypeKeys);
    await openWidget(openPage);
    const watching = watch(context, page);
    await openDialog(page);
    await finish(page, await giveOnce(page));
    expect((await nextEvent(page, 'sir-donate-complete')).partnerDonationId).toBe(
      (await sandbox.donation()).id,
    );
    await watching.expectUnharmed(page);
  });

  test('completes a donation when config and nonprofit contain only prototype keys', {
    tag: '@invariant-10',
  }, async ({ page, openWidget, context }) => {
    for (const path of ['config', 'organizations/*']) await rewrite(page, path, () => `{${prototypeKeys}}`);
    await openWidget(openPage);
    const watching = watch(context, page);
    await openDialog(page);
    await expect(page.getByRole('heading', { name: 'Clean Water Fund', exact: true })).toBeVisible();
    await finish(page, await giveOnce(page));
    await expect(heading(page, 'thanksTitle')).toBeVisible();
    await watching.expectUnharmed(page);
  });

  test('requests no logo whose URL is not an https image', { tag: ['@invariant-2', '@invariant-5'] }, async ({
    page,
    openWidget,
    context,
  }) => {
    let logo = '';
    await page.route(`${demoOrigins.api}/v1/partner/organizations/*`, async (route) => {
      const response = await route.fetch();
      const json: unknown = await response.json();
      await route.fulfill({ response, json: Object.assign({}, json, { logo, logoUrl: logo }) });
    });
    await openWidget(openPage);
    const watching = watch(context, page);
    for (logo of hostileLogos) {
      await page.evaluate(() => localStorage.clear());
      await page.reload();
      await openDialog(page);
      await expect(page.getByRole('heading', { name: 'Clean Water Fund of Lindenau' })).toBeVisible();
      await expect(page.locator('sir-donate img'), logo).toHaveCount(0);
      await watching.expectUnharmed(page);
    }
  });
});
