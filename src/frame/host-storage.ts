import { createTextStorage } from '../api/text-storage.js';
import { donationKeyPrefix } from '../contract/donation-key-prefix.js';
import { listItems } from '../contract/list-items.js';
import { type DonationEntry, type DonationOwner, isDonationEntry, withCallsOf } from './donation-entry.js';

/**
 * The host side of the storage bridge. Browsers may deny or soon delete a frame's own storage, so the host page stores
 * the frame's donations in progress, in the same `localStorage` entries as a form without a frame.
 */
const storage = createTextStorage(() => localStorage);

/** What one element's guest may read and write in the host page's storage. */
export interface HostStorage {
  /** Returns the stored donations of an owner. The guest may change them from now on. */
  list(owner: DonationOwner): DonationEntry[];
  has(name: string): boolean;
  /** Stores a donation for the guest. Refuses every other entry, and then returns false. */
  set(entry: DonationEntry): boolean;
  /** Removes a stored donation for the guest. Refuses every other entry. */
  remove(name: string): void;
}

export function createHostStorage(): HostStorage {
  /** All that the element has had: a donation stays the guest's when the page changes the attributes meanwhile. */
  let owners: DonationOwner[] = [];
  const isOwn = (entry: DonationEntry): boolean => owners.some((owner) => isDonationEntry(owner, entry));
  // Stryker disable next-line StringLiteral: any text that is no donation does.
  const read = (name: string): DonationEntry => ({ name, value: storage.get(name) ?? '' });

  return {
    list(owner) {
      const { key, nonprofits } = owner;
      // Stryker disable next-line MethodExpression: a list with an owner twice says the same; it would only grow.
      owners = [owner, ...owners.filter((one) => one.key !== key || one.nonprofits !== nonprofits)];
      return listItems(nonprofits).flatMap((slug) => {
        const prefix = donationKeyPrefix(key, slug);
        return storage
          .suffixesOf(prefix)
          .map((id) => read(prefix + id))
          .filter((entry) => isDonationEntry(owner, entry));
      });
    },
    has: (name) => storage.get(name) !== undefined,
    set(entry) {
      if (!isOwn(entry)) return false;
      // A form without a frame may poll the same donation: its calls count.
      storage.set(entry.name, withCallsOf(entry.value, storage.get(entry.name)));
      return true;
    },
    remove(name) {
      if (isOwn(read(name))) storage.remove(name);
    },
  };
}
