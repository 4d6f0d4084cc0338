import { percentOf } from '../contract/money.js';
import type { Flow } from '../donation/flow.js';
import { Choice } from './Choice.js';
import type { DeferredText } from './deferred-text.js';

/**
 * The tip: none, or a percentage near the partner's default. If the config has not arrived when the step opens, its
 * space is reserved, so that nothing moves later.
 */
export function TipChoice({ flow, text }: { flow: Flow; text: DeferredText }) {
  const chosen = flow.tipPercent.value;
  const byDefault = flow.config.value?.tipPercent;
  const amount = flow.amount.value;
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
            checked={chosen === percent}
            onChange={() => flow.edit({ tipPercent: percent })}
          >
            {percent ? (
              <>
                <span>{text.percent(percent)}</span>{' '}
                <small translate={false}>{text.money(percentOf(amount.amountMinor, percent))}</small>
              </>
            ) : (
              text('noTip')
            )}
          </Choice>
        ))}
      </div>
    </fieldset>
  );
}
