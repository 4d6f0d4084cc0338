/** A step of `npm run check`: looks at what the npm package would have. `dist/` must be built. */
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { packedFiles } from './packed-files.js';
import { tarballProblems } from './tarball.js';

const own = z
  .object({ version: z.string(), exports: z.unknown() })
  .parse(JSON.parse(readFileSync('package.json', 'utf8')));
const files = packedFiles();
const problems = tarballProblems({ ...own, files });
if (problems.length) console.error(problems.join('\n'));
else console.log(`The npm package has ${files.length} files, and what it must have.`);
process.exitCode = problems.length ? 1 : 0;
