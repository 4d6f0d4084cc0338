import { donationKeyPrefix } from '../contract/donation-key-prefix.js';

/**
 * Tells whether this origin's storage has a donation in progress to one of these nonprofits. False where the browser denies
 * storage.
 *
 * @param nonprofits the attribute: slugs, separated by commas
 */
export function hasStoredDonation(key: string, nonprofits: string): boolean {
  try {
    const names = `${Object.keys(localStorage)}`;
    return nonprofits.split(',').some((slug) => names.includes(donationKeyPrefix(key, slug)));
  } catch {
    return false;
  }
}
