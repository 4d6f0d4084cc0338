/** Everything that one run of the bench has measured. */
import type { Metric, Sample } from './measure.js';
import { type Summary, summarise } from './statistics.js';

export interface Measured {
  readonly subject: string;
  readonly network: string;
  /** One for each run; the scenarios of a run are joined. */
  readonly samples: readonly Sample[];
}

export interface Conditions {
  readonly command: string;
  /** ISO date. */
  readonly date: string;
  readonly chromium: string;
  readonly cores: number;
  readonly processor: string;
  readonly runs: number;
}

export interface Results {
  readonly conditions: Conditions;
  readonly measured: readonly Measured[];
  /** The page without a subject, by network. */
  readonly blank: readonly { readonly network: string; readonly samples: readonly Sample[] }[];
}

export interface Wanted {
  readonly subject: string;
  readonly network: string;
  readonly metric: Metric;
  /** Takes off what the page costs without the subject. */
  readonly overBlank?: boolean;
}

/** Returns `undefined` if it was not measured. */
export function summaryOf(
  { measured, blank }: Pick<Results, 'measured' | 'blank'>,
  { subject, network, metric, overBlank = false }: Wanted,
): Summary | undefined {
  const found = measured.find((one) => one.subject === subject && one.network === network);
  const values = valuesOf(found?.samples ?? [], metric);
  if (values.length === 0) return undefined;
  const { median, lowerQuartile, upperQuartile } = summarise(values);
  if (!overBlank) return { median, lowerQuartile, upperQuartile };
  const alone = blank.find((one) => one.network === network);
  const offset = summarise(valuesOf(alone?.samples ?? [], metric)).median;
  return {
    median: median - offset,
    lowerQuartile: lowerQuartile - offset,
    upperQuartile: upperQuartile - offset,
  };
}

function valuesOf(samples: readonly Sample[], metric: Metric): number[] {
  return samples.flatMap((sample) => sample[metric] ?? []);
}
