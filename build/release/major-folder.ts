import { cpSync, existsSync } from 'node:fs';
import { join } from 'node:path';
import { type Layout, majorFiles } from '../layout.js';

/** Fills the folder of the major, such as `v0/`, from the folder of a release. Deletes nothing, so a file
 * that an older release has not stays that of the newer one. */
export function fillMajorFolder({ dist, version, major }: Pick<Layout, 'dist' | 'version' | 'major'>): void {
  for (const file of majorFiles) {
    const from = join(dist, version, file);
    if (existsSync(from)) cpSync(from, join(dist, major, file), { recursive: true });
  }
}
