import type { CheckoutDetail } from '../contract/events.js';
import type { DonationStatus } from '../contract/schemas.js';
import type { Donation } from './donation-storage.js';
import type { FlowContext } from './flow-context.js';

/** What the events say of a donation. */
export const detailOf = ({
  partnerDonationId,
  amountMinor,
  currency,
  frequency,
  provider,
  handOff,
}: Donation): CheckoutDetail => ({ partnerDonationId, amountMinor, currency, frequency, provider, handOff });

/** Shows a final status and emits its event. */
export function endDonation(
  { dispatch, emit }: Pick<FlowContext, 'dispatch' | 'emit'>,
  donation: Donation,
  finalStatus: Exclude<DonationStatus, { type: 'pending' }>,
): void {
  if (finalStatus.type === 'succeeded') {
    const { reward } = finalStatus;
    dispatch({ type: 'status-succeeded', reward });
    emit('sir-donate-complete', { ...detailOf(donation), ...(reward && { reward }) });
  } else {
    const { reason } = finalStatus;
    dispatch({ type: 'status-failed', reason });
    emit('sir-donate-failed', { ...detailOf(donation), ...(reason && { reason }) });
  }
}
