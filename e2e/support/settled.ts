/**
 * How a spec shows that something does not happen: not by waiting for a while, but until what comes after it has come.
 */
import type { Frame, Page } from 'playwright/test';
import { demoOrigins } from './origins.js';

const barrier = { url: `${demoOrigins.api}/v1/partner/config`, key: 'pk_test_demo_barrier' };

/**
 * Waits until all that a page has set off so far has happened: messages to it were delivered, its tasks have run, and
 * its requests have reached the API, since later ones have, which took as many round trips. Of a page that may not ask
 * the API itself, its frame.
 */
export async function settled(page: Page | Frame): Promise<void> {
  await page.evaluate(async ({ url, key }) => {
    for (let round = 0; round < 2; round++) {
      await new Promise((resolve) => {
        const marker = `settled ${Math.random()}`;
        const hear = ({ data }: MessageEvent) => {
          if (data !== marker) return;
          removeEventListener('message', hear);
          resolve(undefined);
        };
        addEventListener('message', hear);
        postMessage(marker, '*');
      });
      await fetch(url, { headers: { 'X-Partner-Key': key }, cache: 'no-store' });
    }
  }, barrier);
}

/** Waits until a tab has received all that another one has said so far in the widget's channel. */
export async function broadcastsReceived(by: Page, from: Page): Promise<void> {
  const marker = `heard ${Math.random()}`;
  await by.evaluate((expected) => {
    const channel = new BroadcastChannel('sir-donate');
    const received = new Promise((resolve) => {
      channel.onmessage = ({ data }) => data === expected && resolve(undefined);
    });
    Object.assign(window, { received: received.then(() => channel.close()) });
  }, marker);
  await from.evaluate((said) => new BroadcastChannel('sir-donate').postMessage(said), marker);
  await by.evaluate(() => Reflect.get(window, 'received'));
  await settled(by);
}
