/**
 * Installs the peers on demand, in fixed versions and without their scripts, into a cache folder. Nothing of them is
 * part of the repository.
 */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';

export const peerVersions: Readonly<Record<string, string>> = {
  '@calcom/embed-core': '1.5.3',
  '@calcom/embed-snippet': '1.3.3',
  '@shopify/buy-button-js': '3.0.6',
  '@typeform/embed': '6.1.1',
  altcha: '3.2.2',
};

const folder = fileURLToPath(new URL('../../node_modules/.cache/sir-donate/bench-peers', import.meta.url));
const timeoutMs = 300_000;
const manifestSchema = z.object({ version: z.string() });

/** Returns the folder that has the packages, or `undefined` if they cannot be installed. */
export async function installPeers(): Promise<string | undefined> {
  const packages = join(folder, 'node_modules');
  if (await areInstalled(packages)) return packages;
  console.error(`Installing the peers into ${folder} …`);
  await mkdir(folder, { recursive: true });
  await writeFile(
    join(folder, 'package.json'),
    JSON.stringify({ name: 'bench-peers', private: true, dependencies: peerVersions }, null, 2),
  );
  const { status, stderr } = spawnSync(
    'npm',
    [
      ...['install', '--prefix', folder, '--ignore-scripts'],
      ...['--no-audit', '--no-fund', '--no-package-lock', '--fetch-retries=1'],
    ],
    { cwd: folder, encoding: 'utf8', timeout: timeoutMs, shell: process.platform === 'win32' },
  );
  if (status === 0 && (await areInstalled(packages))) return packages;
  console.error(stderr);
  return undefined;
}

async function areInstalled(packages: string): Promise<boolean> {
  for (const [name, wanted] of Object.entries(peerVersions)) {
    const manifest = join(packages, name, 'package.json');
    if (!existsSync(manifest)) return false;
    const { version } = manifestSchema.parse(JSON.parse(await readFile(manifest, 'utf8')));
    if (version !== wanted) return false;
  }
  return true;
}
