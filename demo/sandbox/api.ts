/**
 * The sandbox Partner API over real HTTP: four endpoints, CORS with preflights, rate-limit headers, errors as
 * NestJS words them. Each request is logged as it arrives, before anything can go wrong with it. Under `/as/<key>` is the
 * same API once more, so that faults of a key can be of its preflights, too.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import cors from 'cors';
import express, { type Express, type Request, type Response } from 'express';
import { errorAnswer } from './answer.js';
import { createControlRouter } from './control.js';
import { allowBrowsers, refuse, send, sendHalf, sendPreflight } from './delivery.js';
import { type ApiRequest, answerTo } from './endpoints.js';
import type { Fault } from './faults.js';
import { behaviourOf } from './keys.js';
import { matchRoute } from './routes.js';
import type { Sandbox } from './sandbox.js';
import { distort, replacementFor, withJson } from './spoiled.js';

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
  await answer(
    req,
    res,
    { key, method: req.method, path: req.path, route, body: entry.body, fault },
    sandbox,
  );
}

async function answer(req: Request, res: Response, request: ApiRequest, sandbox: Sandbox): Promise<void> {
  const { fault, key, route } = request;
  if (fault === 'refused') return refuse(req);
  if (fault === 'hang') return;
  if (fault === 'slow') await sleep(SLOW_MS);

  const replacement = fault && replacementFor(fault, route.endpoint, sandbox.elsewhere);
  const whole =
    replacement ??
    withJson(
      distort(answerTo(request, sandbox), fault, route.endpoint),
      sandbox.fields.get(`${route.endpoint} ${key}`),
    );
  if (fault !== 'no-cors' && fault !== 'preflight-refused') allowBrowsers(res);
  if (whole.status !== 401 && whole.status < 500) res.set(sandbox.rateLimits.spend(key));
  if (whole.status === 429) res.set('X-RateLimit-Remaining', '0');
  if (fault === 'reset-mid-body') await sendHalf(res, whole);
  else send(res, whole);
}

function notFound(_req: Request, res: Response): void {
  send(res, errorAnswer(404, 'Not found'));
}

function faultOfKey(key: string, sandbox: Sandbox): Fault | undefined {
  const { fault, everyOtherRequest } = behaviourOf(key);
  return everyOtherRequest && !sandbox.faults.isOddRequest(key) ? undefined : fault;
}

/** Reads the body as text; gives nothing when the client has gone. */
async function readText(req: Request): Promise<string | undefined> {
  const chunks: Buffer[] = [];
  try {
    for await (const chunk of req) chunks.push(chunk);
  } catch {
    return undefined;
  }
  return Buffer.concat(chunks).toString('utf8');
}
