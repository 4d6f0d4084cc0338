/** The results as Markdown tables. */
import type { Metric } from './measure.js';
import type { Network } from './networks.js';
import { type Results, summaryOf } from './results.js';
import { ratio, type Summary } from './statistics.js';

export interface Column {
  readonly id: string;
  readonly title: string;
}

export interface Row {
  readonly label: string;
  readonly metric: Metric;
  readonly digits?: number;
  /** How many of the metric's unit make one of the row's. */
  readonly per?: number;
  readonly overBlank?: boolean;
  /** It depends on the network, so that each network has its row. */
  readonly isTime?: boolean;
  /** It is in the README too. */
  readonly isKey?: boolean;
}

export const rows: readonly Row[] = [
  { label: 'entry visible, ms', metric: 'entryVisibleMs', isTime: true, isKey: true },
  { label: 'click → form usable, ms', metric: 'usableMs', isTime: true, isKey: true },
  { label: 'the same, hovered 300 ms before, ms', metric: 'usableAfterHoverMs', isTime: true },
  { label: 'main thread to open, ms of CPU', metric: 'mainThreadMs', isTime: true, isKey: true },
  { label: 'script part of it, ms of CPU', metric: 'scriptMs', isTime: true },
  {
    label: 'main thread while nobody gives, ms of CPU',
    metric: 'idleMainThreadMs',
    isTime: true,
    isKey: true,
    overBlank: true,
  },
  { label: 'heap with the form, kB', metric: 'heapKb', overBlank: true },
  { label: 'kB before the click', metric: 'bytesBefore', isKey: true, per: 1000, digits: 1 },
  { label: 'kB with the form', metric: 'bytesAfter', isKey: true, per: 1000, digits: 1 },
  { label: 'requests before the click', metric: 'requestsBefore' },
  { label: 'requests with the form', metric: 'requestsAfter' },
  { label: 'API calls before the click', metric: 'apiCallsBefore' },
  { label: 'API calls with the form', metric: 'apiCallsAfter' },
  { label: 'preflights of them', metric: 'preflightsAfter' },
  { label: 'layout shift', metric: 'layoutShift', digits: 3 },
  { label: '100 entries: all visible, ms', metric: 'hundredVisibleMs', isTime: true },
  { label: '100 entries: scripts', metric: 'hundredScripts' },
  { label: '100 entries: API calls', metric: 'hundredApiCalls' },
];

interface TableOptions {
  readonly columns: readonly Column[];
  readonly networks: readonly Network[];
  /** All by default. */
  readonly isWanted?: (row: Row) => boolean;
}

/** Makes a cell of a subject's median, or of what else it finds. */
type Cell = (find: (subject: string) => Summary | undefined, subject: string, row: Row) => string;

/** A row for each network if it is a time, else one for the first network. Rows without any value are left out. */
function table(
  results: Results,
  { columns, networks, isWanted = () => true }: TableOptions,
  cell: Cell,
): string {
  const body = rows.filter(isWanted).flatMap((row) =>
    (row.isTime ? networks : networks.slice(0, 1)).map((network) => {
      const find = (subject: string) => summaryOf(results, { ...row, subject, network: network.id });
      const label = row.isTime ? `${network.title}: ${row.label}` : row.label;
      return [label, ...columns.map(({ id }) => cell(find, id, row))];
    }),
  );
  const header = ['', ...columns.map(({ title }) => title)];
  const rule = header.map((_, index) => (index === 0 ? '---' : '---:'));
  const filled = body.filter(([, ...cells]) => cells.some(Boolean));
  return [header, rule, ...filled].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

const formatNumber = (value: number, { digits = 0, per = 1 }: Row): string => {
  const text = (value / per).toFixed(digits);
  // No "-0", and no decimals of a whole zero.
  return Number(text) === 0 ? '0' : text;
};

/** The medians. */
export function formatMedians(results: Results, options: TableOptions): string {
  return table(results, options, (find, subject, row) => {
    const summary = find(subject);
    return summary ? formatNumber(summary.median, row) : '';
  });
}

/** The medians of `of`, divided by those of each column. Times only. */
export function formatRatios(results: Results, { of, ...options }: TableOptions & { of: string }): string {
  return table(results, { ...options, isWanted: ({ isTime }) => !!isTime }, (find, subject) => {
    const one = find(of);
    const other = find(subject);
    const value = one && other && ratio(one.median, other.median);
    return value === undefined ? '' : `${value.toFixed(2)}×`;
  });
}

/** The quartiles of times. */
export function formatSpread(results: Results, options: TableOptions): string {
  return table(results, { ...options, isWanted: ({ isTime }) => !!isTime }, (find, subject, row) => {
    const summary = find(subject);
    if (!summary) return '';
    return `${formatNumber(summary.lowerQuartile, row)}–${formatNumber(summary.upperQuartile, row)}`;
  });
}
