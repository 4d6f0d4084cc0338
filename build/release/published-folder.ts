/**
 * A folder of published releases, as it is on a web host: a folder for each release, and one for each major.
 *
 * - A release adds its folder and replaces the files in that of its major. Nothing is ever deleted.
 * - The folder of a release never changes: its files are cached for good.
 * - The folder of a major never goes back by itself. A prerelease and a patch of an older release leave it as it is.
 */
import { cpSync, existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import semver from 'semver';
import { type Layout, layoutOf } from '../layout.js';
import { fillMajorFolder } from './major-folder.js';

/** Paths of all files in a folder, relative to it. */
const filesIn = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) =>
    statSync(join(folder, file)).isFile(),
  );

/** Files of a release that were published with other contents. */
function changedFiles(built: string, published: string): string[] {
  if (!existsSync(published)) return [];
  const all = new Set([...filesIn(built), ...filesIn(published)]);
  const read = (path: string): Buffer | undefined => (existsSync(path) ? readFileSync(path) : undefined);
  return [...all].filter((file) => {
    const before = read(join(published, file));
    const after = read(join(built, file));
    return !before || !after || !before.equals(after);
  });
}

/** Version of the release whose files are in the folder of a major, or `undefined`. */
export function currentVersion(folder: string, major: string): string | undefined {
  const latest = join(folder, major, 'latest.js');
  if (!existsSync(latest)) return undefined;
  return /version="([^"]+)"/.exec(readFileSync(latest, 'utf8'))?.[1];
}

/** Versions of the published releases, without prereleases. */
const releasesIn = (folder: string): string[] =>
  (existsSync(folder) ? readdirSync(folder) : []).filter(
    (name) => semver.valid(name) === name && !semver.prerelease(name),
  );

interface HeaderRule {
  path: string;
  text: string;
}

const headerRules = (headers: string): HeaderRule[] =>
  headers
    .split('\n')
    .filter((line) => !/^#|^\s*$/.test(line))
    .join('\n')
    .split(/\n(?=\/)/)
    .map((text) => ({ path: text.split('\n')[0] ?? '', text }));

/**
 * Returns the newest release's `_headers` with the rules of another one. The other's source maps are left out, because hosts
 * limit the number of rules (Cloudflare Pages: 100).
 */
export function mergeHeaders(other: string, newest: string): string {
  const paths = new Set(headerRules(newest).map(({ path }) => path));
  const kept = headerRules(other)
    .filter(({ path, text }) => path && !paths.has(path) && !/\n\s*SourceMap:/.test(text))
    .map(({ text }) => `${text}\n`);
  return [newest, ...kept].join('\n');
}

export interface AddedRelease {
  /** Whether the folder of the major has this release's files now. */
  isCurrent: boolean;
  /** The version that the folder of the major had before. */
  former: string | undefined;
}

/**
 * Adds a built release to a folder of published releases, in the order in which files must be uploaded.
 *
 * @throws {Error} if the release was published before with other files. Nothing is written then.
 */
export function addRelease(built: Layout, folder: string): AddedRelease {
  const { dist, version, major } = built;
  const changed = changedFiles(join(dist, version), join(folder, version));
  if (changed.length)
    throw new Error(
      `${version} was published before, and a release never changes. Choose another version. Different: ${changed.join(', ')}`,
    );
  const former = currentVersion(folder, major);
  const isStable = !semver.prerelease(version);
  const isCurrent = isStable && (!former || semver.gte(version, former));
  const isNewest = isStable && releasesIn(folder).every((one) => semver.gte(version, one));

  cpSync(join(dist, version), join(folder, version), { recursive: true });
  const headersPath = join(folder, '_headers');
  const added = readFileSync(join(dist, '_headers'), 'utf8');
  const published = existsSync(headersPath) ? readFileSync(headersPath, 'utf8') : '';
  writeFileSync(headersPath, isNewest ? mergeHeaders(published, added) : mergeHeaders(added, published));
  if (isNewest) {
    const others = readdirSync(dist).filter((name) => ![version, major, '_headers'].includes(name));
    for (const name of others) cpSync(join(dist, name), join(folder, name), { recursive: true });
  }
  if (isCurrent) fillMajorFolder({ dist: folder, version, major });
  return { isCurrent, former };
}

/**
 * Restores a published release as the one in the folder of its major.
 *
 * @throws {Error} if it was not published
 */
export function rollBack(folder: string, version: string): void {
  const { major } = layoutOf(version);
  if (!existsSync(join(folder, version, 'latest.js')))
    throw new Error(`${join(folder, version)} is no published release.`);
  fillMajorFolder({ dist: folder, version, major });
}
