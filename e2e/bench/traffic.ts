/**
 * Counts what a page loads besides itself, as the DevTools protocol reports it: bytes are those on the wire, headers
 * included, from every origin. Preflights are left out: the API counts them, and Chromium does not tell their bytes.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import type { CDPSession } from 'playwright';

export interface Traffic {
  readonly requests: number;
  readonly scripts: number;
  readonly bytes: number;
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

export function watchTraffic(cdp: CDPSession): TrafficMeter {
  const inFlight = new Map<string, string>();
  let report = (_why: string): void => {};
  let requests = 0;
  let scripts = 0;
  let bytes = 0;
  let changedAt = Date.now();

  cdp.on('Network.requestWillBeSent', ({ requestId, type, request }) => {
    if (type === 'Document' || !request.url.startsWith('http')) return;
    inFlight.set(requestId, request.url);
    changedAt = Date.now();
    if (request.method === 'OPTIONS') return;
    requests += 1;
    if (type === 'Script') scripts += 1;
  });
  cdp.on('Network.responseReceived', ({ response }) => {
    if (response.status >= 400) report(`${response.url}: ${response.status}`);
  });
  cdp.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    if (!inFlight.delete(requestId)) return;
    bytes += encodedDataLength;
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
    total: () => ({ requests, scripts, bytes }),
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
