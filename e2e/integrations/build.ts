/**
 * `npm run integrations`: installs the packed package for the apps in `demo/integrations`, checks their types and
 * builds them, all at the same time. An app is left out if neither its files nor the package changed since its last build.
 */
import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { type IntegrationApp, integrationApps, integrationsFolder, type TypeChecker } from './apps.js';
import { installPackage } from './package.js';

const run = promisify(execFile);

const root = fileURLToPath(new URL('../..', import.meta.url));

/** Vue's and Svelte's checkers need the compiler's JavaScript API, which TypeScript 7 lacks: the workspace has 6. */
const checkerPaths: Readonly<Record<TypeChecker, string>> = {
  tsc: join(root, 'node_modules/typescript/bin/tsc'),
  'vue-tsc': join(integrationsFolder, 'node_modules/vue-tsc/bin/vue-tsc.js'),
  'svelte-check': join(integrationsFolder, 'node_modules/svelte-check/bin/svelte-check'),
};

async function checkTypes({ name, typeChecker }: IntegrationApp): Promise<void> {
  const options =
    typeChecker === 'svelte-check'
      ? ['--tsconfig', './tsconfig.json', '--fail-on-warnings', '--output', 'human']
      : ['--project', 'tsconfig.json'];
  try {
    await run(process.execPath, [checkerPaths[typeChecker], ...options], {
      cwd: join(integrationsFolder, name),
    });
  } catch (error) {
    const output = error instanceof Error && 'stdout' in error ? error.stdout : error;
    throw new Error(`${typeChecker} in demo/integrations/${name}:\n${output}`);
  }
}

/** Identifies what an app is built from: its files, those that it shares, and the package. */
async function fingerprint(name: string, packageIntegrity: string): Promise<string> {
  const hash = createHash('sha256').update(packageIntegrity);
  const own = await readdir(join(integrationsFolder, name), { recursive: true });
  const shared = await readdir(integrationsFolder);
  const paths = [
    ...shared.map((file) => join(integrationsFolder, file)),
    ...own.filter((file) => !file.startsWith('dist')).map((file) => join(integrationsFolder, name, file)),
    join(root, 'package-lock.json'),
    fileURLToPath(import.meta.url),
  ];
  for (const path of paths.sort()) {
    if (/\.[a-z]+$/.test(path)) hash.update(path).update(await readFile(path));
  }
  return hash.digest('hex');
}

const stampOf = ({ name }: IntegrationApp): string => join(integrationsFolder, name, 'dist/built-from');

async function buildPages(mode: 'production' | 'development', names: readonly string[]): Promise<void> {
  const script = fileURLToPath(new URL('./build-pages.ts', import.meta.url));
  const env = { ...process.env, NODE_ENV: mode };
  const { stdout, stderr } = await run(process.execPath, ['--import', 'tsx', script, mode, ...names], {
    env,
  });
  if (stdout || stderr) console.log(stdout, stderr);
}

const integrity = await installPackage();
const stale: { app: IntegrationApp; stamp: string }[] = [];
for (const app of integrationApps) {
  const stamp = await fingerprint(app.name, integrity);
  const isFresh = existsSync(stampOf(app)) && (await readFile(stampOf(app), 'utf8')) === stamp;
  if (!isFresh) stale.push({ app, stamp });
}
const names = stale.map(({ app }) => app.name);
const results = await Promise.allSettled([
  ...(names.length > 0 ? [buildPages('production', names), buildPages('development', names)] : []),
  ...stale.map(({ app }) => checkTypes(app)),
]);
const failures = results.filter((result) => result.status === 'rejected');
for (const { reason } of failures) console.error(reason instanceof Error ? reason.message : reason);
if (failures.length > 0) process.exitCode = 1;
else for (const { app, stamp } of stale) await writeFile(stampOf(app), stamp);
console.log(
  `Integration apps: ${names.join(', ') || 'none'} built, ${integrationApps.length - names.length} unchanged.`,
);
