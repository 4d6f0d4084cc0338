/** The bench's four servers: pages, files, the sandbox Partner API, and stubs of the peers' servers. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import cors from 'cors';
import express, { type Express, type RequestHandler } from 'express';
import sirv from 'sirv';
import { type Listener, listen } from '../../../demo/listen.js';
import { createApiApp } from '../../../demo/sandbox/api.js';
import { createSandbox } from '../../../demo/sandbox/sandbox.js';
import type { Peer } from '../subjects/peer.js';
import type { Origins, Subject } from '../subjects/subject.js';
import { buildHandWritten, compressFolder, copyPeer, copyWidget } from './files.js';
import { createPagesApp, type PageKind, pathOf } from './pages.js';

export interface Site {
  readonly origins: Origins;
  urlOf(subject: Subject, kind: PageKind): string;
  /** Forgets earlier visits, and sets how far away the servers are for preflights. */
  prepareVisit(conditions: { rttMs: number }): void;
  close(): Promise<void>;
}

/** A peer, and the folder that its files are in. */
export interface InstalledPeer extends Peer {
  readonly folder: string;
}

interface SiteOptions {
  /** The first of four consecutive ports. */
  readonly from: number;
  readonly subjects: readonly Subject[];
  readonly peers: readonly InstalledPeer[];
  /** The folder of another build of the widget. */
  readonly dist?: string;
}

export async function startSite({ from, subjects, peers, dist }: SiteOptions): Promise<Site> {
  const origin = (offset: number) => `http://localhost:${from + offset}`;
  const origins = { pages: origin(0), files: origin(1), api: origin(2), stubs: origin(3) };
  const folder = await prepareFiles(peers, origins, dist);
  const sandbox = createSandbox({
    apiUrl: origins.api,
    checkoutUrl: origins.stubs,
    redirectTarget: origins.pages,
    latencyMs: 0,
  });
  const conditions = { rttMs: 0 };
  const delayPreflights: RequestHandler = async (req, _res, next) => {
    if (req.method === 'OPTIONS') await sleep(conditions.rttMs);
    next();
  };
  const listeners: Listener[] = [];
  const close = async () => {
    await Promise.all(listeners.map((listener) => listener.close()));
    await rm(folder, { recursive: true });
  };
  const apps = [
    createPagesApp(subjects, origins),
    createFilesApp(folder),
    express().use(delayPreflights, createApiApp(sandbox)),
    express().use(delayPreflights, createStubsApp(peers)),
  ];
  try {
    for (const [offset, app] of apps.entries()) listeners.push(await listen(app, from + offset));
  } catch (error) {
    await close();
    throw error;
  }
  return {
    origins,
    urlOf: (subject, kind) => origins.pages + pathOf(subject, kind),
    prepareVisit({ rttMs }) {
      sandbox.reset();
      conditions.rttMs = rttMs;
    },
    close,
  };
}

async function prepareFiles(
  peers: readonly InstalledPeer[],
  origins: Origins,
  dist?: string,
): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'sir-bench-'));
  await copyWidget(folder, dist);
  await buildHandWritten(folder);
  for (const { folder: source, files } of peers) await copyPeer({ from: source, to: folder, files, origins });
  await compressFolder(folder);
  return folder;
}

function createFilesApp(folder: string): Express {
  const setHeaders: NonNullable<Parameters<typeof sirv>[1]>['setHeaders'] = (res) => {
    res.setHeader('Access-Control-Allow-Origin', '*');
    res.setHeader('Cross-Origin-Resource-Policy', 'cross-origin');
    res.setHeader('Timing-Allow-Origin', '*');
    res.setHeader('Cache-Control', 'public, max-age=31536000');
  };
  return express().use(sirv(folder, { brotli: true, setHeaders }));
}

function createStubsApp(peers: readonly Peer[]): Express {
  const app = express();
  app.use(cors());
  for (const { subject, addStub } of peers) {
    const router = express.Router();
    addStub(router);
    app.use(`/${subject.id}`, router);
  }
  return app;
}
