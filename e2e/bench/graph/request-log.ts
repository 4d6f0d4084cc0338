/** Every request of a visit with its times, the page's own and preflights included, as the DevTools protocol tells them. */
import type { CDPSession } from 'playwright';

export interface LoggedRequest {
  readonly url: string;
  readonly method: string;
  /** DevTools' name of the type, such as `Script`. */
  readonly type: string;
  /** Chromium's priority, such as `Low`. */
  readonly priority: string;
  /** Milliseconds since the page began. */
  readonly startMs: number;
  readonly endMs: number;
  /** On the wire, headers included. */
  readonly bytes: number;
}

interface Pending {
  url: string;
  method: string;
  type: string;
  priority: string;
  start: number;
}

export interface RequestLog {
  watch(cdp: CDPSession): void;
  /** All that have ended, by the time of their start. */
  list(cdp: CDPSession): Promise<LoggedRequest[]>;
}

export function createRequestLog(): RequestLog {
  const pending = new Map<string, Pending>();
  const ended: (Pending & { end: number; bytes: number })[] = [];
  return {
    watch(cdp) {
      cdp.on('Network.requestWillBeSent', ({ requestId, request, type = 'Other', timestamp }) => {
        if (!request.url.startsWith('http')) return;
        const { url, method, initialPriority } = request;
        pending.set(requestId, { url, method, type, priority: initialPriority, start: timestamp });
      });
      cdp.on('Network.loadingFinished', ({ requestId, timestamp, encodedDataLength }) => {
        const found = pending.get(requestId);
        if (!found) return;
        pending.delete(requestId);
        ended.push({ ...found, end: timestamp, bytes: encodedDataLength });
      });
    },
    async list(cdp) {
      const { metrics } = await cdp.send('Performance.getMetrics');
      const begin = metrics.find(({ name }) => name === 'NavigationStart')?.value ?? Number.NaN;
      const sinceBegin = (seconds: number) => (seconds - begin) * 1000;
      const list = ended.map(({ start, end, ...request }) => ({
        ...request,
        startMs: sinceBegin(start),
        endMs: sinceBegin(end),
      }));
      return inOrder(list);
    },
  };
}

/** By the time of their start, but a preflight before its call, whichever Chromium reports first. */
export function inOrder(requests: readonly LoggedRequest[]): LoggedRequest[] {
  const firstOf = (url: string) =>
    Math.min(...requests.filter((request) => request.url === url).map(({ startMs }) => startMs));
  const rank = ({ method }: LoggedRequest) => (method === 'OPTIONS' ? 0 : 1);
  return [...requests].sort(
    (one, other) =>
      firstOf(one.url) - firstOf(other.url) ||
      one.url.localeCompare(other.url) ||
      rank(one) - rank(other) ||
      one.startMs - other.startMs,
  );
}
