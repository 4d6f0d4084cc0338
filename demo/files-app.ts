/**
 * Serves the built widget as a CDN would: readable from every origin, compressed, hashed files for ever and
 * the rest for a short while. Reads the disk on each request, so a new build needs no restart.
 */
import { constants } from 'node:zlib';
import compression from 'compression';
import cors from 'cors';
import express, { type Express } from 'express';

/** Vite's hash: eight characters of base64url, told from a word by a digit, a capital or an underscore. */
const HASHED_FILE = /-(?=[\w-]{0,7}[\dA-Z_])[\w-]{8}\.(?:js|css)$/;

const FOR_EVER = 'public, max-age=31536000, immutable';
const FOR_A_WHILE = 'public, max-age=300, stale-while-revalidate=86400';

export function createFilesApp(root: string): Express {
  const app = express();
  app.disable('x-powered-by');
  app.use(cors());
  // Below the best compression, because here it happens on every request.
  app.use(compression({ threshold: 0, brotli: { params: { [constants.BROTLI_PARAM_QUALITY]: 6 } } }));
  app.use(
    express.static(root, {
      index: false,
      cacheControl: false,
      setHeaders(res, path) {
        res.setHeader('Cache-Control', HASHED_FILE.test(path) ? FOR_EVER : FOR_A_WHILE);
        res.setHeader('Cross-Origin-Resource-Policy', 'cross-origin');
        res.setHeader('Timing-Allow-Origin', '*');
      },
    }),
  );
  return app;
}
