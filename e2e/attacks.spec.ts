/** Forged messages, hostile answers, attributes and links: nothing runs, nothing opens, nothing is lost or told. */

import { type Endpoint, endpoints } from '../demo/sandbox/routes.js';
import { postRaw } from './support/csp.js';
import {
  chooseAmount,
  comeBackLater,
  donateButton,
  donor,
  expectDetailsKept,
  fillDetails,
  finish,
  giveOnce,
  heading,
  notice,
  openDialog,
  preset,
  refill,
  toCheckout,
} from './support/donor.js';
import {
  expectLayoutHolds,
  hostileLinks,
  hostileLogos,
  hostileTexts,
  openPage,
  watch,
} from './support/hostile.js';
import { demoOrigins } from './support/origins.js';
import { detailsOf, eventsOf } from './support/recorder.js';
import type { Sandbox } from './support/sandbox.js';
import { broadcastsReceived, settled } from './support/settled.js';
import { expect, nextEvent, type Page, test } from './support/test.js';
import { translate } from './support/translations.js';

const widget = (page: Page) => page.locator('sir-donate');
const stateOf = (page: Page) => widget(page).evaluate((element) => Reflect.get(element, 'state'));

async function control(path: string, body: object): Promise<void> {
  const response = await fetch(`${demoOrigins.api}/_control/${path}`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  });
  expect(response.ok).toBe(true);
}

const setLink = (sandbox: Sandbox, donationLink: string) =>
  control('link', { key: sandbox.key(), donationLink });

/** Answers some of the API's calls with other text than the sandbox's. */
async function rewrite(page: Page, path: string, change: (json: string) => string): Promise<void> {
  await page.route(`${demoOrigins.api}/v1/partner/${path}`, async (route) => {
    if (route.request().method() === 'OPTIONS') return route.continue();
    const response = await route.fetch();
    return route.fulfill({ response, body: change(await response.text()) });
  });
}

/** Has an endpoint's answers carry more fields, as they are written, `__proto__` included. */
const addFields = (sandbox: Sandbox, endpoint: Endpoint, json: string) =>
  control('fields', { key: sandbox.key(), endpoint, json });

