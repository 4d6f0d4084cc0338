/** `npm run check:api`: see `usage` in `arguments.ts`. */
import { readArguments, UsageError, usage } from './arguments.js';
import { checkApi } from './check-api.js';
import { formatReport } from './format.js';

try {
  const options = readArguments(process.argv.slice(2));
  const report = await checkApi(options);
  const text = options.json ? JSON.stringify(report, null, 2) : formatReport(report);
  // An answer may repeat the key.
  console.log(text.replaceAll(options.key, report.key));
  process.exitCode = report.problems.length ? 1 : 0;
} catch (error) {
  if (!(error instanceof UsageError)) throw error;
  console.error(`${error.message}\n\n${usage}`);
  process.exitCode = 2;
}
