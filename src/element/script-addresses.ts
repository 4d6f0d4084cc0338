/**
 * Where `sir-donate.js` was loaded from: its other files are beside it. Browsers tell a script its address only while it
 * runs as a classic script, and optimisers, consent managers and `import()` take even that away.
 *
 * Code is imported from these addresses, so only scripts count: what visitors write into a page (links, images,
 * attributes of `<sir-donate>`) must not name them.
 */

/** What is read of a script element. */
export type NamedScript = Pick<HTMLScriptElement, 'src' | 'dataset'>;

/** In the path: a query may name our file to an optimiser that combines files. */
const ours = /^https?:[^?#]*\/sir-donate(\.\w+)*\.js\b/i;

/** Returns what the page has set as `data-files`, or else an address that names our file. */
const addressOf = ({ src, dataset: { files } }: NamedScript): string | undefined =>
  files?.replace(/(\/[^/]*\.js)?\/?$/, '/') ?? ours.exec(src)?.input;

/**
 * Returns addresses in the folder of this script, the likeliest first. An empty one stands for the script's own, against
 * which the browser resolves a relative import. Nothing else tells the address after a redirect. Chromium refuses it to
 * scripts of another origin without `crossorigin`.
 *
 * 1. That of the running script, by its `data-files` or if it names our file.
 * 2. The script's own, if no element runs it: it is a module.
 * 3. Those that other scripts name in the same way, if all of them name one host: else one may be somebody else's.
 * 4. That of the running script under another name: a redirect, or a copy.
 *
 * @param current the element that runs this script
 * @param others returns all script elements of the page, and the scripts that it has loaded
 */
export function scriptAddresses(
  current: NamedScript | undefined,
  others: () => readonly NamedScript[],
): string[] {
  const own = current && addressOf(current);
  if (own) return [own, ''];
  const named = others().flatMap((script) => addressOf(script) ?? []);
  const known = new Set(named.map((address) => address.split('/')[2])).size < 2 ? named : [];
  if (!current) return ['', ...known];
  // A relative import of an inline script would ask the page's own server.
  return current.src ? [...known, '', current.src] : known;
}
