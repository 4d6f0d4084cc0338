import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readArguments } from './arguments.js';
import { releaseChangelog } from './changelog.js';
import { nextVersion } from './next-version.js';
import { fileOfRelease, type Release } from './version-in-files.js';

const root = fileURLToPath(new URL('../../', import.meta.url));
const changelog =
  '# Changelog\n\n## Unreleased\n\n### Added\n\n- A thing.\n\n## 0.1.0 – 2026-01-01\n\n- The first.\n';

describe('npm run release', () => {
  let folder: string;
  const git = (...args: string[]): string =>
    execFileSync('git', ['-c', 'user.name=Test', '-c', 'user.email=test@example.org', ...args], {
      cwd: folder,
      encoding: 'utf8',
    });
  const write = (path: string, text: string): void => {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  };
  const release = (...args: string[]) => {
    const tsx = fileURLToPath(import.meta.resolve('tsx'));
    const script = join(root, 'build/release/release.ts');
    const { stdout, stderr, status } = spawnSync(process.execPath, ['--import', tsx, script, ...args], {
      cwd: folder,
      encoding: 'utf8',
    });
    return { stdout, stderr, status };
  };

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'sir-release-'));
    git('init', '--quiet', '--initial-branch=main');
    write('package.json', '{\n  "name": "@sir-giving/donate",\n  "version": "0.1.0"\n}\n');
    write('CHANGELOG.md', changelog);
    write('docs/hosting.md', 'See `0.1.0/` and v0/sir-donate.js.\n');
    write('src/unrelated.ts', 'export {};\n');
    git('add', '--all');
    git('commit', '--quiet', '--message=Start');
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it('says in a dry run what it would do, and writes nothing', () => {
    const { stdout, stderr, status } = release('--dry-run', '0.2.0');
    expect({ stderr, status }).toEqual({ stderr: '', status: 0 });
    expect(stdout).toContain('Release 0.2.0 after 0.1.0, in the folders 0.2.0/ and v0/.');
    for (const file of ['package.json', 'CHANGELOG.md', 'docs/hosting.md'])
      expect(stdout).toMatch(new RegExp(`^ {2}${file} \\(\\d lines?\\)$`, 'm'));
    expect(stdout).not.toContain('unrelated');
    expect(stdout).toMatch(/Under "0\.2\.0 – \d{4}-\d\d-\d\d":\n\n### Added\n\n- A thing\.\n/);
    expect(stdout).toContain('git tag --annotate v0.2.0');
    expect(git('status', '--porcelain')).toBe('');
    expect(git('tag', '--list')).toBe('');
    expect(readFileSync(join(folder, 'CHANGELOG.md'), 'utf8')).toBe(changelog);
  });

  it('names all that stands in the way, and writes nothing', () => {
    git('tag', 'v0.2.0');
    git('switch', '--quiet', '--create', 'topic');
    write('CHANGELOG.md', '# Changelog\n\n## Unreleased\n\n## 0.1.0 – 2026-01-01\n');
    const { stderr, status } = release('0.2.0');
    expect(status).toBe(1);
    expect(stderr.trim().split('\n').slice(1)).toEqual([
      '  A release is made on main, not on topic.',
      '  The tree has changes that are not committed.',
      '  The tag v0.2.0 is there already.',
      '  CHANGELOG.md has nothing under "## Unreleased".',
    ]);
    expect(readFileSync(join(folder, 'package.json'), 'utf8')).toContain('"0.1.0"');
  });
});

