import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { framePolicy } from './frame-policy.js';
import type { Layout } from './layout.js';
import type { ShellFileName } from './shell-files.js';

/** Files of the newest release that a script of an older one may import, by their names in the table of files. */
export type ReleaseFiles = Readonly<Partial<Record<ShellFileName, string>>>;

/** The module `latest.js`, for a script whose own release's files are gone. Addresses are relative to the module. */
export const latestModule = (version: string, files: ReleaseFiles): string =>
  `export const ${[
    `version="${version}"`,
    ...Object.entries(files).map(([name, file]) => `${name}="../${version}/${file}"`),
  ]};\n`;

export const writeLatest = ({ dist, version }: Layout, files: ReleaseFiles): void =>
  writeFileSync(`${dist}/${version}/latest.js`, latestModule(version, files));

/** What `_headers` says of folders and files. */
export interface HeadersOptions {
  version: string;
  major: string;
  /** Names of the files in the release's folder. */
  files: readonly string[];
}

/**
 * Completes `_headers`: the frame's policy, how long each folder is cached, and where the source maps are. A
 * `sourceMappingURL` comment would be bytes that every visitor loads.
 *
 * @see https://developer.mozilla.org/docs/Web/HTTP/Reference/Headers/SourceMap
 */
export function completeHeaders(headers: string, { version, major, files }: HeadersOptions): string {
  const policy = `${framePolicy({ allowLoopback: false })}; frame-ancestors *`;
  const maps = files
    .filter((file) => file.endsWith('.js') && files.includes(`${file}.map`))
    // Relative to the file. Those in the folder of the major have theirs in the folder of the release.
    .flatMap((file) => [
      [`/${version}/${file}`, `${file}.map`],
      ...(/^(?:sir-donate\.|frame-height)/.test(file)
        ? [[`/${major}/${file}`, `../${version}/${file}.map`]]
        : []),
    ])
    .map(([address, map]) => `${address}\n  SourceMap: ${map}\n`);
  const text = headers
    .replaceAll('{release}', () => version)
    .replaceAll('{major}', () => major)
    .replaceAll('{frame-policy}', () => policy);
  return [text, ...maps].join('\n');
}

export function writeHeaders({ dist, version, major }: Layout): void {
  const headers = readFileSync(`${dist}/_headers`, 'utf8');
  const files = readdirSync(`${dist}/${version}`);
  writeFileSync(`${dist}/_headers`, completeHeaders(headers, { version, major, files }));
}
