import { parseArgs } from 'node:util';

export interface ReleaseArguments {
  /** A version, or the part of it to raise. */
  request: string;
  isDryRun: boolean;
}

export const usage = `Usage: npm run release -- <version> [--dry-run]

<version> is a version such as 1.2.3, or major, minor, patch or prerelease.
With --dry-run it writes nothing, and says what it would do.
It never commits, tags, pushes or publishes: it prints the commands for that.`;

/** @throws {Error} with the usage, for a wrong command */
export function readArguments(args: readonly string[]): ReleaseArguments {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { 'dry-run': { type: 'boolean', default: false } },
    });
    const [request] = positionals;
    if (request && positionals.length === 1) return { request, isDryRun: values['dry-run'] };
  } catch {
    // An unknown option.
  }
  throw new Error(usage);
}
