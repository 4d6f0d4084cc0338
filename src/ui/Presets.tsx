import type { Offer } from '../donation/offer.js';
import { Choice } from './Choice.js';
import type { Text } from './text.js';

/** The suggested amounts, each with what it does. Those without `onChange` are not shown, and only keep their place. */
export const Presets = ({
  offer: { presets, impact },
  text,
  hasImpact,
  chosen,
  isInvalid,
  onChange,
}: {
  offer: Offer;
  text: Text;
  hasImpact: boolean;
  chosen?: unknown;
  isInvalid?: boolean;
  onChange?: (amountMinor: number) => void;
}) => (
  <fieldset
    class={`amounts ${hasImpact ? 'with-impact' : ''} ${onChange ? '' : 'reserved'}`}
    aria-describedby={isInvalid ? 'sir-amount-error' : undefined}
  >
    <legend class="title" part="title" tabIndex={-1}>
      {text('amount')}
    </legend>
    {presets.map((amountMinor) => (
      <Choice
        key={amountMinor}
        name={onChange ? 'amount' : 'reserved'}
        part={onChange ? 'amount' : ''}
        checked={chosen === amountMinor}
        invalid={isInvalid}
        onChange={() => onChange?.(amountMinor)}
      >
        <span class="figure" translate={false}>
          {text.money(amountMinor)}
        </span>
        {impact.has(amountMinor) && (
          <span class="impact" dir="auto">
            {impact.get(amountMinor)}
          </span>
        )}
      </Choice>
    ))}
  </fieldset>
);
