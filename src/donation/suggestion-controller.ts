import { computed, effect, untracked } from '@preact/signals';
import { suggestAmount } from './suggest-amount.js';
import type { SuggestionContext, SuggestionController } from './suggestion.js';

/** What remembers whether the donor has been asked in this visit. */
export interface VisitMemory {
  /** A simulation remembers it only until the page is left. */
  wasAsked(isSimulated: boolean): boolean;
  rememberAsked(isSimulated: boolean): void;
}

/**
 * Asks a donor once a visit. Attributes may change at any time: the question goes with what it is about, and the donor is
 * led on to the next step.
 */
export function createSuggestionController(
  { options, draft, amount, state, dispatch }: SuggestionContext,
  { wasAsked, rememberAsked }: VisitMemory,
): SuggestionController {
  const amountMinor = computed(() => {
    const { suggestMonthly, frequencies } = options.value;
    const gift = amount.value;
    return suggestMonthly &&
      frequencies.includes('monthly') &&
      draft.value.frequency === 'once' &&
      gift.type === 'valid'
      ? suggestAmount(options.value, gift.amountMinor)
      : undefined;
  });
  const isSimulated = () => !!options.peek().simulate;
  const isDue = () => amountMinor.peek() !== undefined && !wasAsked(isSimulated());
  /** An outage may hide the question and bring it back. */
  let isAsked = false;

  effect(() => {
    if (state.value.type !== 'suggestion') return;
    const hasAmount = amountMinor.value !== undefined;
    untracked(() => {
      if (!(isAsked ? hasAmount : isDue())) dispatch({ type: 'suggestion-ended' });
      else if (!isAsked) {
        isAsked = true;
        rememberAsked(isSimulated());
      }
    });
  });

  return { amountMinor, isDue };
}
