/**
 * The sandbox Partner API over real HTTP: four endpoints, CORS with preflights, rate-limit headers and NestJS errors.
 * Each request is logged on arrival, before a fault applies. `/as/<key>` serves the same API, so that a fault of one key
 * can apply to its preflights too: a preflight carries no key in a header.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import cors from 'cors';
import express, { type Express, type Request, type Response } from 'express';
import { errorResponse } from './api-response.js';
import { createControlRouter } from './control.js';
import { dropConnection, send, sendPartial, sendPreflight, setCorsHeaders } from './delivery.js';
import { driftResponse } from './drift.js';
import { type ApiRequest, responseFor } from './endpoints.js';
import { addJson, corruptResponse, replacementResponse } from './fault-responses.js';
import type { Fault } from './faults.js';
import { behaviourOf } from './keys.js';
import { matchRoute } from './routes.js';
import type { Sandbox } from './sandbox.js';

const LOGOS = fileURLToPath(new URL('./logos', import.meta.url));
const SLOW_MS = 3000;

export function createApiApp(sandbox: Sandbox): Express {
  const app = express();
  app.disable('x-powered-by');
  app.use('/_control', createControlRouter(sandbox));
  app.use('/logos', cors(), express.static(LOGOS, { index: false, maxAge: '1h' }), notFound);
  app.use('/as/:key', (req, res) => handle(req, res, sandbox, req.params.key));
  app.use((req, res) => handle(req, res, sandbox));
  return app;
}

async function handle(req: Request, res: Response, sandbox: Sandbox, keyInPath = ''): Promise<void> {
  const route = matchRoute(req.path);
  const key = req.get('x-partner-key') ?? '';
  const entry = sandbox.log.add({
    key,
    method: req.method,
    path: req.originalUrl,
    endpoint: route.endpoint,
    headers: req.headers,
  });
  const text = await readText(req);
  if (text === undefined) return;
  sandbox.log.addBody(entry, text);
  if (sandbox.settings.latencyMs > 0) await sleep(sandbox.settings.latencyMs);

  if (req.method === 'OPTIONS') {
    sendPreflight(res, { allowed: !sandbox.faults.refusesPreflight(keyInPath, route.endpoint) });
    return;
  }
  const planned = sandbox.faults.take(key, route.endpoint);
  if (planned?.afterMs) await sleep(planned.afterMs);
  const fault = planned?.fault ?? faultOfKey(key, sandbox);
  if (fault === 'held') await planned?.ended;
  await respond(
    req,
    res,
    { key, method: req.method, path: req.path, route, body: entry.body, fault },
    sandbox,
  );
}

async function respond(req: Request, res: Response, request: ApiRequest, sandbox: Sandbox): Promise<void> {
  const { fault, key, route } = request;
  if (fault === 'refused') return dropConnection(req);
  if (fault === 'hang') return;
  if (fault === 'slow') await sleep(SLOW_MS);

  const replacement = fault && replacementResponse(fault, route.endpoint, sandbox.redirectTarget);
  const response =
    replacement ??
    driftResponse(
      addJson(
        corruptResponse(responseFor(request, sandbox), fault, route.endpoint),
        sandbox.fields.get(`${route.endpoint} ${key}`),
      ),
      behaviourOf(key).drift,
      route.endpoint,
    );
  if (fault !== 'no-cors' && fault !== 'preflight-refused') setCorsHeaders(res);
  if (response.status !== 401 && response.status < 500) res.set(sandbox.rateLimits.spend(key));
  if (response.status === 429) res.set('X-RateLimit-Remaining', '0');
  if (fault === 'reset-mid-body') await sendPartial(res, response);
  else send(res, response);
}

function notFound(_req: Request, res: Response): void {
  send(res, errorResponse(404, 'Not found'));
}

function faultOfKey(key: string, sandbox: Sandbox): Fault | undefined {
  const { fault, everyOtherRequest } = behaviourOf(key);
  return everyOtherRequest && !sandbox.faults.isOddRequest(key) ? undefined : fault;
}

/** Reads the body as text. Returns `undefined` if the client has disconnected. */
async function readText(req: Request): Promise<string | undefined> {
  const chunks: Buffer[] = [];
  try {
    for await (const chunk of req) chunks.push(chunk);
  } catch {
    return undefined;
  }
  return Buffer.concat(chunks).toString('utf8');
}
