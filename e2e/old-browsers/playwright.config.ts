import { fileURLToPath } from 'node:url';
import { defineConfig } from 'playwright/test';
import base from '../../playwright.config.js';
import { launchOptionsOf, oldBrowsers } from './browsers.js';

const cwd = fileURLToPath(new URL('../..', import.meta.url));

/** `npm run test:old-browsers`: one project for each browser, after `install.ts`. */
export default defineConfig({
  ...base,
  testDir: '.',
  outputDir: '../../test-results/old-browsers',
  workers: 2,
  reporter: [[process.env.CI ? 'dot' : 'list'], ['../support/closing-line.ts']],
  webServer: [base.webServer ?? []].flat().map((server) => ({ ...server, cwd })),
  projects: [
    ...oldBrowsers.map((browser) => ({
      name: `chromium-${browser.version}`,
      testMatch: browser.isSupported ? /\/supported\.ts$/ : 'unsupported.ts',
      use: { browserName: 'chromium' as const, launchOptions: launchOptionsOf(browser) },
    })),
    { name: 'without-syntax', testMatch: 'without-syntax.ts' },
  ],
});
