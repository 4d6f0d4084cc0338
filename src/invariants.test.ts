import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

/** The README lists what must always hold; each of it is shown by browser specs that have its number in their names. */
const root = new URL('../', import.meta.url);

const read = (path: string): string => readFileSync(new URL(path, root), 'utf8');

const section = /## What must always hold\n([\s\S]*?)\n## /.exec(read('README.md'))?.[1] ?? '';
const listed = [...section.matchAll(/^(\d+)\. (.*)/gm)].map(
  ([, number, rule]) => [Number(number), rule] as const,
);

/** The numbers with which names begin, a name's as often as it is written: `'invariants 4, 6 and 9: …'`. */
const numbersIn = (source: string): number[] =>
  [...source.matchAll(/['"`]invariants? ((?:\d+(?:, | and | )?)+)/g)].flatMap(([, list = '']) =>
    (list.match(/\d+/g) ?? []).map(Number),
  );

const shown = readdirSync(new URL('e2e/', root))
  .filter((file) => file.endsWith('.spec.ts'))
  .flatMap((file) => numbersIn(read(`e2e/${file}`)).map((number) => ({ file, number })));

it('the README lists ten, and no spec names another', () => {
  expect(listed.map(([number]) => number)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
  expect(shown.filter(({ number }) => number < 1 || number > listed.length)).toEqual([]);
});

it.each(listed)('invariant %i is shown in a browser: %s', (number) => {
  const files = shown.filter((one) => one.number === number).map(({ file }) => file);
  console.info(
    `invariant ${number}: ${[...new Set(files)].map((file) => `${file} ${files.filter((one) => one === file).length}`).join(', ')}`,
  );
  expect(files).not.toEqual([]);
});
