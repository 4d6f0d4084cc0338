/**
 * Every request that reached the API, in order of arrival and whatever its response was. Tests read from it how often and
 * with what the widget called. Requests are listed by their key; a preflight carries none and has the empty key.
 */
import type { IncomingHttpHeaders } from 'node:http';
import type { Endpoint } from './routes.js';

export interface LoggedRequest {
  readonly key: string;
  readonly method: string;
  readonly path: string;
  readonly endpoint: Endpoint;
  /** Milliseconds since the epoch. */
  readonly at: number;
  readonly headers: IncomingHttpHeaders;
  /** Parsed JSON, or the raw text if it is not JSON; absent until it was read, or if it is empty. */
  body?: unknown;
  /** Present when something that looks like a secret key was in the address, a header or the body. */
  leakedSecret?: true;
}

const MAX_ENTRIES = 20_000;
const SECRET_KEY = /\bsk_(test|live)_/i;

export type RequestLog = ReturnType<typeof createRequestLog>;

export function createRequestLog() {
  let entries: LoggedRequest[] = [];

  return {
    add(request: Omit<LoggedRequest, 'at' | 'body' | 'leakedSecret'>): LoggedRequest {
      const entry: LoggedRequest = { ...request, at: Date.now() };
      if (SECRET_KEY.test(`${entry.path} ${JSON.stringify(entry.headers)}`)) entry.leakedSecret = true;
      entries.push(entry);
      if (entries.length > MAX_ENTRIES) entries.splice(0, MAX_ENTRIES / 2);
      return entry;
    },
    /** Completes an entry once its body has been read. */
    addBody(entry: LoggedRequest, text: string): void {
      if (text === '') return;
      if (SECRET_KEY.test(text)) entry.leakedSecret = true;
      try {
        entry.body = JSON.parse(text);
      } catch {
        entry.body = text;
      }
    },
    /** Lists the requests of one key, or all requests. */
    list(key?: string): readonly LoggedRequest[] {
      return key === undefined ? entries : entries.filter((entry) => entry.key === key);
    },
    clear(key?: string): void {
      entries = key === undefined ? [] : entries.filter((entry) => entry.key !== key);
    },
  };
}
