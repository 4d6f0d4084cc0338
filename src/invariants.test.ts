import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

/** The README lists what must always hold; each of it is shown by a browser spec that has its number in its name. */
const root = new URL('../', import.meta.url);

const read = (path: string): string => readFileSync(new URL(path, root), 'utf8');

const specs = readdirSync(new URL('e2e/', root)).filter((file) => file.endsWith('.spec.ts'));

/** The numbers that a spec's names have: `invariant 5: …`, `invariants 4, 6 and 9: …`. */
const numbersIn = (text: string): number[] =>
  [...text.matchAll(/\binvariants? ((?:\d+[ ,]*(?:and )?)+)/g)].flatMap(([, list = '']) =>
    (list.match(/\d+/g) ?? []).map(Number),
  );

it('every invariant of the README has a browser spec that names it, and no spec names another', () => {
  const section = /## What must always hold\n([\s\S]*?)\n## /.exec(read('README.md'))?.[1] ?? '';
  const listed = [...section.matchAll(/^(\d+)\. /gm)].map(([, number]) => Number(number));
  expect(listed).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
  const shown = new Set(specs.flatMap((file) => numbersIn(read(`e2e/${file}`))));
  expect([...shown].sort((a, b) => a - b)).toEqual(listed);
});
