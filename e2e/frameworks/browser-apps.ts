/** Every criterion of `e2e/integrations/criteria.ts` in every app, as its own toolchain has built it. */
import { type AppControl, AppPage } from '../integrations/app-page.js';
import { type Criterion, criteria, criterionIds } from '../integrations/criteria.js';
import { donateButton, preset } from '../support/donor.js';
import { inFrame } from '../support/frame.js';
import { demoOrigins } from '../support/origins.js';
import { test as base, expect } from '../support/test.js';
import { type BrowserApp, browserApps } from './apps.js';
import { isChosen, readBuildResults } from './build-results.js';
import { type AppServer, serveApp } from './serve.js';

const results = readBuildResults();

class VisitedPage extends AppPage {
  /** Turbo cancels a visit when the next one starts, and then has an unhandled rejection. Meanwhile the page is busy. */
  override async press(control: AppControl): Promise<void> {
    await super.press(control);
    await expect(this.page.locator('html[aria-busy]')).toHaveCount(0);
  }
}

const test = base.extend<object, { serverOf: (app: BrowserApp) => Promise<AppServer> }>({
  serverOf: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of what a fixture needs from here.
    async ({}, use) => {
      const servers = new Map<string, Promise<AppServer>>();
      await use((app) => {
        const server = servers.get(app.id) ?? serveApp(app);
        servers.set(app.id, server);
        return server;
      });
      for (const server of servers.values()) await (await server).close();
    },
    { scope: 'worker', timeout: 60_000 },
  ],
});

for (const app of browserApps.filter(({ folder }) => isChosen(folder))) {
  test.describe(app.title, () => {
    const result = results[app.id];

    test('installs the packed package and builds', () => {
      expect(result?.error).toBeUndefined();
      expect(result?.version).toBeDefined();
    });

    for (const id of criterionIds) {
      const { title, run }: Criterion = criteria[id];
      if (app.exceptions[id] !== undefined) continue;
      const annotation = [
        { type: 'app', description: app.id },
        { type: 'criterion', description: id },
      ];
      test(title, { annotation }, async ({ page, sandbox, record, serverOf }) => {
        test.skip(!result?.version, 'it was not built');
        const { origin } = await serverOf(app);
        await run({
          app: new VisitedPage(page, (variant) => origin + app.path(variant), sandbox),
          page,
          record,
        });
      });
    }

    const { isolatedPath } = app;
    if (!isolatedPath) return;

    test('loads an isolated form from the frameUrl that it sets, and fails at once without one', async ({
      page,
      sandbox,
      record,
      serverOf,
    }) => {
      test.skip(!result?.version, 'it was not built');
      const { origin } = await serverOf(app);
      const query = new URLSearchParams({ key: sandbox.key(), api: demoOrigins.api });
      await page.clock.install();
      await page.goto(`${origin}${isolatedPath}?${query}`);
      await page.clock.pauseAt(Date.now() + 60_000);
      await donateButton(page).focus();
      await expect(page.getByRole('link', { name: 'Donate' })).toBeVisible();
      expect(record.warnings.join()).toContain('SirDonateElement.frameUrl');
      expect(record.requests.filter((request) => request.url().includes('frame.html'))).toEqual([]);
      await page.clock.resume();

      query.set('frame', `${demoOrigins.files}/v0/frame.html`);
      await page.goto(`${origin}${isolatedPath}?${query}`);
      await donateButton(page).click();
      await expect(preset(inFrame(page), '$25')).toBeVisible();
    });
  });
}
