import type { State } from '../donation/state.js';
import { HelpLink } from './PartnerLinks.js';
import { BusyButton, OutLink, Screen } from './Screen.js';
import type { View } from './view.js';

/** Replaces the form while no donation is possible. */
export function Unavailable({
  flow,
  text,
  fallbackHref,
  state,
}: View & { state: Extract<State, { type: 'unavailable' }> }) {
  return (
    <Screen icon="alert" title={text('unavailableTitle')}>
      {/* A request that is rejected before the donor typed anything is a configuration fault. */}
      <p>{text.sentence(state.code === 'rejected' ? 'not-found' : state.code)}</p>
      {fallbackHref && (
        <OutLink look="primary" href={fallbackHref}>
          {text('fallback')}
        </OutLink>
      )}
      <BusyButton look="secondary" busy={state.isRetrying} onClick={flow.retry}>
        {text('tryAgain')}
      </BusyButton>
      <HelpLink flow={flow} text={text} />
    </Screen>
  );
}
