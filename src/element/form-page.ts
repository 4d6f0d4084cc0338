import { type AttributeName, addressAttributeNames } from '../contract/attribute-names.js';
import { isSecret } from '../contract/secrets.js';
import { isUsableWindow } from '../donation/usable-window.js';

/**
 * The form as a page of its own, for frames that have no room for a dialog. It is `frame.html`, with the attributes that an
 * address may set. What an address must not hold stays behind: donor data and texts.
 */

/** A dialog in a lower or narrower frame cannot be used. */
const minHeightPx = 440;
const minWidthPx = 280;

/** Whether this page is in a frame that is too small for a dialog. */
export const isFrameTooSmall = (): boolean =>
  globalThis.top !== globalThis.window && (innerHeight < minHeightPx || innerWidth < minWidthPx);

interface FormPageOptions {
  read(name: AttributeName): string | null;
  language: string;
  /** Colours and corners of the address that the form has them from. */
  themeParameters?: Readonly<Record<string, string>> | undefined;
}

/**
 * Returns the address of the form's page.
 *
 * @param frameUrl of `frame.html`
 */
export function formPageUrl(frameUrl: string, { read, language, themeParameters }: FormPageOptions): string {
  const url = new URL(frameUrl, location.href);
  url.search = `${new URLSearchParams(themeParameters)}`;
  url.hash = '';
  url.searchParams.set('locale', language);
  for (const name of addressAttributeNames) {
    const value = read(name);
    if (value !== null && !isSecret({ name, value })) url.searchParams.set(name, value);
  }
  url.searchParams.set('mode', 'inline');
  return url.href;
}

/** Whether the donor's click is fresh. Firefox before 120 does not tell. */
const hasUserActivation = (): boolean => navigator.userActivation?.isActive ?? true;

/**
 * Opens a page in a new tab or, where none opens, in the top window. It must be called while the donor's click is fresh.
 * False if the browser allows neither.
 */
export function openPage(url: string, { canOpenWindows = true } = {}): boolean {
  if (!hasUserActivation()) return false;
  try {
    // Not with `noopener`: a blocked window could not be told from an open one.
    const opened = canOpenWindows ? window.open('', '_blank') : null;
    if (opened?.closed === false && isUsableWindow(opened)) {
      opened.location.replace(url);
      opened.opener = null;
      return true;
    }
    opened?.close();
  } catch {
    // A page has replaced `window.open`.
  }
  try {
    // The window above may have used up the click, and a top window that is then refused throws nothing (Firefox 153).
    if (!globalThis.top || !hasUserActivation()) return false;
    globalThis.top.location.href = url;
    return true;
  } catch {
    return false;
  }
}
