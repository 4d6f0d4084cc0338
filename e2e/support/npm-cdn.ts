/**
 * Serves the package as npm's CDNs do, at the addresses and with the headers of `unpkg.com` and `cdn.jsdelivr.net`:
 *
 * - An exact version never changes. unpkg redirects every other to the exact one; jsDelivr serves it at once.
 * - The package alone is the file of its field `unpkg` or `jsdelivr`.
 * - HTML is plain text (https://github.com/unpkg/unpkg/issues/94, https://github.com/jsdelivr/jsdelivr/issues/18111).
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import express, { type Express, type RequestHandler } from 'express';
import semver from 'semver';
import { z } from 'zod';
import { serve } from './serve.js';

const packageSchema = z.object({
  name: z.string(),
  version: z.string(),
  unpkg: z.string(),
  jsdelivr: z.string(),
});

/** A published version, and where its `dist/` is. */
export type PublishedPackage = z.infer<typeof packageSchema> & { dist: string };

export const readPackage = (folder: string): PublishedPackage => ({
  ...packageSchema.parse(JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))),
  dist: join(folder, 'dist'),
});

export const cdnKinds = ['unpkg', 'jsdelivr'] as const;

type CdnKind = (typeof cdnKinds)[number];

const immutable = 'public, max-age=31536000, immutable';

/** How long an address is cached that is of no exact version. */
const movingCache = {
  unpkg: 'public, max-age=60, s-maxage=300',
  jsdelivr: 'public, max-age=604800, s-maxage=43200',
};

const prefixes = { unpkg: '', jsdelivr: '/npm' };

const headers: RequestHandler = (_, response, next) => {
  response.set({
    'Access-Control-Allow-Origin': '*',
    'Cross-Origin-Resource-Policy': 'cross-origin',
    'Timing-Allow-Origin': '*',
    'X-Content-Type-Options': 'nosniff',
  });
  next();
};

interface CdnOptions {
  kind: CdnKind;
  published: readonly PublishedPackage[];
}

function createCdnApp({ kind, published }: CdnOptions): Express {
  const app = express();
  const prefix = prefixes[kind];
  app.use(headers);
  app.get(`${prefix}/@sir-giving/:name{/*path}`, (request, response, next) => {
    const [name = '', range = 'latest'] = request.params.name.split('@');
    const versions = published.filter((one) => one.name === `@sir-giving/${name}`);
    const version = semver.maxSatisfying(
      versions.map((one) => one.version),
      range === 'latest' ? '*' : range,
    );
    const found = versions.find((one) => one.version === version);
    const file = [request.params.path ?? found?.[kind] ?? ''].flat().join('/').replace(/^\.\//, '');
    if (!found || !file.startsWith('dist/')) return next();
    const isExact = range === found.version && request.params.path !== undefined;
    if (kind === 'unpkg' && !isExact) {
      response.set('Cache-Control', movingCache.unpkg);
      return response.redirect(302, `/${found.name}@${found.version}/${file}`);
    }
    response.set('Cache-Control', isExact ? immutable : movingCache[kind]);
    if (file.endsWith('.html')) response.type('text/plain');
    const options = { root: found.dist, cacheControl: false, dotfiles: 'allow' } as const;
    response.sendFile(file.slice('dist/'.length), options, (error) => error && next());
  });
  return app;
}

export interface NpmCdn {
  /** The address of the package, to which `@0/dist/v0/sir-donate.js` is added. */
  packageUrl: string;
  /** Publishes another version. */
  publish(published: PublishedPackage): void;
  close(): Promise<void>;
}

/** Starts a CDN on a port of its own. */
export async function startNpmCdn(kind: CdnKind, ...published: PublishedPackage[]): Promise<NpmCdn> {
  const { origin, close } = await serve(createCdnApp({ kind, published }));
  return {
    packageUrl: `${origin}${prefixes[kind]}/@sir-giving/donate`,
    publish: (one) => void published.push(one),
    close,
  };
}
