/**
 * `npm run integrations`: installs the packed package for the apps in `demo/integrations`, checks their types and
 * builds them, all at the same time. Nothing is built if neither the package nor the apps have changed.
 */
import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { type IntegrationApp, integrationApps, integrationsFolder, type TypeChecker } from './apps.js';
import { installPackage } from './package.js';

const run = promisify(execFile);

const stampPath = join(integrationsFolder, 'node_modules/.built-from');

const sources = ['demo/integrations', 'e2e/integrations/build-pages.ts', 'package-lock.json'];

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

/** Identifies what the apps are built from: their files, the installed packages, and ours. */
async function fingerprint(packageIntegrity: string): Promise<string> {
  const hash = createHash('sha256').update(packageIntegrity);
  const { stdout } = await run('git', ['ls-files', '-co', '--exclude-standard', ...sources], { cwd: root });
  for (const path of stdout.trim().split('\n')) {
    if (existsSync(join(root, path))) hash.update(path).update(await readFile(join(root, path)));
  }
  return hash.digest('hex');
}

async function buildPages(mode: 'production' | 'development', names: readonly string[]): Promise<void> {
  const script = fileURLToPath(new URL('./build-pages.ts', import.meta.url));
  const env = { ...process.env, NODE_ENV: mode };
  const { stdout, stderr } = await run(process.execPath, ['--import', 'tsx', script, mode, ...names], {
    env,
  });
  if (stdout || stderr) console.log(stdout, stderr);
}

const start = performance.now();
const built = await fingerprint(await installPackage());
if (existsSync(stampPath) && (await readFile(stampPath, 'utf8')) === built)
  console.log('The integration apps are up to date.');
else {
  await rm(stampPath, { force: true });
  const names = integrationApps.map(({ name }) => name);
  const results = await Promise.allSettled([
    buildPages('production', names),
    buildPages('development', names),
    ...integrationApps.map(checkTypes),
  ]);
  const failures = results.filter((result) => result.status === 'rejected');
  for (const { reason } of failures) console.error(reason instanceof Error ? reason.message : reason);
  if (failures.length > 0) process.exitCode = 1;
  else {
    await writeFile(stampPath, built);
    const seconds = ((performance.now() - start) / 1000).toFixed(1);
    console.log(`${names.length} integration apps built in ${seconds} s.`);
  }
}
