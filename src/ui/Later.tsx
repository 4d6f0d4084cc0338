import type { State } from '../flow/state.js';
import { AfterHandOff } from './AfterHandOff.js';
import { DetailsStep } from './DetailsStep.js';
import { createLaterText } from './later-text.js';
import type { View } from './view.js';

/** The screens from the second step on; they come with the API's half, while the donor chooses an amount. */
export function Later(view: View & { state: State }) {
  const later = { ...view, text: createLaterText(view) };
  const { name } = view.state;
  return name === 'details' || name === 'creating' ? <DetailsStep {...later} /> : <AfterHandOff {...later} />;
}
