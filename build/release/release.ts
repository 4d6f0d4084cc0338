/**
 * `npm run release`: see `usage` in `arguments.ts`.
 *
 * 1. It checks the tree, the branch, the version, the tag and the changelog. If anything is wrong, it stops.
 * 2. It writes the version and the date into all files that name them.
 * 3. It runs all tests, which build the package.
 * 4. It packs the package and looks at what is in it.
 * 5. It prints what is left to do.
 */
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { layoutOf } from '../layout.js';
import { readPackageJson } from '../package-json.js';
import { readArguments } from './arguments.js';
import { unreleasedEntries } from './changelog.js';
import { nextVersion } from './next-version.js';
import { packedFiles } from './packed-files.js';
import { tarballProblems } from './tarball.js';
import { fileOfRelease, type Release } from './version-in-files.js';

const readText = (path: string): string => readFileSync(path, 'utf8');
const git = (...args: string[]): string => execFileSync('git', args, { encoding: 'utf8' }).trim();

function run(command: string, ...args: string[]): void {
  console.log(`\n$ ${[command, ...args].join(' ')}`);
  execFileSync(command, args, { stdio: 'inherit' });
}

/** Returns a sentence for each thing that stops a release. */
function problemsBefore({ to }: Release): string[] {
  const problems: string[] = [];
  const branch = git('branch', '--show-current');
  if (branch !== 'main') problems.push(`A release is made on main, not on ${branch || 'no branch'}.`);
  if (git('status', '--porcelain')) problems.push('The tree has changes that are not committed.');
  if (git('tag', '--list', `v${to}`)) problems.push(`The tag v${to} is there already.`);
  try {
    unreleasedEntries(readText('CHANGELOG.md'));
  } catch (error) {
    problems.push(error instanceof Error ? error.message : String(error));
  }
  return problems;
}

/** Files that the release changes, with their new text. */
function changedFiles(release: Release): { path: string; text: string; lines: number }[] {
  return git('ls-files')
    .split('\n')
    .filter((path) => /\.(?:md|json|js|ts|tsx|html|yml)$/.test(path))
    .flatMap((path) => {
      const before = readText(path);
      const text = fileOfRelease(path, before, release);
      if (text === before) return [];
      const known = new Set(before.split('\n'));
      return [{ path, text, lines: text.split('\n').filter((line) => !known.has(line)).length }];
    });
}

/** What remains for whoever releases: the script never does it. */
const nextSteps = ({ to }: Release): string => `
Left to do:
  git diff                                  # look at it
  git commit --all --message "Release ${to}"
  git tag --annotate v${to} --message "${to}"
  git push origin main v${to}               # .github/workflows/release.yml publishes to npm
  npm run add-release -- <folder>           # then upload it: docs/hosting.md`;

function release({ request, isDryRun }: ReturnType<typeof readArguments>): void {
  const { version: from } = readPackageJson();
  const next: Release = { from, to: nextVersion(from, request), date: new Date().toISOString().slice(0, 10) };
  const { major } = layoutOf(next.to);
  const problems = problemsBefore(next);
  console.log(`Release ${next.to} after ${from}, in the folders ${next.to}/ and ${major}/.`);
  if (problems.length) {
    process.exitCode = 1;
    console.error(['\nNot possible:', ...problems.map((one) => `  ${one}`)].join('\n'));
    return;
  }

  const files = changedFiles(next);
  console.log(isDryRun ? '\nWould write:' : '\nWrites:');
  for (const { path, lines } of files) console.log(`  ${path} (${lines} ${lines === 1 ? 'line' : 'lines'})`);
  if (isDryRun) {
    console.log(`\nWould run:\n  npm test\n  npm pack, and look at its content`);
    console.log(`\nUnder "${next.to} – ${next.date}":\n\n${unreleasedEntries(readText('CHANGELOG.md'))}`);
    console.log(nextSteps(next));
    return;
  }

  for (const { path, text } of files) writeFileSync(path, text);
  run('npm', 'test');
  const packed = packedFiles();
  const wrong = tarballProblems({ version: next.to, files: packed, exports: readPackageJson().exports });
  if (wrong.length) throw new Error(`The package is not right:\n  ${wrong.join('\n  ')}`);
  console.log(`\nThe package has ${packed.length} files, and what it must have.${nextSteps(next)}`);
}

try {
  release(readArguments(process.argv.slice(2)));
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
