import type { Frequency } from '../contract/enums.js';
import type { Options } from '../contract/options.js';

/** What one frequency offers. Amounts in minor units. */
export interface Offer {
  /** In ascending order. */
  presets: readonly number[];
  impact: ReadonlyMap<number, string>;
  /** The preselected amount that the page names for this frequency. */
  amount: number | undefined;
}

export const offerOf = (options: Options, frequency: Frequency): Offer =>
  frequency === 'monthly'
    ? { presets: options.monthlyAmounts, impact: options.monthlyImpact, amount: options.monthlyAmount }
    : { presets: options.amounts, impact: options.impact, amount: options.amount };

/** Returns the preset at the same place in another list, the last one of a shorter list; `undefined` for what is no preset. */
const samePlace = (amountMinor: number, from: Offer, to: Offer): number | undefined => {
  const place = from.presets.indexOf(amountMinor);
  return place < 0 ? undefined : to.presets[Math.min(place, to.presets.length - 1)];
};

/** What a preset that was chosen under one frequency is under another; `undefined` if it is not offered any more. */
export const movePreset = (
  amountMinor: number,
  options: Options,
  { from, to }: { from: Frequency; to: Frequency },
): number | undefined => samePlace(amountMinor, offerOf(options, from), offerOf(options, to));

/**
 * Returns the amount that is preselected under a frequency. `amount` counts for both as it is written where the form begins
 * with it. After a switch its place among the presets counts, unless the page names an amount for the other frequency.
 */
export function preselectedAmount(options: Options, frequency: Frequency): number | undefined {
  const start = offerOf(options, options.frequency);
  const amount = start.amount ?? options.amount;
  if (frequency === options.frequency || amount === undefined)
    return amount ?? offerOf(options, frequency).amount;
  const own = offerOf(options, frequency);
  return own.amount ?? samePlace(amount, start, own) ?? amount;
}
