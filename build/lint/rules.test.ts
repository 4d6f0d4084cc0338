import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';

/** Each architecture rule of biome.json, and code that must break it. */
const offences: Record<string, [path: string, code: string][]> = {
  'lint/style/noRestrictedImports': [
    // Rooms import one way.
    ['contract/a.ts', "import { b } from '../api/clock.js'; b();"],
    ['api/a.ts', "import type { Draft } from '../donation/draft.js'; export type A = Draft;"],
    ['donation/a.ts', "export { App } from '../ui/App.js';"],
    ['ui/a.tsx', "export const form = () => import('../element/mount-form.js');"],
    ['ui/translations/a.ts', "import '../../element/mount-form.js';"],
    ['element/a.ts', "import '../frame/host.js';"],
    ['frame/a.ts', "import '../entries/index.js';"],
    // Only the bundled packages; the contract knows none.
    ['ui/b.ts', "import { z } from 'zod'; z();"],
    ['ui/c.ts', "import React from 'react'; React();"],
    ['contract/b.ts', "import { signal } from '@preact/signals'; signal();"],
    // Neither tests nor Node.
    ['element/b.ts', "import '../../demo/start.js';"],
    ['api/b.ts', "import { createFakeClock } from '../testing/fake-clock.js'; createFakeClock();"],
    ['api/c.ts', "import { readFileSync } from 'node:fs'; readFileSync('');"],
  ],
  'lint/style/noRestrictedGlobals': [
    // The contract is pure, api and donation are given their browser.
    ['contract/c.ts', 'export const x = () => document.title;'],
    ['contract/d.ts', 'export const x = () => fetch("/");'],
    ['contract/e.ts', 'export const x = new CustomEvent("x");'],
    ['contract/f.ts', 'export const x = { location };'],
    ['api/d.ts', 'export const x = localStorage;'],
    ['donation/b.ts', 'setTimeout(() => {}, 1);'],
    // Components fetch nothing, wait for nothing, and do not use window or document.
    ['ui/d.tsx', 'export const A = () => <p>{window.innerWidth}</p>;'],
    ['ui/e.tsx', 'export const B = () => <p onClick={() => setTimeout(() => {}, 1)} />;'],
    ['ui/f.ts', 'export const f = globalThis.document;'],
    // There is one fetch.
    ['element/c.ts', 'new XMLHttpRequest();'],
  ],
  plugin: [
    ['donation/c.ts', 'export const x = (services) => services.fetch("/");'],
    ['element/d.ts', 'navigator.sendBeacon("/");'],
    ['api/e.ts', 'export const now = () => Date.now();'],
    ['contract/g.ts', 'export const now = () => new Date();'],
    ['donation/d.ts', 'export const x = () => Math.random();'],
    ['ui/g.ts', 'x.innerHTML = "";'],
    ['ui/h.ts', 'x["outerHTML"] = "";'],
    ['ui/n.ts', 'export const x = y.innerHTML;'],
    ['frame/b.ts', 'x.insertAdjacentHTML("beforeend", "");'],
    ['ui/i.ts', 'new Function("1");'],
    ['ui/j.ts', 'x.setAttribute("style", "color:red");'],
    ['element/e.ts', 'document.createElement("style");'],
    ['ui/k.tsx', 'export const G = () => <style>{"p{}"}</style>;'],
  ],
  'lint/security/noDangerouslySetInnerHtml': [
    ['ui/l.tsx', 'export const C = () => <p dangerouslySetInnerHTML={{ __html: "" }} />;'],
  ],
  'lint/security/noGlobalEval': [['ui/m.ts', 'eval("1");']],
  'lint/nursery/noImpliedEval': [['element/f.ts', 'setTimeout("x()", 1);']],
};

/** A cycle is one even if only types go round. */
const cycle: [path: string, code: string][] = [
  ['api/cycle-1.ts', "import type { B } from './cycle-2.js'; export type A = B | 1;"],
  ['api/cycle-2.ts', "import type { A } from './cycle-1.js'; export type B = A | 2;"],
];

/** Looks like an offence and is none. */
const harmless = `// window, document, innerHTML
import type { B } from './b.js';
export const A = ({ window, go }: { window: B; go: (x: object) => void }) => (
  <p title={window.name} onFocus={() => go({ fetch: 1 })}>
    document.title
  </p>
);
`;

const root = mkdtempSync(join(tmpdir(), 'sir-donate-lint-'));
let found: { category: string; path: string }[] = [];

/** One run of Biome over all offences, in a folder of their own. */
beforeAll(() => {
  const write = (path: string, code: string): void => {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), code);
  };
  cpSync('biome.json', join(root, 'biome.json'));
  cpSync('build/lint', join(root, 'build/lint'), { recursive: true });
  for (const [path, code] of [...Object.values(offences).flat(), ...cycle]) write(`src/${path}`, code);
  write('src/ui/harmless.tsx', harmless);
  const biome = resolve('node_modules/.bin/biome');
  const options = ['lint', '--vcs-enabled=false', '--reporter=json', '--max-diagnostics=none', 'src'];
  const { stdout } = spawnSync(biome, options, { cwd: root, encoding: 'utf8' });
  const report: { diagnostics: { category: string; location: { path: string } }[] } = JSON.parse(stdout);
  found = report.diagnostics.map(({ category, location }) => ({ category, path: location.path }));
});

afterAll(() => rmSync(root, { recursive: true }));

const rulesBrokenBy = (path: string): string[] =>
  found.filter((one) => one.path === `src/${path}`).map(({ category }) => category);

const cases = Object.entries(offences).flatMap(([rule, list]) =>
  list.map(([path, code]) => [rule, path, code] as const),
);

it.each(cases)('%s rejects in src/%s: %s', (rule, path) => {
  expect(rulesBrokenBy(path)).toContain(rule);
});

it.each(cycle)('lint/suspicious/noImportCycles rejects the cycle of types at src/%s', (path) => {
  expect(rulesBrokenBy(path)).toContain('lint/suspicious/noImportCycles');
});

it('accepts code that only looks like an offence', () => {
  expect(rulesBrokenBy('ui/harmless.tsx')).toEqual([]);
});
