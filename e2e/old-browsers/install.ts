/** `npm run test:old-browsers` runs this before the specs: it downloads and unpacks the browsers that are missing. */
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { brotliDecompress } from 'node:zlib';
import { executableOf, folderOf, type OldBrowser, oldBrowsers, withoutSyntax } from './browsers.js';

const decompress = promisify(brotliDecompress);

/** Packs the package from the registry, which runs no script of it, and unpacks what its archives hold. */
async function install(browser: OldBrowser): Promise<void> {
  const folder = folderOf(browser);
  const draft = `${folder}.new`;
  await rm(draft, { recursive: true, force: true });
  await mkdir(draft, { recursive: true });
  const name = `@sparticuz/chromium@${browser.version}`;
  const tarball = execFileSync('npm', ['pack', name, '--silent', '--ignore-scripts'], {
    cwd: draft,
    encoding: 'utf8',
  }).trim();
  const untar = (file: string, ...options: string[]) =>
    execFileSync('tar', ['xf', file, ...options], { cwd: draft });
  untar(tarball, '--strip-components=2', 'package/bin');
  for (const file of await readdir(draft)) {
    if (!file.endsWith('.br')) continue;
    const target = `${draft}/${file.slice(0, -'.br'.length)}`;
    await writeFile(target, await decompress(await readFile(`${draft}/${file}`)), { mode: 0o755 });
    if (target.endsWith('.tar')) untar(target);
  }
  await Promise.all(
    (await readdir(draft))
      .filter((file) => /\.(br|tar|tgz)$/.test(file))
      .map((file) => rm(`${draft}/${file}`)),
  );
  await rm(folder, { recursive: true, force: true });
  await rename(draft, folder);
}

if (process.platform !== 'linux' || process.arch !== 'x64')
  throw new Error('The old browsers are builds for Linux on x86-64.');
for (const browser of [...oldBrowsers, withoutSyntax]) {
  if (existsSync(executableOf(browser))) continue;
  console.log(`Downloading Chromium ${browser.version} …`);
  await install(browser);
}
