import type { TextStorage } from '../api/text-storage.js';
import type { FrameInit } from './host-messages.js';

/**
 * The guest side of the storage bridge. The host page stores the frame's donations in progress too, because a browser may
 * deny or soon delete the frame's own storage.
 */
export interface StorageMessages {
  set(entry: { name: string; value: string }): void;
  remove(entry: { name: string }): void;
}

export function isStorageDenied(): boolean {
  try {
    return !localStorage;
  } catch {
    return true;
  }
}

/** Copies the host page's stored donations into a storage, and sends every later change of a donation to the host. */
export function bridgeStorage(
  storage: TextStorage,
  storedDonations: FrameInit['storedDonations'],
  send: StorageMessages,
): TextStorage {
  for (const { name, value } of storedDonations ?? [])
    if (storage.get(name) === undefined) storage.set(name, value);
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
