/**
 * Where `sir-donate.js` was loaded from: its other files are beside it. Browsers tell a script its address only while it
 * runs as a classic script, and optimisers, consent managers and `import()` take even that away.
 *
 * Code is imported from these addresses, so only scripts count: what visitors write into a page (links, images,
 * attributes of `<sir-donate>`) must not name them.
 */

/** What is read of a script element. */
export type NamedScript = Pick<HTMLScriptElement, 'src' | 'dataset'>;

/** Returns the folder of an address that names our file in its path. A query may name it to an optimiser. */
const folderOf = (address: string): string | undefined =>
  /^(https?:[^?#]*\/)sir-donate(\.\w+)*\.js\b/i.exec(address)?.[1];

/** Returns the folder that the page has set as `data-files`, by itself or with our file, or else that of the address. */
const folderOfScript = ({ src, dataset: { files } }: NamedScript): string | undefined =>
  files?.replace(/(\/[^/]*\.js)?\/?$/, '/') ?? folderOf(src);

/**
 * Returns folders in which this script may be, the likeliest first, each with a slash at its end. An empty one stands for
 * the script's own: the browser resolves a relative import against it. Nothing else tells the address after a redirect.
 * Chromium refuses it to scripts of another origin without `crossorigin`.
 *
 * 1. That of the running script, by its `data-files` or if its address names our file.
 * 2. The script's own, if no element runs it: it is a module.
 * 3. Those that other scripts name in the same way, if all of them name one host: else one may be somebody else's.
 * 4. That of the running script under another name: a redirect, or a copy.
 *
 * @param current the element that runs this script
 * @param others returns all script elements of the page, and the addresses of scripts that it has loaded
 */
export function scriptFolders(
  current: NamedScript | undefined,
  others: () => { elements: Iterable<NamedScript>; loaded: readonly string[] },
): string[] {
  const own = current && folderOfScript(current);
  if (own) return [own, ''];
  const { elements, loaded } = others();
  const named = [...[...elements].map(folderOfScript), ...loaded.map(folderOf)].flatMap((it) => it ?? []);
  const known = new Set(named.map((folder) => folder.split('/')[2])).size < 2 ? named : [];
  if (!current) return ['', ...known];
  // A relative import of an inline script would ask the page's own server.
  return current.src ? [...known, '', current.src.replace(/[^/]*$/, '')] : known;
}
