/** Serves a built app: its files, or by its own server in a process of its own. */
import { type ChildProcess, spawn } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { basename, join } from 'node:path';
import express from 'express';
import { demoOrigins } from '../support/origins.js';
import type { BrowserApp, Command } from './apps.js';
import { appFolder } from './install.js';

export interface AppServer {
  origin: string;
  close(): Promise<void>;
}

const originOf = (port: number): string => `http://127.0.0.1:${port}`;

async function serveFolders(folder: string, folders: Readonly<Record<string, string>>): Promise<AppServer> {
  const app = express();
  for (const [path, files] of Object.entries(folders)) {
    app.get([`${path}index.html`, `${path}late.html`, path], async (request, response, next) => {
      if (request.query.define !== 'script') return next();
      const page = basename(request.path).endsWith('.html') ? basename(request.path) : 'index.html';
      const html = await readFile(join(folder, files, page), 'utf8');
      const script = `<script async src="${demoOrigins.files}/v0/sir-donate.js"></script></head>`;
      response.type('html').send(html.replace('</head>', script));
    });
    app.use(path, express.static(join(folder, files)));
  }
  const server = createServer(app);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    origin: originOf(port),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** A port that was free a moment ago. */
async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

async function untilAnswered(origin: string, child: ChildProcess): Promise<void> {
  for (;;) {
    if (child.exitCode !== null) throw new Error(`The server has ended with ${child.exitCode}.`);
    try {
      await fetch(origin);
      return;
    } catch {
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
}

async function serveByCommand(folder: string, { run, args, env }: Command): Promise<AppServer> {
  const port = await freePort();
  const child = spawn(run === 'node' ? run : join(folder, 'node_modules/.bin', run), args, {
    cwd: folder,
    env: { ...process.env, ...env, NODE_ENV: undefined, PORT: `${port}` },
    stdio: 'ignore',
    // A group of its own, because a command may start others.
    detached: true,
  });
  const origin = originOf(port);
  const close = async () => {
    const exited = new Promise((resolve) => child.once('exit', resolve));
    if (child.exitCode !== null || !child.pid) return;
    process.kill(-child.pid, 'SIGTERM');
    await exited;
  };
  try {
    await untilAnswered(origin, child);
  } catch (error) {
    await close();
    throw error;
  }
  return { origin, close };
}

/** Starts the server of an app. */
export const serveApp = ({ folder, serve }: BrowserApp): Promise<AppServer> =>
  'folders' in serve
    ? serveFolders(appFolder(folder), serve.folders)
    : serveByCommand(appFolder(folder), serve);
