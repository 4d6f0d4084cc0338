/**
 * One error class with a closed set of codes. `message` is the developer's sentence (English: what, why,
 * what to do); the donor's sentence is found by code in `ui/text.ts`. No message repeats a secret or donor data.
 */

/** Everything that can go wrong, as `sir-donate-error` reports it. */
export type ErrorCode =
  /** An attribute holds something that looks like a secret key. Nothing was sent. */
  | 'secret-key'
  /** `publishable-key` is missing or malformed. */
  | 'invalid-key'
  /** `nonprofit` is missing or malformed. */
  | 'invalid-nonprofit'
  /** A frame's address names an API that the build does not vouch for. */
  | 'invalid-api-base'
  /** The form's own code could not be loaded. */
  | 'load-failed'
  /** No answer from the Partner API: offline, DNS, refused, CORS, connection lost. */
  | 'network'
  /** No answer in time. */
  | 'timeout'
  /** 401: the key is unknown. */
  | 'unauthorized'
  /** 403: the key may not do this, or the partner is suspended. */
  | 'forbidden'
  /** 404: no such nonprofit or donation. */
  | 'not-found'
  /** 400 or another 4xx: the request was understood and refused. */
  | 'rejected'
  /** 429: the partner's shared rate limit is spent. */
  | 'rate-limited'
  /** 5xx. */
  | 'server'
  /** An answer that cannot be read. */
  | 'bad-response'
  /** The partner is not active, or donations are not among its features. */
  | 'donations-off'
  /** The nonprofit cannot receive donations now. */
  | 'nonprofit-inactive'
  /** The API answered with a checkout link that must not be opened. */
  | 'unsafe-link';

const retryableCodes: readonly ErrorCode[] = [
  'load-failed',
  'network',
  'timeout',
  'rate-limited',
  'server',
  'bad-response',
];

/** Whether nothing can be given until the page's developer has changed an attribute. */
export const isSetupError = (code: ErrorCode): boolean => /^(secret-key$|invalid-)/.test(code);

/** An error with a code of the closed set. */
export class SirDonateError extends Error {
  override readonly name = 'SirDonateError';

  constructor(
    readonly code: ErrorCode,
    message: string,
    readonly details: {
      /** How long the server asked to wait, in milliseconds. */
      retryAfterMs?: number;
      /** Names of request fields that the server refused. */
      fields?: string[];
    } = {},
  ) {
    super(message);
  }

  /** Whether trying the same again later may work. */
  get retryable(): boolean {
    return retryableCodes.includes(this.code);
  }
}
