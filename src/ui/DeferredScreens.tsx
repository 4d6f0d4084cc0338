import type { State } from '../donation/state.js';
import { AfterHandOff } from './AfterHandOff.js';
import { DetailsStep } from './DetailsStep.js';
import { createDeferredText } from './deferred-text.js';
import type { View } from './view.js';

/** The screens from the second step on; they load while the donor chooses an amount. */
export function DeferredScreens(view: View & { state: State }) {
  const deferredView = { ...view, text: createDeferredText(view) };
  const { type } = view.state;
  if (type === 'suggestion') {
    const SuggestionScreen = view.suggestionScreen.value;
    return SuggestionScreen ? (
      <SuggestionScreen flow={view.flow} text={deferredView.text} />
    ) : (
      <span class="spinner early" />
    );
  }
  return type === 'details' || type === 'creating' ? (
    <DetailsStep {...deferredView} />
  ) : (
    <AfterHandOff {...deferredView} />
  );
}
