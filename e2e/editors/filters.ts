/**
 * Filters that editors and content systems run over what a person has pasted, each with its defaults. Some need a document:
 * they run in a page.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright/test';
import rehypeParse from 'rehype-parse';
import rehypeSanitize from 'rehype-sanitize';
import rehypeStringify from 'rehype-stringify';
import sanitizeHtml from 'sanitize-html';
import { unified } from 'unified';
import { build } from 'vite';
import { installPackages } from '../support/packages-on-demand.js';

export interface Filter {
  /** Name and version. */
  name: string;
  /** Where it is used, for the table. */
  used: string;
  /** Returns what it keeps of some HTML. */
  run(html: string): Promise<string>;
}

/** Their licences are not permissive, so the repository does not depend on them. */
const onDemand = { ckeditor5: '48.5.2', tinymce: '8.9.2' } as const;

const installed = fileURLToPath(new URL('../../node_modules', import.meta.url));
const origin = 'https://editors.example';

const versionOf = (name: string): string =>
  JSON.parse(readFileSync(join(installed, name, 'package.json'), 'utf8')).version;

const withRehype = async (html: string): Promise<string> =>
  String(
    await unified()
      .use(rehypeParse, { fragment: true })
      .use(rehypeSanitize)
      .use(rehypeStringify)
      .process(html),
  );

/** Bundles the filters that run in a page. */
async function bundlePageFilters(): Promise<string> {
  const entry = fileURLToPath(new URL('page-filters.ts', import.meta.url));
  const result = await build({
    configFile: false,
    logLevel: 'error',
    build: { write: false, minify: false, lib: { entry, formats: ['iife'], name: 'filters' } },
  });
  const [output] = [result].flat();
  const chunk = output && 'output' in output ? output.output[0] : undefined;
  if (!chunk) throw new Error('The filters were not bundled.');
  return chunk.code;
}

type RunInPage = (name: string) => Filter['run'];

async function filtersOnDemand(page: Page, inPage: RunInPage): Promise<Filter[]> {
  const packages = await installPackages('editors', onDemand);
  if (!packages) throw new Error('The editors could not be installed.');
  await page.route(`${origin}/**`, (route) =>
    route.fulfill({ path: join(packages, new URL(route.request().url()).pathname) }),
  );
  await page.addScriptTag({ url: `${origin}/tinymce/tinymce.js` });
  await page.addScriptTag({ url: `${origin}/ckeditor5/dist/browser/ckeditor5.umd.js` });
  return [
    {
      name: `TinyMCE ${onDemand.tinymce}`,
      used: 'many systems',
      run: inPage('TinyMCE'),
    },
    { name: `CKEditor ${onDemand.ckeditor5}`, used: 'many systems', run: inPage('CKEditor') },
    {
      name: `CKEditor ${onDemand.ckeditor5}, set up as in Drupal`,
      used: 'Drupal, text format “Full HTML”',
      run: inPage('DrupalFullHtml'),
    },
  ];
}

/**
 * @param page is taken to an empty page, for the filters that need a document
 * @param isComplete whether those count too that are installed on demand
 */
export async function loadFilters(page: Page, { isComplete }: { isComplete: boolean }): Promise<Filter[]> {
  await page.route(`${origin}/`, (route) =>
    route.fulfill({
      contentType: 'text/html',
      body: '<!doctype html><meta charset="utf-8"><title>Editors</title>',
    }),
  );
  await page.goto(`${origin}/`);
  await page.addScriptTag({ content: await bundlePageFilters() });
  const inPage: RunInPage = (name) => (html) =>
    page.evaluate(([filter, text]) => Reflect.get(Reflect.get(window, 'pageFilters'), filter)(text), [
      name,
      html,
    ] as const);
  return [
    {
      name: `DOMPurify ${versionOf('dompurify')}`,
      used: 'many editors and systems',
      run: inPage('DOMPurify'),
    },
    {
      name: `sanitize-html ${versionOf('sanitize-html')}`,
      used: 'systems that run on Node',
      run: async (html) => sanitizeHtml(html),
    },
    {
      name: `rehype-sanitize ${versionOf('rehype-sanitize')}`,
      used: 'Markdown, with the rules of GitHub',
      run: withRehype,
    },
    { name: `TipTap ${versionOf('@tiptap/core')}`, used: 'editors of applications', run: inPage('TipTap') },
    { name: `Quill ${versionOf('quill')}`, used: 'editors of applications', run: inPage('Quill') },
    ...(isComplete ? await filtersOnDemand(page, inPage) : []),
  ];
}
