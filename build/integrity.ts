/**
 * Subresource Integrity of a release: `integrity.json` with the hash of each of its files, and `importmap.json`, with which
 * a page makes browsers check the modules that the shell imports. docs/integrity.md explains both to partners.
 */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Layout } from './layout.js';

/** Stands for the address of `dist/`, as in the docs. A page puts its own in its place. */
export const placeholder = 'https://cdn.example';

/** Where nothing is: a module below this address cannot be resolved, whatever its name. */
const nowhere = 'about:invalid/';

export const sha384 = (content: Uint8Array): string =>
  `sha384-${createHash('sha384').update(content).digest('base64')}`;

/** File, relative to the release's folder → hash. */
export type Hashes = Readonly<Record<string, string>>;

/** What a host page imports. `frame-guest` and `own-page` are imported by `frame.html`, another document, which a page's map does not reach. */
const isImported = (file: string): boolean => /^(?!frame-guest-|own-page-)[\w-]+-[\w-]{8}\.js$/.test(file);

/** How often a donor may ask for the rest of the form again. The first attempt after a failure may be the form's own. */
const attemptsAgain = 5;

/**
 * The addresses under which a module is imported: its own, and those under which it is imported again if loading it
 * failed (build/plugins/retry-imports.ts, src/element/translation-loader.ts). A map names complete addresses, so each needs
 * an entry. The form has no entry for its retries: their query is the time.
 */
const addressesOf = (file: string): string[] => [
  file,
  ...(/^(?:deferred|simulation|qr-code)-/.test(file)
    ? Array.from({ length: attemptsAgain }, (_, at) => file + '#'.repeat(at + 1))
    : []),
  ...(file.startsWith('language-') ? [`${file}?`] : []),
];

/**
 * Returns an import map with the hash of each module, and which imports nothing else from the folders of the widget.
 * Without that, a file that was refused would run when it is asked for under an address that is not in the map.
 */
export function importMap(hashes: Hashes, { version, major }: Pick<Layout, 'version' | 'major'>) {
  const folder = `${placeholder}/${version}/`;
  const modules = Object.entries(hashes)
    .filter(([file]) => isImported(file))
    .flatMap(([file, hash]) => addressesOf(file).map((address) => [folder + address, hash] as const));
  return {
    imports: {
      [folder]: nowhere,
      [`${placeholder}/${major}/`]: nowhere,
      ...Object.fromEntries(modules.map(([address]) => [address, address])),
    },
    integrity: Object.fromEntries(modules),
  };
}

/** Writes both files into the folder of the release, once all others are there. */
export function writeIntegrity({ dist, version, major }: Layout): void {
  const folder = join(dist, version);
  const hashOf = (file: string): [string, string] => [file, sha384(readFileSync(join(folder, file)))];
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) =>
      join(entry.parentPath, entry.name)
        .slice(folder.length + 1)
        .replaceAll('\\', '/'),
    )
    .sort();
  const hashes = Object.fromEntries(files.map(hashOf));
  // No line break at the end: the text between the tags of a page is the file.
  writeFileSync(`${folder}/importmap.json`, JSON.stringify(importMap(hashes, { version, major }), null, 2));
  const all = { ...hashes, ...Object.fromEntries([hashOf('importmap.json')]) };
  writeFileSync(`${folder}/integrity.json`, `${JSON.stringify(all, null, 2)}\n`);
}
