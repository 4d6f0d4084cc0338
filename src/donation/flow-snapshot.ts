import type { Options } from '../contract/options.js';
import type { DraftEdits } from './draft.js';
import { isForm, type State } from './state.js';

/** What a donor did in a flow, for a later flow of the same element. It is kept in memory only. */
export interface FlowSnapshot {
  options: Options;
  edits: DraftEdits;
  /** A step of the form, or the screen of a donation that has ended; absent if the form begins anew. */
  state: State | undefined;
}

/** Returns where a later flow goes on. A donation that awaits its status is not part of it: that is stored, and resumed. */
export function stateToKeep(state: State): State | undefined {
  // A donor is asked about a monthly gift once.
  if (state.type === 'suggestion') return { type: 'amount' };
  if (isForm(state) || state.type === 'succeeded' || state.type === 'failed') return state;
  if (state.type === 'creating') return { type: 'details' };
  return state.type === 'unavailable' ? state.from : undefined;
}
