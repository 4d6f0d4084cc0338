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
import { toJson } from '../contract/to-json.js';
import type { Clock } from './clock.js';
import { type RateLimit, readRateLimit, readRetryAfter } from './rate-limit.js';
import type { ApiServices } from './services.js';
import { sleep } from './sleep.js';

/**
 * The only module that calls `fetch`: the Partner API's four endpoints. Each call has a time limit, validates its answer,
 * and fails only with a `SirDonateError` or with the reason of an abort.
 *
 * - `config` and `nonprofit` are retried, at most twice: on `network`, on `server`, and on `rate-limited` if the server
 *   says when. The back-off is 0.4 s, then 0.8 s, each varied by half; or what `Retry-After` asks for, up to 5 s.
 * - `createLink` is never retried: a lost answer may have made a link.
 * - `status` is never retried: the poller counts its calls and polls again anyway.
 *
 * @throws {SirDonateError} `network`, `timeout`, `unauthorized`, `forbidden`, `not-found`, `rejected`, `rate-limited`,
 * `server`, `bad-response`
 */
export interface ApiClient {
  config(abortSignal?: AbortSignal): Promise<PartnerConfig>;
  nonprofit(slug: string, abortSignal?: AbortSignal): Promise<Nonprofit>;
  /** After `network` and `timeout` it is unknown whether a link was made. */
  createLink(request: CreateLinkRequest, abortSignal?: AbortSignal): Promise<CreatedLink>;
  status(partnerDonationId: string, abortSignal?: AbortSignal): Promise<DonationStatus>;
}

export interface ApiClientOptions {
  /** Without a slash at its end. */
  base: string;
  key: string;
  fetch: ApiServices['fetch'];
  clock: Clock;
  /** Called after every answer, with what the server lets a browser read. */
  onRateLimit?: (rateLimit: RateLimit) => void;
  /** Until when (epoch, ms) no GET is sent. The donor's own POST is never held back. */
  pausedUntil?: () => number;
}

interface RequestOptions<Answer> {
  /** Returns `undefined` if the answer has not the documented shape. */
  parse(data: unknown): Answer | undefined;
  /** With a body the request is a POST, else a GET. */
  body?: object;
  abortSignal: AbortSignal | undefined;
}

const timeoutMs = 10_000;
const maxRetries = 2;
const firstBackoffMs = 400;
/** If the server asks for a longer wait, the call fails at once: the donor sees the error and decides. */
const maxBackoffMs = 5_000;

const codeOfStatus = (httpStatus: number): ErrorCode => {
  if (httpStatus === 401) return 'unauthorized';
  if (httpStatus === 403) return 'forbidden';
  if (httpStatus === 404) return 'not-found';
  if (httpStatus === 429) return 'rate-limited';
  return httpStatus >= 500 ? 'server' : 'rejected';
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
  fetch: fetchImpl,
  clock,
  onRateLimit,
  pausedUntil,
}: ApiClientOptions): ApiClient {
  /** Sends one request, without a retry. */
  async function request<Answer>(
    path: string,
    { parse, body, abortSignal }: RequestOptions<Answer>,
  ): Promise<Answer> {
    const where = `${body ? 'POST' : 'GET'} ${path.replace(/(status\/).*/, '$1…')}`;
    const pauseMs = body ? 0 : (pausedUntil?.() ?? 0) - clock.now();
    if (pauseMs > 0) {
      const message = `${where} was not sent: the API asked for a pause of ${Math.ceil(pauseMs / 1000)} s.`;
      throw new SirDonateError('rate-limited', message, { retryAfterMs: pauseMs });
    }
    const controller = new AbortController();
    const abort = () => controller.abort();
    abortSignal?.addEventListener('abort', abort, { once: true });
    let timedOut = false;
    const cancelTimeout = clock.after(timeoutMs, () => {
      timedOut = true;
      abort();
    });
    try {
      abortSignal?.throwIfAborted();
      const response = await fetchImpl(`${base}/v1/partner/${path}`, {
        method: body ? 'POST' : 'GET',
        headers: { 'X-Partner-Key': key, ...(body && { 'Content-Type': 'application/json' }) },
        body: body && toJson(body),
        credentials: 'omit',
        cache: 'no-store',
        redirect: 'error',
        signal: controller.signal,
      });
      onRateLimit?.(readRateLimit(response, clock));
      const json: unknown = await response.json().catch((error: unknown) => {
        // A body that breaks off is a network error; one that is not JSON is the server's.
        if (response.ok && !(error instanceof SyntaxError)) throw error;
      });
      if (!response.ok) throw failure(where, response, json);
      const answer = parse(json);
      if (answer) return answer;
      throw new SirDonateError('bad-response', `${where}: the answer has not the documented shape.`);
    } catch (error) {
      if (error instanceof SirDonateError || abortSignal?.aborted) throw error;
      throw timedOut
        ? new SirDonateError('timeout', `${where}: no answer within ${timeoutMs / 1000} s.`)
        : new SirDonateError(
            'network',
            `${where}: no answer (offline, blocked by CSP or CORS, or the connection broke).`,
          );
    } finally {
      cancelTimeout();
      abortSignal?.removeEventListener('abort', abort);
    }
  }

  function failure(where: string, response: Response, json: unknown): SirDonateError {
    const code = codeOfStatus(response.status);
    const sentences = readErrorMessages(json);
    return new SirDonateError(code, `${where}: ${response.status}. ${advice[code] ?? ''}`.trim(), {
      retryAfterMs: readRetryAfter(response, clock),
      // Only the names of our own fields are kept: the server's text may repeat what the donor typed.
      fields: ['donorEmail', 'firstName', 'lastName', 'amount'].filter((field) =>
        sentences.some((sentence) => sentence.includes(field)),
      ),
    });
  }

  async function requestWithRetry<Answer>(path: string, options: RequestOptions<Answer>): Promise<Answer> {
    for (let retries = 0; ; retries++) {
      try {
        return await request(path, options);
      } catch (error) {
        if (!(error instanceof SirDonateError) || retries === maxRetries) throw error;
        const { code, details } = error;
        // A timeout is not retried: three of them would keep the donor waiting for 30 s.
        const isWorthRetrying =
          code === 'network' ||
          code === 'server' ||
          (code === 'rate-limited' && details.retryAfterMs !== undefined);
        const waitMs = details.retryAfterMs ?? firstBackoffMs * 2 ** retries * (0.5 + clock.random());
        if (!isWorthRetrying || waitMs > maxBackoffMs) throw error;
        await sleep(clock, waitMs, options.abortSignal);
      }
    }
  }

  return {
    config: (abortSignal) => requestWithRetry('config', { parse: readConfig, abortSignal }),
    nonprofit: (slug, abortSignal) =>
      requestWithRetry(`organizations/${encodeURIComponent(slug)}`, { parse: readNonprofit, abortSignal }),
    createLink: (body, abortSignal) =>
      request('donations/create-link', { parse: readCreatedLink, body, abortSignal }),
    status: (id, abortSignal) =>
      request(`donations/status/${encodeURIComponent(id)}`, { parse: readStatus, abortSignal }),
  };
}
