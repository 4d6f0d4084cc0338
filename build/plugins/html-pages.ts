import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { Plugin } from 'vite';
import { framePolicy } from '../frame-policy.js';
import { layout } from '../layout.js';

const viewport = '<meta name="viewport"';

const readPage = (name: string): string =>
  readFileSync(new URL(`../../src/entries/${name}`, import.meta.url), 'utf8');

/** Puts a Content Security Policy before everything in a page that could load something. */
const withPolicy = (page: string, policy: string): string =>
  page.replace(
    viewport,
    () => `<meta http-equiv="Content-Security-Policy" content="${policy}">\n${viewport}`,
  );

const sha256 = (text: string): string => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

/** Returns `complete.html` as one file, with script and style inline under a policy that names their hashes. */
export function inlinePage(html: string, script: string): string {
  const page = html.replaceAll(/\n\s*/g, '\n');
  const style = /<style>([\s\S]*?)<\/style>/.exec(page)?.[1] ?? '';
  const policy = `default-src 'none'; script-src ${sha256(script)}; style-src ${sha256(style)}; base-uri 'none'; form-action 'none'`;
  return withPolicy(page, policy).replace('<script></script>', () => `<script>${script}</script>`);
}

export const completePage: Plugin = {
  name: 'sir-donate:complete-page',
  sharedDuringBuild: true,
  generateBundle(_, bundle) {
    if (this.environment.name !== 'complete') return;
    const script = Object.values(bundle).find((file) => file.type === 'chunk');
    if (script?.type !== 'chunk') throw new Error('complete.ts was not built.');
    for (const file of Object.keys(bundle)) delete bundle[file];
    // The page is one file, so nothing would find a source map.
    const code = script.code.replace(/\n\/\/# sourceMappingURL=.*/, '').trim();
    const source = inlinePage(readPage('complete.html'), code);
    this.emitFile({ type: 'asset', fileName: 'complete.html', source });
  },
};

/** Returns `frame.html` with the addresses of its files and its policy. */
export function framePageOf(html: string, files: { form: string; guest: string }, policy: string): string {
  // The form is preloaded: the guest script would ask for it only once it has run.
  const scripts = `<link rel="modulepreload" href="${files.form}">\n<script type="module" src="${files.guest}"></script>`;
  return withPolicy(html, policy).replace('<main>', () => `${scripts}\n<main>`);
}

/** Returns `give.html`: the same page, which search engines may see (`src/frame/search-engines.ts`). */
export const givePageOf = (framePage: string): string => framePage.replace(/<meta name="robots".*\n/, '');

export interface FramePageOptions {
  fileOf(environment: string): string;
  /** Hosts beside this machine that `api-base` may name. */
  extraApiHosts: readonly string[];
}

export const framePage = ({ fileOf, extraApiHosts }: FramePageOptions): Plugin => ({
  name: 'sir-donate:frame-page',
  sharedDuringBuild: true,
  generateBundle: {
    order: 'post',
    handler() {
      if (this.environment.name !== 'frameGuest') return;
      // The page is in the release's folder and in that of the major.
      const folder = `../${layout.version}`;
      const files = { form: `${folder}/${fileOf('form')}`, guest: `${folder}/${fileOf('frameGuest')}` };
      const policy = framePolicy({ extraApiHosts, allowLoopback: true });
      const source = framePageOf(readPage('frame.html'), files, policy);
      this.emitFile({ type: 'asset', fileName: 'frame.html', source });
      this.emitFile({ type: 'asset', fileName: 'give.html', source: givePageOf(source) });
    },
  },
});
