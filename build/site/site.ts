/**
 * Writes the static site: the snippet builder as `index.html`, the docs as pages, and the widget's files unless another host
 * has them. Every address in it is relative, so that it works under any path of any static host.
 */
import { cp, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { fillTemplate } from '../../demo/template.js';
import { layout } from '../layout.js';
import { bundleBuilder } from './bundle.js';
import { pageOf, renderMarkdown } from './markdown-pages.js';

const root = fileURLToPath(new URL('../../', import.meta.url));
const pages = join(root, 'demo/pages');

export interface SiteOptions {
  /** Folder that is written anew. */
  out: string;
  /** Address of the widget's files. Without it they are copied into the site, and the snippets name the site's own host. */
  files?: string | undefined;
}

/** Writes the site. @throws if `dist/` is not built and its files are needed */
export async function writeSite({ out, files }: SiteOptions): Promise<void> {
  await rm(out, { recursive: true, force: true });
  await mkdir(join(out, 'builder'), { recursive: true });
  const values = {
    files: files?.replace(/\/+$/, '') ?? 'files',
    home: 'docs/README.html',
    homeName: 'Documentation of <sir-donate>',
    docs: 'docs',
    api: '',
    key: '',
    nonprofit: '',
    theme: 'auto',
  };
  for (const [from, to] of [
    ['snippet.html', 'index.html'],
    ['preview.html', 'preview.html'],
  ] as const)
    await writeFile(join(out, to), fillTemplate(await readFile(join(pages, from), 'utf8'), values));
  for (const file of ['site.css', 'builder/builder.css', 'builder/preview.css', 'builder/docs.css'])
    await cp(join(pages, file), join(out, file));
  for (const [name, code] of await bundleBuilder()) await writeFile(join(out, 'builder', name), code);
  await writeDocs(out);
  if (!files) {
    for (const folder of [layout.major, layout.version])
      await cp(join(root, layout.dist, folder), join(out, 'files', folder), { recursive: true });
  }
}

async function writeDocs(out: string): Promise<void> {
  const inDocs = (await readdir(join(root, 'docs'), { recursive: true })).map(
    (file) => `docs/${file.replaceAll('\\', '/')}`,
  );
  const sources = [...(await readdir(root)), ...inDocs].filter((file) => file.endsWith('.md'));
  for (const source of sources) {
    const target = source.replace(/\.md$/, '.html');
    await mkdir(dirname(join(out, target)), { recursive: true });
    await writeFile(
      join(out, target),
      pageOf(renderMarkdown(await readFile(join(root, source), 'utf8')), target),
    );
  }
  await cp(join(root, 'LICENSE'), join(out, 'LICENSE'));
  await cp(join(root, 'demo/pictures'), join(out, 'demo/pictures'), { recursive: true });
}
