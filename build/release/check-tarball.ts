/** A step of `npm run check`: looks at what the npm package would have. `dist/` must be built. */
import { readPackageJson } from '../package-json.js';
import { packedFiles } from './packed-files.js';
import { tarballProblems } from './tarball.js';

const { version, exports } = readPackageJson();
const files = packedFiles();
const problems = tarballProblems({ version, exports, files });
if (problems.length) console.error(problems.join('\n'));
else console.log(`The npm package has ${files.length} files, and what it must have.`);
process.exitCode = problems.length ? 1 : 0;
