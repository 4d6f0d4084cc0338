/**
 * The answers that faults lead to: some replace what the endpoint would have said (it is never asked), some
 * distort what it did say (it has done its work). Faults of the connection itself are in `delivery.ts`.
 */
import { type Answer, errorAnswer, jsonAnswer, proxyPage, textAnswer } from './answer.js';
import type { Fault } from './faults.js';
import type { Endpoint } from './routes.js';

const HUGE_BYTES = 5_000_000;

const WRONG_SHAPES: Readonly<Record<Endpoint, unknown>> = {
  config: { id: 42, name: null, enabledFeatures: 'DONATIONS', isActive: 'yes', tipConfig: [] },
  organization: { data: { organizations: [] } },
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

/** Makes the answer that a fault gives in the endpoint's place. */
export function replacementFor(fault: Fault, endpoint: Endpoint, elsewhere: string): Answer | undefined {
  switch (fault) {
    case 'status-400-fields':
      return errorAnswer(400, ['donorEmail must be an email', 'firstName should not be empty']);
    case 'status-400':
      return errorAnswer(400, 'Bad request');
    case '401':
      return errorAnswer(401, 'Invalid partner key');
    case '403':
      return errorAnswer(403, 'Partner is suspended');
    case '404':
      return errorAnswer(404, 'Not found');
    case '429':
      return errorAnswer(429, 'Rate limit exceeded');
    case '429-retry-after':
      return { ...errorAnswer(429, 'Rate limit exceeded'), headers: { 'Retry-After': '2' } };
    case '500':
      return errorAnswer(500, 'Internal server error');
    case '502-html':
      return proxyPage(502, 'Bad Gateway');
    case '503-html':
      return proxyPage(503, 'Service Unavailable');
    case 'invalid-json':
      return textAnswer('{"id": "prt_demo", "name": Example }');
    case 'wrong-shape':
      return jsonAnswer(WRONG_SHAPES[endpoint]);
    case 'empty-body':
      return textAnswer('');
    case 'redirect':
      return { ...textAnswer('', 302), headers: { Location: elsewhere } };
    default:
      return undefined;
  }
}

/** Changes an endpoint's answer as the fault wants it. */
export function distort(answer: Answer, fault: Fault | undefined, endpoint: Endpoint): Answer {
  if (answer.status >= 400) return answer;
  if (fault === 'huge-body') return withFields(answer, { padding: 'x'.repeat(HUGE_BYTES) });
  if (fault === 'hostile') return withFields(answer, HOSTILE_FIELDS[endpoint]);
  return answer;
}

/** Makes an id that tries to leave the path and the page it is put into. */
export function hostileId(id: string): string {
  return `../../config?x=${id}#"><b>\u202E`;
}

/** Adds fields to an answer as they are written, so that `__proto__` can be one. */
export function withJson(answer: Answer, json: string | undefined): Answer {
  if (!json || answer.status >= 400) return answer;
  return { ...answer, body: answer.body.replace(/\}\s*$/, () => `,${json}}`) };
}

function withFields(answer: Answer, fields: Record<string, unknown>): Answer {
  return { ...answer, body: JSON.stringify({ ...JSON.parse(answer.body), ...fields }) };
}
