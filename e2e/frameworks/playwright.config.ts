import { defineConfig } from 'playwright/test';
import base from '../../playwright.config.js';

/** `npm run test:frameworks`: Chromium alone, after `build.ts`. */
export default defineConfig({
  ...base,
  testDir: '.',
  outputDir: '../../test-results/frameworks',
  workers: 2,
  timeout: 60_000,
  reporter: [[process.env.CI ? 'dot' : 'list'], ['../support/closing-line.ts']],
  projects: (base.projects ?? [])
    .filter(({ name }) => name === 'chromium')
    .map((project) => ({
      ...project,
      testMatch: /frameworks\/(browser-apps|public-files|test-runners)\.ts$/,
    })),
});
