/**
 * Serves the built widget like a CDN: readable from every origin and compressed. Hashed files are cached for a year, the
 * others for 5 minutes: also in the folder of a release, because each build writes it anew.
 * Reads the disk on each request, so a new build needs no restart.
 */
import { constants } from 'node:zlib';
import compression from 'compression';
import cors from 'cors';
import express, { type Express } from 'express';

/** Vite's hash: eight characters of base64url. A digit, a capital or an underscore tells it from a word. */
const HASHED_FILE = /-(?=[\w-]{0,7}[\dA-Z_])[\w-]{8}\.(?:js|css)$/;

const CACHE_HASHED = 'public, max-age=31536000, immutable';
const CACHE_OTHERS = 'public, max-age=300, stale-while-revalidate=86400';

export function createFilesApp(root: string): Express {
  const app = express();
  app.disable('x-powered-by');
  app.use(cors());
  // Brotli quality 6, not 11, because the demo compresses on every request.
  app.use(compression({ threshold: 0, brotli: { params: { [constants.BROTLI_PARAM_QUALITY]: 6 } } }));
  app.use(
    express.static(root, {
      index: false,
      cacheControl: false,
      setHeaders(res, path) {
        res.setHeader('Cache-Control', HASHED_FILE.test(path) ? CACHE_HASHED : CACHE_OTHERS);
        res.setHeader('Cross-Origin-Resource-Policy', 'cross-origin');
        res.setHeader('Timing-Allow-Origin', '*');
      },
    }),
  );
  return app;
}
