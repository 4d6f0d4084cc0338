/**
 * Where the repository names its own version: `package.json`, the lockfile, and the addresses in the docs. A new major also
 * moves the folder `v0/` of the addresses that pages, specs and the package's exports name.
 */
import { layoutOf } from '../layout.js';
import { releaseChangelog } from './changelog.js';

export interface Release {
  from: string;
  to: string;
  /** Such as `2026-11-25`. */
  date: string;
}

/** The parts of the two files of npm that name the version. Other keys stay, in their order. */
interface NpmFile {
  version: string;
  packages?: { '': { version: string } };
}

/** These name versions and majors that are not this repository's own. */
const leftAlone = /^(?:build\/release\/|node_modules\/)|\.(?:png|svg)$/;

/** The docs, and the WordPress plug-in, which has the version of the package. */
const namesVersion = /\.md$|^demo\/integrations\/wordpress\//;

function withMajor(text: string, { from, to }: Release): string {
  const [before, after] = [layoutOf(from).major, layoutOf(to).major];
  if (before === after) return text;
  return text
    .replaceAll(new RegExp(`\\b${before}/`, 'g'), `${after}/`)
    .replaceAll(new RegExp(`(@sir-giving/donate@)${before.slice(1)}/`, 'g'), `$1${after.slice(1)}/`);
}

function withVersion(text: string, { from, to }: Release): string {
  const wholeVersion = new RegExp(`(?<![\\w.-])${from.replaceAll('.', '\\.')}(?![\\w-]|\\.\\d)`, 'g');
  return text.replaceAll(wholeVersion, to);
}

/** Returns a file of the repository as the release has it; the same text if nothing changes. */
export function fileOfRelease(path: string, text: string, release: Release): string {
  if (leftAlone.test(path)) return text;
  if (path === 'CHANGELOG.md') return releaseChangelog(text, release.to, release.date);
  if (path === 'package.json' || path === 'package-lock.json') {
    const file: NpmFile = JSON.parse(text);
    file.version = release.to;
    if (file.packages) file.packages[''].version = release.to;
    const json = `${JSON.stringify(file, null, 2)}\n`;
    return path === 'package.json' ? withMajor(json, release) : json;
  }
  const moved = withMajor(text, release);
  return namesVersion.test(path) ? withVersion(moved, release) : moved;
}
