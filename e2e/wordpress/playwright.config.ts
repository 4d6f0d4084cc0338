import { fileURLToPath } from 'node:url';
import { defineConfig } from 'playwright/test';
import base from '../../playwright.config.js';
import { siteOrigin } from './addresses.js';

const cwd = fileURLToPath(new URL('../..', import.meta.url));

/** `npm run test:wordpress`: Chromium alone, after `install.ts`. The specs share one site, so that they run one by one. */
export default defineConfig({
  ...base,
  testDir: '.',
  outputDir: '../../test-results/wordpress',
  fullyParallel: false,
  workers: 1,
  timeout: 90_000,
  expect: { timeout: 15_000 },
  reporter: [[process.env.CI ? 'dot' : 'list'], ['../support/closing-line.ts']],
  webServer: [
    ...[base.webServer ?? []].flat().map((server) => ({ ...server, cwd })),
    {
      command: 'npx tsx e2e/wordpress/serve.ts',
      cwd,
      url: `${siteOrigin}/wp-login.php`,
      timeout: 120_000,
      reuseExistingServer: false,
      gracefulShutdown: { signal: 'SIGTERM', timeout: 10_000 },
    },
  ],
  projects: (base.projects ?? [])
    .filter(({ name }) => name === 'chromium')
    .map((project) => ({
      ...project,
      testMatch: /wordpress\/(block-editor|forms-by-role|script|settings|shortcode|themes)\.ts$/,
    })),
});
