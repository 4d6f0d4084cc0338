import { currencySymbol } from '../contract/money.js';
import { percentTip } from '../donation/draft.js';
import type { Flow } from '../donation/flow.js';
import { Choice } from './Choice.js';
import { Field } from './Field.js';
import type { DeferredText } from './text.js';

/**
 * The tip: none, a percentage near the partner's default, or an amount of the donor's own. If the config has not arrived when the step opens, its
 * space is reserved, so that nothing moves later.
 */
export function TipChoice({ flow, text }: { flow: Flow; text: DeferredText }) {
  const chosen = flow.tipPercent.value;
  const byDefault = flow.config.value?.tipPercent;
  const amount = flow.amount.value;
  const { tip: typed } = flow.draft.value;
  const reading = flow.tip.value;
  if (chosen === undefined || byDefault === undefined || amount.type === 'invalid') {
    return flow.reservesTipSpace.value ? <div class="tip" /> : null;
  }
  const middle = byDefault || 10;
  const percents = [...new Set([0, middle > 5 ? middle - 5 : middle / 2, middle, middle + 5, chosen])].sort(
    (a, b) => a - b,
  );
  return (
    <fieldset class="tip" part="tip">
      <legend>{text('tip')}</legend>
      <div class="chips">
        {percents.map((percent) => (
          <Choice
            key={percent}
            name="tip"
            part="chip"
            checked={typed === undefined && chosen === percent}
            onChange={() => flow.edit({ tipPercent: percent, tip: undefined })}
          >
            {percent ? (
              <>
                <span>{text.percent(percent)}</span>{' '}
                <small translate={false}>
                  {text.money(percentTip(percent, amount.amountMinor, flow.options.value))}
                </small>
              </>
            ) : (
              text('noTip')
            )}
          </Choice>
        ))}
        <Choice
          name="tip"
          part="chip"
          checked={typed !== undefined}
          onChange={() => flow.edit({ tip: typed ?? '' })}
        >
          {text('otherAmount')}
        </Choice>
      </div>
      {typed !== undefined && (
        <Field
          id="sir-tip"
          label={text('tipRow')}
          value={typed}
          error={flow.checked.value.has('tip') ? text.amountProblem(reading) : undefined}
          adornment={currencySymbol(flow.options.value)}
          input={{ inputmode: 'decimal', autocomplete: 'off' }}
          onValue={(tip) => flow.edit({ tip })}
          onBlur={() => flow.fieldBlurred('tip')}
        />
      )}
    </fieldset>
  );
}
