/** Medians and quartiles. */

export interface Summary {
  readonly median: number;
  /** Between the quartiles lies the middle half of the samples. */
  readonly lowerQuartile: number;
  readonly upperQuartile: number;
}

export function summarise(values: readonly number[]): Summary {
  const sorted = [...values].sort((one, other) => one - other);
  return {
    median: quantile(sorted, 0.5),
    lowerQuartile: quantile(sorted, 0.25),
    upperQuartile: quantile(sorted, 0.75),
  };
}

/** Interpolates between the two nearest samples. `NaN` if there are none. */
function quantile(sorted: readonly number[], part: number): number {
  const position = (sorted.length - 1) * part;
  const low = sorted[Math.floor(position)] ?? Number.NaN;
  const high = sorted[Math.ceil(position)] ?? Number.NaN;
  return low + (high - low) * (position - Math.floor(position));
}

/** Returns `one / other`, or `undefined` where that says nothing. */
export function ratio(one: number, other: number): number | undefined {
  const result = one / other;
  return Number.isFinite(result) && other > 0 ? result : undefined;
}
