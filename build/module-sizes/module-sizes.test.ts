import type { DecodedSourceMap } from '@jridgewell/trace-mapping';
import { expect, it } from 'vitest';
import { moduleSizes } from './module-sizes.js';
import { groupOf, sizesPage } from './sizes-page.js';

const one = 'export function first(donor){return donor.amount*100}';
const css = 'const css=".form{display:grid}";';
const two = 'export const second=()=>"a text that stands nowhere else";';
const code = one + css + two;
/** Three segments: the first module, the stylesheet without a source, the second module. */
const map: DecodedSourceMap = {
  version: 3,
  names: [],
  sources: ['../../src/donation/first.ts', '../../node_modules/preact/dist/second.mjs'],
  mappings: [[[0, 0, 0, 0], [one.length], [one.length + css.length, 1, 0, 0]]],
};

it('gives each module the bytes that came from it', () => {
  const { minified, modules } = moduleSizes({ code, map, groupOf: (module) => module });
  expect(minified).toBe(code.length);
  expect(Object.fromEntries(modules.map((size) => [size.module, size.minified]))).toEqual({
    'src/donation/first.ts': one.length,
    unmapped: css.length,
    'node_modules/preact/dist/second.mjs': two.length,
  });
});

it('measures how much smaller the compressed file is without a module', () => {
  const { brotli, modules } = moduleSizes({ code, map, groupOf: (module) => module });
  const rest = moduleSizes({ code: css + two, map: { ...map, mappings: [] }, groupOf: () => 'all' });
  expect(modules.find(({ module }) => module.endsWith('first.ts'))?.brotli).toBe(brotli - rest.brotli);
});

it('names the part of a module', () => {
  const parts = [
    'src/ui/App.tsx',
    'src/ui/translations/en.ts',
    'node_modules/@preact/signals-core/a.js',
    'unmapped',
  ];
  expect(parts.map(groupOf)).toEqual([
    '`src/ui`',
    'English texts',
    'package `@preact/signals-core`',
    'stylesheets, generated code',
  ]);
});

it('writes the same page for the same sizes, with small modules in one row', () => {
  const sizes = {
    minified: 1234,
    brotli: 700,
    modules: [
      { module: 'src/ui/App.tsx', minified: 1200, brotli: 660 },
      { module: 'src/ui/Icon.tsx', minified: 20, brotli: 12 },
      { module: 'unmapped', minified: 14, brotli: 9 },
    ],
  };
  const page = sizesPage([{ name: 'form-*.js', groups: sizes, modules: sizes }]);
  expect(page).toContain('700 bytes compressed, 1,234 minified.');
  expect(page).toContain('| `src/ui/App.tsx` | 1,200 | 660 |\n| 2 smaller ones | 34 | 21 |');
});
