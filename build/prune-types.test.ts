import { expect, it } from 'vitest';
import { packagesIn, reachableTypes } from './prune-types.js';

it('follows imports, re-exports and import types, and leaves out what nothing leads to', () => {
  const files: Readonly<Record<string, string>> = {
    'entries/index.d.ts': "export * from './pure.js';",
    'entries/pure.d.ts': `import type { A } from '../contract/a.js';
export type B = import("../contract/b.js").B;`,
    'contract/a.d.ts': "import type { C } from 'react';",
    'contract/b.d.ts': "import type { A } from './a.js';",
    'contract/unused.d.ts': '',
  };
  const reached = reachableTypes(['entries/index.d.ts'], (path) => files[path] ?? '');
  expect([...reached].sort()).toEqual([
    'contract/a.d.ts',
    'contract/b.d.ts',
    'entries/index.d.ts',
    'entries/pure.d.ts',
  ]);
});

it('finds the packages that declarations import', () => {
  expect(
    packagesIn(`import type { A } from 'vue';
import 'solid-js';
export type B = import("svelte/elements").C;
export * from './own.js';`),
  ).toEqual(['vue', 'solid-js', 'svelte/elements']);
});
