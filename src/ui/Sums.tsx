import type { Frequency } from '../contract/enums.js';
import type { DeferredText } from './text.js';

export interface Amounts {
  amountMinor: number;
  tipMinor: number;
  currency: string;
  frequency: Frequency;
}

/** Writes what will be, or was, charged. */
export function totalOf({ amountMinor, tipMinor, currency, frequency }: Amounts, text: DeferredText): string {
  const amount = text.money(amountMinor + tipMinor, currency);
  return frequency === 'monthly' ? text('perMonth', { amount }) : amount;
}

/** Gift, tip and total; the total alone where there is no tip. A tip that is still to be known keeps its place. */
export function Sums({
  amounts,
  text,
  isTipPending,
}: {
  amounts: Amounts;
  text: DeferredText;
  isTipPending?: boolean;
}) {
  const { amountMinor, tipMinor, currency } = amounts;
  const parts = [
    ['gift', amountMinor],
    ['tipRow', tipMinor],
  ] as const;
  return (
    <dl class="sums" part="sums">
      {(isTipPending || tipMinor > 0) &&
        parts.map(([name, minor]) => (
          <div key={name}>
            <dt>{text(name)}</dt>
            <dd translate={false}>{minor ? text.money(minor, currency) : '…'}</dd>
          </div>
        ))}
      <div class="total" part="total">
        <dt>{text('total')}</dt>
        <dd>{totalOf(amounts, text)}</dd>
      </div>
    </dl>
  );
}
