/** `npm run add-release`: see `usage`. */
import { existsSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { layout } from '../layout.js';
import { addRelease, rollBack } from './published-folder.js';

const usage = `Usage: npm run add-release -- <folder> [--roll-back <version>]

Adds the release in ${layout.dist}/ to a folder of published releases, such as a copy of what your web host serves.
With --roll-back it restores a published release instead. Then upload the folder as docs/hosting.md says.`;

try {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { 'roll-back': { type: 'string' } },
  });
  const [folder] = positionals;
  if (!folder || positionals.length > 1) throw new Error(usage);
  const version = values['roll-back'];
  if (version) {
    rollBack(folder, version);
    console.log(`${folder} serves ${version} again. Upload the folder of its major.`);
  } else {
    if (!existsSync(`${layout.dist}/${layout.version}`)) throw new Error(`Nothing is built: npm run build.`);
    const { isCurrent, former } = addRelease(layout, folder);
    const folders = isCurrent
      ? `${layout.version}/, _headers, then ${layout.major}/`
      : `${layout.version}/ and _headers`;
    console.log(`Upload in this order: ${folders}. ${layout.major}/ had ${former ?? 'nothing'} before.`);
  }
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
