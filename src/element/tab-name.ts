/**
 * The name of this tab, in `sessionStorage`: it survives reloads and redirects, and other tabs have others. It tells
 * whether a donation was made in this tab.
 */
const entry = 'sir-donate:tab';

/** Returns an empty text where the tab has no name. */
export function readTabName(): string {
  try {
    return sessionStorage.getItem(entry) ?? '';
  } catch {
    return '';
  }
}

/** Names this tab if it has no name yet. */
export function nameTab(): string {
  try {
    if (!readTabName()) sessionStorage.setItem(entry, Math.random().toString(36).slice(2, 8));
  } catch {
    // Where the browser denies storage, a reload forgets the donation as well.
  }
  return readTabName();
}
