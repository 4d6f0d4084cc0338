/**
 * `npm run wordpress -- [--files https://cdn.example/v0/] [--out sir-donate-wordpress.zip]`: the WordPress plug-in as a zip, with
 * its own copy of the widget's files, or with the address of the host that has them. `dist/` must be built.
 */
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { ownFiles } from './own-files.js';
import { zipPlugin } from './zip.js';

const { values } = parseArgs({
  options: { out: { type: 'string', default: 'sir-donate-wordpress.zip' }, files: { type: 'string' } },
});
const zip = zipPlugin(values.files ? { filesUrl: values.files } : { files: ownFiles() });
writeFileSync(values.out, zip);
console.log(`Wrote ${values.out} (${Math.ceil(zip.length / 1000)} kB). Upload it under Plugins → Add New.`);
