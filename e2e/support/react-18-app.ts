/** Builds `e2e/react-18` with the package from `dist/` and React 18, and serves it on an origin of its own. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import express from 'express';
import { build, type InlineConfig } from 'vite';
import { z } from 'zod';
import { layout } from '../../build/layout.js';
import { demoOrigins } from './origins.js';

const root = fileURLToPath(new URL('../react-18', import.meta.url));
const packageFolder = fileURLToPath(new URL('../..', import.meta.url));
const oldest = fileURLToPath(new URL('../../types-tests/oldest/node_modules', import.meta.url));

const serverModuleSchema = z.object({
  render: z.custom<(search: string) => Promise<string>>((value) => typeof value === 'function'),
});

/** React's development builds warn of what a server has rendered otherwise. */
const common: InlineConfig = {
  root,
  configFile: false,
  logLevel: 'error',
  mode: 'development',
  resolve: {
    alias: {
      '@sir-giving/donate/react': join(packageFolder, 'dist', layout.npm, 'react.js'),
      react: join(oldest, 'react'),
      'react-dom': join(oldest, 'react-dom'),
    },
  },
  define: { 'process.env.NODE_ENV': '"development"' },
};

export async function serveReact18App(
  outDir: string,
): Promise<{ origin: string; close: () => Promise<void> }> {
  const entry = (file: string) => ({ [file]: join(root, `${file}.tsx`) });
  const output = { entryFileNames: '[name].js' };
  await build({
    ...common,
    build: { outDir, emptyOutDir: true, minify: false, rolldownOptions: { input: entry('client'), output } },
  });
  await build({
    ...common,
    ssr: { noExternal: true },
    build: {
      outDir: join(outDir, 'server'),
      ssr: true,
      minify: false,
      rolldownOptions: { input: entry('server'), output },
    },
  });
  const address = pathToFileURL(join(outDir, 'server/server.js')).href;
  const { render } = serverModuleSchema.parse(await import(address));

  const app = express();
  app.get('/', async (request, response) => {
    const markup = request.query.client
      ? ''
      : await render(new URL(request.originalUrl, 'http://localhost').search);
    const script = request.query.early ? `<script src="${demoOrigins.files}/v0/sir-donate.js"></script>` : '';
    response.type('html').send(`<!doctype html><html lang="en"><title>Campaign</title>${script}
<script type="module" src="/client.js"></script>
<button id="start">Start React</button><div id="app">${markup}</div></html>`);
  });
  app.use(express.static(outDir));
  const server = createServer(app);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    origin: `http://127.0.0.1:${port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
