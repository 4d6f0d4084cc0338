import { parseUrl } from '../contract/parse-url.js';

/**
 * Shares the page: by the device's share sheet if there is one, else by the clipboard. No third party is involved, and
 * nothing of the donation is shared. Query and hash may be personal and are left out, unless the page names a canonical
 * address. Inside a frame the host page is shared, as far as `document.referrer` names it.
 */
function pageAddress(): string {
  // Not `parent`, which a page's own `var parent` replaces.
  const isFramed = top !== window;
  const canonical = document.querySelector<HTMLLinkElement>('link[rel~="canonical"]')?.href;
  const address = isFramed ? document.referrer : location.href;
  const url = parseUrl(address);
  if (!url) return '';
  const { origin, pathname } = url;
  return !isFramed && canonical?.startsWith(`${origin}/`) ? canonical : origin + pathname;
}

/** Returns how the page can be shared, if at all. */
export function waysToShare(): 'sheet' | 'copy' | undefined {
  if (!pageAddress()) return undefined;
  return typeof navigator.share === 'function' ? 'sheet' : 'copy';
}

/**
 * Must be called in a click. Returns what to show the donor: `copied`; the address itself if the clipboard is
 * denied; nothing after the share sheet, used or dismissed.
 */
export async function sharePage(text: string): Promise<'copied' | URL | undefined> {
  const url = pageAddress();
  if (waysToShare() === 'sheet') {
    try {
      await navigator.share({ text, url });
      return undefined;
    } catch (error) {
      if (error instanceof DOMException && error.name === 'AbortError') return undefined;
    }
  }
  try {
    await navigator.clipboard.writeText(url);
    return 'copied';
  } catch {
    // Denied, or missing on insecure pages.
    return new URL(url);
  }
}
