import { readPackageJson } from './package-json.js';

/**
 * The folders of `dist/`, which docs/hosting.md explains. A release has a folder of its own that never changes after it was
 * published. A major has a folder that each of its releases replaces.
 *
 * `SIR_VERSION` and `SIR_DIST` build another version into another folder, for tests of two releases.
 */
export interface Layout {
  /** Version of this release, and the name of its folder. */
  version: string;
  /** Folder of the files whose addresses people write: `v0`, `v1` and so on. */
  major: string;
  npm: string;
  dist: string;
}

/** @throws if the version is not written as in Semantic Versioning */
export function layoutOf(version: string, dist = 'dist'): Layout {
  const major = /^(\d+)\.\d+\.\d+(?:-[\w.-]+)?$/.exec(version)?.[1];
  if (major === undefined) throw new Error(`"${version}" is no version such as 1.2.3.`);
  return { version, major: `v${major}`, npm: 'npm', dist };
}

const { version } = readPackageJson(new URL('../package.json', import.meta.url));

export const layout = layoutOf(process.env.SIR_VERSION || version, process.env.SIR_DIST || undefined);

/**
 * The files whose addresses people write: those of a release that are also in the folder of its major, byte for byte. Whoever
 * replaces that folder copies them from the folder of a release.
 */
export const majorFiles = [
  'sir-donate.js',
  'sir-donate.bundle.js',
  'frame.html',
  'frame-height.js',
  'give.html',
  'complete.html',
  'open-command.js',
  'latest.js',
  'strings',
] as const;
