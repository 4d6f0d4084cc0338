/** The files of `dist/` that the plug-in's own copy has: what the script and the form's page load. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { layout } from '../layout.js';

const dist = fileURLToPath(new URL(`../../${layout.dist}/`, import.meta.url));

/** No page loads these: source maps, the single file, lists of texts and hashes. */
const unused = /\.map$|\.bundle\.js$|^strings\/|^(?:integrity|importmap)\.json$/;

/** Returns them by their path in `dist/`. @throws if `dist/` is not built */
export function ownFiles(): Map<string, Uint8Array> {
  const files = new Map<string, Uint8Array>();
  for (const folder of [layout.major, layout.version]) {
    for (const path of readdirSync(join(dist, folder), { recursive: true, encoding: 'utf8' })) {
      const name = path.replaceAll('\\', '/');
      if (!unused.test(name) && /\.\w+$/.test(name))
        files.set(`${folder}/${name}`, readFileSync(join(dist, folder, path)));
    }
  }
  files.set('THIRD-PARTY-NOTICES.txt', readFileSync(join(dist, 'THIRD-PARTY-NOTICES.txt')));
  return files;
}
