import type { DonationStatus } from '../contract/schemas.js';
import { detailOf } from './donation-detail.js';
import type { Donation } from './donation-storage.js';
import type { FlowContext } from './flow-context.js';

/** A status after which the donation is not polled any more. */
export type FinalStatus = Exclude<DonationStatus, { type: 'pending' | 'processing' }>;

/** Shows a final status and emits its event. */
export function endDonation(
  { dispatch, emit, options }: Pick<FlowContext, 'dispatch' | 'emit' | 'options'>,
  donation: Donation,
  finalStatus: FinalStatus,
): void {
  const detail = detailOf(donation, options.peek());
  if (finalStatus.type === 'succeeded') {
    const { reward } = finalStatus;
    dispatch({ type: 'status-succeeded', reward });
    emit('sir-donate-complete', { ...detail, ...(reward && { reward: { ...reward } }) });
  } else {
    const { reason } = finalStatus;
    dispatch({ type: 'status-failed', reason });
    emit('sir-donate-failed', { ...detail, ...(reason && { reason }) });
  }
}
