/**
 * Reads `SirDonateElement.frameUrl`, which a page sets to the address of `frame.html`. Only `http:` and `https:` count:
 * in a frame a `javascript:` address would run in the page's own origin, and a `file:` address loads nothing.
 *
 * @param frameUrl absolute, or relative to the page
 * @param pageUrl address of the page
 */
export function readFrameUrl(frameUrl: unknown, pageUrl: string): URL | undefined {
  const address = frameUrl ? `${frameUrl}` : '';
  if (!address || !URL.canParse(address, pageUrl)) return undefined;
  const url = new URL(address, pageUrl);
  return /^https?:$/.test(url.protocol) ? url : undefined;
}
