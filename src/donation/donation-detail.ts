import type { CheckoutDetail, DonationDetail } from '../contract/events.js';
import type { Options } from '../contract/options.js';
import type { Donation } from './donation-storage.js';
import type { State } from './state.js';

/** What the events say of a donation: nothing of the donor. */
export const detailOf = (
  { partnerDonationId, amountMinor, currency, frequency, provider, handOff, tipMinor, nonprofit }: Donation,
  { environment }: Options,
): CheckoutDetail => ({
  partnerDonationId,
  amountMinor,
  currency,
  frequency,
  provider,
  handOff,
  tipMinor,
  nonprofit,
  environment,
});

/** Returns the donation on the screen, for listeners that missed its events; a new object each time. */
export function currentDonation(state: State, options: Options): DonationDetail | undefined {
  if (!('donation' in state)) return undefined;
  const { reward, reason } = { reward: undefined, reason: undefined, ...state };
  return {
    ...detailOf(state.donation, options),
    ...(reward && { reward: { ...reward } }),
    ...(reason && { reason }),
    ...(options.simulate && { simulated: true }),
  };
}
