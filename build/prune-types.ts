import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';

/** Returns the declaration files that `entries` lead to, themselves included. Paths are relative to one folder. */
export function reachableTypes(entries: readonly string[], read: (path: string) => string): Set<string> {
  const reached = new Set<string>();
  const visit = (path: string): void => {
    if (reached.has(path)) return;
    reached.add(path);
    for (const [, target = ''] of read(path).matchAll(/(?:from|import\()\s*['"](\.{1,2}\/[^'"]+)\.js['"]/g))
      visit(normalize(join(dirname(path), `${target}.d.ts`)));
  };
  for (const entry of entries) visit(entry);
  return reached;
}

/** Entries whose types need no package: whoever uses them has no framework installed. */
const freeOfPackages = ['index', 'pure', 'attributes'];

/** Returns the packages that declarations import. */
export const packagesIn = (declarations: string): string[] =>
  [...declarations.matchAll(/(?:from|import\(|^import)\s*['"]([^.'"][^'"]*)['"]/gm)].map(
    ([, name = '']) => name,
  );

/**
 * Deletes the declarations that no entry needs, so that the package has only those.
 * @throws if an entry needs the types of a package that it must not need
 */
export function pruneTypes(folder: string): void {
  const read = (path: string): string => readFileSync(join(folder, path), 'utf8');
  const entries = readdirSync(join(folder, 'entries')).map((name) => join('entries', name));
  const reached = reachableTypes(entries, read);
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  for (const file of files.filter((name) => name.endsWith('.d.ts') && !reached.has(name)))
    rmSync(join(folder, file));
  for (const name of freeOfPackages) {
    const needed = [...reachableTypes([`entries/${name}.d.ts`], read)].flatMap((path) =>
      packagesIn(read(path)),
    );
    if (needed.length) throw new Error(`The types of ${name} need ${needed.join(', ')}.`);
  }
}

if (process.argv[1]?.endsWith('prune-types.ts')) pruneTypes('dist/npm/types');
