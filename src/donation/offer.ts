import type { Frequency } from '../contract/enums.js';
import { inCurrency, type Options } from '../contract/options.js';

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

/**
 * What a preset that was chosen under one frequency, and in one currency, is under these options; `undefined` if it is not
 * offered any more.
 */
export function movePreset(
  amountMinor: number,
  options: Options,
  { from, to }: { from: { currency: string; frequency: Frequency }; to: Frequency },
): number | undefined {
  const before = inCurrency(options, from.currency);
  return before.currency === from.currency
    ? samePlace(amountMinor, offerOf(before, from.frequency), offerOf(options, to))
    : undefined;
}

/**
 * Returns the amount that is preselected under a frequency. `amount` counts for both as it is written where the form begins
 * with it. After a switch its place among the presets counts, unless the page names an amount for the other frequency.
 */
export function preselectedAmount(options: Options, frequency: Frequency): number | undefined {
  const own = amountUnder(options, frequency);
  const first = inCurrency(options, options.perCurrency[0]?.currency);
  if (own !== undefined || first === options) return own;
  // What the page preselects in the first currency keeps its place in the others.
  const amount = amountUnder(first, frequency);
  return amount && samePlace(amount, offerOf(first, frequency), offerOf(options, frequency));
}

function amountUnder(options: Options, frequency: Frequency): number | undefined {
  const start = offerOf(options, options.frequency);
  const amount = start.amount ?? options.amount;
  if (frequency === options.frequency || amount === undefined)
    return amount ?? offerOf(options, frequency).amount;
  const own = offerOf(options, frequency);
  return own.amount ?? samePlace(amount, start, own) ?? amount;
}
