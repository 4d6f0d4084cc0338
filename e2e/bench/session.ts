/**
 * One visit: a fresh context with a cold cache, slowed down as asked, and what the DevTools protocol can tell of it.
 * Every visit ends in time or throws; a page error or a failed request ends it, too.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { Browser, CDPSession, Page } from 'playwright';
import { z } from 'zod';
import { type TrafficMeter, watchTraffic } from './traffic.js';

export interface Network {
  readonly name: string;
  /** 0 for none. */
  readonly rttMs: number;
  /** Kilobits per second; -1 for unlimited. */
  readonly downKbit: number;
  readonly upKbit: number;
  /** 1 for as fast as the machine is. */
  readonly cpuSlowdown: number;
}

export interface Visit {
  readonly url: string;
  readonly network: Network;
  readonly apiUrl: string;
}

export interface Session {
  readonly page: Page;
  readonly traffic: TrafficMeter;
  /** Asks the page's probe. */
  ask<T extends z.ZodRawShape>(call: string, answer: T): Promise<z.infer<z.ZodObject<T>>>;
  /** Waits until network and main thread have nothing left to do. */
  settle(): Promise<void>;
  /** Milliseconds that the main thread has worked since the page began. */
  mainThreadMs(): Promise<number>;
  /** Kilobytes of JavaScript heap in use, after a collection. */
  heapKb(): Promise<number>;
  /** What the API has seen of this visit. */
  apiRequests(): Promise<{ calls: number; preflights: number }>;
}

const visitLimitMs = 60_000;
const probe = fileURLToPath(new URL('probe.js', import.meta.url));
const requestsSchema = z.array(z.object({ method: z.string(), path: z.string() }));

export async function visit<T>(
  browser: Browser,
  where: Visit,
  work: (session: Session) => Promise<T>,
): Promise<T> {
  await prepareApi(where);
  const context = await browser.newContext({ viewport: { width: 1000, height: 900 }, locale: 'en-US' });
  const deadline = new AbortController();
  try {
    await context.addInitScript({ path: probe });
    const page = await context.newPage();
    const mistakes: unknown[] = [];
    page.on('pageerror', (error) => mistakes.push(error));
    const cdp = await context.newCDPSession(page);
    await slowDown(cdp, where.network);
    const session = await createSession(page, cdp, where);
    const late = sleep(visitLimitMs, undefined, { signal: deadline.signal }).then(() => {
      throw new Error(`nothing after ${visitLimitMs / 1000} s`);
    });
    const done = page.goto(where.url, { waitUntil: 'load', timeout: visitLimitMs }).then(() => work(session));
    const result = await Promise.race([done, late]);
    mistakes.push(...session.traffic.failures);
    if (mistakes.length > 0) throw new Error(mistakes.join('; '));
    return result;
  } finally {
    deadline.abort();
    await context.close();
  }
}

/** Forgets earlier visits. CDP's throttling passes preflights by, so the API itself is as far away as the rest. */
async function prepareApi({ apiUrl, network }: Visit): Promise<void> {
  const control = async (name: string, body: unknown) => {
    const response = await fetch(`${apiUrl}/_control/${name}`, {
      method: 'POST',
      body: JSON.stringify(body),
    });
    if (!response.ok) throw new Error(`The sandbox refused ${name}: ${await response.text()}`);
  };
  await control('reset', {});
  await control('latency', { ms: network.rttMs });
}

async function slowDown(cdp: CDPSession, network: Network): Promise<void> {
  const bytesPerSecond = (kbit: number) => (kbit < 0 ? -1 : (kbit * 1000) / 8);
  await cdp.send('Network.enable');
  await cdp.send('Performance.enable');
  if (network.rttMs > 0) {
    await cdp.send('Network.emulateNetworkConditions', {
      offline: false,
      latency: network.rttMs,
      downloadThroughput: bytesPerSecond(network.downKbit),
      uploadThroughput: bytesPerSecond(network.upKbit),
    });
  }
  if (network.cpuSlowdown > 1)
    await cdp.send('Emulation.setCPUThrottlingRate', { rate: network.cpuSlowdown });
}

async function createSession(page: Page, cdp: CDPSession, { apiUrl }: Visit): Promise<Session> {
  const traffic = watchTraffic(cdp);

  async function metric(name: string): Promise<number> {
    const { metrics } = await cdp.send('Performance.getMetrics');
    const found = metrics.find((candidate) => candidate.name === name);
    if (!found) throw new Error(`This browser does not count ${name}.`);
    return found.value;
  }

  async function run(expression: string): Promise<unknown> {
    const { result, exceptionDetails } = await cdp.send('Runtime.evaluate', {
      expression,
      awaitPromise: true,
      returnByValue: true,
    });
    if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
    return result.value;
  }

  return {
    page,
    traffic,
    ask: async (call, answer) => z.object(answer).parse(await run(`sirBench.${call}`)),
    async settle() {
      await traffic.quiet();
      await run('new Promise((resolve) => requestIdleCallback(() => resolve()))');
    },
    mainThreadMs: async () => (await metric('TaskDuration')) * 1000,
    async heapKb() {
      // Twice: what a finalizer or a weak reference held goes in the second.
      await cdp.send('HeapProfiler.collectGarbage');
      await cdp.send('HeapProfiler.collectGarbage');
      return (await metric('JSHeapUsedSize')) / 1000;
    },
    async apiRequests() {
      const seen = requestsSchema.parse(await (await fetch(`${apiUrl}/_control/requests`)).json());
      const preflights = seen.filter(({ method }) => method === 'OPTIONS').length;
      return { calls: seen.length - preflights, preflights };
    },
  };
}
