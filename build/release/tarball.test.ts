import { expect, it } from 'vitest';
import { majorFiles } from '../layout.js';
import { tarballProblems } from './tarball.js';

const exports = {
  '.': { types: './dist/npm/types/entries/index.d.ts', default: './dist/npm/index.js' },
  './sir-donate.js': './dist/v1/sir-donate.js',
  './strings/*.json': './dist/v1/strings/*.json',
};

const files = [
  'package.json',
  'README.md',
  'LICENSE',
  'CHANGELOG.md',
  'docs/hosting.md',
  'demo/pictures/charity.png',
  'dist/_headers',
  'dist/THIRD-PARTY-NOTICES.txt',
  'dist/npm/index.js',
  'dist/npm/pure.js',
  'dist/npm/types/entries/index.d.ts',
  'dist/1.2.3/integrity.json',
  ...['form', 'deferred', 'frame-host', 'frame-guest'].map((name) => `dist/1.2.3/${name}-Ab12_-xY.js`),
  ...['1.2.3', 'v1'].flatMap((folder) =>
    majorFiles.map((file) => `dist/${folder}/${file === 'strings' ? 'strings/de.json' : file}`),
  ),
];

const problemsOf = (changed: readonly string[]) =>
  tarballProblems({ version: '1.2.3', files: changed, exports });

it('accepts a complete package', () => {
  expect(problemsOf(files)).toEqual([]);
});

it.each(files.filter((file) => !/^(?:docs|demo)/.test(file)))('misses %s', (file) => {
  expect(problemsOf(files.filter((one) => one !== file)).join()).toContain(
    file.replace(/^.*\/([a-z-]+-)Ab12.*/, '$1*.js').replace('/de.json', ''),
  );
});

it.each([
  ['src/entries/index.ts', 'must not be in the package'],
  ['dist/npm/index.ts', 'must not be in the package'],
  ['dist/npm/types/log.test.d.ts', 'must not be in the package'],
  ['.github/workflows/release.yml', 'must not be in the package'],
  ['demo/pages/charity.html', 'must not be in the package'],
  ['dist/1.2.2/sir-donate.js', 'is of another release'],
  ['dist/v0/sir-donate.js', 'is of another release'],
  ['dist/1.2.3/form-Cd12_-xY.js', ''],
])('refuses %s', (file, problem) => {
  const problems = problemsOf([...files, file]);
  expect(problems).toHaveLength(1);
  expect(problems[0]).toContain(problem || 'has 2 files form-*.js, not one.');
});
