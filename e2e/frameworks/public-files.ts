/** What a toolchain makes public: nothing of the machine that built it, and no page of the package. */
import { readdir, readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'playwright/test';
import { browserApps } from './apps.js';
import { isChosen, readBuildResults } from './build-results.js';
import { appFolder } from './install.js';

const results = readBuildResults();

const repository = fileURLToPath(new URL('../..', import.meta.url)).replace(/\/$/, '');

async function filesIn(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map(({ parentPath, name }) => join(parentPath, name));
}

for (const app of browserApps.filter(
  ({ folder, publicFolders }) => isChosen(folder) && publicFolders.length,
)) {
  test(`${app.title} publishes no path of the machine that built it, and no stray page`, async () => {
    test.skip(!results[app.id]?.version, 'it was not built');
    const folder = appFolder(app.folder);
    const paths = (await Promise.all(app.publicFolders.map((name) => filesIn(join(folder, name))))).flat();
    expect(paths.some((path) => /\.js$/.test(path))).toBe(true);
    // Turbopack's runtime has a template for such addresses.
    const forbidden = [folder, repository, 'node_modules/@sir-giving', /file:\/\/\/[\w.]/];
    const leaks: string[] = [];
    for (const path of paths) {
      const text = await readFile(path, 'utf8');
      const found = forbidden.filter((part) =>
        typeof part === 'string' ? text.includes(part) : part.test(text),
      );
      leaks.push(...found.map((part) => `${basename(path)}: ${part}`));
    }
    expect(leaks).toEqual([]);
    expect(paths.filter((path) => /frame[^/]*\.html$|complete[^/]*\.html$/.test(path))).toEqual([]);
  });
}
