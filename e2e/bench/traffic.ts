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
  readonly failures: readonly string[];
  /** What has come so far. */
  total(): Traffic;
  /** Waits until nothing has been asked for or received for a while. */
  quiet(): Promise<void>;
}

const quietMs = 500;

export function watchTraffic(cdp: CDPSession): TrafficMeter {
  const inFlight = new Map<string, string>();
  const failures: string[] = [];
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
  cdp.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    if (!inFlight.delete(requestId)) return;
    bytes += encodedDataLength;
    changedAt = Date.now();
  });
  cdp.on('Network.loadingFailed', ({ requestId, errorText }) => {
    const url = inFlight.get(requestId);
    if (!url) return;
    inFlight.delete(requestId);
    failures.push(`${url}: ${errorText}`);
    changedAt = Date.now();
  });

  return {
    failures,
    total: () => ({ requests, scripts, bytes }),
    async quiet() {
      while (inFlight.size > 0 || Date.now() - changedAt < quietMs) await sleep(50);
    },
  };
}
