import { type ErrorCode, SirDonateError } from '../contract/errors.js';
import {
  type CreatedLink,
  type CreateLinkRequest,
  type DonationStatus,
  type Nonprofit,
  type PartnerConfig,
  readConfig,
  readCreatedLink,
  readErrorMessages,
  readNonprofit,
  readStatus,
} from '../contract/schemas.js';
import type { Clock } from './clock.js';
import { type RateLimit, readRateLimit, readRetryAfter } from './rate-limit.js';
import type { ApiServices } from './services.js';
import { sleep } from './sleep.js';

/**
 * The only fetch: four calls of the Partner API, each with a time limit, parsed, failing with a `SirDonateError`
 * only. Reading calls are retried on network faults and 5xx; the POST and the status (polled anyway, and counted)
 * never are.
 */
export interface ApiClient {
  config(signal?: AbortSignal): Promise<PartnerConfig>;
  nonprofit(slug: string, signal?: AbortSignal): Promise<Nonprofit>;
  /** @throws {SirDonateError} `network` and `timeout` leave open whether a link was made. */
  createLink(request: CreateLinkRequest, signal?: AbortSignal): Promise<CreatedLink>;
  status(partnerDonationId: string, signal?: AbortSignal): Promise<DonationStatus>;
}

export interface ApiClientOptions {
  /** Without a slash at its end. */
  base: string;
  key: string;
  fetch: ApiServices['fetch'];
  clock: Clock;
  /** Told after every answer, as far as the server lets a browser read it. */
  onRateLimit?: (budget: RateLimit) => void;
  /** Until when (epoch, ms) nothing is read from the API; the donor's own POST is never held back. */
  pausedUntil?: () => number;
}

type Parse<Answer> = (data: unknown) => Answer | undefined;

const timeoutMs = 10_000;
const retries = 2;
/** A server that asks for a longer wait is not waited for: the donor is told and decides. */
const longestWaitMs = 5_000;

const codeOfStatus = (status: number): ErrorCode => {
  if (status === 401) return 'unauthorized';
  if (status === 403) return 'forbidden';
  if (status === 404) return 'not-found';
  if (status === 429) return 'rate-limited';
  return status >= 500 ? 'server' : 'rejected';
};

const advice: Partial<Record<ErrorCode, string>> = {
  unauthorized: 'The publishable key is unknown in this environment: check it in the SIR Giving dashboard.',
  forbidden:
    "The key may not do this, the partner is suspended, or an IP allowlist keeps this visitor's address out.",
  'not-found':
    'The API knows no such nonprofit (check the slug in the nonprofit attribute) or no such donation.',
  'rate-limited': "The partner's rate limit is spent; all its visitors share it.",
};

export function createApiClient({
  base,
  key,
  fetch,
  clock,
  onRateLimit,
  pausedUntil,
}: ApiClientOptions): ApiClient {
  async function attempt<Answer>(
    path: string,
    { parse, body, signal }: { parse: Parse<Answer>; body?: object; signal: AbortSignal | undefined },
  ): Promise<Answer> {
    const where = `${body ? 'POST' : 'GET'} ${path.replace(/(status\/).*/, '$1…')}`;
    const pauseMs = body ? 0 : (pausedUntil?.() ?? 0) - clock.now();
    if (pauseMs > 0) {
      const message = `${where} was not asked: the API wants a pause of ${Math.ceil(pauseMs / 1000)} s.`;
      throw new SirDonateError('rate-limited', message, { retryAfterMs: pauseMs });
    }
    const controller = new AbortController();
    const abort = () => controller.abort();
    signal?.addEventListener('abort', abort, { once: true });
    let timedOut = false;
    const cancelTimeout = clock.after(timeoutMs, () => {
      timedOut = true;
      abort();
    });
    try {
      signal?.throwIfAborted();
      const response = await fetch(`${base}/v1/partner/${path}`, {
        method: body ? 'POST' : 'GET',
        headers: { 'X-Partner-Key': key, ...(body && { 'Content-Type': 'application/json' }) },
        body: body && JSON.stringify(body),
        credentials: 'omit',
        cache: 'no-store',
        redirect: 'error',
        signal: controller.signal,
      });
      onRateLimit?.(readRateLimit(response, clock));
      const json: unknown = await response.json().catch((error: unknown) => {
        // A body that breaks off is the network's fault, one that is not JSON the server's.
        if (response.ok && !(error instanceof SyntaxError)) throw error;
      });
      if (!response.ok) throw failure(where, response, json);
      const answer = parse(json);
      if (answer) return answer;
      throw new SirDonateError('bad-response', `${where}: the answer has not the documented shape.`);
    } catch (error) {
      if (error instanceof SirDonateError || signal?.aborted) throw error;
      throw timedOut
        ? new SirDonateError('timeout', `${where}: no answer within ${timeoutMs / 1000} s.`)
        : new SirDonateError(
            'network',
            `${where}: no answer (offline, blocked by CSP or CORS, or the connection broke).`,
          );
    } finally {
      cancelTimeout();
      signal?.removeEventListener('abort', abort);
    }
  }

  function failure(where: string, response: Response, json: unknown): SirDonateError {
    const code = codeOfStatus(response.status);
    const said = readErrorMessages(json);
    return new SirDonateError(code, `${where}: ${response.status}. ${advice[code] ?? ''}`.trim(), {
      retryAfterMs: readRetryAfter(response, clock),
      // Only the names of our own fields are kept: the server's text may repeat what the donor typed.
      fields: ['donorEmail', 'firstName', 'lastName', 'amount'].filter((field) =>
        said.some((line) => line.includes(field)),
      ),
    });
  }

  async function read<Answer>(
    path: string,
    parse: Parse<Answer>,
    signal: AbortSignal | undefined,
  ): Promise<Answer> {
    for (let tries = 0; ; tries++) {
      try {
        return await attempt(path, { parse, signal });
      } catch (error) {
        if (!(error instanceof SirDonateError) || tries === retries) throw error;
        const { code, details } = error;
        // A timeout is not tried again by itself: three of them would keep the donor waiting for half a minute.
        const worthIt =
          code === 'network' ||
          code === 'server' ||
          (code === 'rate-limited' && details.retryAfterMs !== undefined);
        const waitMs = details.retryAfterMs ?? 400 * 2 ** tries * (0.5 + clock.random());
        if (!worthIt || waitMs > longestWaitMs) throw error;
        await sleep(clock, waitMs, signal);
      }
    }
  }

  return {
    config: (signal) => read('config', readConfig, signal),
    nonprofit: (slug, signal) => read(`organizations/${encodeURIComponent(slug)}`, readNonprofit, signal),
    createLink: (body, signal) => attempt('donations/create-link', { parse: readCreatedLink, body, signal }),
    status: (id, signal) =>
      attempt(`donations/status/${encodeURIComponent(id)}`, { parse: readStatus, signal }),
  };
}
