import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { browserApps, runnerApps } from '../e2e/frameworks/apps.js';
import { integrationApps } from '../e2e/integrations/apps.js';
import { readResults } from '../e2e/integrations/results.js';
import { shownCode, withCode, withMatrix } from './framework-docs.js';

const folder = new URL('../docs/frameworks/', import.meta.url);
const pages = readdirSync(folder).filter((file) => file.endsWith('.md'));
const read = (page: string): string => readFileSync(new URL(page, folder), 'utf8');

describe('the pages about frameworks', () => {
  it.each(pages)('docs/frameworks/%s shows the code of the apps (if not: npm run docs)', async (page) => {
    const text = withMatrix(withCode(read(page)), readResults());
    await expect(text).toMatchFileSnapshot(`../docs/frameworks/${page}`);
  });

  it('show the component of every app', () => {
    const all = pages.map(read).join('\n');
    const missing = integrationApps.filter(({ name }) => !all.includes(`<!-- demo/integrations/${name}/`));
    expect(missing.map(({ name }) => name)).toEqual([]);
  });

  it('have a column of results for every app and every test runner', () => {
    expect(Object.keys(readResults())).toEqual(
      expect.arrayContaining([
        ...integrationApps.map(({ name }) => name),
        ...browserApps.map(({ id }) => id),
        ...runnerApps.map(({ folder }) => folder),
      ]),
    );
  });

  it('leave out the address of the demo API, and nothing else', () => {
    const code = readFileSync(new URL('../demo/integrations/vite/donate.ts', import.meta.url), 'utf8');
    const left = code
      .split('\n')
      .filter((line) => !shownCode('demo/integrations/vite/donate.ts').includes(line));
    expect(left.map((line) => line.trim())).toEqual([
      'apiBase: string;',
      'element.apiBase = options.apiBase;',
    ]);
  });
});
