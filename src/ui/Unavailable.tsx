import type { State } from '../donation/state.js';
import { BusyButton, OutLink, Screen } from './Screen.js';
import type { View } from './view.js';

/** Stands in place of the form where nothing can be given now. */
export function Unavailable({
  flow,
  text,
  fallbackHref,
  state,
}: View & { state: Extract<State, { type: 'unavailable' }> }) {
  return (
    <Screen icon="alert" title={text('unavailableTitle')}>
      {/* What was refused before the donor typed anything is not the donor's to mend. */}
      <p>{text.sentence(state.code === 'rejected' ? 'not-found' : state.code)}</p>
      {fallbackHref && (
        <OutLink look="primary" href={fallbackHref}>
          {text('fallback')}
        </OutLink>
      )}
      <BusyButton look="secondary" busy={state.isRetrying} onClick={flow.retry}>
        {text('tryAgain')}
      </BusyButton>
    </Screen>
  );
}
