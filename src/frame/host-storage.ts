import { createTextStorage } from '../api/text-storage.js';
import { donationKeyPrefix } from '../contract/donation-key-prefix.js';
import type { FrameInit } from './host-messages.js';

/**
 * The host side of the storage bridge. Browsers may deny or soon delete a frame's own storage, so the host page stores
 * the frame's donations in progress, in the same `localStorage` entries as a form without a frame.
 */
const storage = createTextStorage(() => localStorage);
const maxEntryLength = 4_000;

type Entry = NonNullable<FrameInit['storedDonations']>[number];

/**
 * Returns the stored donations of a key.
 *
 * @param nonprofits the attribute: slugs, separated by commas
 */
export function listStoredDonations(key: string, nonprofits: string): Entry[] {
  return nonprofits.split(',').flatMap((slug) => {
    const prefix = donationKeyPrefix(key, slug);
    return storage
      .suffixesOf(prefix)
      .map((id) => ({ name: prefix + id, value: storage.get(prefix + id) ?? '' }));
  });
}

/** Whether a name is that of a donation of this key. Any nonprofit will do: the page may have changed it since. */
const isDonationOf = (key: string, name: string): boolean =>
  name.startsWith(donationKeyPrefix(key, '').slice(0, -1));

/** Stores a donation for the guest. Refuses every other entry. */
export function storeDonation(key: string, { name, value }: Entry): void {
  if (isDonationOf(key, name) && value.length <= maxEntryLength) storage.set(name, value);
}

/** Removes a stored donation for the guest. Refuses every other entry. */
export function removeDonation(key: string, name: string): void {
  if (isDonationOf(key, name)) storage.remove(name);
}
