import { fileURLToPath } from 'node:url';
import { defineConfig } from 'playwright/test';
import base from '../../playwright.config.js';

const cwd = fileURLToPath(new URL('../..', import.meta.url));

/** `npm run test:frameworks`: Chromium alone, after `build.ts`. */
export default defineConfig({
  ...base,
  testDir: '.',
  outputDir: '../../test-results/frameworks',
  workers: 2,
  timeout: 60_000,
  reporter: [[process.env.CI ? 'dot' : 'list'], ['./results-reporter.ts'], ['../support/closing-line.ts']],
  webServer: [base.webServer ?? []].flat().map((server) => ({ ...server, cwd })),
  projects: (base.projects ?? [])
    .filter(({ name }) => name === 'chromium')
    .map((project) => ({
      ...project,
      testMatch: /frameworks\/(browser-apps|public-files|test-runners)\.ts$/,
    })),
});
