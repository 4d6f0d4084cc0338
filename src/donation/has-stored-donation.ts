import { bareKey, donationKeyPrefix } from '../contract/donation-key-prefix.js';
import { listItems } from '../contract/list-items.js';

/**
 * Tells whether this origin's storage has a donation in progress to one of these nonprofits. False where the browser denies
 * storage.
 *
 * @param nonprofits the attribute: slugs, separated by commas
 * @param now if it is given (epoch, ms), a donation does not count while it needs no form (`idleUntil` in the entry)
 */
export function hasStoredDonation(key: string, nonprofits: string, now = 1 / 0): boolean {
  try {
    return listItems(nonprofits).some((slug) =>
      Object.keys(localStorage).some(
        (name) =>
          name.includes(donationKeyPrefix(key, slug)) &&
          // The entry may be no JSON: the form removes it.
          !(Number(/"idleUntil":(\d+)/.exec(localStorage[name])?.[1]) > now),
      ),
    );
  } catch {
    return false;
  }
}

/**
 * As `hasStoredDonation`, without a look at nonprofit and time. It is all that the shell carries: where it is true, the
 * shell loads the code that looks closer.
 */
export function hasDonationOf(key: string): boolean {
  try {
    return Object.keys(localStorage)
      .join()
      .includes(`donation:${bareKey(key)}:`);
  } catch {
    return false;
  }
}