const prototypeKeys =
  '"__proto__":{"polluted":1,"isActive":false},"constructor":{"prototype":{"polluted":1}},"prototype":{"polluted":1},"toString":"x","hasOwnProperty":1,"then":"x","toJSON":"x"';

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
          await setLink(sandbox, link);
          const checkout = (['popup', 'tab', 'redirect'] as const)[at % 3] ?? 'popup';
          await widget(page).evaluate((element, to) => element.setAttribute('checkout', to), checkout);
          await toCheckout(page).click();
          await expect
            .poll(async () => (await detailsOf(page, 'sir-donate-error')).length, link)
            .toBe(at + 1);
          await expect(page.getByRole('alert')).toContainText(translate('problemUnsafe'));
          await expectDetailsKept(page);
          await watching.expectUnharmed(page);
        });
      }
      const events = await eventsOf(page);
      const errors = events.filter(({ type }) => type === 'sir-donate-error');
      expect(errors.map(({ detail }) => detail)).toEqual(
        links.map(() => expect.objectContaining({ code: 'unsafe-link', retryable: false })),
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
        if (fields) await addFields(sandbox, endpoint, fields);
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
      await addFields(sandbox, 'status', `"status":${json},"donationStatus":${json},"message":${json}`);
      const asked = (await sandbox.counts()).status ?? 0;
      await expect(async () => {
        await page.clock.fastForward(60_000);
        expect((await sandbox.counts()).status ?? 0).toBeGreaterThan(asked);
      }, kind).toPass({ intervals: [20] });
      await settled(page);
      expect(['waiting', 'pending'], kind).toContain(await stateOf(page));
      await expectLayoutHolds(page);
      await watching.expectUnharmed(page);
    }
    expect(await detailsOf(page, 'sir-donate-failed')).toEqual([]);
    expect(record.lines.filter((line) => line.length > 2000)).toEqual([]);
    await addFields(sandbox, 'status', '"message":"as it should be"');
    await sandbox.settle('pay');
    await comeBackLater(page);
    await expect(heading(page, 'thanksTitle')).toBeVisible();
  });

  for (const [kind, text] of Object.entries(hostileTexts)) {
    test(`shows a rejection that contains ${kind} as harmless text at 360 px`, {
      tag: ['@invariant-5', '@invariant-7', '@invariant-10'],
    }, async ({ page, openWidget, context, record }) => {
      await page.setViewportSize({ width: 360, height: 740 });
      /** In the API's own shape, some of it led by the name of a field, as NestJS words it. */
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
      await expect(notice(page)).toContainText(translate('problemRejected'));
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
    // The fixture sees that nothing but the four endpoints was asked; the id stays one segment of the path.
    expect((await sandbox.requests('status')).every(({ path }) => /status\/[^/?#]+$/.test(path))).toBe(true);
  });

  test('completes a donation when every response contains prototype keys', { tag: '@invariant-10' }, async ({
    page,
    openWidget,
    sandbox,
    context,
  }) => {
    for (const endpoint of endpoints) await addFields(sandbox, endpoint, prototypeKeys);
    await openWidget(openPage);
    const watching = watch(context, page);
    await openDialog(page);
    await finish(page, await giveOnce(page));
    expect((await nextEvent(page, 'sir-donate-complete')).partnerDonationId).toBe(
      (await sandbox.donation()).id,
    );
    await watching.expectUnharmed(page);
  });

  test('shows that donations are unavailable when responses contain only prototype keys', {
    tag: '@invariant-10',
  }, async ({ page, openWidget, context }) => {
    for (const path of ['config', 'organizations/*']) await rewrite(page, path, () => `{${prototypeKeys}}`);
    await openWidget(openPage);
    const watching = watch(context, page);
    await openDialog(page);
    await expect(heading(page, 'unavailableTitle')).toBeVisible();
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

test.describe('hostile attributes', () => {
  /** By script: not all of them can be written in HTML. */
  const setAttributes = (page: Page, attributes: Readonly<Record<string, string>>) =>
    widget(page).evaluate((element, entries) => {
      for (const [name, value] of entries) element.setAttribute(name, value);
    }, Object.entries(attributes));

  /** Those of the form's texts by which the donor below finds nothing. */
  const wordsToReplace = [
    'frequency',
    'otherAmount',
    'tip',
    'emailHint',
    'gift',
    'tipRow',
    'total',
    'secureBy',
    'emailMalformed',
    'waitingText',
    'thanksText',
    'nextTitle',
    'receipt',
    'share',
    'giveAgain',
  ];

  for (const [kind, text] of Object.entries(hostileTexts)) {
    test(`completes a donation with ${kind} in every text attribute at 360 px`, {
      tag: ['@invariant-5', '@invariant-7', '@invariant-10'],
    }, async ({ page, openWidget, sandbox, context, record }) => {
      await page.setViewportSize({ width: 360, height: 740 });
      await openWidget({ ...openPage, attributes: { amounts: '10,25,50' } });
      // One letter under a pile of marks is as wide as the font makes it: names are cut for it, the page's words are not.
      const word = kind === 'combining marks' ? text.slice(0, 20) : text;
      await setAttributes(page, {
        impact: JSON.stringify({ 25: text, 50: text }),
        strings: JSON.stringify(Object.fromEntries(wordsToReplace.map((key) => [key, word]))),
        'donor-first-name': text,
        'donor-last-name': text,
        'donor-email': text,
        'referral-code': text,
      });
      const watching = watch(context, page);
      await openDialog(page);
      await expect(page.getByText(translate('amount'), { exact: true })).toBeVisible();
      await expectLayoutHolds(page);
      await page.getByRole('radio').filter({ visible: true }).nth(2).check({ force: true });
      await page.getByRole('button', { name: translate('give', { amount: '$10' }), exact: true }).click();
      await expect(heading(page, 'yourDetails')).toBeVisible();
      await expectLayoutHolds(page);
      await watching.expectUnharmed(page);

      await toCheckout(page).click();
      await expect(notice(page)).toContainText(translate('checkFields'));
      await expectLayoutHolds(page);
      await refill(page.getByLabel(translate('email')), donor.email);
      const opening = page.waitForEvent('popup');
      await toCheckout(page).click();
      await finish(page, await opening);
      await expect(heading(page, 'thanksTitle')).toBeVisible();
      await expectLayoutHolds(page);
      await watching.expectUnharmed(page);
      const asTyped = text.trim().slice(0, 200);
      expect((await sandbox.requests('create-link')).map(({ body }) => body)).toEqual([
        expect.objectContaining({
          firstName: asTyped.trim(),
          lastName: asTyped.trim(),
          donorEmail: donor.email,
          referralCode: asTyped,
        }),
      ]);
      expect(record.lines.filter((line) => line.length > 2000)).toEqual([]);
    });

    test(`shows ${kind} as the label of the button without overflow at 360 px`, {
      tag: ['@invariant-5', '@invariant-10'],
    }, async ({ page, openWidget, context }) => {
      await page.setViewportSize({ width: 360, height: 740 });
      await openWidget(openPage);
      // As any button, ours is as wide as its longest word: one that breaks "Donate" would be worse.
      const label = text.replaceAll(/\S{10}/g, '$& ');
      await widget(page).evaluate((element, content) => {
        element.textContent = content;
      }, label);
      const watching = watch(context, page);
      const button = page.locator('sir-donate [part~="button"]');
      await expect.poll(() => button.evaluate((element) => element.textContent)).toBe(label.trim());
      await expectLayoutHolds(page);
      await button.focus();
      await page.keyboard.press('Enter');
      await expect(preset(page, '$25')).toBeVisible();
      await expectLayoutHolds(page);
      await watching.expectUnharmed(page);
    });

    test(`uses the default and warns in one short line when an attribute contains ${kind}`, {
      tag: '@invariant-10',
    }, async ({ openWidget, context, record }) => {
      const names = [
        'mode',
        'amounts',
        'amount',
        'min-amount',
        'max-amount',
        'impact',
        'currency',
        'frequencies',
        'frequency',
        'provider',
        'checkout',
        'locale',
        'theme',
        'presets-only',
      ];
      const page = await openWidget(openPage);
      await setAttributes(page, Object.fromEntries(names.map((name) => [name, text])));
      const watching = watch(context, page);
      await openDialog(page);
      await expect(preset(page, '$25')).toBeVisible();
      expect(record.warnings.length).toBe(names.length);
      expect(record.warnings.filter((line) => line.length > 300)).toEqual([]);
      await watching.expectUnharmed(page);
    });
  }

  test('ignores prototype keys in the impact attribute', { tag: '@invariant-10' }, async ({
    openWidget,
    context,
    record,
  }) => {
    const page = await openWidget({
      ...openPage,
      attributes: { impact: `{${prototypeKeys},"25":"a tree"}` },
    });
    const watching = watch(context, page);
    await openDialog(page);
    await expect(preset(page, '$25').or(preset(page, '$25 a tree'))).toBeVisible();
    expect(record.warnings.length).toBeLessThanOrEqual(1);
    await watching.expectUnharmed(page);
  });
});

test.describe('forged returned messages', () => {
  const right = { source: 'sir-donate', version: 1, type: 'returned', detail: {} };
  const wrong: Readonly<Record<string, string>> = {
    'wrong source': '({ source: "sir-donate2", version: 1, type: "returned", detail: {} })',
    'wrong version': '({ source: "sir-donate", version: 2, type: "returned", detail: {} })',
    'version as text': '({ source: "sir-donate", version: "1", type: "returned", detail: {} })',
    'a result': '({ source: "sir-donate", version: 1, type: "complete", detail: { status: "COMPLETED" } })',
    'an event of ours':
      '({ source: "sir-donate", version: 1, type: "sir-donate-complete", detail: { partnerDonationId: id, amountMinor: 1 } })',
    'another donation':
      '({ source: "sir-donate", version: 1, type: "returned", detail: { partnerDonationId: "pd_other" } })',
    oversized:
      '({ source: "sir-donate", version: 1, type: "returned", detail: { partnerDonationId: "x".repeat(2e7) } })',
    'prototype keys':
      'JSON.parse(`{"__proto__":{"source":"sir-donate","version":1,"type":"returned","detail":{},"polluted":1},"constructor":{"prototype":{"polluted":1}}}`)',
    'a number': '1',
    nothing: 'null',
    'a map': 'new Map([["source", "sir-donate"], ["version", 1], ["type", "returned"], ["detail", {}]])',
    'text of JSON': 'JSON.stringify({ source: "sir-donate", version: 1, type: "returned", detail: {} })',
  };

  /** To a donation under way, with a clock that stands still: no call is made but for a message. */
  async function startWaiting(page: Page, open: () => Promise<unknown>): Promise<void> {
    await page.clock.install();
    await open();
    await openDialog(page);
    await giveOnce(page);
    await page.bringToFront();
    await expect(heading(page, 'waitingTitle')).toBeVisible();
    await page.clock.pauseAt(Date.now() + 3_600);
    // The first timed call may have fallen due on the way there.
    await settled(page);
  }

  const statusCalls = async (sandbox: Sandbox): Promise<number> => (await sandbox.counts()).status ?? 0;

  test('ignores messages of another shape while a donation is under way', {
    tag: ['@invariant-4', '@invariant-9'],
  }, async ({ page, openWidget, sandbox, context }) => {
    await startWaiting(page, () => openWidget(openPage));
    const before = { calls: await statusCalls(sandbox), events: (await eventsOf(page)).length };
    const elsewhere = await context.newPage();
    await elsewhere.goto(await postRaw('<!doctype html><title>Another tab</title>'));
    const { id } = await sandbox.donation();
    for (const code of Object.values(wrong)) {
      const send = `{ const id = ${JSON.stringify(id)}; const data = ${code};`;
      await page.evaluate(`${send} postMessage(data, '*'); }`);
      await elsewhere.evaluate(`${send} new BroadcastChannel('sir-donate').postMessage(data); }`);
    }
    await broadcastsReceived(page, elsewhere);
    expect(await statusCalls(sandbox)).toBe(before.calls);
    expect((await eventsOf(page)).length).toBe(before.events);
    expect(await stateOf(page)).toBe('waiting');
    expect(await page.evaluate(() => Reflect.get({}, 'polluted'))).toBeUndefined();
  });

  test('polls the status at most once for thousands of forged returned messages', {
    tag: '@invariant-9',
  }, async ({ page, openWidget, sandbox, context }) => {
    const evil = await postRaw(
      `<!doctype html><title>Evil frame</title><script>for (let at = 0; at < 1000; at++) parent.postMessage(${JSON.stringify(right)}, '*');
parent.postMessage('all said', '*');</script>`,
    );
    await startWaiting(page, () => openWidget(openPage));
    const before = { calls: await statusCalls(sandbox), events: (await eventsOf(page)).length };
    const elsewhere = await context.newPage();
    await elsewhere.goto(await postRaw('<!doctype html><title>Another tab</title>'));
    await page.bringToFront();
    await page.evaluate((data) => {
      for (let at = 0; at < 1000; at++) postMessage(data, '*');
    }, right);
    await elsewhere.evaluate((data) => {
      const channel = new BroadcastChannel('sir-donate');
      for (let at = 0; at < 1000; at++) channel.postMessage(data);
    }, right);
    // Another name of this machine stands for a stranger's origin: a frame in the partner's page.
    await page.evaluate(async (src) => {
      const frame = document.createElement('iframe');
      frame.src = src.replace('localhost', '127.0.0.1');
      const allSaid = new Promise((resolve) =>
        addEventListener('message', ({ data }) => data === 'all said' && resolve(undefined)),
      );
      document.body.append(frame);
      await allSaid;
    }, evil);
    await broadcastsReceived(page, elsewhere);
    const calls = (await statusCalls(sandbox)) - before.calls;
    expect(calls).toBeLessThanOrEqual(1);
    expect((await eventsOf(page)).length).toBe(before.events);
    expect(await stateOf(page)).toBe('waiting');
  });

  test('polls the status at most twenty times while forged returned messages arrive for half an hour', {
    tag: '@invariant-9',
  }, async ({ page, openWidget, sandbox }) => {
    await startWaiting(page, () => openWidget(openPage));
    for (let at = 0; at < 58; at++) {
      await page.evaluate((data) => {
        for (let count = 0; count < 20; count++) postMessage(data, '*');
      }, right);
      await page.clock.fastForward(30_000);
    }
    await settled(page);
    expect(await statusCalls(sandbox)).toBeLessThanOrEqual(20);
    expect(await detailsOf(page, 'sir-donate-complete')).toEqual([]);
    expect(['waiting', 'pending']).toContain(await stateOf(page));
  });

  test('sends no status request for forged returned messages before a donation is made', {
    tag: '@invariant-9',
  }, async ({ openWidget, sandbox }) => {
    const page = await openWidget(openPage);
    await expect(donateButton(page)).toBeVisible();
    const flood = () =>
      page.evaluate((data) => {
        for (let at = 0; at < 1000; at++) postMessage(data, '*');
      }, right);
    await flood();
    await settled(page);
    expect(await sandbox.requests()).toEqual([]);
    await openDialog(page);
    await chooseAmount(page);
    await fillDetails(page);
    await flood();
    await settled(page);
    expect(await sandbox.requests('status')).toEqual([]);
    await expectDetailsKept(page);
  });
});

test.describe('the opener of the checkout window', () => {
  for (const checkout of ['popup', 'tab'] as const) {
    test(`a ${checkout} window has no opener before it navigates to the checkout`, {
      tag: '@invariant-3',
    }, async ({ openFilledDetails, sandbox }) => {
      await sandbox.hold('create-link');
      const page = await openFilledDetails({ attributes: { checkout } });
      const opening = page.waitForEvent('popup');
      await toCheckout(page).click();
      const window = await opening;
      expect(window.url()).toBe('about:blank');
      expect(await window.evaluate(() => globalThis.opener)).toBeNull();
    });
  }

  test('a checkout window that cannot be written into has no opener', { tag: '@invariant-3' }, async ({
    page,
    openForm,
  }) => {
    await page.addInitScript(() => {
      const { open } = window;
      window.open = (...given) => {
        const opened = open.apply(window, given);
        opened?.document.body?.remove();
        return opened;
      };
    });
    await openForm();
    const checkout = await giveOnce(page);
    expect(await checkout.evaluate(() => window.opener)).toBeNull();
  });
});

test.describe('donor data', () => {
  /** Everything that a page, its tabs and its console get to see. */
  async function listen(page: Page): Promise<() => Promise<string>> {
    await page.addInitScript(() => {
      const told: unknown[] = [];
      Object.assign(window, { told });
      addEventListener('message', ({ data }) => told.push(data));
      const { postMessage } = BroadcastChannel.prototype;
      BroadcastChannel.prototype.postMessage = function (data) {
        told.push(data);
        postMessage.call(this, data);
      };
    });
    return () =>
      page.evaluate(async () => {
        const databases = await indexedDB.databases();
        const files = 'caches' in window ? await caches.keys() : [];
        return JSON.stringify([
          Reflect.get(window, 'told'),
          { ...localStorage },
          // The specs' own record of events is looked at apart.
          Object.entries(sessionStorage).filter(([key]) => !key.startsWith('e2e:')),
          document.cookie,
          databases,
          files,
          history.state,
          window.name,
          document.title,
          location.href,
          performance.getEntries().map(({ name }) => name),
          [...document.querySelectorAll('sir-donate')].map((element) => element.outerHTML),
        ]);
      });
  }

  const refusals = {
    'a rejection that repeats it': {
      path: 'donations/create-link',
      status: 400,
      body: {
        statusCode: 400,
        message: [`donorEmail ${donor.email} must be an email`, `firstName ${donor.firstName} is odd`],
        error: `Bad ${donor.lastName}`,
      },
    },
    'a server error that repeats it': {
      path: 'donations/create-link',
      status: 500,
      body: { message: `${donor.email} ${donor.firstName} ${donor.lastName}`, stack: donor.email },
    },
    'a response of another shape that repeats it': {
      path: 'donations/create-link',
      status: 201,
      body: { donationLink: 7, email: donor.email, name: `${donor.firstName} ${donor.lastName}` },
    },
    'a link of another host that repeats it': {
      path: 'donations/create-link',
      status: 201,
      body: {
        donationLink: `https://evil.example/?email=${encodeURIComponent(donor.email)}&name=${donor.firstName}%20${donor.lastName}`,
        partnerDonationId: 'pd_1',
      },
    },
    'a failure reason that repeats it': {
      path: 'donations/status/*',
      status: 200,
      body: {
        status: 'FAILED',
        failureReason: `Card of ${donor.firstName} ${donor.lastName} (${donor.email}) was declined`,
      },
    },
    'a reward status that repeats it': {
      path: 'donations/status/*',
      status: 200,
      body: { status: 'COMPLETED', rewardStatus: `Sent to ${donor.email}`, tokens: 5 },
    },
  };
  for (const [kind, { path, status, body }] of Object.entries(refusals)) {
    test(`keeps donor data in memory and the create-link body after ${kind}`, {
      tag: '@invariant-4',
    }, async ({ page, openFilledDetails, sandbox, record, context }) => {
      const everything = await listen(page);
      await page.route(`${demoOrigins.api}/v1/partner/${path}`, (route) =>
        route.fulfill({ status, json: body, headers: { 'Access-Control-Allow-Origin': '*' } }),
      );
      await openFilledDetails();
      await toCheckout(page).click();
      const isStatus = path.includes('status');
      await expect
        .poll(async () =>
          (await eventsOf(page)).some(({ type }) =>
            isStatus ? /-failed$|-complete$/.test(type) : type === 'sir-donate-error',
          ),
        )
        .toBe(true);
      if (!isStatus) {
        await expect(notice(page)).toBeVisible();
        await expectDetailsKept(page);
        await expect.poll(() => context.pages().length).toBe(1);
      }
      const places = {
        page: await everything(),
        events: JSON.stringify(await eventsOf(page)),
        console: record.lines.join('\n'),
        addresses: record.requests.map((request) => request.url()).join('\n'),
        headers: record.requests.map((request) => JSON.stringify(request.headers())).join('\n'),
        bodies: record.requests
          .filter((request) => !request.url().endsWith('/create-link'))
          .map((request) => request.postData())
          .join('\n'),
        otherRequests: JSON.stringify(
          (await sandbox.requests()).filter(({ endpoint }) => endpoint !== 'create-link'),
        ),
      };
      for (const [place, text] of Object.entries(places))
        for (const typed of Object.values(donor))
          for (const written of [typed, encodeURIComponent(typed), btoa(typed)])
            expect(text, place).not.toContain(written);
    });
  }
});
