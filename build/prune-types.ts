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

/** Deletes the declarations that no public type needs, so that the package has only those. */
export function pruneTypes(folder: string, entries: readonly string[]): void {
  const reached = reachableTypes(entries, (path) => readFileSync(join(folder, path), 'utf8'));
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  for (const file of files.filter((name) => name.endsWith('.d.ts') && !reached.has(name)))
    rmSync(join(folder, file));
}

if (process.argv[1]?.endsWith('prune-types.ts'))
  pruneTypes('dist/npm/types', [
    'entries/index.d.ts',
    'entries/pure.d.ts',
    'entries/attributes.d.ts',
    'entries/react.d.ts',
  ]);
