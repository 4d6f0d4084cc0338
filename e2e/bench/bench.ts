/**
 * `npm run bench`: the built widget beside a hand-written element with a native dialog, in one Chromium, run by run
 * in turn. Prints medians; asserts nothing, but fails when a run does not complete.
 * `--runs=N` sets the number of runs (15), `--json` prints every sample instead of the table.
 */
import { existsSync } from 'node:fs';
import { availableParallelism, cpus } from 'node:os';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { type Browser, chromium } from 'playwright';
import { z } from 'zod';
import { findBrowser } from '../browsers/find.js';
import { joinParts, type Part, type Sample, scenarios } from './measure.js';
import { type Product, products, type Site, startSite } from './pages.js';
import { type Network, visit } from './session.js';
import { formatTable } from './table.js';

const firstPort = 4350;

const networks: readonly Network[] = [
  { name: 'unthrottled', rttMs: 0, downKbit: -1, upKbit: -1, cpuSlowdown: 1 },
  { name: 'slow phone', rttMs: 150, downKbit: 1600, upKbit: 750, cpuSlowdown: 4 },
];

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: { runs: { type: 'string', default: '15' }, json: { type: 'boolean', default: false } },
  });
  const runs = z.coerce.number().int().min(1).parse(values.runs);
  // The headless shell paints and schedules otherwise than the browsers that donors have.
  const launchOptions = findBrowser('chromium');
  if (!launchOptions)
    throw new Error('No whole Chromium found: `npx tsx e2e/browsers/install.ts chromium` installs it.');
  if (!existsSync(fileURLToPath(new URL('../../dist/v0/sir-donate.js', import.meta.url))))
    throw new Error('Nothing to measure in dist/: run `npm run build` first.');

  const site = await startSite({ from: firstPort });
  const browser = await chromium.launch(launchOptions);
  try {
    const emptyPageHeapKb = await measureEmptyPage(browser, site);
    const results = await measureAll(browser, site, runs);
    const conditions: Conditions = {
      chromium: browser.version(),
      cores: availableParallelism(),
      processor: cpus()[0]?.model ?? 'unknown',
      runs,
      emptyPageHeapKb,
    };
    console.log(values.json ? JSON.stringify({ conditions, results }, null, 1) : report(conditions, results));
  } finally {
    await browser.close();
    await site.close();
  }
}

interface Conditions {
  readonly chromium: string;
  readonly cores: number;
  readonly processor: string;
  readonly runs: number;
  readonly emptyPageHeapKb: number;
}

type Results = readonly ({ network: string } & Record<Product, Sample[]>)[];

async function measureAll(browser: Browser, site: Site, runs: number): Promise<Results> {
  const results = networks.map(({ name }) => ({
    network: name,
    widget: [] as Sample[],
    peer: [] as Sample[],
  }));
  // The first round is for warming browser and servers up, and counts for nothing.
  for (let run = 0; run <= runs; run++) {
    console.error(run === 0 ? 'Warming up …' : `Run ${run} of ${runs} …`);
    for (const [index, network] of networks.entries()) {
      const samples = await measureOnce({ browser, site, network, run });
      if (run > 0) for (const product of products) results[index]?.[product].push(samples[product]);
    }
  }
  return results;
}

interface Round {
  readonly browser: Browser;
  readonly site: Site;
  readonly network: Network;
  readonly run: number;
}

/**
 * Takes one sample of each, visit by visit in turn, so that a busy moment of the machine meets both. Who goes first
 * changes each time, so that neither always follows the other's clearing up.
 */
async function measureOnce({ browser, site, network, run }: Round): Promise<Record<Product, Sample>> {
  const parts: Record<Product, Part[]> = { widget: [], peer: [] };
  for (const [index, scenario] of scenarios.entries()) {
    for (const product of (run + index) % 2 === 0 ? products : products.toReversed()) {
      const url = site.urlOf(product, scenario.page);
      try {
        parts[product].push(await visit(browser, { url, network, apiUrl: site.apiUrl }, scenario.run));
      } catch (cause) {
        throw new Error(`Incomplete: ${scenario.name}, ${product}, ${network.name}.`, { cause });
      }
    }
  }
  return { widget: joinParts(parts.widget), peer: joinParts(parts.peer) };
}

async function measureEmptyPage(browser: Browser, { blankUrl, apiUrl }: Site): Promise<number> {
  const [network] = networks;
  if (!network) return Number.NaN;
  return visit(browser, { url: blankUrl, network, apiUrl }, (session) => session.heapKb());
}

function report(conditions: Conditions, results: Results): string {
  const { chromium: version, cores, processor, runs, emptyPageHeapKb } = conditions;
  return `${formatTable(results)}

- Medians of ${runs} runs, widget and peer in turn; every visit in a fresh context with a cold cache, after one round that does not count.
- Chromium ${version}, headless; ${cores} cores (${processor}).
- ${networks.map(describe).join('\n- ')}
- Visible: first contentful paint. Usable: from the click until the first amount can take the focus and was drawn; nothing precedes the click.
- Main thread: its processor time from before the click until everything had come in and it was idle.
- Requests and kB are those beside the page itself and the preflights. An empty page's heap is ${emptyPageHeapKb.toFixed(0)} kB.`;
}

function describe({ name, rttMs, downKbit, upKbit, cpuSlowdown }: Network): string {
  if (rttMs === 0) return `${name}: loopback, as fast as the machine is`;
  const speed = `${downKbit / 1000} Mbit/s down, ${upKbit} kbit/s up, ${rttMs} ms round trip`;
  return `${name}: ${speed}, ${cpuSlowdown}× slower processor; the API answers, preflights included, ${rttMs} ms later still`;
}

try {
  await main();
} catch (error) {
  console.error(error);
  process.exitCode = 1;
}
