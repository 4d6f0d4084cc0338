/** What `npm pack` puts into the tarball: everything that the pages in it lead to, and nothing that only the repository needs. */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';

const root = fileURLToPath(new URL('../', import.meta.url));

const report = execFileSync('npm', ['pack', '--dry-run', '--json', '--ignore-scripts'], {
  cwd: root,
  encoding: 'utf8',
  stdio: ['ignore', 'pipe', 'ignore'],
});
const packed = z
  .tuple([z.object({ files: z.array(z.object({ path: z.string() })) })])
  .parse(JSON.parse(report))[0]
  .files.map(({ path }) => path);

/** Relative addresses of links and images outside of code. */
const relativeTargets = (markdown: string): string[] =>
  [
    ...markdown
      .replace(/^```[\s\S]*?^```/gm, '')
      .replace(/`[^`\n]*`/g, '')
      .matchAll(/\]\(([^)\s]+)\)/g),
  ]
    .map(([, target = '']) => target.replace(/#.*/, ''))
    .filter((target) => target && !/^[a-z]+:/.test(target));

describe.each(packed.filter((path) => path.endsWith('.md')))('%s in the tarball', (page) => {
  it('has links and images that are in the tarball too', () => {
    const targets = relativeTargets(readFileSync(join(root, page), 'utf8')).map((target) =>
      join(dirname(page), target),
    );
    expect(targets.filter((target) => !packed.includes(target))).toEqual([]);
  });
});

it('the tarball has the README, its picture, the licence and the docs', () => {
  expect(packed).toEqual(
    expect.arrayContaining([
      'README.md',
      'LICENSE',
      'CHANGELOG.md',
      'docs/README.md',
      'demo/pictures/charity.png',
    ]),
  );
});

it('the tarball has no sources, tests or settings', () => {
  const allowed =
    /^(?:dist\/|docs\/.*\.md$|demo\/pictures\/[\w-]+\.(?:png|svg)$|[A-Z]+(?:\.md)?$|package\.json$)/;
  expect(packed.filter((path) => !allowed.test(path))).toEqual([]);
});

it('finds links and images outside of code', () => {
  const markdown =
    '[a](a.md#b) ![c](../c.png) [d](https://d.example) [e](#e) `[f](f.md)`\n```\n[g](g.md)\n```\n';
  expect(relativeTargets(markdown)).toEqual(['a.md', '../c.png']);
});
