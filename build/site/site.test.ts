import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createAnchors, htmlAddress, renderMarkdown } from './markdown-pages.js';
import { writeSite } from './site.js';

const out = mkdtempSync(join(tmpdir(), 'sir-donate-site-'));
beforeAll(() => writeSite({ out, files: 'https://cdn.example/' }));
afterAll(() => rmSync(out, { recursive: true }));

const read = (path: string): string => readFileSync(join(out, path), 'utf8');
const htmlFiles = (): string[] =>
  readdirSync(out, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.html'));

it('has the builder, its scripts and every page of the docs, without a placeholder', () => {
  expect(read('index.html')).toContain(
    'data-files="https://cdn.example" data-api="" data-key="" data-nonprofit="" data-docs="docs"',
  );
  expect(read('preview.html')).toContain('src="https://cdn.example/v0/sir-donate.js"');
  for (const page of ['index.html', 'preview.html']) expect(read(page)).not.toContain('{{');
  expect(statSync(join(out, 'builder/main.js')).size).toBeGreaterThan(10_000);
  expect(read('docs/frameworks/react.html')).toContain('<h1 id="react">React</h1>');
});

it('has only links to files and anchors that are there', () => {
  const broken = htmlFiles().flatMap((page) =>
    [...read(page).matchAll(/ (?:href|src)="([^"]*)"/g)]
      .map(([, address = '']) => address)
      .filter((address) => !/^(?:[a-z]+:|\{)/i.test(address) && !isThere(page, address))
      .map((address) => `${page}: ${address}`),
  );
  expect(broken).toEqual([]);
});

const isThere = (page: string, address: string): boolean => {
  const [path = '', anchor] = address.split('#');
  const file = path ? join(dirname(page), path) : page;
  if (!readdirSync(out, { recursive: true, encoding: 'utf8' }).includes(file)) return false;
  return !anchor || read(file).includes(`id="${anchor}"`);
};

it('is relative, so that it works under any path', () => {
  for (const page of htmlFiles()) expect(read(page), page).not.toMatch(/ (?:href|src)="\//);
});

describe('Markdown', () => {
  it('makes anchors as GitHub does', () => {
    const anchorOf = createAnchors();
    expect(['npm’s CDNs', '`complete.html`', 'Files', 'Files'].map(anchorOf)).toEqual([
      'npms-cdns',
      'completehtml',
      'files',
      'files-1',
    ]);
  });

  it('leads links to pages, and leaves addresses of other sites', () => {
    expect(htmlAddress('../README.md#a')).toBe('../README.html#a');
    expect(htmlAddress('https://example.org/x.md')).toBe('https://example.org/x.md');
  });

  it('escapes code, and leaves comments out', () => {
    const { html, title } = renderMarkdown('# A `b`\n\n<!-- c -->\n\n```html\n<script>\n```\n');
    expect(title).toBe('A b');
    expect(html).toContain('&lt;script&gt;');
    expect(html).not.toContain('<!--');
  });
});
