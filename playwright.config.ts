import { defineConfig } from 'playwright/test';
import { type BrowserName, findBrowser } from './e2e/browsers.js';
import { demoOrigins, demoPort } from './e2e/support/origins.js';

/**
 * The browser specs, against the demo's four servers over real HTTP. `dist/` must be built (`npm test` does it).
 * Chromium is a must. Firefox, where it is installed, runs along for what depends on the engine: windows, storage, fetch.
 */
const isCi = Boolean(process.env.CI);
const browsers = (process.env.SIR_BROWSERS ?? 'chromium')
  .split(',')
  .filter((name): name is BrowserName => name === 'chromium' || name === 'firefox');

const specs: Readonly<Record<BrowserName, string[]>> = {
  chromium: ['*.spec.ts'],
  firefox: [
    'giving.spec.ts',
    'keys.spec.ts',
    'languages.spec.ts',
    'same-behaviour.spec.ts',
    'isolated.spec.ts',
    'bare-frame.spec.ts',
    'frame-messages.spec.ts',
  ],
};

const project = (name: BrowserName) => {
  const launchOptions = findBrowser(name);
  const isMissing = !launchOptions && name !== 'chromium';
  return isMissing ? [] : [{ name, testMatch: specs[name], use: { browserName: name, launchOptions } }];
};

export default defineConfig({
  testDir: 'e2e',
  outputDir: 'test-results',
  fullyParallel: true,
  forbidOnly: isCi,
  retries: 0,
  workers: 2,
  timeout: 30_000,
  expect: { timeout: 7_000 },
  reporter: [[isCi ? 'dot' : 'list'], ['./e2e/support/closing-line.ts']],
  use: {
    viewport: { width: 1000, height: 900 },
    locale: 'en-US',
    // Nothing slides in, so nothing has to be waited for.
    contextOptions: { reducedMotion: 'reduce' },
    trace: 'off',
    screenshot: 'only-on-failure',
  },
  projects: browsers.flatMap(project),
  webServer: {
    command: 'npx tsx demo/start.ts',
    env: { SIR_DEMO_PORT: String(demoPort) },
    url: `${demoOrigins.host}/`,
    reuseExistingServer: false,
    gracefulShutdown: { signal: 'SIGTERM', timeout: 2_000 },
  },
});
