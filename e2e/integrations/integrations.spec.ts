/** Every criterion in every app of `demo/integrations`, which `npm run integrations` builds from the packed package. */
import { test as base } from '../support/test.js';
import { AppPage } from './app-page.js';
import { integrationApps } from './apps.js';
import { type Criterion, criteria, criterionIds } from './criteria.js';
import { type AppServer, serveApps } from './serve.js';

const test = base.extend<object, { appServer: AppServer }>({
  appServer: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of what a fixture needs from here.
    async ({}, use) => {
      const server = await serveApps();
      await use(server);
      await server.close();
    },
    { scope: 'worker' },
  ],
});

for (const app of integrationApps) {
  test.describe(app.title, () => {
    for (const id of criterionIds) {
      if (app.exceptions[id] !== undefined) continue;
      const { title, tag, run }: Criterion = criteria[id];
      const details = {
        ...(tag && { tag }),
        annotation: [
          { type: 'app', description: app.name },
          { type: 'criterion', description: id },
        ],
      };
      test(title, details, async ({ page, sandbox, record, appServer }) => {
        const appPage = new AppPage(page, (variant) => appServer.address(app, variant), sandbox);
        await run({ app: appPage, page, record });
      });
    }
  });
}
