/** What the bench prints, and what it writes into the README and docs/performance.md. */
import { describeNetwork, type Network } from './networks.js';
import type { Conditions, Results } from './results.js';
import { type Column, formatMedians, formatRatios, formatSpread, type Row } from './table.js';

/** A measured subject, as far as tables need it. */
export interface ReportedSubject {
  readonly id: string;
  readonly title: string;
  readonly group: 'yardstick' | 'widget' | 'peer';
  /** What of it is replaced by a stub. */
  readonly stub?: 'form' | 'data';
}

interface ReportOptions {
  readonly subjects: readonly ReportedSubject[];
  readonly networks: readonly Network[];
}

const reference = 'widget';
const marks = { form: ' †', data: ' ‡' };

const columnOf = ({ id, title, stub }: ReportedSubject): Column => ({
  id,
  title: title + (stub ? marks[stub] : ''),
});

const columnsOf = (subjects: readonly ReportedSubject[], isWanted: (subject: ReportedSubject) => boolean) =>
  subjects.filter(isWanted).map(columnOf);

const isOther = ({ id, group }: ReportedSubject): boolean => group !== 'widget' || id === reference;
const isVariant = ({ group }: ReportedSubject): boolean => group === 'widget';

/** The whole report, with headings of the third level. */
export function formatReport(results: Results, { subjects, networks }: ReportOptions): string {
  const others = columnsOf(subjects, isOther);
  const sections = [
    `${formatConditions(results.conditions)}`,
    `### Beside others\n\n${formatMedians(results, { columns: others, networks })}`,
    legend(subjects),
  ];
  const compared = others.filter(({ id }) => id !== reference);
  if (compared.length > 0 && subjects.some(({ id }) => id === reference))
    sections.push(
      `### The widget divided by the others\n\n${formatRatios(results, { of: reference, columns: compared, networks })}`,
    );
  const variants = columnsOf(subjects, isVariant);
  if (variants.length > 1)
    sections.push(`### Ways to embed it\n\n${formatMedians(results, { columns: variants, networks })}`);
  sections.push(
    `### Spread\n\nThe middle half of the runs.\n\n${formatSpread(results, { columns: others, networks })}`,
    notes(networks),
  );
  return sections.filter(Boolean).join('\n\n');
}

/** The rows that matter most, on the first network, without headings: for the README. */
export function formatKeyRows(results: Results, { subjects, networks }: ReportOptions): string {
  const columns = columnsOf(subjects, isOther);
  const isWanted = ({ isKey }: Row) => !!isKey;
  const more = 'More is in [performance](docs/performance.md#benchmark).';
  const sentences = [legend(subjects.filter(isOther)), formatConditions(results.conditions), more];
  return [
    formatMedians(results, { columns, networks: networks.slice(0, 1), isWanted }),
    sentences.filter(Boolean).join(' ').replaceAll('\n', ' '),
  ].join('\n\n');
}

function formatConditions({ command, date, chromium, cores, processor, runs }: Conditions): string {
  return `Measured by \`${command}\` on ${date}: medians of ${runs} runs, Chromium ${chromium}, ${cores} cores (${processor}).`;
}

function legend(subjects: readonly ReportedSubject[]): string {
  const sentences = [
    subjects.some(({ stub }) => stub === 'form') &&
      '† Its form is a foreign page in an iframe. A small stub stands for it; the real one is far larger.',
    subjects.some(({ stub }) => stub === 'data') &&
      '‡ The form is its own. A stub of its server answers with the data that the form needs.',
  ];
  return sentences.filter(Boolean).join('\n');
}

function notes(networks: readonly Network[]): string {
  return `### How it is measured

- All subjects are visited in turn, run by run, in one browser. Each visit has a fresh context with a cold cache. The first run does not count.
${networks.map((network) => `- ${describeNetwork(network)}.`).join('\n')}
- Visible: the entry is drawn, and its script has run.
- Click: by script, so that no hover precedes it, after the page has loaded and has nothing more to do.
- Usable: the first control of the form is drawn and takes the focus.
- Main thread: its processor time until everything has come in and the thread is idle. Frames run in the page's process, so their work counts.
- Script: from a trace of another visit, with what styles and layouts the scripts force. Chromium's own count leaves out microtasks, in which modules do most of their work.
- While nobody gives: from the page's start until the thread is idle. The same page without the subject is taken off, as it is for the heap.
- kB and requests: on the wire, with headers, frames included; not the page itself and not preflights. Files are compressed with brotli 11.`;
}
