import type { TextStorage } from '../api/text-storage.js';
import { type DonationEntry, type DonationOwner, isDonationEntry } from './donation-entry.js';

/**
 * The guest side of the storage bridge. The host page stores the frame's donations in progress too, because a browser may
 * deny or soon delete the frame's own storage.
 */
export interface StorageMessages {
  set(entry: DonationEntry): void;
  remove(entry: { name: string }): void;
}

export function isStorageDenied(): boolean {
  try {
    return !localStorage;
  } catch {
    return true;
  }
}

/**
 * Copies the host page's stored donations into a storage, and sends every later change of a donation to the host.
 *
 * @param owner only donations of this key and these nonprofits are copied
 */
export function bridgeStorage(
  storage: TextStorage,
  { owner, storedDonations = [] }: { owner: DonationOwner; storedDonations?: DonationEntry[] | undefined },
  send: StorageMessages,
): TextStorage {
  for (const entry of storedDonations)
    if (isDonationEntry(owner, entry) && storage.get(entry.name) === undefined)
      storage.set(entry.name, entry.value);
  const isDonation = (name: string): boolean => name.startsWith('donation:');
  return {
    ...storage,
    set(name, value) {
      if (isDonation(name)) send.set({ name, value });
      return storage.set(name, value);
    },
    remove(name) {
      if (isDonation(name) && storage.get(name) !== undefined) send.remove({ name });
      storage.remove(name);
    },
  };
}
