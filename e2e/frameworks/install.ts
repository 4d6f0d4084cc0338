/**
 * Installs and builds the apps of `npm run test:frameworks`, each in a folder of its own outside this repository: what it
 * does not declare, it does not find. The package comes from the packed tarball, as npm would publish it. What has not
 * changed since the last run is not done again.
 */
import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { cp, mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { z } from 'zod';
import { type Command, integrationsFolder } from './apps.js';

const execute = promisify(execFile);

const root = fileURLToPath(new URL('../..', import.meta.url));

const hashOf = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 16);

const scratch = join(tmpdir(), `sir-donate-frameworks-${hashOf(root)}`);

/** Where an app is installed and built. */
export const appFolder = (name: string): string => join(scratch, name);

/** Runs a command in an app's folder. Rejects with what it has printed, unless it exits with 0. */
export async function runIn(folder: string, { run, args, env }: Command): Promise<string> {
  const file = run === 'node' || run === 'npm' ? run : join(folder, 'node_modules/.bin', run);
  try {
    const { stdout } = await execute(file, args, {
      cwd: folder,
      env: { ...process.env, CI: '1', NO_COLOR: '1', FORCE_COLOR: '0', NODE_ENV: undefined, ...env },
      maxBuffer: 64 * 1024 * 1024,
    });
    return stdout;
  } catch (error) {
    const output = ['stdout', 'stderr'].map((name) => `${Reflect.get(Object(error), name)}`).join('\n');
    throw new Error(`${run} ${args.join(' ')} in ${folder} failed:\n${output.slice(-10_000)}`);
  }
}

/** Packs the package. Returns the tarball, whose name changes with any file in it. `dist/` must be built. */
export async function packPackage(): Promise<string> {
  await mkdir(scratch, { recursive: true });
  const args = ['pack', '--json', '--ignore-scripts', '--workspaces=false', `--pack-destination=${scratch}`];
  const { stdout } = await execute('npm', args, { cwd: root });
  const [{ filename, integrity }] = z
    .tuple([z.object({ filename: z.string(), integrity: z.string() })])
    .parse(JSON.parse(stdout));
  const tarball = join(scratch, `sir-giving-donate-${hashOf(integrity)}.tgz`);
  await rename(join(scratch, filename), tarball);
  return tarball;
}

const manifestSchema = z.looseObject({ dependencies: z.record(z.string(), z.string()) });

/** Copies an app's files, and installs what they declare. Returns what identifies the files and the package. */
export async function installApp(name: string, tarball: string): Promise<string> {
  const source = join(integrationsFolder, name);
  const folder = appFolder(name);
  await mkdir(folder, { recursive: true });
  for (const entry of await readdir(folder)) {
    if (!/^(node_modules|\.?(installed|built)-.*|\.next.*|dist.*)$/.test(entry))
      await rm(join(folder, entry), { recursive: true });
  }
  await cp(source, folder, { recursive: true });
  const manifest = manifestSchema.parse(JSON.parse(await readFile(join(source, 'package.json'), 'utf8')));
  manifest.dependencies['@sir-giving/donate'] = `file:${tarball}`;
  const text = JSON.stringify(manifest, null, 2);
  await writeFile(join(folder, 'package.json'), text);

  const stamp = join(folder, 'installed-from');
  if (!existsSync(stamp) || (await readFile(stamp, 'utf8')) !== text) {
    await rm(stamp, { force: true });
    const args = [
      'install',
      '--prefer-offline',
      '--no-audit',
      '--no-fund',
      '--ignore-scripts',
      '--no-package-lock',
    ];
    await runIn(folder, { run: 'npm', args });
    await writeFile(stamp, text);
  }
  return hashOf(text + (await textOfFiles(source)));
}

async function textOfFiles(folder: string): Promise<string> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const paths = entries
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name));
  const texts = await Promise.all(paths.sort().map(async (path) => path + (await readFile(path, 'utf8'))));
  return texts.join();
}

/** Builds an app, unless its files, the package and the commands are those of its last build. */
export async function buildApp(
  { id, folder: name, build }: { id: string; folder: string; build: readonly Command[] },
  fingerprint: string,
): Promise<void> {
  const folder = appFolder(name);
  const stamp = join(folder, `built-${id}`);
  const expected = fingerprint + JSON.stringify(build);
  if (existsSync(stamp) && (await readFile(stamp, 'utf8')) === expected) return;
  await rm(stamp, { force: true });
  for (const command of build) await runIn(folder, command);
  await writeFile(stamp, expected);
}

/** The version of a package that an app has. */
export async function installedVersion(name: string, packageName: string): Promise<string> {
  const path = join(appFolder(name), 'node_modules', packageName, 'package.json');
  return z.object({ version: z.string() }).parse(JSON.parse(await readFile(path, 'utf8'))).version;
}
