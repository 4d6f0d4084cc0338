/**
 * Installs packages that are no part of the repository, for their size or their licence: on demand, in fixed versions and
 * without their scripts, into a cache folder.
 */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';

export type PackageVersions = Readonly<Record<string, string>>;

const cache = fileURLToPath(new URL('../../node_modules/.cache/sir-donate/', import.meta.url));
const timeoutMs = 300_000;
const manifestSchema = z.object({ version: z.string() });

/**
 * Returns the folder that has the packages, or `undefined` if they cannot be installed.
 *
 * @param name of the folder in the cache
 */
export async function installPackages(name: string, versions: PackageVersions): Promise<string | undefined> {
  const folder = join(cache, name);
  const packages = join(folder, 'node_modules');
  if (await areInstalled(packages, versions)) return packages;
  console.error(`Installing ${Object.keys(versions).join(', ')} into ${folder} …`);
  await mkdir(folder, { recursive: true });
  await writeFile(
    join(folder, 'package.json'),
    JSON.stringify({ name, private: true, dependencies: versions }, null, 2),
  );
  const { status, stderr } = spawnSync(
    'npm',
    [
      ...['install', '--prefix', folder, '--ignore-scripts'],
      ...['--no-audit', '--no-fund', '--no-package-lock', '--fetch-retries=1'],
    ],
    { cwd: folder, encoding: 'utf8', timeout: timeoutMs, shell: process.platform === 'win32' },
  );
  if (status === 0 && (await areInstalled(packages, versions))) return packages;
  console.error(stderr);
  return undefined;
}

async function areInstalled(packages: string, versions: PackageVersions): Promise<boolean> {
  for (const [name, wanted] of Object.entries(versions)) {
    const manifest = join(packages, name, 'package.json');
    if (!existsSync(manifest)) return false;
    const { version } = manifestSchema.parse(JSON.parse(await readFile(manifest, 'utf8')));
    if (version !== wanted) return false;
  }
  return true;
}
