/**
 * The responses that faults cause. Some faults replace the response of the endpoint, which is then not called. Others
 * corrupt its response after it was called. Faults of the connection are in `delivery.ts`.
 */
import {
  type ApiResponse,
  errorResponse,
  jsonResponse,
  proxyErrorPage,
  textResponse,
} from './api-response.js';
import type { Fault } from './faults.js';
import type { Endpoint } from './routes.js';

const HUGE_BYTES = 5_000_000;

const WRONG_SHAPES: Readonly<Record<Endpoint, unknown>> = {
  config: ['DONATIONS', true],
  organization: 'clean-water-fund',
  'create-link': { donationLink: { href: 7 }, partnerDonationId: null },
  status: { status: 3, donation: [] },
  other: [],
};

const HOSTILE_TEXT =
  '"><img src=x onerror=alert(document.domain)><script>alert(1)</script>{{name}}\u202Egnp.exe\u2066\u200B';

const HOSTILE_FIELDS: Readonly<Record<Endpoint, Record<string, unknown>>> = {
  config: { name: HOSTILE_TEXT, webhookUrl: 'https://hooks.example/?token=never-show-me' },
  organization: {
    name: HOSTILE_TEXT + 'A'.repeat(100_000),
    logo: 'javascript:alert(document.domain)',
    logoUrl: 'javascript:alert(document.domain)',
    ein: HOSTILE_TEXT,
  },
  'create-link': {},
  status: { rewardStatus: HOSTILE_TEXT, failureReason: HOSTILE_TEXT + 'A'.repeat(100_000) },
  other: {},
};

/** Returns the response that a fault sends in place of the endpoint's. */
export function replacementResponse(
  fault: Fault,
  endpoint: Endpoint,
  redirectTarget: string,
): ApiResponse | undefined {
  switch (fault) {
    case 'status-400-fields':
      return errorResponse(400, ['donorEmail must be an email', 'firstName should not be empty']);
    case 'status-400':
      return errorResponse(400, 'Bad request');
    case '401':
      return errorResponse(401, 'Invalid partner key');
    case '403':
      return errorResponse(403, 'Partner is suspended');
    case '404':
      return errorResponse(404, 'Not found');
    case '429':
      return errorResponse(429, 'Rate limit exceeded');
    case '429-retry-after':
      return { ...errorResponse(429, 'Rate limit exceeded'), headers: { 'Retry-After': '2' } };
    case '500':
      return errorResponse(500, 'Internal server error');
    case '502-html':
      return proxyErrorPage(502, 'Bad Gateway');
    case '503-html':
      return proxyErrorPage(503, 'Service Unavailable');
    case 'invalid-json':
      return textResponse('{"id": "prt_demo", "name": Example }');
    case 'wrong-shape':
      return jsonResponse(WRONG_SHAPES[endpoint]);
    case 'empty-body':
      return textResponse('');
    case 'redirect':
      return { ...textResponse('', 302), headers: { Location: redirectTarget } };
    default:
      return undefined;
  }
}

/** Changes the response of an endpoint as the fault requires. */
export function corruptResponse(
  response: ApiResponse,
  fault: Fault | undefined,
  endpoint: Endpoint,
): ApiResponse {
  if (response.status >= 400) return response;
  if (fault === 'huge-body') return addFields(response, { padding: 'x'.repeat(HUGE_BYTES) });
  if (fault === 'hostile') return addFields(response, HOSTILE_FIELDS[endpoint]);
  return response;
}

/** Returns an id that tries to escape from a URL path and from markup. */
export function hostileId(id: string): string {
  return `../../config?x=${id}#"><b>\u202E`;
}

/** Adds fields as raw JSON, so that `__proto__` can be one of them. */
export function addJson(response: ApiResponse, json: string | undefined): ApiResponse {
  if (!json || response.status >= 400) return response;
  return { ...response, body: response.body.replace(/\}\s*$/, () => `,${json}}`) };
}

function addFields(response: ApiResponse, fields: Record<string, unknown>): ApiResponse {
  return { ...response, body: JSON.stringify({ ...JSON.parse(response.body), ...fields }) };
}
