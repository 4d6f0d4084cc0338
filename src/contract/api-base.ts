import { isLoopback } from './loopback.js';
import { parseUrl } from './parse-url.js';

/** Hosts beside loopback that `api-base` may name with a test key; set by whoever builds (`SIR_API_HOSTS`). */
const extraApiHosts: readonly string[] = __SIR_API_HOSTS__;

/**
 * Returns a Partner API's base without a slash at its end, or `undefined` for one that nobody vouches for.
 *
 * @param loopback whether this machine counts
 */
export function parseApiBase(raw: string, { loopback } = { loopback: true }): string | undefined {
  const url = parseUrl(raw);
  const known =
    url &&
    !url.username &&
    (isLoopback(url.hostname)
      ? loopback && /^https?:$/.test(url.protocol)
      : url.protocol === 'https:' && extraApiHosts.includes(url.host));
  return known ? (url.origin + url.pathname).replace(/\/+$/, '') : undefined;
}
