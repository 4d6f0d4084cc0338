/** Medians, and the Markdown that shows them. */
import type { Metric, Sample } from './measure.js';

export interface Column {
  readonly network: string;
  readonly widget: readonly Sample[];
  readonly peer: readonly Sample[];
}

interface Row {
  readonly label: string;
  readonly metric: Metric;
  readonly digits?: number;
  /** The unit; 1 by default. */
  readonly per?: number;
  /** Shows a multiple of this metric instead. */
  readonly against?: Metric;
}

const rows: readonly Row[] = [
  { label: 'before the click: requests', metric: 'requestsBefore' },
  { label: 'before the click: kB', metric: 'bytesBefore', digits: 2, per: 1000 },
  { label: 'before the click: API calls', metric: 'apiCallsBefore' },
  { label: 'entry visible, ms', metric: 'entryVisibleMs' },
  { label: 'click → form usable, ms', metric: 'usableMs' },
  { label: 'the same, hovered 300 ms before', metric: 'usableAfterHoverMs' },
  { label: 'main thread to open, ms', metric: 'mainThreadMs' },
  { label: 'after the click: requests', metric: 'requestsAfter' },
  { label: 'after the click: kB', metric: 'bytesAfter', digits: 2, per: 1000 },
  { label: 'after the click: API calls', metric: 'apiCallsAfter' },
  { label: 'after the click: preflights', metric: 'preflightsAfter' },
  { label: 'layout shift, whole session', metric: 'layoutShift', digits: 3 },
  { label: 'JS heap, form open, kB', metric: 'heapKb' },
  { label: '100 entries: scripts', metric: 'hundredScripts' },
  { label: '100 entries: API calls', metric: 'hundredApiCalls' },
  { label: '100 entries: all visible, ms', metric: 'hundredVisibleMs' },
  { label: '100 entries: times one', metric: 'hundredVisibleMs', against: 'oneVisibleMs', digits: 2 },
];

export function formatTable(columns: readonly Column[]): string {
  const header = ['', ...columns.flatMap(({ network }) => [`widget, ${network}`, 'peer', 'ratio'])];
  const body = rows.map((row) => [
    row.label,
    ...columns.flatMap(({ widget, peer }) => {
      const ours = middleOf(row, widget);
      const theirs = middleOf(row, peer);
      const digits = row.digits ?? 0;
      return [ours.toFixed(digits), theirs.toFixed(digits), ratio(ours, theirs)];
    }),
  ]);
  const rule = header.map((_, index) => (index === 0 ? '---' : '---:'));
  return [header, rule, ...body].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

function middleOf({ metric, per = 1, against }: Row, samples: readonly Sample[]): number {
  const of = (name: Metric) => median(samples.map((sample) => sample[name]));
  return of(metric) / (against ? of(against) : per);
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((one, other) => one - other);
  const low = sorted[Math.floor((sorted.length - 1) / 2)] ?? Number.NaN;
  const high = sorted[Math.ceil((sorted.length - 1) / 2)] ?? Number.NaN;
  return (low + high) / 2;
}

function ratio(ours: number, theirs: number): string {
  return theirs === 0 ? '–' : `${(ours / theirs).toFixed(2)}×`;
}
