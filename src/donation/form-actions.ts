import { batch, type ReadonlySignal } from '@preact/signals';
import type { Options } from '../contract/options.js';
import type { Choices } from './choices.js';
import type { Draft, Field } from './draft.js';
import type { FlowEvent } from './state.js';

interface FormActionsOptions {
  options: ReadonlySignal<Options>;
  choices: Choices;
  dispatch(event: FlowEvent): void;
}

/** What the donor does to the form before the last button. */
export function createFormActions({ options, choices, dispatch }: FormActionsOptions) {
  const { draft, config, amount, donorProblems, checked, hasPicker, keepsTipPlace } = choices;

  /** Shows the problems of these fields. */
  function check(...fields: Field[]): void {
    checked.value = new Set([...checked.peek(), ...fields]);
  }

  function edit(change: Partial<Draft>): void {
    draft.value = { ...draft.peek(), ...change };
    // A field that is valid again shows its next problem only once it is left again.
    const problems = donorProblems.peek();
    checked.value = new Set(
      [...checked.peek()].filter((field) => problems[field] || !Object.hasOwn(change, field)),
    );
    dispatch({ type: 'corrected', fields: Object.keys(change) });
  }

  return {
    check,
    edit,
    /** Reads what is being typed as the amount; a problem shows when the field is left, not while typing. */
    typeAmount(customText: string) {
      edit({ customText, choice: customText.trim() ? 'custom' : undefined });
      checked.value = new Set([...checked.peek()].filter((field) => field !== 'amount'));
    },
    /** The donor left a field. */
    leave(field: Field) {
      if (field === 'amount' ? draft.peek().choice === 'custom' : draft.peek()[field]) check(field);
    },
    chooseNonprofit(slug: string) {
      batch(() => {
        edit({ nonprofit: slug });
        dispatch({ type: 'nonprofit-chosen' });
      });
    },
    chooseAmount() {
      check('amount');
      keepsTipPlace.value = !config.peek() && options.peek().provider === 'stripe';
      if (amount.peek().type === 'valid') dispatch({ type: 'amount-chosen' });
    },
    back: () => dispatch({ type: 'back', hasPicker: hasPicker.peek() }),
  };
}

export type FormActions = ReturnType<typeof createFormActions>;
