import { describe, expect, it } from 'vitest';
import { type Import, readSource, readTree, resolve, rooms, type SourceFile } from './testing/source-tree.js';

/**
 * The rules of `design.md` on who may know whom. Each rule gives the offences it finds, and each is shown that it
 * finds one.
 */
type Rule = (files: SourceFile[]) => string[];

const packages = new Set(['preact', 'preact/hooks', '@preact/signals', 'zod/mini']);

/** Globals through which code reaches the page. */
const dom =
  'window document globalThis self top parent frames navigator location history screen localStorage sessionStorage indexedDB ' +
  'customElements HTMLElement Element Node Event CustomEvent MutationObserver IntersectionObserver ResizeObserver ' +
  'CSSStyleSheet addEventListener removeEventListener dispatchEvent postMessage open matchMedia getComputedStyle alert';
const network = 'fetch XMLHttpRequest WebSocket EventSource Request Worker SharedWorker Image';
const time =
  'setTimeout setInterval clearTimeout clearInterval requestAnimationFrame requestIdleCallback queueMicrotask performance';

const uses = (words: string, { path, globals }: SourceFile): string[] =>
  words
    .split(' ')
    .filter((word) => globals.has(word))
    .map((word) => `${path} uses ${word}`);

const order: Rule = (files) =>
  files.flatMap(({ path, room, imports }) =>
    imports
      .filter(({ isPackage }) => !isPackage)
      .filter(({ target }) => {
        const [top = ''] = target.split('/');
        const other = (rooms as readonly string[]).indexOf(top);
        return other < 0 ? room !== 'entries' || target.includes('/') : other > rooms.indexOf(room);
      })
      .map(({ target }) => `${path} imports ${target}`),
  );

const knownPackages: Rule = (files) =>
  files.flatMap(({ path, room, imports }) =>
    imports
      .filter(
        ({ target, isPackage, kind }) =>
          isPackage &&
          (room === 'contract' ? target !== 'zod/mini' : !packages.has(target)) &&
          // Types for those who have React; nothing of it is bundled.
          !(path === 'react.ts' && target === 'react' && kind === 'type'),
      )
      .map(({ target }) => `${path} imports ${target}`),
  );

const resolvable: Rule = (files) =>
  files.flatMap(({ path, imports }) =>
    imports
      .filter(({ target, isPackage }) => !isPackage && !resolve(target))
      .map(({ target }) => `${path}: ${target}`),
  );

const pureContract: Rule = (files) =>
  files
    .filter(({ room }) => room === 'contract')
    .flatMap((file) => uses(`${dom} ${network} ${time} console`, file));

const quietUi: Rule = (files) =>
  files
    .filter(({ room }) => room === 'ui')
    .flatMap((file) =>
      uses(`${network} ${time} window document globalThis self localStorage sessionStorage`, file),
    );

const adapters = [
  'api/browser-environs.ts',
  'api/clock.ts',
  'api/returned.ts',
  'flow/browser.ts',
  'flow/share-page.ts',
];

/** Whatever else api and flow need of a browser is given to them, so that tests can own it. */
const givenBrowser: Rule = (files) =>
  files
    .filter(({ path, room }) => (room === 'api' || room === 'flow') && !adapters.includes(path))
    .flatMap((file) => [
      ...uses(`${dom} ${network} ${time}`, file),
      ...(file.code.match(/\bDate\.now\b|\bnew Date\(\)|\bMath\.random\b/g) ?? []).map(
        (what) => `${file.path}: ${what}`,
      ),
    ]);

/** `client.ts` calls it, the adapter hands it over. */
const oneFetch: Rule = (files) =>
  files.flatMap(({ path, calls }) =>
    ['fetch', 'XMLHttpRequest', 'sendBeacon', 'WebSocket', 'EventSource']
      .filter((name) => calls.has(name))
      .filter((name) => name !== 'fetch' || !['api/client.ts', 'api/browser-environs.ts'].includes(path))
      .map((name) => `${path} calls ${name}`),
  );

