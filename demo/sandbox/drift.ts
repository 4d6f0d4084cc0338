/**
 * Five ways in which the real API may differ from its documentation. Each is a behaviour of a key, and changes every JSON
 * answer, errors too. The widget has to complete a gift with all of them.
 */
import type { ApiResponse } from './api-response.js';
import type { Endpoint } from './routes.js';

export type Drift = 'enveloped' | 'renamed' | 'sparse' | 'retyped' | 'nested';

type Body = Record<string, unknown>;

/** The words of the sandbox's statuses, as another API may write them. */
const otherWords: Readonly<Record<Drift, Readonly<Record<string, string>>>> = {
  enveloped: {},
  renamed: {
    COMPLETED: 'success',
    FAILED: 'payment_failed',
    CANCELLED: 'declined',
    PENDING: 'not_completed',
  },
  sparse: { COMPLETED: 'confirmed' },
  retyped: {
    COMPLETED: ' DONATION_STATUS_SUCCEEDED ',
    FAILED: 'DONATION_STATUS_FAILED',
    CANCELLED: 'Donation Status Canceled',
    PENDING: 'PAYMENT_PENDING',
  },
  nested: { COMPLETED: 'complete', FAILED: 'Declined', CANCELLED: 'Expired', PENDING: 'incomplete' },
};

const snakeCase = (name: string): string => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

const renamedFields: Readonly<Record<string, string>> = {
  donationLink: 'checkout_url',
  partnerDonationId: 'donation_id',
  logo: 'image_url',
  status: 'state',
};

/** What the widget cannot do without, by endpoint. */
const neededFields: Readonly<Record<Endpoint, readonly string[]>> = {
  config: [],
  organization: [],
  'create-link': ['donationLink', 'partnerDonationId'],
  status: ['status'],
  other: [],
};

/** Booleans and numbers as text, features in lower case, and a number as the id. */
function retype(value: unknown, name = ''): unknown {
  if (Array.isArray(value)) return value.map((item) => String(item).toLowerCase());
  if (typeof value === 'object' && value !== null)
    return Object.fromEntries(Object.entries(value).map(([key, field]) => [key, retype(field, key)]));
  if (name === 'partnerDonationId') return Number(value);
  return typeof value === 'boolean'
    ? String(Number(value))
    : typeof value === 'number'
      ? String(value)
      : value;
}

function nest(body: Body, endpoint: Endpoint): Body {
  if (endpoint === 'config') return { partner: body };
  if (endpoint === 'organization') return { organization: { ...body, name: undefined, title: body.name } };
  if (endpoint === 'create-link')
    return { donation: { id: body.partnerDonationId }, checkout: { id: 'cs_1', url: body.donationLink } };
  return { donation: { id: body.partnerDonationId, ...body, status: { name: body.status } } };
}

function change(body: Body, drift: Drift, endpoint: Endpoint): unknown {
  switch (drift) {
    case 'enveloped':
      return { success: true, statusCode: 200, status: 'success', message: 'OK', data: body, error: null };
    case 'renamed':
      return Object.fromEntries(
        Object.entries(body)
          // A config's status is not a field of the sandbox; that of a donation is `state`, that of a nonprofit is not.
          .map(([name, value]) => [
            name === 'status' && endpoint !== 'status' ? name : (renamedFields[name] ?? snakeCase(name)),
            value,
          ]),
      );
    case 'sparse':
      return Object.fromEntries(
        Object.entries(body).map(([name, value]) => [
          name,
          neededFields[endpoint].includes(name) ? value : null,
        ]),
      );
    case 'retyped':
      return retype(body);
    case 'nested':
      return nest(body, endpoint);
  }
}

/** Rewrites the sandbox's list of messages, each of which begins with a field. */
function changeError(body: Body, drift: Drift): unknown {
  const messages = [body.message].flat().map(String);
  const byField = messages.map((message): [string, string] => {
    const [field = '', ...rest] = message.split(' ');
    return [field, rest.join(' ')];
  });
  switch (drift) {
    case 'enveloped':
      return { success: false, data: null, error: { code: body.error, messages } };
    case 'renamed':
      return { detail: byField.map(([field, msg]) => ({ loc: ['body', snakeCase(field)], msg, input: {} })) };
    case 'sparse':
      return {};
    case 'retyped':
      return { ...body, statusCode: String(body.statusCode), message: messages.join('; ') };
    case 'nested':
      return { errors: Object.fromEntries(byField.map(([field, text]) => [field, { messages: [text] }])) };
  }
}

/** Returns a JSON response as an API that differs would send it. */
export function driftResponse(
  response: ApiResponse,
  drift: Drift | undefined,
  endpoint: Endpoint,
): ApiResponse {
  if (!drift || !response.type.startsWith('application/json')) return response;
  const body: unknown = JSON.parse(response.body);
  if (typeof body !== 'object' || body === null || Array.isArray(body)) return response;
  const fields: Body = { ...body };
  if (response.status >= 400) return { ...response, body: JSON.stringify(changeError(fields, drift)) };
  if (endpoint === 'status') fields.status = otherWords[drift][String(fields.status)] ?? fields.status;
  return { ...response, body: JSON.stringify(change(fields, drift, endpoint)) };
}
