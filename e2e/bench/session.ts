/**
 * One visit: a fresh context with a cold cache, slowed down as asked, and what the DevTools protocol can tell of it.
 * Every visit ends in time or throws. So does one in which a request failed, or in which a page of ours complained.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { Browser, CDPSession, Page } from 'playwright';
import { z } from 'zod';
import type { Network } from './networks.js';
import type { Subject } from './subjects/subject.js';
import { traceCategories } from './trace-events.js';
import { type TrafficMeter, watchTraffic } from './traffic.js';

export interface Visit {
  readonly url: string;
  readonly filesOrigin: string;
  readonly network: Network;
  readonly subject: Subject;
  /** How many entries the page has. */
  readonly entries: number;
  /** Is called before the page is asked for. */
  readonly watch?: (cdp: CDPSession) => void;
}

export interface Session {
  readonly page: Page;
  readonly cdp: CDPSession;
  readonly traffic: TrafficMeter;
  /** Asks the page's probe. */
  ask<T extends z.ZodRawShape>(call: string, answer: T): Promise<z.infer<z.ZodObject<T>>>;
  /** Waits until network and main thread have nothing left to do. */
  settle(): Promise<void>;
  /** Milliseconds of processor time that the main thread has spent since the page began. */
  mainThreadMs(): Promise<number>;
  /** Records a trace of what `run` does. */
  trace(run: () => Promise<void>, categories?: readonly string[]): Promise<string>;
  /** Kilobytes of JavaScript heap in use, after a collection. */
  heapKb(): Promise<number>;
}

const visitLimitMs = 45_000;
const probe = fileURLToPath(new URL('probe.js', import.meta.url));

export async function visit<T>(
  browser: Browser,
  where: Visit,
  run: (session: Session) => Promise<T>,
): Promise<T> {
  const context = await browser.newContext({ viewport: { width: 1000, height: 900 }, locale: 'en-US' });
  let limit: NodeJS.Timeout | undefined;
  try {
    const { entry, control, hover } = where.subject;
    const told = JSON.stringify({ entry, control, hover, wantedEntries: where.entries });
    await context.addInitScript({ content: `globalThis.sirBenchSubject = ${told};` });
    await context.addInitScript({ path: probe });
    const page = await context.newPage();
    const cdp = await context.newCDPSession(page);
    await slowDown(cdp, where.network);
    const traffic = watchTraffic(cdp, where);
    where.watch?.(cdp);
    const failure = new Promise<never>((_, reject) => {
      const fail = (why: string) => reject(new Error(why));
      limit = setTimeout(() => fail(`Not done after ${visitLimitMs / 1000} s.`), visitLimitMs);
      traffic.onFailure(fail);
      page.on('pageerror', reject);
      if (where.subject.group !== 'peer') failOnComplaints(page, fail);
    });
    const session = createSession({ page, cdp, traffic });
    const work = page.goto(where.url, { timeout: visitLimitMs }).then(() => run(session));
    return await Promise.race([work, failure]);
  } finally {
    clearTimeout(limit);
    await context.close();
  }
}

function failOnComplaints(page: Page, fail: (why: string) => void): void {
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) fail(`${message.text()} (${message.location().url})`);
  });
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

type Tools = Pick<Session, 'page' | 'cdp' | 'traffic'>;

function createSession(tools: Tools): Session {
  const { cdp, page, traffic } = tools;

  async function metric(name: string): Promise<number> {
    const { metrics } = await cdp.send('Performance.getMetrics');
    const found = metrics.find((candidate) => candidate.name === name);
    if (!found) throw new Error(`This browser does not count ${name}.`);
    return found.value;
  }

  const mainThreadMs = async () => (await metric('TaskDuration')) * 1000;

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
    ...tools,
    mainThreadMs,
    ask: async (call, answer) => z.object(answer).parse(await evaluate(`sirBench.${call}`)),
    async settle() {
      await traffic.quiet();
      await waitForIdleThread(mainThreadMs);
      await traffic.quiet();
    },
    async heapKb() {
      // Twice: what a finalizer or a weak reference held goes in the second.
      await cdp.send('HeapProfiler.collectGarbage');
      await cdp.send('HeapProfiler.collectGarbage');
      return (await metric('JSHeapUsedSize')) / 1000;
    },
    async trace(run, categories = traceCategories) {
      const browser = page.context().browser();
      if (!browser) throw new Error('The browser is gone.');
      let recorded = '';
      await browser.startTracing(page, { categories: [...categories] });
      try {
        await run();
      } finally {
        recorded = (await browser.stopTracing()).toString();
      }
      return recorded;
    },
  };
}

const sampleMs = 250;
/** Timers and animations go on. Work that is prepared in idle time takes more than a tenth of it. */
const busyMs = sampleMs / 10;
const idleLimit = 40;

/** Waits until the main thread has been idle for a quarter of a second, but no longer than ten seconds. */
async function waitForIdleThread(mainThreadMs: () => Promise<number>): Promise<void> {
  let before = await mainThreadMs();
  for (let sample = 0; sample < idleLimit; sample++) {
    await sleep(sampleMs);
    const now = await mainThreadMs();
    if (now - before < busyMs) return;
    before = now;
  }
}
