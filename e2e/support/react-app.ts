/** Builds `e2e/react-app` as a partner would, with the package from `dist/`, and serves it on an origin of its own. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { createFilesApp } from '../../demo/files-app.js';

const root = fileURLToPath(new URL('../react-app', import.meta.url));
const packageFolder = fileURLToPath(new URL('../..', import.meta.url));

export async function serveReactApp(
  outDir: string,
): Promise<{ origin: string; files: string[]; close: () => Promise<void> }> {
  const built = await build({
    root,
    configFile: false,
    logLevel: 'error',
    resolve: { alias: { '@sir-giving/donate': packageFolder } },
    build: { outDir, emptyOutDir: true, target: 'es2022' },
  });
  const files = [built].flat().flatMap((one) => ('output' in one ? one.output : []));
  const server = createServer(createFilesApp(outDir));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    origin: `http://127.0.0.1:${port}`,
    files: files.map(({ fileName }) => fileName),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
