import { expect, it } from 'vitest';
import { brokenRules, type ChunkModules } from './chunk-rules.js';

const chunk = (name: string, moduleIds: string[], imports: string[] = []): ChunkModules => ({
  fileName: `${name}.js`,
  name,
  isEntry: true,
  isDynamicEntry: false,
  imports,
  moduleIds: moduleIds.map((id) => `/repository/${id}`),
  code: '',
});

const preact = 'node_modules/preact/dist/preact.mjs';

it.each<[environment: string, chunks: ChunkModules[]]>([
  ['loader', [chunk('loader', ['src/entries/loader.ts', preact])]],
  ['loader', [chunk('loader', ['src/api/client.ts'])]],
  ['loader', [chunk('loader', ['src/contract/options.ts'])]],
  ['frameHost', [chunk('frameHost', [preact])]],
  ['frameHost', [chunk('frameHost', ['src/ui/App.tsx'])]],
  ['complete', [chunk('complete', [preact])]],
  ['npm', [chunk('index', [], ['pure.js']), chunk('pure', [preact])]],
  ['npm', [chunk('pure', [], ['shared.js']), chunk('shared', ['src/element/mount-form.ts'])]],
  ['npm', [chunk('mount-host', [], ['shared.js']), chunk('shared', [preact])]],
])('%s must not carry %j', (environment, chunks) => {
  expect(brokenRules(environment, chunks)).not.toEqual([]);
});

it('accepts packages in the form', () => {
  expect(brokenRules('form', [chunk('form', [preact])])).toEqual([]);
});

it('names the file, the reason and the module', () => {
  expect(brokenRules('loader', [chunk('loader', [preact])])).toEqual([
    `loader.js loads in every host page, and carries no package: ${preact}`,
  ]);
});

it('refuses import.meta in each file that others bundle', () => {
  const code = 'const url=new URL("frame.html",import.meta.url).href';
  expect(brokenRules('npm', [{ ...chunk('deferred', []), isEntry: false, code }])).toEqual([
    'deferred.js is bundled by others, and has import.meta',
  ]);
  expect(brokenRules('form', [{ ...chunk('form', []), code }])).toEqual([]);
});

it('refuses a file between the form and its lazy files', () => {
  const shared = { ...chunk('minor-digits', []), isEntry: false };
  expect(brokenRules('form', [chunk('form', [], ['minor-digits.js']), shared])).toEqual([
    'minor-digits.js is a request more for each form, because a lazy file imports it too',
  ]);
  expect(brokenRules('form', [{ ...shared, isDynamicEntry: true }])).toEqual([]);
  expect(brokenRules('npm', [shared])).toEqual([]);
});
