import type { DonationStatus } from '../contract/schemas.js';
import type { CurrentDonation } from './current-donation.js';
import { detailOf } from './donation-detail.js';
import type { Donation } from './donation-storage.js';
import { endDonation, type FinalStatus } from './end-donation.js';
import type { FlowContext } from './flow-context.js';
import type { CallRecord } from './status-call-limits.js';

interface StatusOptions {
  stored: CurrentDonation;
  /** Shows a donation that awaits its status, as its record says, and polls it. */
  showAndPoll(donation: Donation, link?: string): void;
}

const isFinal = (donationStatus: DonationStatus): donationStatus is FinalStatus =>
  donationStatus.type === 'succeeded' || donationStatus.type === 'failed';

/** Returns what applies a status to the donation in progress: to its screen, its stored entry, and the page's events. */
export function createStatusReceiver(
  flow: FlowContext,
  { stored, showAndPoll }: StatusOptions,
): (donationStatus: DonationStatus, record: CallRecord) => void {
  return (donationStatus, record) => {
    const before = stored.current();
    if (!before) return;
    if (isFinal(donationStatus)) {
      stored.remove();
      endDonation(flow, before.donation, donationStatus);
      return;
    }
    if (donationStatus.type === 'pending' && !donationStatus.understood)
      flow.report('A donation status had no field that the widget can read; it counts as pending.');
    // Without Web Locks another tab polls it too, and may have reported it.
    const isReported = [before.donation, stored.findStored(before.donation)].some(
      (donation) => donation?.isProcessing !== undefined,
    );
    stored.update(record);
    const after = stored.current();
    if (!after || !record.isProcessing === !before.donation.isProcessing) return;
    showAndPoll(after.donation, after.link);
    if (!isReported) void flow.emit('sir-donate-processing', detailOf(after.donation, flow.options.peek()));
  };
}
