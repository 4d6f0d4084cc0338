import type { ReadonlySignal } from '@preact/signals';
import type { StepDetail } from '../contract/events.js';
import type { State } from '../donation/state.js';

/**
 * Calls back when the form has gone on to another screen; not for the first. It waits for a microtask: what a listener of
 * the page does must not come between a change of the state and what belongs to it. A screen that is left at once is not
 * reported. Returns a stop function.
 */
export function onStep(state: ReadonlySignal<State>, callback: (detail: StepDetail) => void): () => void {
  let from = state.peek().type;
  let isStopped = false;
  const stop = state.subscribe(() =>
    queueMicrotask(() => {
      const to = state.peek().type;
      if (isStopped || from === to) return;
      const detail = { from, to };
      from = to;
      callback(detail);
    }),
  );
  return () => {
    isStopped = true;
    stop();
  };
}
