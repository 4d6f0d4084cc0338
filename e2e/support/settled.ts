/**
 * How a spec shows that something does not happen: it waits until something later has happened, never for a while.
 */
import type { Frame, Page } from 'playwright/test';
import { demoOrigins } from './origins.js';

const barrier = { url: `${demoOrigins.api}/v1/partner/config`, key: 'pk_test_demo_barrier' };

/**
 * Waits until the page has received the messages sent to it so far, has run its tasks, and its requests have reached
 * the API: later requests with as many round trips have. If the page may not request the API, pass its frame.
 */
export async function settled(page: Page | Frame): Promise<void> {
  await page.evaluate(async ({ url, key }) => {
    for (let round = 0; round < 2; round++) {
      await new Promise((resolve) => {
        const marker = `settled ${Math.random()}`;
        const onMessage = ({ data }: MessageEvent) => {
          if (data !== marker) return;
          removeEventListener('message', onMessage);
          resolve(undefined);
        };
        addEventListener('message', onMessage);
        postMessage(marker, '*');
      });
      await fetch(url, { headers: { 'X-Partner-Key': key }, cache: 'no-store' });
    }
  }, barrier);
}

/** Waits until the tab `to` has received every message that the tab `from` has sent in the widget's BroadcastChannel. */
export async function broadcastsReceived(to: Page, from: Page): Promise<void> {
  const marker = `broadcast ${Math.random()}`;
  await to.evaluate((expected) => {
    const channel = new BroadcastChannel('sir-donate');
    const received = new Promise((resolve) => {
      channel.onmessage = ({ data }) => data === expected && resolve(undefined);
    });
    Object.assign(window, { received: received.then(() => channel.close()) });
  }, marker);
  await from.evaluate((sent) => new BroadcastChannel('sir-donate').postMessage(sent), marker);
  await to.evaluate(() => Reflect.get(window, 'received'));
  await settled(to);
}
