/**
 * `npm run bench`: the built widget, in every way to embed it, beside a hand-written element and the embeds of others, in
 * one Chromium, run by run in turn. Asserts nothing, but fails when a visit does not complete, twice. `arguments.ts` has the
 * options; SIR_BENCH_EVERY_ORG names the folder of `--every-org`.
 */
import { existsSync } from 'node:fs';
import { availableParallelism, cpus } from 'node:os';
import { fileURLToPath } from 'node:url';
import { type Browser, chromium } from 'playwright';
import { findBrowser } from '../browsers/find.js';
import { type BenchArguments, choose, readArguments } from './arguments.js';
import { drawRequestGraph } from './graph/request-graph.js';
import { blankScenario, type Sample, type Scenario, scenarios } from './measure.js';
import { type Network, networks } from './networks.js';
import { formatKeyRows, formatReport } from './report.js';
import type { Conditions, Results } from './results.js';
import { type Site, startSite } from './servers/servers.js';
import { visit } from './session.js';
import { findSubjects } from './subjects/find-subjects.js';
import type { Subject } from './subjects/subject.js';
import { writeSection } from './write-report.js';

const root = new URL('../../', import.meta.url);
const inRoot = (path: string): string => fileURLToPath(new URL(path, root));

async function main(): Promise<void> {
  const commandLine = process.argv.slice(2);
  const options = readArguments(commandLine, process.env.SIR_BENCH_EVERY_ORG || undefined);
  // The headless shell paints and schedules otherwise than the browsers that donors have.
  const launchOptions = findBrowser('chromium');
  if (!launchOptions)
    throw new Error('No whole Chromium found: `npx tsx e2e/browsers/install.ts chromium` installs it.');
  if (!existsSync(inRoot('dist/v0/sir-donate.js')))
    throw new Error('Nothing to measure in dist/: run `npm run build` first.');

  // The graph has requests of ours only.
  const wanted = options.graph ? { ...options, only: ['widget', 'none'] } : options;
  const { subjects, peers } = await findSubjects(wanted);
  const chosenNetworks = choose(networks, options.networks);
  const site = await startSite({ from: options.port, subjects, peers });
  const browser = await chromium.launch(launchOptions);
  try {
    if (options.graph) {
      await drawGraph(browser, site);
      return;
    }
    const measured = await measureAll({ browser, site, subjects, networks: chosenNetworks, options });
    const results: Results = { conditions: conditionsOf(browser, options, commandLine), ...measured };
    await publish(results, {
      options,
      networks: chosenNetworks,
      subjects: subjects.map(({ id, title, group }) => {
        const stub = peers.find(({ subject }) => subject.id === id)?.stub;
        return { id, title, group, ...(stub && { stub }) };
      }),
    });
  } finally {
    await browser.close();
    await site.close();
  }
}

async function drawGraph(browser: Browser, site: Site): Promise<void> {
  const [network] = choose(networks, ['slow']);
  if (!network) return;
  const path = 'demo/pictures/request-graph.svg';
  await drawRequestGraph({ browser, site, network, path: inRoot(path) });
  console.log(path);
}

function conditionsOf(
  browser: Browser,
  { runs }: BenchArguments,
  commandLine: readonly string[],
): Conditions {
  // What changes a figure. A folder of this machine is left out.
  const told = commandLine
    .filter((argument) => !/^--(?:write|json|port)\b/.test(argument))
    .map((argument) => argument.replace(/^(--every-org=).*/, '$1…'));
  return {
    command: ['npm run bench', ...(told.length > 0 ? ['--', ...told] : [])].join(' '),
    date: new Date().toISOString().slice(0, 10),
    chromium: browser.version(),
    cores: availableParallelism(),
    processor: cpus()[0]?.model ?? 'unknown',
    runs,
  };
}

type Reported = Parameters<typeof formatReport>[1] & { readonly options: BenchArguments };

async function publish(results: Results, { options, ...reported }: Reported): Promise<void> {
  if (options.json) console.log(JSON.stringify(results, null, 1));
  else console.log(formatReport(results, reported));
  if (!options.write) return;
  await writeSection(inRoot('docs/performance.md'), 'benchmark', formatReport(results, reported));
  await writeSection(inRoot('README.md'), 'benchmark', formatKeyRows(results, reported));
  console.error('Wrote docs/performance.md and README.md.');
}

interface Plan {
  readonly browser: Browser;
  readonly site: Site;
  readonly subjects: readonly Subject[];
  readonly networks: readonly Network[];
  readonly options: BenchArguments;
}

async function measureAll(plan: Plan): Promise<Pick<Results, 'measured' | 'blank'>> {
  const { subjects, options } = plan;
  const blank = plan.networks.map((network) => ({ network, samples: [] as Sample[] }));
  const measured = subjects.flatMap((subject) =>
    plan.networks.map((network) => ({ subject, network, samples: [] as Sample[] })),
  );
  // The first run is for warming browser and servers up, and counts for nothing.
  for (let run = 0; run <= options.runs; run++) {
    console.error(run === 0 ? 'Warming up …' : `Run ${run} of ${options.runs} …`);
    // Who goes first changes each time, so that nobody always follows the same one's clearing up.
    for (const { subject, network, samples } of rotate(measured, run)) {
      const sample = await measureOnce(plan, { subject, network });
      if (run > 0) samples.push(sample);
    }
    for (const { network, samples } of blank) {
      const [subject] = subjects;
      if (!subject) continue;
      const sample = await visitFor(plan, { subject, network, scenario: blankScenario });
      if (run > 0) samples.push(sample);
    }
  }
  return {
    measured: measured.map(({ subject, network, samples }) => ({
      subject: subject.id,
      network: network.id,
      samples,
    })),
    blank: blank.map(({ network, samples }) => ({ network: network.id, samples })),
  };
}

const rotate = <T>(items: readonly T[], by: number): T[] => {
  const start = items.length === 0 ? 0 : (by * 5) % items.length;
  return [...items.slice(start), ...items.slice(0, start)];
};

interface Where {
  readonly subject: Subject;
  readonly network: Network;
}

async function measureOnce(plan: Plan, where: Where): Promise<Sample> {
  const sample: Sample = {};
  for (const scenario of scenarios) {
    const isWanted = scenario.id === 'trace' || where.subject.scenarios.some((id) => id === scenario.id);
    if (isWanted) Object.assign(sample, await visitFor(plan, { ...where, scenario }));
  }
  return sample;
}

interface PlannedVisit extends Where {
  readonly scenario: Scenario;
}

/** Makes a visit that does not complete once more, and says so: a run takes long, and the machine may have been busy. */
async function visitFor(plan: Plan, planned: PlannedVisit): Promise<Sample> {
  const name = `${planned.scenario.id}, ${planned.subject.id}, ${planned.network.id}`;
  try {
    return await visitOnce(plan, planned);
  } catch (error) {
    console.error(`Not complete, tried again: ${name}.`, error);
  }
  try {
    return await visitOnce(plan, planned);
  } catch (cause) {
    throw new Error(`Not complete, twice: ${name}.`, { cause });
  }
}

async function visitOnce(
  { browser, site }: Plan,
  { subject, network, scenario }: PlannedVisit,
): Promise<Sample> {
  site.prepareVisit(network);
  const url = site.urlOf(subject, scenario.page);
  const filesOrigin = site.origins.files;
  const where = { url, network, subject, filesOrigin, entries: scenario.entries };
  return visit(browser, where, scenario.run);
}

try {
  await main();
} catch (error) {
  console.error(error);
  process.exitCode = 1;
}
