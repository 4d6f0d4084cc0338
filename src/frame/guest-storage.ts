import type { TextStorage } from '../api/text-storage.js';
import {
  callsOf,
  type DonationEntry,
  type DonationOwner,
  isDonationEntry,
  readDonationEntry,
} from './donation-entry.js';

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

export interface HostDonations {
  /** Only donations of this key and these nonprofits are copied. */
  owner: DonationOwner;
  storedDonations?: DonationEntry[] | undefined;
}

const isDonation = (name: string): boolean => name.startsWith('donation:');

/**
 * Copies the host page's stored donations into a storage whenever donations are looked for, and sends every change of a
 * donation to the host.
 *
 * @param readHost returns what the host page has sent last: another key or nonprofit has other donations
 */
export function bridgeStorage(
  storage: TextStorage,
  readHost: () => HostDonations,
  send: StorageMessages,
): TextStorage {
  /** The host may have sent them before it received their removal. */
  const removed = new Set<string>();
  function copy(): void {
    const { owner, storedDonations = [] } = readHost();
    for (const entry of storedDonations) {
      const own = storage.get(entry.name);
      // A form without a frame may have polled it since.
      const isNews = own === undefined || callsOf(entry.value) > callsOf(own);
      if (isNews && isDonationEntry(owner, entry) && !removed.has(entry.name))
        storage.set(entry.name, entry.value);
    }
  }
  copy();
  return {
    ...storage,
    suffixesOf(keyPrefix) {
      copy();
      return storage.suffixesOf(keyPrefix);
    },
    set(name, value) {
      if (isDonation(name)) send.set({ name, value });
      return storage.set(name, value);
    },
    remove(name) {
      removed.add(name);
      if (isDonation(name) && storage.get(name) !== undefined) send.remove({ name });
      storage.remove(name);
    },
  };
}

/** A storage that keeps donations in memory: an element of ours stores them, and decides which of them are this frame's. */
export function donationsInMemory(
  storage: TextStorage,
): TextStorage & { forget(partnerDonationId: string): void } {
  const donations = new Map<string, string>();
  return {
    suffixesOf: (keyPrefix) =>
      isDonation(keyPrefix)
        ? [...donations.keys()].flatMap((name) =>
            name.startsWith(keyPrefix) ? name.slice(keyPrefix.length) : [],
          )
        : storage.suffixesOf(keyPrefix),
    get: (name) => (isDonation(name) ? donations.get(name) : storage.get(name)),
    set: (name, value) => (isDonation(name) ? !!donations.set(name, value) : storage.set(name, value)),
    remove: (name) => (isDonation(name) ? void donations.delete(name) : storage.remove(name)),
    /** Forgets a donation that the host has given to another widget. */
    forget(partnerDonationId) {
      for (const [name, value] of donations)
        if (readDonationEntry(value)?.partnerDonationId === partnerDonationId) donations.delete(name);
    },
  };
}