it('the docs of a release name no address of the version before', () => {
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const next: Release = { from: version, to: nextVersion(version, 'minor'), date: '2030-01-01' };
  const docs = readdirSync(join(root, 'docs'), { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.md'),
  );
  for (const page of docs) {
    const text = fileOfRelease(`docs/${page}`, readFileSync(join(root, 'docs', page), 'utf8'), next);
    expect(text, page).not.toContain(`/${version}/`);
    expect(text, page).not.toContain(`@${version}`);
  }
});

describe('the version in the files', () => {
  const next: Release = { from: '0.1.0', to: '0.2.0', date: '2030-01-01' };
  const major: Release = { ...next, to: '1.0.0' };

  it.each<[path: string, before: string, release: Release, after: string]>([
    [
      'docs/a.md',
      '`0.1.0/`, donate@0.1.0/dist, [sir-donate 0.1.0].',
      next,
      '`0.2.0/`, donate@0.2.0/dist, [sir-donate 0.2.0].',
    ],
    ['docs/a.md', 'a 10.1.0, a 0.1.0.1, a 0.1.0-beta', next, 'a 10.1.0, a 0.1.0.1, a 0.1.0-beta'],
    [
      'docs/a.md',
      'https://x/v0/a.js, @sir-giving/donate@0/dist/v0/a.js',
      major,
      'https://x/v1/a.js, @sir-giving/donate@1/dist/v1/a.js',
    ],
    ['e2e/a.spec.ts', "'{{files}}/v0/sir-donate.js' 0.1.0", major, "'{{files}}/v1/sir-donate.js' 0.1.0"],
    ['e2e/a.spec.ts', "'{{files}}/v0/sir-donate.js'", next, "'{{files}}/v0/sir-donate.js'"],
    [
      'package.json',
      '{\n  "version": "0.1.0",\n  "unpkg": "./dist/v0/a.js"\n}\n',
      major,
      '{\n  "version": "1.0.0",\n  "unpkg": "./dist/v1/a.js"\n}\n',
    ],
    [
      'package-lock.json',
      '{"version":"0.1.0","packages":{"":{"version":"0.1.0"},"a":{"version":"0.1.0"}}}',
      next,
      '{\n  "version": "0.2.0",\n  "packages": {\n    "": {\n      "version": "0.2.0"\n    },\n    "a": {\n      "version": "0.1.0"\n    }\n  }\n}\n',
    ],
    ['build/release/a.test.ts', 'v0/ 0.1.0', major, 'v0/ 0.1.0'],
  ])('%s: %s', (path, before, release, after) => {
    expect(fileOfRelease(path, before, release)).toBe(after);
  });

  it('keeps the format of package.json and of the lockfile', () => {
    for (const path of ['package.json', 'package-lock.json']) {
      const text = readFileSync(join(root, path), 'utf8');
      const { version } = JSON.parse(text);
      const after = fileOfRelease(path, text, { from: version, to: nextVersion(version, 'patch'), date: '' });
      const before = new Set(text.split('\n'));
      expect(
        after
          .split('\n')
          .filter((line) => !before.has(line))
          .every((line) => /"version"/.test(line)),
      ).toBe(true);
    }
  });
});

describe('the changelog of a release', () => {
  it('has the entries under the version, and an empty heading for the next', () => {
    expect(releaseChangelog(changelog, '0.2.0', '2030-01-01')).toBe(
      changelog.replace('## Unreleased\n', '## Unreleased\n\n## 0.2.0 – 2030-01-01\n'),
    );
  });

  it.each([
    ['# Changelog\n', 'has no heading'],
    [
      '# Changelog\n\n## Unreleased\n\n### Added\n\n## 0.1.0 – 2026-01-01\n\n- The first.\n',
      'has nothing under',
    ],
    [changelog.replace('0.1.0', '0.2.0'), 'has 0.2.0 already'],
  ])('is refused: %j', (text, problem) => {
    expect(() => releaseChangelog(text, '0.2.0', '2030-01-01')).toThrow(problem);
  });

  it('can be made of the one in this repository', () => {
    expect(readFileSync(join(root, 'CHANGELOG.md'), 'utf8')).toContain('\n## Unreleased\n');
  });
});

it.each([['0.1.0'], ['0.0.9'], ['0.2'], ['v0.2.0'], ['latest'], ['0.2.0 ']])(
  'refuses to release %j after 0.1.0',
  (request) => {
    expect(() => nextVersion('0.1.0', request)).toThrow(/is no version|is not after 0\.1\.0/);
  },
);

it.each([[[]], [['--dry-run']], [['0.2.0', '--publish']], [['0.2.0', '0.3.0']]])(
  'shows the usage for %j',
  (args) => {
    expect(() => readArguments(args)).toThrow('Usage: npm run release');
  },
);

it.each([
  ['0.1.0', 'minor', '0.2.0'],
  ['0.1.0', 'major', '1.0.0'],
  ['1.0.0-beta.1', 'prerelease', '1.0.0-beta.2'],
  ['1.0.0-beta.1', '1.0.0', '1.0.0'],
])('after %s, %s is %s', (current, request, version) => {
  expect(nextVersion(current, request)).toBe(version);
});
