import type { TextStorage } from '../api/storage.js';
import type { Setup } from '../contract/host-messages.js';

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
 * Takes in the donations that the page around has kept, and tells of every change of them, so that they outlast this
 * frame's storage.
 */
export function sharedStorage(
  storage: TextStorage,
  kept: Setup['kept'],
  tell: (entry: { name: string; text: string | undefined }) => void,
): TextStorage {
  for (const { name, text } of kept ?? []) if (storage.get(name) === undefined) storage.set(name, text);
  const isDonation = (name: string): boolean => name.startsWith('donation:');
  return {
    ...storage,
    set(name, text) {
      if (isDonation(name)) tell({ name, text });
      return storage.set(name, text);
    },
    remove(name) {
      if (isDonation(name) && storage.get(name) !== undefined) tell({ name, text: undefined });
      storage.remove(name);
    },
  };
}
