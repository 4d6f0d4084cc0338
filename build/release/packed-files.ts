import { execFileSync } from 'node:child_process';
import { z } from 'zod';

const reportSchema = z.tuple([z.object({ files: z.array(z.object({ path: z.string() })) })]);

/** Returns the paths of the files that `npm pack` would put into the package, in the current folder. */
export function packedFiles(): string[] {
  const report = execFileSync('npm', ['pack', '--dry-run', '--json', '--ignore-scripts'], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  return reportSchema.parse(JSON.parse(report))[0].files.map(({ path }) => path);
}
