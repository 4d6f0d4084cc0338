/** What a partner would write as constants. Here each test has a key of its own, and its API is on this machine. */
export function readAccount() {
  const query = new URLSearchParams(location.search);
  return { publishableKey: query.get('key'), apiBase: query.get('api'), view: query.get('view') };
}
