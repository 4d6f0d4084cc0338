/** A partner's unit tests, run by the partner's own test runner. */
import { expect, test } from 'playwright/test';
import { runnerCriterion } from '../integrations/results.js';
import { runnerApps } from './apps.js';
import { isChosen, readBuildResults } from './build-results.js';
import { appFolder, runIn } from './install.js';

const results = readBuildResults();

for (const { folder, title, test: commands } of runnerApps.filter((app) => isChosen(app.folder))) {
  test(`${title}: a host page can be tested, and the package is inert`, {
    annotation: [
      { type: 'app', description: folder },
      { type: 'criterion', description: runnerCriterion.id },
    ],
  }, async () => {
    expect(results[folder]?.error).toBeUndefined();
    for (const command of commands) await runIn(appFolder(folder), command);
  });
}
