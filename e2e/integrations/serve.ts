/** Serves the built apps under a strict policy, each in a folder of one origin. Renders a page on request. */

import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import express, { type Express } from 'express';
import { z } from 'zod';
import { demoOrigins } from '../support/origins.js';
import type { PageVariant } from './app-page.js';
import { type IntegrationApp, integrationApps, integrationsFolder } from './apps.js';

/** Of the server's module that `build.ts` makes of an app's `server.ts`: gives the markup inside the app's element. */
const serverModuleSchema = z.object({
  render: z.custom<(search: string) => string | Promise<string>>((value) => typeof value === 'function'),
  head: z.custom<(nonce: string) => string>((value) => typeof value === 'function').optional(),
});

/** Of the script that a framework's server puts into the page. */
const nonce = 'e2e';

const policyOf = ({ trustedTypes }: IntegrationApp): string =>
  [
    "default-src 'none'",
    `script-src 'self' 'nonce-${nonce}' ${demoOrigins.files}`,
    `img-src data: ${demoOrigins.api}`,
    `connect-src ${demoOrigins.api}`,
    "base-uri 'none'",
    "form-action 'none'",
    ...(trustedTypes ? ["require-trusted-types-for 'script'", `trusted-types ${trustedTypes}`] : []),
  ].join('; ');

function createApp(): Express {
  const server = express();
  for (const app of integrationApps) {
    const folder = join(integrationsFolder, app.name, 'dist');
    server.use(`/${app.name}`, (_, response, next) => {
      response.set('Content-Security-Policy', policyOf(app));
      next();
    });
    server.get(`/${app.name}/hydrated/index.html`, async (request, response) => {
      const html = await readFile(join(folder, 'hydrated/index.html'), 'utf8');
      const address = pathToFileURL(join(folder, 'server/server.js')).href;
      const { render, head } = serverModuleSchema.parse(await import(address));
      const search = new URL(request.originalUrl, 'http://localhost').search;
      const markup = await render(search);
      const page = html
        .replace('</head>', () => `${head?.(nonce) ?? ''}</head>`)
        .replace('<div id="app"></div>', () => `<div id="app">${markup}</div>`);
      response.type('html').send(page);
    });
    server.get(`/${app.name}/late.html`, async (request, response) => {
      const html = await readFile(join(folder, 'client/late.html'), 'utf8');
      const script = `<script async src="${demoOrigins.files}/v0/sir-donate.js"></script></head>`;
      response.type('html').send(request.query.define === 'script' ? html.replace('</head>', script) : html);
    });
    server.use(`/${app.name}/hydrated`, express.static(join(folder, 'hydrated')));
    server.use(`/${app.name}`, express.static(join(folder, 'client')));
  }
  return server;
}

export interface AppServer {
  /** The address of an app's page. */
  address(app: IntegrationApp, variant: PageVariant): string;
  close(): Promise<void>;
}

export async function serveApps(): Promise<AppServer> {
  const server = createServer(createApp());
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    address: ({ name }, { define, isServerRendered }) =>
      `http://127.0.0.1:${port}/${name}/${isServerRendered ? 'hydrated/' : ''}${define ? 'late' : 'index'}.html`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
