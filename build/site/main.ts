/** `npm run site -- [--out site] [--files https://cdn.example]`: the snippet builder and the docs as one static folder. */
import { parseArgs } from 'node:util';
import { writeSite } from './site.js';

const { values } = parseArgs({
  options: { out: { type: 'string', default: 'site' }, files: { type: 'string' } },
});
await writeSite(values);
console.log(`Wrote ${values.out}/. Put it on any static host, and open index.html.`);
