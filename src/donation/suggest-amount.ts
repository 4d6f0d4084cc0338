import { formatInput, minorDigits } from '../contract/money.js';
import type { Options } from '../contract/options.js';
import type { Draft } from './draft.js';

/**
 * Returns the monthly amount to suggest in place of a one-time gift; `undefined` if none makes sense. Minor units.
 *
 * 1. It is the monthly preset next to the wanted share of the gift, of two as near the smaller one.
 * 2. A preset that is less than half of the share, or more than twice, would be another proposal than the page asked for.
 *    The share itself takes its place, as a round figure within the bounds, unless the form offers presets only.
 * 3. It is less than the gift, or as much if the page wants all of it monthly.
 */
export function suggestAmount(options: Options, giftMinor: number): number | undefined {
  const { suggestMonthly, monthlyAmounts, presetsOnly, minAmount, maxAmount, currency } = options;
  const share = giftMinor * suggestMonthly;
  const isLess = (amountMinor: number) =>
    amountMinor < giftMinor || (suggestMonthly === 1 && amountMinor === giftMinor);
  const [preset] = monthlyAmounts
    .filter(isLess)
    .sort((a, b) => Math.abs(a - share) - Math.abs(b - share) || a - b);
  if (presetsOnly || (preset && preset >= share / 2 && preset <= share * 2)) return preset;
  const own = Math.min(Math.max(roundFigure(share, currency), minAmount), maxAmount);
  return isLess(own) ? own : undefined;
}

/** Rounds to whole units, at least one, and to two digits that are not 0: 34.25 becomes 34, and 1,234 becomes 1,200. */
function roundFigure(amountMinor: number, currency: string): number {
  const unit = 10 ** minorDigits(currency);
  const step = Math.max(unit, 10 ** (Math.floor(Math.log10(amountMinor)) - 1));
  return Math.max(1, Math.round(amountMinor / step)) * step;
}

/** Returns a monthly amount as the donor's choice. */
export const monthlyChoice = (options: Options, amountMinor: number): Partial<Draft> => ({
  frequency: 'monthly',
  ...(options.monthlyAmounts.includes(amountMinor)
    ? { choice: amountMinor }
    : { choice: 'custom', customText: formatInput(amountMinor, options) }),
});
