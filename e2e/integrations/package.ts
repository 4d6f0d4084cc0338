/**
 * Installs the package for the apps in `demo/integrations`, as npm would publish it: packs the tarball and extracts it
 * into their `node_modules`. The workspace does not name the package as a dependency, because npm would link this
 * repository in its place.
 */
import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { z } from 'zod';
import { integrationsFolder } from './apps.js';

const run = promisify(execFile);

const root = fileURLToPath(new URL('../..', import.meta.url));

export const installedPackage = join(integrationsFolder, 'node_modules/@sir-giving/donate');

const packedSchema = z.tuple([z.object({ filename: z.string(), integrity: z.string() })]);

/** Packs and extracts. Returns the tarball's integrity, which changes with any file in it. `dist/` must be built. */
export async function installPackage(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'sir-donate-'));
  try {
    const { stdout } = await run(
      'npm',
      ['pack', '--json', '--ignore-scripts', '--workspaces=false', `--pack-destination=${folder}`],
      { cwd: root },
    );
    const [{ filename, integrity }] = packedSchema.parse(JSON.parse(stdout));
    await rm(installedPackage, { recursive: true, force: true });
    await mkdir(installedPackage, { recursive: true });
    await run('tar', ['-xzf', join(folder, filename), '-C', installedPackage, '--strip-components=1']);
    return integrity;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
