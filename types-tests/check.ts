/**
 * `npm run check:types`: compiles the files of this folder against the built types, as users with strict settings do.
 * Wrong uses are marked by `@ts-expect-error`, which is an error itself where nothing is wrong.
 */
import { execFile } from 'node:child_process';
import { cpSync, mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const folder = fileURLToPath(new URL('.', import.meta.url));
const oldest = join(folder, 'oldest/node_modules');
const compilers = {
  newest: join(folder, '../node_modules/typescript/bin/tsc'),
  oldest: join(oldest, 'typescript/bin/tsc'),
};

interface Setup {
  files: readonly string[];
  module: 'node10' | 'node16' | 'nodenext' | 'bundler';
  compiler?: keyof typeof compilers;
  /** Packages whose oldest version is used. */
  oldestOf?: readonly string[];
}

const typesOf: Readonly<Record<string, string>> = { react: '@types/react', preact: 'preact' };

const setups: readonly Setup[] = [
  {
    files: ['core.ts', 'react.tsx', 'preact.tsx', 'solid.tsx', 'svelte.ts', 'vue.tsx'],
    module: 'bundler',
  },
  { files: ['core.ts', 'react.tsx', 'preact.tsx'], module: 'nodenext' },
  { files: ['core.ts'], module: 'node16', compiler: 'oldest' },
  { files: ['core.ts', 'react.tsx'], module: 'node10', compiler: 'oldest' },
  { files: ['react.tsx', 'preact.tsx'], module: 'bundler', oldestOf: ['react', 'preact'] },
  {
    files: ['react.tsx', 'preact.tsx'],
    module: 'bundler',
    compiler: 'oldest',
    oldestOf: ['react', 'preact'],
  },
];

const work = join(folder, '../node_modules/.cache/sir-donate/types-tests');

/**
 * Returns the path of a file. `node10` reads no `exports`, so that a package cannot import itself: the file is copied to
 * where the package is installed.
 */
function pathOf(file: string, module: Setup['module']): string {
  if (module !== 'node10') return join(folder, file);
  cpSync(join(folder, file), join(work, file));
  return join(work, file);
}

/** Writes the setup's tsconfig, and returns its path. */
function writeConfig({ files, module, oldestOf = [] }: Setup, index: number): string {
  const path = join(work, `${index}.json`);
  const compilerOptions = {
    noEmit: true,
    strict: true,
    exactOptionalPropertyTypes: true,
    noUncheckedIndexedAccess: true,
    skipLibCheck: false,
    target: 'es2022',
    lib: ['es2022', 'dom', 'dom.iterable'],
    types: [],
    jsx: 'react-jsx',
    module: /node(16|next)/.test(module) ? module : 'esnext',
    moduleResolution: module,
    paths: Object.fromEntries(
      oldestOf.flatMap((name) => [
        [name, [`${oldest}/${typesOf[name]}`]],
        [`${name}/*`, [`${oldest}/${typesOf[name]}/*`]],
      ]),
    ),
  };
  writeFileSync(path, JSON.stringify({ compilerOptions, files: files.map((file) => pathOf(file, module)) }));
  return path;
}

/** Compiles one setup. Returns what is wrong, but for what is wrong in the types of a framework. */
const compile = ({ compiler = 'newest' }: Setup, config: string): Promise<string[]> =>
  new Promise((resolve, reject) => {
    execFile(process.execPath, [compilers[compiler], '-p', config, '--pretty', 'false'], (error, stdout) => {
      if (error && typeof error.code !== 'number') reject(error);
      const errors = stdout
        .split(/\n(?=\S)/)
        .filter((text) => !/^[^(]*node_modules\/(?!\.cache)|^\s*$/.test(text));
      resolve(error && !stdout ? [String(error)] : errors);
    });
  });

rmSync(work, { recursive: true, force: true });
mkdirSync(join(work, 'node_modules/@sir-giving'), { recursive: true });
symlinkSync(join(folder, '..'), join(work, 'node_modules/@sir-giving/donate'));
const queue = [...setups.entries()];
let failures = 0;

async function compileNext(): Promise<void> {
  for (let next = queue.shift(); next; next = queue.shift()) {
    const [index, setup] = next;
    const errors = await compile(setup, writeConfig(setup, index));
    const { files, module, compiler = 'newest', oldestOf = [] } = setup;
    const name = `${files.join(' ')}: ${module}, ${compiler} TypeScript, oldest of: ${oldestOf.join() || 'none'}`;
    console.log(`${errors.length ? 'FAILED' : 'passed'} ${name}`);
    for (const error of errors) console.error(error);
    failures += errors.length;
  }
}

await Promise.all(Array.from({ length: availableParallelism() }, compileNext));
process.exitCode = failures ? 1 : 0;
