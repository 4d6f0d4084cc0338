import { isLoopback } from './loopback.js';
import { parseUrl } from './parse-url.js';

/**
 * Decides which checkout links may be opened: https on a host of a provider or of SIR Giving (assumed in
 * docs/partner-api.md), and loopback for test keys whose API is not SIR Giving's.
 */
const checkoutHosts = ['stripe.com', 'every.org', 'sirgiving.org'];

/**
 * Returns the link in its normal form, or `undefined` if it must not be opened.
 * No base URL is given, so a relative link is refused; user info and other ports are refused too.
 */
export function safeCheckoutLink(link: string, { loopback }: { loopback: boolean }): string | undefined {
  const url = parseUrl(link);
  if (!url || url.username || url.password) return undefined;
  const known =
    url.protocol === 'https:' &&
    !url.port &&
    checkoutHosts.some((host) => url.hostname === host || url.hostname.endsWith(`.${host}`));
  const local = loopback && /^https?:$/.test(url.protocol) && isLoopback(url.hostname);
  return known || local ? url.href : undefined;
}
