/**
 * Installs and builds all apps of `npm run test:frameworks`, one after the other, and writes what came of it. An app that
 * does not build fails its own test, and not those of the others. `SIR_FRAMEWORKS=next,jest` names the folders to take.
 */
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { type BrowserApp, browserApps, runnerApps } from './apps.js';
import { type BuildResults, buildResultsPath, isChosen } from './build-results.js';
import { buildApp, installApp, installedVersion, packPackage } from './install.js';

interface Built {
  id: string;
  folder: string;
  framework: string;
  build: BrowserApp['build'];
}

const apps: Built[] = [
  ...browserApps,
  ...runnerApps.map(({ folder, framework }) => ({ id: folder, folder, framework, build: [] })),
].filter(({ folder }) => isChosen(folder));

const tarball = await packPackage();
const results: BuildResults = {};
for (const app of apps) {
  const start = performance.now();
  try {
    await buildApp(app, await installApp(app.folder, tarball));
    results[app.id] = { version: await installedVersion(app.folder, app.framework) };
  } catch (error) {
    results[app.id] = { error: error instanceof Error ? error.message : `${error}` };
  }
  const seconds = Math.round((performance.now() - start) / 1000);
  console.log(`${results[app.id]?.error ? 'FAILED' : 'built'} ${app.id} in ${seconds} s`);
}
await mkdir(dirname(buildResultsPath), { recursive: true });
await writeFile(buildResultsPath, JSON.stringify(results, null, 2));
