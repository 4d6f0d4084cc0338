/**
 * The hosted checkout of the sandbox, one page per provider, on its own origin. No money moves and no card is requested.
 * It works without `window.opener`. Its result page replaces it in the history, so that one step back leads to the host
 * page.
 */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import express, { type Express, type Request, type Response } from 'express';
import { fillTemplate } from '../template.js';
import { checkoutActions, type Donation, settle } from './donations.js';
import { behaviourOf } from './keys.js';
import { formatMoney } from './money.js';
import type { Sandbox } from './sandbox.js';

const FILES = fileURLToPath(new URL('./checkout', import.meta.url));

const PAGE_HEADERS = {
  'Cache-Control': 'no-store',
  'Content-Security-Policy':
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self' data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  // As real checkouts do: they refuse to be framed.
  'X-Frame-Options': 'DENY',
  'Referrer-Policy': 'no-referrer',
};

const PROVIDER_NAMES: Readonly<Record<Donation['provider'], string>> = {
  stripe: 'Stripe',
  'every.org': 'Every.org',
};

const RESULTS: Readonly<Record<NonNullable<Donation['result']>, { heading: string; text: string }>> = {
  received: {
    heading: 'Payment received',
    text: 'Thank you. The site you came from will show what happens next.',
  },
  declined: { heading: 'Payment declined', text: 'The sandbox bank declined. Nothing was charged.' },
  cancelled: { heading: 'Payment cancelled', text: 'You stopped here. Nothing was charged.' },
};

export function createCheckoutApp(sandbox: Sandbox): Express {
  const app = express();
  app.disable('x-powered-by');
  app.use('/assets', express.static(`${FILES}/assets`, { index: false }));

  app.get('/:provider/:id', (req, res) => {
    const donation = find(req, sandbox);
    if (!donation) return sendPage(res.status(404), 'missing.html', {});
    if (donation.result) return res.redirect(303, `${req.path}/result${searchOf(req)}`);
    setOpenerPolicy(req, res, donation);
    return sendPage(res, 'page.html', pageValues(donation));
  });

  app.get('/:provider/:id/result', (req, res) => {
    const donation = find(req, sandbox);
    if (!donation?.result) return sendPage(res.status(404), 'missing.html', {});
    setOpenerPolicy(req, res, donation);
    return sendPage(res, 'result.html', {
      ...pageValues(donation),
      ...RESULTS[donation.result],
      result: donation.result,
    });
  });

  app.post('/:provider/:id/:action', (req, res) => {
    const donation = find(req, sandbox);
    const action = checkoutActions.find((name) => name === req.params.action);
    if (!donation || !action) return res.status(404).json({ error: 'No such payment.' });
    settle(donation, action);
    return res.json({ result: donation.result });
  });

  return app;
}

function find(req: Request<{ provider: string; id: string }>, sandbox: Sandbox): Donation | undefined {
  const donation = sandbox.donations.find(req.params.id);
  return donation?.provider === req.params.provider ? donation : undefined;
}

function setOpenerPolicy(req: Request, res: Response, donation: Donation): void {
  if (req.query.coop === '1' || behaviourOf(donation.key).coop) {
    res.set('Cross-Origin-Opener-Policy', 'same-origin');
  }
}

function searchOf(req: Request): string {
  return req.query.coop === '1' ? '?coop=1' : '';
}

function pageValues(donation: Donation) {
  const { amountMinor, tipMinor, currency, frequency, nonprofit, provider } = donation;
  const total = formatMoney(amountMinor + tipMinor, currency);
  return {
    provider,
    providerName: PROVIDER_NAMES[provider],
    nonprofit: nonprofit.name,
    amount: formatMoney(amountMinor, currency),
    tip: formatMoney(tipMinor, currency),
    total,
    frequency: frequency === 'monthly' ? 'Every month' : 'One time',
    reference: donation.id,
    tipMinor: String(tipMinor),
  };
}

function sendPage(res: Response, file: string, values: Parameters<typeof fillTemplate>[1]): void {
  const template = readFileSync(`${FILES}/${file}`, 'utf8');
  res.set(PAGE_HEADERS).type('html').send(fillTemplate(template, values));
}
