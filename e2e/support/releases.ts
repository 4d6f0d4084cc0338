/**
 * Two releases, and a server on which the specs publish them and take them away: the build in `dist/`, and one of the next
 * version, which is built once and kept until the sources change.
 */
import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import cors from 'cors';
import express from 'express';
import { type Layout, layout, layoutOf } from '../../build/layout.js';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** What a build is made of. */
const sources = ['build', 'public', 'src', 'package-lock.json', 'vite.config.ts'];

function hashOfSources(): string {
  const hash = createHash('sha256');
  const files = sources
    .flatMap((source) =>
      source.includes('.')
        ? [source]
        : readdirSync(root + source, { recursive: true, encoding: 'utf8' }).map(
            (path) => `${source}/${path}`,
          ),
    )
    .filter((path) => statSync(root + path).isFile() && !path.endsWith('.test.ts'))
    .sort();
  for (const path of files) hash.update(path).update(readFileSync(root + path));
  return hash.digest('hex').slice(0, 16);
}

/** The release under test. */
export const currentRelease: Layout = {
  ...layout,
  dist: fileURLToPath(new URL(layout.dist, `file://${root}`)),
};

/** Builds the next minor version, unless that was done for these sources. */
export async function buildNextRelease(): Promise<Layout> {
  const version = layout.version.replace(/\.(\d+)\..*/, (_, minor) => `.${Number(minor) + 1}.0`);
  const dist = `${root}node_modules/.cache/sir-donate/${version}-${hashOfSources()}`;
  if (!existsSync(dist)) {
    const unfinished = `${dist}.${process.pid}`;
    await promisify(execFile)(process.execPath, ['node_modules/vite/bin/vite.js', 'build', '--app'], {
      cwd: root,
      env: { ...process.env, SIR_VERSION: version, SIR_DIST: unfinished },
    });
    await rename(unfinished, dist).catch(() => rm(unfinished, { recursive: true }));
  }
  return layoutOf(version, dist);
}

export class ReleaseServer {
  readonly #server = createServer();
  /** Path of a folder or file → where it is on the disk, or undefined if it is gone. The longest path counts. */
  readonly #published = new Map<string, string | undefined>();
  readonly #held = new Map<string, Promise<void>>();
  /** Paths that were asked for. */
  readonly requests: string[] = [];

  /** Of the site of the host pages: Playwright's clicks miss frames of another site in Firefox ESR 153. */
  get origin(): string {
    return `http://localhost:${(this.#server.address() as AddressInfo).port}`;
  }

  async start(): Promise<void> {
    const app = express();
    app.use(cors());
    app.use(async ({ path }, response) => {
      this.requests.push(path);
      for (const [start, until] of this.#held) if (path.startsWith(start)) await until;
      const prefix = [...this.#published.keys()]
        .filter((start) => path.startsWith(start))
        .sort((a, b) => b.length - a.length)[0];
      const place = prefix && this.#published.get(prefix);
      if (!place) {
        response.status(404).type('text').send('Not found');
        return;
      }
      const isMoving = /^\/v\d+\//.test(path);
      response.set('Cache-Control', isMoving ? 'public, max-age=300' : 'public, max-age=31536000, immutable');
      response.sendFile(place + path.slice(prefix.length), { cacheControl: false, dotfiles: 'allow' });
    });
    this.#server.on('request', app);
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve));
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  /** Adds the folder of a release and replaces that of its major, as docs/hosting.md says. */
  publish({ dist, version, major }: Layout): void {
    this.put(`/${version}/`, `${dist}/${version}/`);
    this.put(`/${major}/`, `${dist}/${major}/`);
  }

  /** Answers the path by a folder or file of the disk. */
  put(path: string, place: string): void {
    this.#published.set(path, place);
  }

  /** Answers what begins with the path by 404. */
  remove(path: string): void {
    for (const published of this.#published.keys())
      if (published.startsWith(path)) this.#published.delete(published);
    this.#published.set(path, undefined);
  }

  /** Lets requests for what begins with the path wait until the returned function is called. */
  hold(path: string): () => void {
    let release = (): void => {};
    const released = new Promise<void>((resolve) => {
      release = resolve;
    });
    this.#held.set(path, released);
    return () => {
      this.#held.delete(path);
      release();
    };
  }
}
