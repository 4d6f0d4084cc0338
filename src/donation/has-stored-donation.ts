import { donationKeyPrefix } from '../contract/donation-key-prefix.js';

/** Tells whether this origin's storage has a donation in progress. False where the browser denies storage. */
export function hasStoredDonation(key: string, nonprofit: string): boolean {
  try {
    return `${Object.keys(localStorage)}`.includes(donationKeyPrefix(key, nonprofit));
  } catch {
    return false;
  }
}
