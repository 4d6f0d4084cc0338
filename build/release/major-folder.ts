import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { type Layout, majorFiles } from '../layout.js';

/** Fills the folder of the major, such as `v0/`, from the folder of a release. Deletes nothing. */
export function fillMajorFolder({ dist, version, major }: Pick<Layout, 'dist' | 'version' | 'major'>): void {
  for (const file of majorFiles)
    cpSync(join(dist, version, file), join(dist, major, file), { recursive: true });
}
