import type { TextStorage } from '../api/text-storage.js';
import type { FrameInit } from './host-messages.js';

/** Looks into the frame's own storage, which a browser may deny to third parties, or forget when the page is left. */
export function hasOwnEntry(start: string): boolean {
  try {
    return `${Object.keys(localStorage)}`.includes(start);
  } catch {
    return false;
  }
}

export function isStorageDenied(): boolean {
  try {
    return !localStorage;
  } catch {
    return true;
  }
}

/**
 * Wraps the frame's storage: donations that the host page has stored are copied in, and every change of a donation is
 * sent to the host page, so that it outlasts this frame's storage.
 */
export function sharedStorage(
  storage: TextStorage,
  storedDonations: FrameInit['storedDonations'],
  send: {
    set: (entry: { name: string; value: string }) => void;
    remove: (entry: { name: string }) => void;
  },
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
