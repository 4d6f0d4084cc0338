/**
 * Builds the pages of apps in one mode, as a process of its own because `NODE_ENV` belongs to a process.
 *
 * - `production`: what a partner ships, `index.html` and `late.html`, in `dist/`.
 * - `development`: what a server renders and the client hydrates, in `dist/server/` and `dist/hydrated/`. Only the
 *   development builds of frameworks warn when both differ.
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, type InlineConfig, type Plugin } from 'vite';
import { integrationsFolder } from './apps.js';
import { installedPackage } from './package.js';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** Fails a build that takes the package from this repository and not from the tarball. */
const fromTarballOnly: Plugin = {
  name: 'from-tarball-only',
  generateBundle() {
    const ids = [...this.getModuleIds()];
    const foreign = ids.filter((id) => id.startsWith(join(root, 'src')) || id.startsWith(join(root, 'dist')));
    if (foreign.length > 0) this.error(`Not from the tarball: ${foreign.join(', ')}`);
    if (!ids.some((id) => id.startsWith(installedPackage))) this.error('The app does not use the package.');
  },
};

async function buildPages(name: string, mode: string): Promise<void> {
  const folder = join(integrationsFolder, name);
  const common: InlineConfig = {
    root: folder,
    mode,
    base: './',
    logLevel: 'error',
  };
  const client = (outDir: string, pages: readonly string[]): InlineConfig => ({
    ...common,
    plugins: [fromTarballOnly],
    build: {
      outDir,
      emptyOutDir: true,
      rolldownOptions: { input: pages.map((page) => join(folder, page)) },
    },
  });
  if (mode === 'production') return void (await build(client('dist/client', ['index.html', 'late.html'])));
  const server = ['server.tsx', 'server.ts'].map((file) => join(folder, file)).find(existsSync);
  if (!server) return;
  await build(client('dist/hydrated', ['index.html']));
  await build({ ...common, build: { outDir: 'dist/server', emptyOutDir: true, ssr: server } });
}

const [mode = '', ...names] = process.argv.slice(2);
await Promise.all(names.map((name) => buildPages(name, mode)));
