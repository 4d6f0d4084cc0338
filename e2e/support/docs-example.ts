/** What the Playwright example of docs/testing.md runs in: its page, at the address that it names. */
import { layout } from '../../build/layout.js';
import { codeBlock } from './code-block.js';
import { demoOrigins } from './origins.js';
import { test as base, expect } from './test.js';

export const test = base.extend({
  // Not an origin of its own: Chromium keeps a page that no server has sent from the files of this machine.
  baseURL: demoOrigins.files,
  page: async ({ page, record }, use) => {
    const script = `<script async src="/${layout.major}/sir-donate.js"></script>`;
    await page.route('**/donate.html', (route) =>
      route.fulfill({
        contentType: 'text/html',
        body: `<!doctype html><title>Donate</title><link rel="icon" href="data:,">${codeBlock('Playwright', 'html')}${script}`,
      }),
    );
    await use(page);
    const others = record.requests
      .map((request) => request.url())
      .filter((url) => !url.startsWith(`${demoOrigins.files}/`));
    expect(others, 'requests of anything but the page and the files of the widget').toEqual([]);
  },
});

export { expect };
