/**
 * Calls the four endpoints through the widget's own client, and reports what came and what the widget made of it. Node
 * reads answers that a browser keeps from a page, so the CORS headers are checked apart.
 */

import { type ApiClient, createApiClient } from '../../src/api/client.js';
import { systemClock } from '../../src/api/clock.js';
import { safeCheckoutLink } from '../../src/contract/checkout-link.js';
import { type ErrorCode, SirDonateError } from '../../src/contract/errors.js';
import { unavailableReasonOf } from '../../src/donation/unavailable-reason.js';
import type { CheckOptions } from './arguments.js';
import { exposedHeaders, mayRead, type Preflight, sendPreflight } from './cors.js';
import { checkConfig, checkLink, checkNonprofit, checkStatus, type FieldCheck } from './fields.js';

export interface EndpointReport {
  endpoint: string;
  /** 0 if there was no answer. Absent if it was not called. */
  httpStatus?: number;
  preflight?: Preflight;
  /** Whether a page of the origin may read the answer. */
  mayBeRead?: boolean;
  exposedHeaders: string[];
  fields: FieldCheck[];
  /** What the widget would tell the page's developer. */
  warnings: string[];
  /** `cause` is what Node knows of a connection that failed; a browser tells a page nothing. */
  error?: { code: ErrorCode; message: string; cause?: string };
  /** Why the endpoint was not called. */
  skipped?: string;
}

export interface Report {
  apiBase: string;
  /** Never in full. */
  key: string;
  nonprofit: string;
  endpoints: EndpointReport[];
  /** What would stop a gift, or keep its result from the donor. Empty if nothing would. */
  problems: string[];
}

interface Call<Answer> {
  endpoint: string;
  path: string;
  method: 'GET' | 'POST';
  send(client: ApiClient): Promise<Answer>;
  fields(data: unknown, answer: Answer): FieldCheck[];
}

/** Invented: the script makes a test donation. */
const donor = { donorEmail: 'check-api@example.org', firstName: 'Check', lastName: 'Api' };

const parseJson = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

/** Makes one call, with its preflight. */
async function call<Answer>(
  { endpoint, path, method, send, fields }: Call<Answer>,
  { apiBase, key, origin }: CheckOptions,
): Promise<{ report: EndpointReport; answer?: Answer; error?: SirDonateError }> {
  const report: EndpointReport = { endpoint, httpStatus: 0, exposedHeaders: [], fields: [], warnings: [] };
  report.preflight = await sendPreflight(`${apiBase}/v1/partner/${path}`, { origin, method });
  let body = '';
  let cause: string | undefined;
  const client = createApiClient({
    base: apiBase,
    key,
    clock: systemClock,
    warn: (warning) => report.warnings.push(warning),
    async fetch(input, init) {
      const headers = new Headers(init?.headers);
      headers.set('Origin', origin);
      const response = await fetch(input, { ...init, headers }).catch((failure: unknown) => {
        cause =
          failure instanceof Error && failure.cause instanceof Error ? failure.cause.message : undefined;
        throw failure;
      });
      report.httpStatus = response.status;
      report.mayBeRead = mayRead(response.headers, origin);
      report.exposedHeaders = exposedHeaders(response.headers);
      body = await response.clone().text();
      return response;
    },
  });
  try {
    const answer = await send(client);
    report.fields = fields(parseJson(body.replace(/^\ufeff/, '')), answer);
    return { report, answer };
  } catch (error) {
    if (!(error instanceof SirDonateError)) throw error;
    report.error = { code: error.code, message: error.message, ...(cause && { cause }) };
    return { report, error };
  }
}

/** Returns what a browser would not get past. */
function corsProblems({ endpoint, preflight, mayBeRead }: EndpointReport): string[] {
  const problems = preflight?.problem ? [`${endpoint}: ${preflight.problem}`] : [];
  if (mayBeRead === false) problems.push(`${endpoint}: the answer does not allow the origin to read it`);
  return problems;
}

/** Runs all checks. With a live key no link is made. */
export async function checkApi(options: CheckOptions): Promise<Report> {
  const { key, nonprofit: slug, apiBase } = options;
  const isForTests = key.startsWith('pk_test_');
  const loopback = isForTests && !/sirgiving\.org$/.test(new URL(apiBase).hostname);
  const config = await call(
    {
      endpoint: 'config',
      path: 'config',
      method: 'GET',
      send: (client) => client.config(),
      fields: checkConfig,
    },
    options,
  );
  const nonprofit = await call(
    {
      endpoint: 'nonprofit',
      path: `organizations/${encodeURIComponent(slug)}`,
      method: 'GET',
      send: (client) => client.nonprofit(slug),
      fields: checkNonprofit,
    },
    options,
  );
  const reason = unavailableReasonOf({ value: config.answer, error: config.error }, [
    { slug, value: nonprofit.answer, error: nonprofit.error },
  ]);
  const endpoints = [config.report, nonprofit.report];
  const problems = reason ? [`${reason.code}: ${reason.message}`] : [];
  if (isForTests) {
    const link = await call(
      {
        endpoint: 'create-link',
        path: 'donations/create-link',
        method: 'POST',
        send: (client) =>
          client.createLink({
            nonprofitSlug: slug,
            amount: 2500,
            currency: 'USD',
            frequency: 'once',
            provider: 'stripe',
            ...donor,
          }),
        fields: (data, answer) => checkLink(data, answer, { loopback }),
      },
      options,
    );
    endpoints.push(link.report);
    if (link.error) problems.push(`${link.error.code}: ${link.error.message}`);
    else if (link.answer && !safeCheckoutLink(link.answer.donationLink, { loopback }))
      problems.push('unsafe-link: the donationLink is not https on a known checkout host, and is not opened');
    if (link.answer) {
      const { partnerDonationId } = link.answer;
      const result = await call(
        {
          endpoint: 'status',
          path: `donations/status/${encodeURIComponent(partnerDonationId)}`,
          method: 'GET',
          send: (client) => client.status(partnerDonationId),
          fields: checkStatus,
        },
        options,
      );
      endpoints.push(result.report);
      if (result.error && result.error.code !== 'not-found')
        problems.push(`${result.error.code}: ${result.error.message}`);
    } else {
      endpoints.push({
        endpoint: 'status',
        exposedHeaders: [],
        fields: [],
        warnings: [],
        skipped: 'there is no donation',
      });
    }
  } else {
    const skipped = 'not called with a live key';
    for (const endpoint of ['create-link', 'status'])
      endpoints.push({ endpoint, exposedHeaders: [], fields: [], warnings: [], skipped });
  }
  problems.push(...endpoints.flatMap(corsProblems));
  return { apiBase, key: `${key.slice(0, 8)}…`, nonprofit: slug, endpoints, problems };
}
