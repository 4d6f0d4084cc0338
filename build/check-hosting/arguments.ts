import { parseArgs } from 'node:util';
import { isLoopback } from '../../src/contract/loopback.js';
import { layout } from '../layout.js';

export interface HostingOptions {
  /** Address of the deployed folder, with a slash at its end. */
  base: string;
  /** Folder of the major, such as `v0`. */
  major: string;
  /** Origin of a host page. */
  origin: string;
  /** The release that the folder of the major should have. Without it, any release will do. */
  release?: string;
  json: boolean;
}

export const usage = `Usage: npm run check:hosting -- https://cdn.example/ [--origin https://www.example.org] [--release <version>] [--major <folder>] [--json]

Asks the web host for every file of the release that is deployed there, and says what to change.
The address is that of the folder that holds ${layout.major}/. --origin is a page that embeds the widget, any by default.
Exit status: 0 without errors, 1 with errors, 2 for a wrong command. Warnings do not count.`;

/** The command is wrong. */
export class UsageError extends Error {
  override name = 'UsageError';
}

/** Reads the address of the folder, also from that of a file or folder in it. */
function readBase(raw: string): string {
  const url = URL.canParse(raw) ? new URL(raw) : undefined;
  if (!url || !/^https?:$/.test(url.protocol) || url.username)
    throw new UsageError(`"${raw}" is no http: or https: address.`);
  return `${url.origin}${url.pathname.replace(/\/(?:v\d+|\d+\.\d+\.\d+[\w.-]*)(?:\/[^/]*)?$/, '/').replace(/\/*$/, '/')}`;
}

/**
 * Reads the command line.
 *
 * @throws {UsageError}
 */
export function readArguments(args: readonly string[]): HostingOptions {
  const text = { type: 'string' } as const;
  const options = { origin: text, release: text, major: text, json: { type: 'boolean' } } as const;
  let parsed: ReturnType<typeof parseArgs<{ options: typeof options; allowPositionals: true }>>;
  try {
    parsed = parseArgs({ args: [...args], options, allowPositionals: true });
  } catch {
    throw new UsageError('An option is not known, or has no value.');
  }
  const [address, ...others] = parsed.positionals;
  if (!address || others.length) throw new UsageError('Name one address.');
  const { origin = 'https://www.example.org', release, major = layout.major, json = false } = parsed.values;
  if (!URL.canParse(origin) || new URL(origin).origin !== origin)
    throw new UsageError('--origin must be an origin, such as https://www.example.org.');
  if (!/^v\d+$/.test(major)) throw new UsageError('--major must be a folder, such as v0.');
  if (release !== undefined && !/^\d+\.\d+\.\d+(?:-[\w.-]+)?$/.test(release))
    throw new UsageError('--release must be a version, such as 1.2.3.');
  return { base: readBase(address), major, origin, ...(release && { release }), json };
}

/** Whether browsers load scripts from this address into a page that was loaded by https:. */
export const isSecure = ({ protocol, hostname }: URL): boolean =>
  protocol === 'https:' || isLoopback(hostname);
