import type { TextStorage } from '../api/storage.js';
import type { Setup } from '../contract/host-messages.js';

/** The frame's own storage, which a browser may deny to third parties, or forget when the page is left. */
export function ownEntry(name: string): string | undefined {
  try {
    return localStorage.getItem(`sir-donate:${name}`) ?? undefined;
  } catch {
    return undefined;
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
 * Takes in the donation that the page around has kept, and tells of every change of it, so that it outlasts this
 * frame's storage.
 */
export function sharedStorage(
  storage: TextStorage,
  kept: Setup['kept'],
  tell: (entry: { name: string; text: string | undefined }) => void,
): TextStorage {
  if (kept?.text && storage.get(kept.name) === undefined) storage.set(kept.name, kept.text);
  const isDonation = (name: string): boolean => name.startsWith('donation:');
  return {
    get: storage.get,
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
