import { type ReadonlySignal, signal } from '@preact/signals';
import type { Options } from '../contract/options.js';
import type { Choices } from './choices.js';
import type { FlowEvent, State } from './state.js';

export interface SuggestionContext extends Pick<Choices, 'draft' | 'amount'> {
  options: ReadonlySignal<Options>;
  state: ReadonlySignal<State>;
  dispatch(event: FlowEvent): void;
}

/** Made by `suggestion-controller.ts`. */
export interface SuggestionController {
  /** The monthly amount to suggest in place of the chosen one, in minor units; `undefined` where there is none. */
  amountMinor: ReadonlySignal<number | undefined>;
  isDue(): boolean;
}

/** Resolves with nothing where the file does not come: the donor is not asked then. */
export type LoadSuggestion = () => Promise<
  ((context: SuggestionContext) => SuggestionController) | undefined
>;

/**
 * Whether an amount leads to the question about a monthly gift. What decides it closer is a file of its own, which forms
 * with `suggest-monthly` load. A donor who is faster than the file waits for it.
 */
export function createSuggestion(context: SuggestionContext, load?: LoadSuggestion) {
  const controller = signal<SuggestionController | undefined>(undefined);
  /** False once the file has not come. */
  let isExpected = !!load;
  let isRequested = false;

  function loadIfOffered(): boolean {
    const { suggestMonthly, frequencies } = context.options.peek();
    const isOffered = !!suggestMonthly && frequencies.includes('monthly');
    if (isOffered && !isRequested) {
      isRequested = true;
      void load?.().then((create) => {
        controller.value = create?.(context);
        isExpected = !!create;
        if (!create) context.dispatch({ type: 'suggestion-ended' });
      });
    }
    return isOffered;
  }

  return {
    controller,
    load: () => void loadIfOffered(),
    /** Whether the confirmed amount leads to the question. True while that is not known. */
    isDue: (): boolean =>
      loadIfOffered() &&
      context.draft.peek().frequency === 'once' &&
      (controller.peek()?.isDue() ?? isExpected),
  };
}
