import {
  errorStatusOf,
  isErrorAnswer,
  readConfig,
  readCreatedLink,
  readNonprofit,
  readStatus,
} from '../contract/api-answers.js';
import { type ErrorCode, SirDonateError } from '../contract/errors.js';
import type { Note } from '../contract/foreign-fields.js';
import { readRefusedFields } from '../contract/refused-fields.js';
import type {
  CreatedLink,
  CreateLinkRequest,
  DonationStatus,
  Nonprofit,
  PartnerConfig,
} from '../contract/schemas.js';
import { toJson } from '../contract/to-json.js';
import type { Clock } from './clock.js';
import { takeEarlyAnswer } from './early-answers.js';
import { getRequest, nonprofitPath } from './get-request.js';
import { type RateLimit, readRateLimit, readRetryAfter } from './rate-limit.js';
import type { ApiServices } from './services.js';
import { sleep } from './sleep.js';

/**
 * The only caller of `fetch` beside `donation/early-requests.ts`: the Partner API's four endpoints. Each call has a time limit,
 * validates its answer, and fails only with a `SirDonateError` or with the reason of an abort.
 *
 * - `config` and `nonprofit` are retried, at most `maxRetries` times (default 2): on `network`, on `server`, and on `rate-limited` if the server
 *   says when. The back-off is 0.4 s, then 0.8 s, each varied by half; or what `Retry-After` asks for, up to 5 s.
 * - `createLink` is never retried: a lost answer may have made a link.
 * - `status` is never retried: the poller counts its calls and polls again anyway.
 *
 * @throws {SirDonateError} `network`, `timeout`, `unauthorized`, `forbidden`, `not-found`, `rejected`, `rate-limited`,
 * `server`, `bad-response`
 */
export interface ApiClient {
  config(abortSignal?: AbortSignal, maxRetries?: number): Promise<PartnerConfig>;
  nonprofit(slug: string, abortSignal?: AbortSignal, maxRetries?: number): Promise<Nonprofit>;
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
  /** Receives what an answer had that the widget does not know, with the name of the endpoint. */
  warn?: (message: string) => void;
}

interface RequestOptions<Answer> {
  /** Returns `undefined` if the answer lacks what is needed of it. */
  parse(data: unknown, note: Note): Answer | undefined;
  /** With a body the request is a POST, else a GET. */
  body?: object;
  abortSignal: AbortSignal | undefined;
}

const timeoutMs = 10_000;
const defaultRetries = 2;
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

const missing = {
  GET: 'the answer is not a JSON object.',
  POST: 'the answer has no donationLink or no partnerDonationId, under no name that the widget knows.',
};

/** A browser gives one error for all of these, and does not say which it was. */
const noAnswer =
  "no answer that the browser lets a page read. Possible causes: the visitor is offline; the API is down; the page's " +
  'CSP does not allow the API in connect-src; the answer, such as the 403 of a firewall, has no CORS headers; the ' +
  'preflight does not allow the header X-Partner-Key; the API redirects.';

export function createApiClient({
  base,
  key,
  fetch: fetchImpl,
  clock,
  onRateLimit,
  pausedUntil,
  warn,
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
      const { url, init } = getRequest({ base, path, key });
      const response = await (takeEarlyAnswer({ key, url }, controller.signal) ??
        fetchImpl(url, {
          ...init,
          method: body ? 'POST' : 'GET',
          headers: { ...init.headers, ...(body && { 'Content-Type': 'application/json' }) },
          body: body && toJson(body),
          signal: controller.signal,
        }));
      onRateLimit?.(readRateLimit(response, clock));
      const json: unknown = await response.json().catch((error: unknown) => {
        // A body that breaks off is a network error; one that is not JSON is the server's.
        if (response.ok && !(error instanceof SyntaxError)) throw error;
      });
      // Some APIs answer 200 and name the error's status in the body.
      const httpStatus = response.ok ? (errorStatusOf(json) ?? response.status) : response.status;
      if (httpStatus >= 400) throw failure(where, { response, httpStatus, json });
      const answer = parse(json, (text) => warn?.(`${where}: ${text}`));
      if (answer) return answer;
      if (isErrorAnswer(json)) throw failure(where, { response, httpStatus: 400, json });
      throw new SirDonateError('bad-response', `${where}: ${missing[body ? 'POST' : 'GET']}`);
    } catch (error) {
      if (error instanceof SirDonateError || abortSignal?.aborted) throw error;
      throw timedOut
        ? new SirDonateError('timeout', `${where}: no answer within ${timeoutMs / 1000} s.`)
        : new SirDonateError('network', `${where}: ${noAnswer}`);
    } finally {
      cancelTimeout();
      abortSignal?.removeEventListener('abort', abort);
    }
  }

  function failure(
    where: string,
    { response, httpStatus, json }: { response: Response; httpStatus: number; json: unknown },
  ): SirDonateError {
    const code = codeOfStatus(httpStatus);
    return new SirDonateError(code, `${where}: ${httpStatus}. ${advice[code] ?? ''}`.trim(), {
      retryAfterMs: readRetryAfter(response, clock),
      // Only the names of our own fields are kept: the server's text may repeat what the donor typed.
      fields: code === 'rejected' ? readRefusedFields(json) : [],
    });
  }

  async function requestWithRetry<Answer>(
    path: string,
    options: RequestOptions<Answer>,
    maxRetries = defaultRetries,
  ): Promise<Answer> {
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
    config: (abortSignal, maxRetries) =>
      requestWithRetry('config', { parse: readConfig, abortSignal }, maxRetries),
    nonprofit: (slug, abortSignal, maxRetries) =>
      requestWithRetry(
        nonprofitPath(slug),
        { parse: (data, note) => readNonprofit(data, { slug, note }), abortSignal },
        maxRetries,
      ),
    createLink: (body, abortSignal) =>
      request('donations/create-link', { parse: readCreatedLink, body, abortSignal }),
    status: (id, abortSignal) =>
      request(`donations/status/${encodeURIComponent(id)}`, { parse: readStatus, abortSignal }),
  };
}
