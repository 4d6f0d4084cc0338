import { effect, type ReadonlySignal } from '@preact/signals';
import type { ChangeDetail } from '../contract/events.js';
import type { Options } from '../contract/options.js';
import { toJson } from '../contract/to-json.js';
import type { Choices } from './choices.js';

/**
 * Calls back whenever amount, currency, frequency or tip differ from those before; not for the first. Returns a stop
 * function.
 */
export function onChange(
  { draft, amount, tipMinor }: Choices,
  options: ReadonlySignal<Options>,
  callback: (detail: ChangeDetail) => void,
): () => void {
  let last = '';
  return effect(() => {
    const { currency, environment, provider } = options.value;
    const { frequency, nonprofit } = draft.value;
    const choice = {
      amountMinor: amount.value.type === 'valid' ? amount.value.amountMinor : undefined,
      currency,
      frequency,
      tipMinor: tipMinor.value,
    };
    const change = toJson(choice);
    if (last && last !== change) callback({ ...choice, nonprofit, environment, provider });
    last = change;
  });
}
