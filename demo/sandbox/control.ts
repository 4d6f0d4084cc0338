/**
 * The control routes by which tests and demo pages read the request log, plan faults and change donations. Open to every
 * origin: the server listens on loopback only and holds no real data.
 */
import cors from 'cors';
import express, { type ErrorRequestHandler, type Router } from 'express';
import { z } from 'zod';
import { faultSchema } from './faults.js';
import { behaviours } from './keys.js';
import { endpoints } from './routes.js';
import type { Sandbox } from './sandbox.js';

const resetSchema = z.strictObject({ key: z.string().optional() });

const faultPlanSchema = z.strictObject({
  key: z.string(),
  endpoint: z.enum([...endpoints, '*']),
  fault: faultSchema.nullable(),
  times: z.int().min(1).optional(),
  afterMs: z.int().min(0).optional(),
});

const rateLimitSchema = z.strictObject({
  key: z.string(),
  limit: z.number().optional(),
  remaining: z.number().optional(),
  reset: z.number().optional(),
});

const linkSchema = z.strictObject({ key: z.string(), donationLink: z.string().nullable() });
const fieldsSchema = z.strictObject({ key: z.string(), endpoint: z.enum(endpoints), json: z.string() });
const latencySchema = z.strictObject({ ms: z.int().min(0) });
const donationSchema = z.record(z.string(), z.unknown());

export function createControlRouter(sandbox: Sandbox): Router {
  const router = express.Router();
  router.use(cors());
  router.use(express.json({ limit: '10mb', type: () => true }));

  router.get('/keys', (_req, res) => {
    res.json(Object.entries(behaviours).map(([name, { summary }]) => ({ key: `pk_test_${name}`, summary })));
  });

  router.get('/requests', (req, res) => {
    res.json(sandbox.log.list(keyOf(req.query.key)));
  });

  router.get('/donations', (req, res) => {
    res.json(sandbox.donations.list(keyOf(req.query.key)));
  });

  router.post('/reset', (req, res) => {
    sandbox.reset(resetSchema.parse(req.body ?? {}).key);
    res.json({ ok: true });
  });

  router.post('/faults', (req, res) => {
    const { fault, key, endpoint, ...when } = faultPlanSchema.parse(req.body);
    if (fault === null) sandbox.faults.cancel(key, endpoint);
    else sandbox.faults.plan({ fault, key, endpoint, ...when });
    res.json({ ok: true });
  });

  router.post('/donations/:id', (req, res) => {
    const donation = sandbox.donations.find(req.params.id);
    if (!donation) {
      res.status(404).json({ error: 'No such donation.' });
      return;
    }
    Object.assign(donation.statusBody, donationSchema.parse(req.body));
    res.json(donation.statusBody);
  });

  router.post('/rate-limit', (req, res) => {
    const { key, ...limit } = rateLimitSchema.parse(req.body);
    sandbox.rateLimits.set(key, limit);
    res.json({ ok: true });
  });

  router.post('/link', (req, res) => {
    const { key, donationLink } = linkSchema.parse(req.body);
    if (donationLink === null) sandbox.links.delete(key);
    else sandbox.links.set(key, donationLink);
    res.json({ ok: true });
  });

  router.post('/fields', (req, res) => {
    const { key, endpoint, json } = fieldsSchema.parse(req.body);
    sandbox.fields.set(`${endpoint} ${key}`, json);
    res.json({ ok: true });
  });

  router.post('/latency', (req, res) => {
    sandbox.settings.latencyMs = latencySchema.parse(req.body).ms;
    res.json({ ok: true });
  });

  router.use(sendControlError);
  return router;
}

const sendControlError: ErrorRequestHandler = (error, _req, res, _next) => {
  const message = error instanceof z.ZodError ? z.prettifyError(error) : String(error);
  res.status(400).json({ error: message });
};

function keyOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}
