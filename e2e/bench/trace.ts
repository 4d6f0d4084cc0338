/**
 * `npx tsx e2e/bench/trace.ts [build …]`: what one opening costs the main thread, with the counts behind it. A build is
 * a folder such as `dist`, the default. Several are visited in turn, to compare them. Prints medians; asserts nothing.
 *
 * `--runs=N` sets the number of runs (7), `--cpu=N` slows the processor down N times, `--subject=id` opens another of the
 * benchmark's own subjects, `--selectors` lists the selectors that take longest, `--keep=file` keeps the last trace, for
 * the DevTools, `--port=N` is the first of four ports for each build.
 */
import { writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { type Browser, chromium, type Page } from 'playwright';
import { z } from 'zod';
import { findBrowser } from '../browsers/find.js';
import { choose } from './arguments.js';
import type { Network } from './networks.js';
import { type Site, startSite } from './servers/servers.js';
import { type Session, visit } from './session.js';
import { summarise } from './statistics.js';
import { ownSubjects } from './subjects/own.js';
import type { Subject } from './subjects/subject.js';
import {
  costsOf,
  eventsAfter,
  type SelectorCost,
  selectorCosts,
  type TraceCosts,
  traceCategories,
} from './trace-events.js';

const mark = 'sir-opening';
/** Chromium records them only if they are asked for: counts of drawing, and the scripts that forced a layout. */
const drawingCategories = [
  'disabled-by-default-devtools.timeline',
  'disabled-by-default-devtools.timeline.stack',
];
const selectorCategory = 'disabled-by-default-blink.debug';

const rows = {
  mainThreadMs: 'main thread, ms',
  scriptMs: 'script, ms',
  recalcs: 'style recalculations',
  recalcMs: 'style recalculations, ms',
  layouts: 'layouts',
  layoutMs: 'layouts, ms',
  forced: 'forced by script',
  paints: 'paints',
  frames: 'frames',
  drawMs: 'paint and commit, ms',
};

type Costs = TraceCosts & { mainThreadMs: number };

interface Opening {
  readonly browser: Browser;
  readonly site: Site;
  readonly subject: Subject;
  readonly network: Network;
}

const number = z.coerce.number().int().min(1);
const { values: flags, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    runs: { type: 'string', default: '7' },
    cpu: { type: 'string', default: '1' },
    // It loads nothing ahead: a click that nothing precedes.
    subject: { type: 'string', default: 'none' },
    selectors: { type: 'boolean', default: false },
    keep: { type: 'string' },
    port: { type: 'string', default: '4350' },
  },
});

async function main(): Promise<void> {
  const [runs, cpuSlowdown, port] = [
    number.parse(flags.runs),
    number.parse(flags.cpu),
    number.parse(flags.port),
  ];
  const folders = positionals.length ? positionals : ['dist'];
  const network: Network = { id: 'trace', title: '', rttMs: 0, downKbit: -1, upKbit: -1, cpuSlowdown };
  const [subject] = choose(ownSubjects, [flags.subject]);
  const launchOptions = findBrowser('chromium');
  if (!subject || !launchOptions)
    throw new Error('No whole Chromium found: `npx tsx e2e/browsers/install.ts chromium` installs it.');

  const sites: Site[] = [];
  const browser = await chromium.launch(launchOptions);
  try {
    for (const [index, folder] of folders.entries())
      sites.push(
        await startSite({ from: port + 4 * index, subjects: [subject], peers: [], dist: resolve(folder) }),
      );
    const openings = sites.map((site): Opening => ({ browser, site, subject, network }));
    const samples = openings.map((): Costs[] => []);
    // The first round is for warming up, and does not count.
    for (let run = 0; run <= runs; run++) {
      for (const [index, opening] of openings.entries()) {
        // Tracing has a cost of its own, so the time comes from a visit without.
        const mainThreadMs = await measure(opening);
        const costs = costsOf(eventsAfter(await record(opening, drawingCategories), mark));
        if (run > 0) samples[index]?.push({ ...costs, mainThreadMs });
      }
    }
    console.log(formatTable(folders, samples));
    const [first] = openings;
    if (flags.selectors && first)
      console.log(formatSelectors(selectorCosts(eventsAfter(await record(first, [selectorCategory]), mark))));
  } finally {
    await browser.close();
    await Promise.all(sites.map((site) => site.close()));
  }
}

function visitStory<T>({ browser, site, subject, network }: Opening, run: (session: Session) => Promise<T>) {
  site.prepareVisit(network);
  const where = {
    url: site.urlOf(subject, 'story'),
    filesOrigin: site.origins.files,
    network,
    subject,
    entries: 1,
  };
  return visit(browser, where, async (session) => {
    await session.ask('entriesVisible()', { entriesVisibleMs: z.number() });
    await session.settle();
    return await run(session);
  });
}

const measure = (opening: Opening): Promise<number> =>
  visitStory(opening, async ({ page, settle, mainThreadMs }) => {
    const before = await mainThreadMs();
    await open(page);
    await settle();
    return (await mainThreadMs()) - before;
  });

const record = (opening: Opening, categories: readonly string[]): Promise<string> =>
  visitStory(opening, async ({ page, settle, trace }) => {
    const recorded = await trace(async () => {
      await open(page);
      await settle();
    }, [...traceCategories, ...categories]);
    if (flags.keep) await writeFile(flags.keep, recorded);
    return recorded;
  });

/** Waits for the event, because looking, as `sirBench.open()` does, would force a layout. */
const open = (page: Page): Promise<void> =>
  page.evaluate(
    (name) =>
      new Promise<void>((resolve) => {
        addEventListener('sir-donate-open', () => resolve(), { once: true });
        performance.mark(name);
        document.querySelector('sir-donate')?.shadowRoot?.querySelector('button')?.click();
      }),
    mark,
  );

function formatTable(folders: readonly string[], samples: readonly Costs[][]): string {
  const lines = Object.entries(rows).map(([name, label]) => {
    const medians = samples.map((costs) => summarise(costs.map((one) => one[name as keyof Costs])).median);
    return [label, ...medians.map((median) => median.toFixed(name.endsWith('Ms') ? 1 : 0))];
  });
  const rule = ['---', ...folders.map(() => '---:')];
  return [['', ...folders], rule, ...lines].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

const formatSelectors = (costs: readonly SelectorCost[]): string =>
  costs
    .slice(0, 25)
    .map(({ selector, elapsedMs, attempts }) => `${elapsedMs.toFixed(3)} ms  ${attempts}×  ${selector}`)
    .join('\n');

try {
  await main();
} catch (error) {
  console.error(error);
  process.exitCode = 1;
}
