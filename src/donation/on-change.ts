import { effect, type ReadonlySignal } from '@preact/signals';
import type { ChangeDetail } from '../contract/events.js';
import type { Options } from '../contract/options.js';
import { toJson } from '../contract/to-json.js';
import type { Choices } from './choices.js';

/** Calls back whenever the donor's choice differs from the one before; not for the first. Returns a stop function. */
export function onChange(
  { draft, amount, tipMinor }: Choices,
  options: ReadonlySignal<Options>,
  callback: (detail: ChangeDetail) => void,
): () => void {
  let last = '';
  return effect(() => {
    const detail: ChangeDetail = {
      amountMinor: amount.value.type === 'valid' ? amount.value.amountMinor : undefined,
      currency: options.value.currency,
      frequency: draft.value.frequency,
      tipMinor: tipMinor.value,
    };
    const change = toJson(detail);
    if (last && last !== change) callback(detail);
    last = change;
  });
}
