import { effect } from '@preact/signals';
import type { ClaimOptions } from './claim-donation.js';
import { createDraft } from './draft.js';
import type { FlowContext } from './flow-context.js';
import { isForm } from './state.js';

/** Tells whether a stored donation may take the place of the form, without taking it from a donor who is using it. */
export function createIdleCheck(flow: FlowContext): Pick<ClaimOptions, 'isIdle' | 'onceIdle'> {
  const { state, draft, options, nonprofits, isOpen, services, abortSignal } = flow;

  function isUntouched(): boolean {
    const { type } = state.value;
    if (type === 'details' || (type === 'amount' && nonprofits.value.length > 1)) return false;
    // The nonprofit is not compared: if only one of several is left, the form has chosen it itself.
    const fresh = { ...createDraft(options.value), nonprofit: draft.value.nonprofit };
    return Object.entries(fresh).every(([field, value]) => Reflect.get(draft.value, field) === value);
  }

  const isDialogOpen = () => isOpen.value && options.value.mode !== 'inline';

  function isIdle(isExpected: boolean): boolean {
    const canShow = isForm(state.value) || state.value.type === 'unavailable';
    return canShow && (isExpected || (isUntouched() && !isDialogOpen()));
  }

  return {
    isIdle,
    onceIdle(isExpected, callback) {
      let isDone = false;
      const stop = effect(() => {
        if (isDone || !isIdle(isExpected)) return;
        isDone = true;
        // Not inside the effect, which would then depend on whatever the callback reads.
        services.clock.after(0, () => {
          stop();
          if (!abortSignal.aborted) callback();
        });
      });
      abortSignal.addEventListener('abort', stop);
    },
  };
}
