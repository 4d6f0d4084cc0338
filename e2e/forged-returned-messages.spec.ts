/** Messages that claim that the donor is back: they cost at most one status request and never make a result. */
import { postRaw } from './support/csp.js';
import {
  chooseAmount,
  donateButton,
  expectDetailsKept,
  fillDetails,
  giveOnce,
  heading,
  openDialog,
} from './support/donor.js';
import { stateOf } from './support/element.js';
import { openPage } from './support/hostile.js';
import { detailsOf, eventsOf } from './support/recorder.js';
import type { Sandbox } from './support/sandbox.js';
import { broadcastsReceived, settled } from './support/settled.js';
import { expect, type Page, test } from './support/test.js';

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

  /** Goes to the waiting screen and stops the clock, so that only a message can cause a request. */
  async function startWaiting(page: Page, open: () => Promise<unknown>): Promise<void> {
    await page.clock.install();
    await open();
    await openDialog(page);
    await giveOnce(page);
    await page.bringToFront();
    await expect(heading(page, 'waitingTitle')).toBeVisible();
    await page.clock.pauseAt(Date.now() + 3_600);
    // The first timed request may have been sent on the way there.
    await settled(page);
  }

  const statusCalls = async (sandbox: Sandbox): Promise<number> => (await sandbox.counts()).status ?? 0;

  test('ignores messages of another shape while a donation is under way', {
    tag: ['@invariant-4', '@invariant-9'],
  }, async ({ page, openWidget, sandbox, context }) => {
    await startWaiting(page, () => openWidget(openPage));
    const before = { calls: await statusCalls(sandbox), events: (await eventsOf(page)).length };
    const otherTab = await context.newPage();
    await otherTab.goto(await postRaw('<!doctype html><title>Another tab</title>'));
    const { id } = await sandbox.donation();
    for (const code of Object.values(wrong)) {
      const send = `{ const id = ${JSON.stringify(id)}; const data = ${code};`;
      await page.evaluate(`${send} postMessage(data, '*'); }`);
      await otherTab.evaluate(`${send} new BroadcastChannel('sir-donate').postMessage(data); }`);
    }
    await broadcastsReceived(page, otherTab);
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
parent.postMessage('all sent', '*');</script>`,
    );
    await startWaiting(page, () => openWidget(openPage));
    const before = { calls: await statusCalls(sandbox), events: (await eventsOf(page)).length };
    const otherTab = await context.newPage();
    await otherTab.goto(await postRaw('<!doctype html><title>Another tab</title>'));
    await page.bringToFront();
    await page.evaluate((data) => {
      for (let at = 0; at < 1000; at++) postMessage(data, '*');
    }, right);
    await otherTab.evaluate((data) => {
      const channel = new BroadcastChannel('sir-donate');
      for (let at = 0; at < 1000; at++) channel.postMessage(data);
    }, right);
    // A frame on 127.0.0.1, which is another origin than localhost.
    await page.evaluate(async (src) => {
      const frame = document.createElement('iframe');
      frame.src = src.replace('localhost', '127.0.0.1');
      const allSent = new Promise((resolve) =>
        addEventListener('message', ({ data }) => data === 'all sent' && resolve(undefined)),
      );
      document.body.append(frame);
      await allSent;
    }, evil);
    await broadcastsReceived(page, otherTab);
    const calls = (await statusCalls(sandbox)) - before.calls;
    expect(calls).toBeLessThanOrEqual(1);
    expect((await eventsOf(page)).length).toBe(before.events);
    expect(await stateOf(page)).toBe('waiting');
  });

  test('polls the status at most 14 times while forged returned messages arrive for half an hour', {
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
    expect(await statusCalls(sandbox)).toBeLessThanOrEqual(14);
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
