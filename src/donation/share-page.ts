/**
 * Passes the page on: the device's own share sheet where there is one, else the clipboard. No third party, and
 * nothing of the donation; of the address nothing that could be somebody's own (query and hash), unless the page
 * itself names a canonical one. Inside a frame it is the page around it that is meant, as far as it lets itself be known.
 */
function pageAddress(): string {
  const isFramed = parent !== window;
  const canonical = document.querySelector<HTMLLinkElement>('link[rel~="canonical"]')?.href;
  const address = isFramed ? document.referrer : location.href;
  if (!URL.canParse(address)) return '';
  const { origin, pathname } = new URL(address);
  return !isFramed && canonical?.startsWith(`${origin}/`) ? canonical : origin + pathname;
}

/** Tells how the page can be shared, if at all. */
export function waysToShare(): 'sheet' | 'copy' | undefined {
  if (!pageAddress()) return undefined;
  return typeof navigator.share === 'function' ? 'sheet' : 'copy';
}

/**
 * Must be called in a click. Returns what the donor should be shown: `copied`, the address itself where not even that
 * is allowed, or nothing where the sheet did it or was dismissed.
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
    // Denied, or not there on insecure pages.
    return new URL(url);
  }
}
