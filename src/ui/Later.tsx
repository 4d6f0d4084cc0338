import type { State } from '../flow/state.js';
import { AfterHandOff } from './AfterHandOff.js';
import { DetailsStep } from './DetailsStep.js';
import type { View } from './view.js';

/** The screens from the second step on; they come with the API's half, while the donor chooses an amount. */
export const Later = (view: View & { state: State }) =>
  view.state.name === 'details' || view.state.name === 'creating' ? (
    <DetailsStep {...view} />
  ) : (
    <AfterHandOff {...view} />
  );
