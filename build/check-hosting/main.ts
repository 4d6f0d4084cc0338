/** `npm run check:hosting`: see `usage` in `arguments.ts`. */
import { readArguments, UsageError, usage } from './arguments.js';
import { checkHosting } from './check-hosting.js';
import { formatReport } from './format.js';

try {
  const options = readArguments(process.argv.slice(2));
  const report = await checkHosting(options);
  console.log(options.json ? JSON.stringify(report, null, 2) : formatReport(report));
  process.exitCode = report.problems.some(({ level }) => level === 'error') ? 1 : 0;
} catch (error) {
  if (!(error instanceof UsageError)) throw error;
  console.error(`${error.message}\n\n${usage}`);
  process.exitCode = 2;
}
