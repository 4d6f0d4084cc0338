/** What the Playwright example of docs/testing.md runs in: its page, at the address that it names. */
import { readFileSync } from 'node:fs';
import { layout } from '../../build/layout.js';
import { demoOrigins } from './origins.js';
import { test as base, expect } from './test.js';

/** Returns the first block of code in a language below a heading of docs/testing.md. */
export function codeBlock(heading: string, language: 'html' | 'ts'): string {
  const page = readFileSync(new URL('../../docs/testing.md', import.meta.url), 'utf8');
  const [, section = ''] = page.split(`\n## ${heading}\n`);
  const [, code] = new RegExp(`^\`\`\`${language}\n([\\s\\S]*?)^\`\`\``, 'm').exec(section) ?? [];
  if (!code) throw new Error(`docs/testing.md has no ${language} code below "${heading}".`);
  return code;
}

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
