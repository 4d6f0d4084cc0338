/**
 * Parses an address; `undefined` for what is none. `URL.parse()` and `URL.canParse()` are younger than the oldest browsers
 * that are supported.
 */
export function parseUrl(address: string, baseUrl?: string): URL | undefined {
  try {
    return new URL(address, baseUrl);
  } catch {
    return undefined;
  }
}
