/**
 * Counts what a page loads besides itself, frames included, as the DevTools protocol reports it. Bytes are those on the
 * wire, headers included, from every origin. Preflights are counted apart, and Chromium does not tell their bytes.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import type { CDPSession } from 'playwright';

export interface Traffic {
  readonly requests: number;
  readonly scripts: number;
  readonly bytes: number;
  /** Requests by `fetch` and XMLHttpRequest to another origin than that of the files. */
  readonly apiCalls: number;
  readonly preflights: number;
}

export interface TrafficMeter {
  /** Is called for each request that is not answered, or with an error's status. */
  onFailure(listener: (why: string) => void): void;
  /** What has come so far. */
  total(): Traffic;
  /**
   * Waits until nothing has been asked for or received for a while.
   * @throws Error when that does not come.
   */
  quiet(): Promise<void>;
}

const quietMs = 500;
const limitMs = 30_000;

export function watchTraffic(cdp: CDPSession, { filesOrigin }: { filesOrigin?: string } = {}): TrafficMeter {
  const inFlight = new Map<string, string>();
  const total = { requests: 0, scripts: 0, bytes: 0, apiCalls: 0, preflights: 0 };
  let hasPage = false;
  let report = (_why: string): void => {};
  let changedAt = Date.now();

  cdp.on('Network.requestWillBeSent', ({ requestId, type, request, redirectResponse }) => {
    if (!request.url.startsWith('http')) return;
    if (!hasPage) {
      hasPage = true;
      return;
    }
    changedAt = Date.now();
    if (redirectResponse) return;
    inFlight.set(requestId, request.url);
    if (request.method === 'OPTIONS') {
      total.preflights += 1;
      return;
    }
    total.requests += 1;
    if (type === 'Script') total.scripts += 1;
    const isFile = filesOrigin !== undefined && request.url.startsWith(filesOrigin);
    if ((type === 'Fetch' || type === 'XHR') && !isFile) total.apiCalls += 1;
  });
  cdp.on('Network.responseReceived', ({ response }) => {
    if (response.status >= 400) report(`${response.url}: ${response.status}`);
  });
  cdp.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    if (!inFlight.delete(requestId)) return;
    total.bytes += encodedDataLength;
    changedAt = Date.now();
  });
  cdp.on('Network.loadingFailed', ({ requestId, errorText }) => {
    const url = inFlight.get(requestId);
    if (!url) return;
    inFlight.delete(requestId);
    report(`${url}: ${errorText}`);
    changedAt = Date.now();
  });

  return {
    onFailure(listener) {
      report = listener;
    },
    total: () => ({ ...total }),
    async quiet() {
      const startedAt = Date.now();
      while (inFlight.size > 0 || Date.now() - changedAt < quietMs) {
        if (Date.now() - startedAt > limitMs)
          throw new Error(`The network is never quiet: ${[...inFlight.values()].join(', ')}`);
        await sleep(50, undefined, { ref: false });
      }
    },
  };
}
