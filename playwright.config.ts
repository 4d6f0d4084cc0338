import { fileURLToPath } from 'node:url';
import { defineConfig, type Project } from 'playwright/test';
import { chromiumForSpecs, engines, findBrowser } from './e2e/browsers/find.js';
import { demoOrigins, demoPort } from './e2e/support/origins.js';

/**
 * The browser specs, against the demo's four servers over real HTTP. `dist/` must be built (`npm test` does it).
 * Chromium is required; Firefox and WebKitGTK run along where they are installed, as `npm test` sees to.
 * `e2e/browsers/find.ts` tells which builds are taken, and how others are named.
 */
const isCi = Boolean(process.env.CI);

const project = (name: 'chromium' | 'firefox'): Project[] => {
  if (!engines.includes(name)) return [];
  const launchOptions = findBrowser(name === 'chromium' ? chromiumForSpecs : name);
  if (!launchOptions) {
    if (name === 'chromium')
      throw new Error('No Chromium to test in: `npx tsx e2e/browsers/install.ts` installs it.');
    return [];
  }
  const isFirefox = name === 'firefox';
  // In Firefox a picture of a failure puts a style into the page, whose policy forbids it.
  const screenshot = isFirefox ? 'off' : 'only-on-failure';
  return [
    {
      name,
      testMatch: '*.spec.ts',
      // A test over WebDriver BiDi takes about three times as long, and more on a machine that does other work as well.
      ...(isFirefox && { timeout: 90_000, expect: { timeout: 20_000 } }),
      use: { browserName: name, launchOptions, screenshot },
    },
  ];
};

/** A few pictures, compared with those beside their spec. */
const looks = (): Project => {
  const { args = [], ...launchOptions } = findBrowser(chromiumForSpecs) ?? {};
  return {
    name: 'looks',
    testMatch: 'looks/looks.ts',
    snapshotPathTemplate: '{testDir}/looks/{arg}{ext}',
    use: {
      browserName: 'chromium',
      // Letters are drawn as their outlines are, whatever the system prefers. The headless shell is told so by an
      // argument, a whole browser by fontconfig alone.
      launchOptions: {
        ...launchOptions,
        args: [...args, '--font-render-hinting=none', '--disable-lcd-text'],
        env: {
          ...process.env,
          FONTCONFIG_FILE: fileURLToPath(new URL('e2e/looks/fonts.conf', import.meta.url)),
        },
      },
    },
  };
};

/** Playwright's runner alone: it has no driver for WebKitGTK. */
const webkit: Project[] = engines.includes('webkit')
  ? [{ name: 'webkit', testMatch: 'webkit/webkit.ts' }]
  : [];

export default defineConfig({
  testDir: 'e2e',
  outputDir: 'test-results',
  fullyParallel: true,
  forbidOnly: isCi,
  workers: 3,
  timeout: 30_000,
  expect: { timeout: 7_000 },
  reporter: [
    [isCi ? 'dot' : 'list'],
    ['./e2e/support/closing-line.ts'],
    ['./e2e/support/sample.ts'],
    ['./e2e/support/invariant-reporter.ts'],
    ['./e2e/integrations/results-reporter.ts'],
  ],
  use: {
    viewport: { width: 1000, height: 900 },
    locale: 'en-US',
    // Nothing slides in, so nothing has to be waited for.
    contextOptions: { reducedMotion: 'reduce' },
    trace: 'off',
  },
  projects: [
    ...project('chromium'),
    ...project('firefox'),
    ...webkit,
    ...(engines.includes('chromium') ? [looks()] : []),
  ],
  webServer: {
    command: 'npx tsx demo/start.ts',
    env: { SIR_DEMO_PORT: String(demoPort) },
    url: `${demoOrigins.host}/`,
    reuseExistingServer: false,
    gracefulShutdown: { signal: 'SIGTERM', timeout: 2_000 },
  },
});
