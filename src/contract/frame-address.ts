import { parseUrl } from './parse-url.js';

/**
 * Reads `SirDonateElement.frameUrl`, which a page sets to the address of `frame.html`. Only `http:` and `https:` count:
 * in a frame a `javascript:` address would run in the page's own origin, and a `file:` address loads nothing.
 *
 * @param frameUrl absolute, or relative to the page
 * @param pageUrl address of the page
 */
export function readFrameUrl(frameUrl: unknown, pageUrl: string): URL | undefined {
  const address = frameUrl ? `${frameUrl}` : '';
  const url = address ? parseUrl(address, pageUrl) : undefined;
  return url && /^https?:$/.test(url.protocol) ? url : undefined;
}

/**
 * Whether an address is on a CDN that serves npm packages. Such hosts serve `frame.html` as plain text
 * (https://github.com/jsdelivr/jsdelivr/issues/18111), and all packages share their origin, so a form there would not be
 * isolated either.
 */
export const isOnPackageCdn = ({ pathname }: URL): boolean => /^(\/npm)?\/@sir-giving\/donate/.test(pathname);
