/**
 * One visit: a fresh context with a cold cache, slowed down as asked, and what the DevTools protocol can tell of it.
 * Every visit ends in time or throws; so does one in which a request failed or the page complained.
 */
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
  /** Milliseconds of processor time that the main thread has spent since the page began. */
  mainThreadMs(): Promise<number>;
  /** Kilobytes of JavaScript heap in use, after a collection. */
  heapKb(): Promise<number>;
  /** What the API has seen of this visit. */
  apiRequests(): Promise<{ calls: number; preflights: number }>;
}

const visitLimitMs = 45_000;
const probe = fileURLToPath(new URL('probe.js', import.meta.url));
const requestsSchema = z.array(z.object({ method: z.string(), path: z.string() }));

export async function visit<T>(
  browser: Browser,
  where: Visit,
  run: (session: Session) => Promise<T>,
): Promise<T> {
  await prepareApi(where);
  const context = await browser.newContext({ viewport: { width: 1000, height: 900 }, locale: 'en-US' });
  let limit: NodeJS.Timeout | undefined;
  try {
    await context.addInitScript({ path: probe });
    const page = await context.newPage();
    const cdp = await context.newCDPSession(page);
    await slowDown(cdp, where.network);
    const traffic = watchTraffic(cdp);
    const failure = new Promise<never>((_, reject) => {
      const fail = (why: string) => reject(new Error(why));
      limit = setTimeout(() => fail(`Not done after ${visitLimitMs / 1000} s.`), visitLimitMs);
      traffic.onFailure(fail);
      page.on('pageerror', reject);
      page.on('console', (message) => {
        if (['error', 'warning'].includes(message.type()))
          fail(`${message.text()} (${message.location().url})`);
      });
    });
    const session = createSession({ page, cdp, traffic, apiUrl: where.apiUrl });
    const work = page.goto(where.url, { timeout: visitLimitMs }).then(() => run(session));
    return await Promise.race([work, failure]);
  } finally {
    clearTimeout(limit);
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
  // The thread's own time, which other programs on the machine do not lengthen.
  await cdp.send('Performance.enable', { timeDomain: 'threadTicks' });
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

interface Tools {
  readonly page: Page;
  readonly cdp: CDPSession;
  readonly traffic: TrafficMeter;
  readonly apiUrl: string;
}

function createSession({ page, cdp, traffic, apiUrl }: Tools): Session {
  async function metric(name: string): Promise<number> {
    const { metrics } = await cdp.send('Performance.getMetrics');
    const found = metrics.find((candidate) => candidate.name === name);
    if (!found) throw new Error(`This browser does not count ${name}.`);
    return found.value;
  }

  async function evaluate(expression: string): Promise<unknown> {
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
    ask: async (call, answer) => z.object(answer).parse(await evaluate(`sirBench.${call}`)),
    async settle() {
      await traffic.quiet();
      await evaluate('new Promise((resolve) => requestIdleCallback(() => resolve()))');
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