const injection =
  /\b(?:innerHTML|outerHTML|insertAdjacentHTML|dangerouslySetInnerHTML|setHTMLUnsafe|parseFromString|srcdoc|createContextualFragment)\b|\bdocument\.write|\beval\s*\(|\bFunction\s*\(|\bset(?:Timeout|Interval)\s*\(\s*['"`]|<style\b|(?:createElement|setAttribute)\(\s*['"]style['"]|javascript:/;

const noInjection: Rule = (files) =>
  files.flatMap(({ path, code }) => {
    const [found] = injection.exec(code) ?? [];
    return found ? [`${path}: ${found}`] : [];
  });

/** Everything that comes with a file before anything is loaded lazily. */
function closure(start: string[], files: SourceFile[]): { paths: Set<string>; packages: Set<string> } {
  const paths = new Set<string>();
  const found = new Set<string>();
  const follow = (path: string | undefined) => {
    if (!path || paths.has(path)) return;
    paths.add(path);
    const imports: Import[] = files.find((file) => file.path === path)?.imports ?? [];
    for (const { target, isPackage, kind } of imports) {
      if (kind !== 'value') continue;
      if (isPackage) found.add(target);
      else follow(resolve(target) ?? target);
    }
  };
  for (const path of start) follow(path);
  return { paths, packages: found };
}

const shell = ['embed/element.ts', 'embed/define.ts', 'loader.ts'];

const lightShell: Rule = (files) => {
  const { paths, packages } = closure(shell, files);
  const heavy = [...paths].filter((path) =>
    /^(?:api|flow|ui)\/|^embed\/form\.tsx$|^contract\/(?:options|money|schemas)\.ts$/.test(path),
  );
  return [...packages, ...heavy].map((what) => `the shell carries ${what}`);
};

/** The page pays for the host's end of a frame before any form; it must hold on pages that break zod, too. */
const lightFrameHost: Rule = (files) => {
  const { paths, packages } = closure(['isolated.ts'], files);
  const heavy = [...paths].filter((path) =>
    /^(?:flow|ui)\/|^embed\/form\.tsx$|^contract\/(?:options|money|schemas)\.ts$/.test(path),
  );
  return [...packages, ...heavy].map((what) => `the host's end of a frame carries ${what}`);
};

const lazyEntries: Rule = (files) =>
  ['pure.ts', 'index.ts'].flatMap((entry) =>
    [...closure([entry], files).packages].map((name) => `${entry} carries ${name}`),
  );

const noTestCode: Rule = (files) =>
  files.flatMap(({ path, imports }) =>
    imports
      .filter(({ target }) => /\.test\b|(^|\/)testing\/|^vitest|^node:/.test(target))
      .map(({ target }) => `${path} imports ${target}`),
  );

/** A rule, and files that break it: path → text. */
const rules: Record<string, [rule: Rule, offences: Record<string, string>[]]> = {
  'the rooms know one another in one direction: contract ← api ← flow ← ui ← embed ← entries': [
    order,
    [
      { 'contract/a.ts': "import { b } from '../api/clock.js';" },
      { 'api/a.ts': "import type { Draft } from '../flow/draft.js';" },
      { 'flow/a.ts': "export { App } from '../ui/App.js';" },
      { 'ui/a.tsx': "const form = () => import('../embed/form.js');" },
      { 'embed/a.ts': "import '../index.js';" },
      { 'flow/b.ts': "type A = typeof import('../ui/App.js');" },
      { 'embed/b.ts': "import x from '../../demo/start.js';" },
    ],
  ],
  'only the packages that are bundled are imported, and the contract knows zod/mini alone': [
    knownPackages,
    [
      { 'ui/a.ts': "import { z } from 'zod';" },
      { 'ui/b.ts': "import React from 'react';" },
      { 'react.ts': "import { version } from 'react';" },
      { 'contract/a.ts': "import { signal } from '@preact/signals';" },
    ],
  ],
  'every import leads to a file': [resolvable, [{ 'ui/a.ts': "import { x } from './no-such-file.js';" }]],
  'the contract touches neither page nor network nor time': [
    pureContract,
    [
      { 'contract/a.ts': 'export const x = () => document.title;' },
      { 'contract/b.ts': 'export const x = () => fetch("/");' },
      { 'contract/c.ts': 'export const x = new CustomEvent("x");' },
      { 'contract/d.ts': 'export const x = { location };' },
    ],
  ],
  'the components fetch nothing, wait for nothing, and know neither window nor document': [
    quietUi,
    [
      { 'ui/a.tsx': 'export const A = () => <p>{window.innerWidth}</p>;' },
      { 'ui/b.tsx': 'export const B = () => <p onClick={() => setTimeout(() => {}, 1)} />;' },
      { 'ui/c.ts': 'export const c = [document.title];' },
      { 'ui/d.ts': 'export const d = globalThis.document;' },
    ],
  ],
  'api and flow are given their browser, in adapters of their own': [
    givenBrowser,
    [
      { 'api/a.ts': 'export const now = () => Date.now();' },
      { 'flow/a.ts': 'export const x = localStorage;' },
      { 'flow/b.ts': 'setTimeout(() => {}, 1);' },
    ],
  ],
  'there is one fetch': [
    oneFetch,
    [
      { 'flow/a.ts': 'export const x = (platform) => platform.fetch("/");' },
      { 'api/a.ts': 'export const x = () => fetch("/");' },
      { 'embed/a.ts': 'navigator.sendBeacon("/");' },
      { 'embed/b.ts': 'new XMLHttpRequest();' },
    ],
  ],
  'no text becomes HTML, script or style': [
    noInjection,
    [
      { 'ui/a.ts': 'x.innerHTML = "";' },
      { 'ui/b.ts': 'x["outerHTML"] = "";' },
      { 'ui/c.tsx': 'export const C = () => <p dangerouslySetInnerHTML={{ __html: "" }} />;' },
      { 'ui/d.ts': 'eval("1");' },
      { 'ui/e.ts': 'new Function("1");' },
      { 'ui/f.ts': 'x.setAttribute("style", "color:red");' },
      { 'ui/g.tsx': 'export const G = () => <style>{"p{}"}</style>;' },
    ],
  ],
  'the shell carries neither preact nor signals nor zod, nor the form': [
    lightShell,
    [
      { 'embed/element.ts': "import { signal } from '@preact/signals';" },
      {
        'embed/define.ts': "import './element.js';",
        'embed/element.ts': "import '../contract/attributes.js';",
        'contract/attributes.ts': "import * as z from 'zod/mini';",
      },
      {
        'loader.ts': "import { mountForm } from './embed/form.js';",
        'embed/form.tsx': "import { render } from 'preact';",
      },
    ],
  ],
  "the host's end of a frame carries neither the form nor any package": [
    lightFrameHost,
    [
      {
        'isolated.ts': "import { mountFrame } from './embed/isolated.js';",
        'embed/isolated.ts': "import '../contract/schemas.js';",
        'contract/schemas.ts': "import * as z from 'zod/mini';",
      },
      { 'isolated.ts': "import { mountForm } from './embed/form.js';", 'embed/form.tsx': '' },
    ],
  ],
  'the npm entries carry no package: the form comes lazily': [
    lazyEntries,
    [
      {
        'index.ts': "export * from './pure.js';",
        'pure.ts': "import './embed/form.js';",
        'embed/form.tsx': "import { render } from 'preact';",
      },
    ],
  ],
  'nothing that ships knows the tests or Node': [
    noTestCode,
    [
      { 'api/a.ts': "import { createFakeClock } from '../testing/fake-clock.js';" },
      { 'api/b.ts': "import { readFileSync } from 'node:fs';" },
    ],
  ],
};

const tree = readTree();

it('the whole tree is read', () => {
  const paths = tree.map(({ path }) => path);
  expect(paths).toEqual(expect.arrayContaining(['pure.ts', 'index.ts', ...shell]));
  for (const room of rooms) expect(tree.filter((file) => file.room === room).length, room).toBeGreaterThan(2);
  expect(paths.filter((path) => /test/.test(path))).toEqual([]);
  // What the rules below rest on is seen at all.
  expect(tree.find(({ path }) => path === 'api/client.ts')?.calls).toContain('fetch');
  expect(tree.find(({ path }) => path === 'api/clock.ts')?.globals).toContain('setTimeout');
  expect(closure(['embed/form.tsx'], tree).packages).toContain('preact');
});

describe.each(Object.entries(rules))('%s', (_, [rule, offences]) => {
  it('holds in src/', () => {
    expect(rule(tree)).toEqual([]);
  });

  it.each(offences)('would not hold with %j', (files) => {
    const sources = Object.entries(files).map(([path, text]) => readSource(path, text));
    expect(rule(sources)).not.toEqual([]);
  });
});

it('what only looks like an offence is none', () => {
  const file = readSource(
    'ui/a.tsx',
    `// window, document, innerHTML
    import type { B } from './b.js';
    export const A = ({ window, go }: { window: Window; go: (x: Document) => void }) =>
      <p title={window.name} onClick={() => go.document({ fetch: 1 })}>document.title</p>;`,
  );
  expect([...file.globals].filter((name) => /window|document|fetch/.test(name))).toEqual([]);
  expect(file.calls.has('fetch')).toBe(false);
  expect(noInjection([file])).toEqual([]);
  expect(file.imports).toEqual([{ target: 'ui/b.js', isPackage: false, kind: 'type' }]);
});
