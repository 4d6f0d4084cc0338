/**
 * Every request that reached the API, in order of arrival and whatever became of it: tests ask it how often
 * and with what the widget called. Requests are filed under the key they carried; a preflight carries none
 * and is filed under the empty key.
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
  /** Parsed JSON, or the text as it came where it is no JSON; absent until it was read, or if there is none. */
  body?: unknown;
  /** Present when something that looks like a secret key was in the address, a header or the body. */
  leakedSecret?: true;
}

const MOST_ENTRIES = 20_000;
const SECRET_KEY = /\bsk_(test|live)_/i;

export type RequestLog = ReturnType<typeof createRequestLog>;

export function createRequestLog() {
  let entries: LoggedRequest[] = [];

  return {
    add(request: Omit<LoggedRequest, 'at' | 'body' | 'leakedSecret'>): LoggedRequest {
      const entry: LoggedRequest = { ...request, at: Date.now() };
      if (SECRET_KEY.test(`${entry.path} ${JSON.stringify(entry.headers)}`)) entry.leakedSecret = true;
      entries.push(entry);
      if (entries.length > MOST_ENTRIES) entries.splice(0, MOST_ENTRIES / 2);
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
    /** Lists the requests of one key, or of all when no key is given. */
    list(key?: string): readonly LoggedRequest[] {
      return key === undefined ? entries : entries.filter((entry) => entry.key === key);
    },
    clear(key?: string): void {
      entries = key === undefined ? [] : entries.filter((entry) => entry.key !== key);
    },
  };
}
