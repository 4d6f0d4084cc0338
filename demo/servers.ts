/**
 * The demo's four servers in one process. Four ports make four origins, as in production: the host page, the CDN that
 * serves the widget, the Partner API and the hosted checkout.
 */
import { fileURLToPath } from 'node:url';
import type { Express } from 'express';
import { createFilesApp } from './files-app.js';
import { createHostApp } from './host-app.js';
import { type Listener, listen } from './listen.js';
import { createApiApp } from './sandbox/api.js';
import { createCheckoutApp } from './sandbox/checkout.js';
import { createSandbox } from './sandbox/sandbox.js';

export interface ServersOptions {
  /** The first of four consecutive ports. */
  readonly from: number;
  /** Delay of every API response, preflights included; 0 by default. */
  readonly latencyMs?: number;
}

export interface Servers {
  readonly hostUrl: string;
  readonly filesUrl: string;
  readonly apiUrl: string;
  readonly checkoutUrl: string;
  close(): Promise<void>;
}

const BUILT_WIDGET = fileURLToPath(new URL('../dist', import.meta.url));

/**
 * Starts all four, or none.
 * @throws PortTakenError when one of the ports is in use.
 */
export async function startServers({ from, latencyMs = 0 }: ServersOptions): Promise<Servers> {
  const origin = (offset: number) => `http://localhost:${from + offset}`;
  const origins = { host: origin(0), files: origin(1), api: origin(2), checkout: origin(3) };
  const sandbox = createSandbox({
    apiUrl: origins.api,
    checkoutUrl: origins.checkout,
    redirectTarget: `${origins.host}/index.html`,
    latencyMs,
  });
  const listeners = await listenAll(from, [
    createHostApp(origins),
    createFilesApp(BUILT_WIDGET),
    createApiApp(sandbox),
    createCheckoutApp(sandbox),
  ]);
  return {
    hostUrl: origins.host,
    filesUrl: origins.files,
    apiUrl: origins.api,
    checkoutUrl: origins.checkout,
    close: () => closeAll(listeners),
  };
}

async function listenAll(from: number, apps: readonly Express[]): Promise<Listener[]> {
  const listeners: Listener[] = [];
  try {
    for (const [offset, app] of apps.entries()) listeners.push(await listen(app, from + offset));
  } catch (error) {
    await closeAll(listeners);
    throw error;
  }
  return listeners;
}

async function closeAll(listeners: readonly Listener[]): Promise<void> {
  await Promise.all(listeners.map((listener) => listener.close()));
}
