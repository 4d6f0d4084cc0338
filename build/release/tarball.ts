/** What must be in the npm package, and what must not. */
import { layoutOf, majorFiles } from '../layout.js';

/** The files of which there is exactly one, with a hash in its name. */
const hashedNames = ['form', 'deferred', 'frame-host', 'frame-guest'];

const fixedFiles = [
  'package.json',
  'README.md',
  'LICENSE',
  'CHANGELOG.md',
  'dist/_headers',
  'dist/THIRD-PARTY-NOTICES.txt',
  'dist/npm/index.js',
  'dist/npm/pure.js',
  'dist/npm/types/entries/index.d.ts',
];

const allowedFiles =
  /^(?:dist\/|docs\/[\w/-]+\.md$|demo\/pictures\/[\w-]+\.(?:png|svg)$|[A-Z]+(?:\.md)?$|package\.json$)/;

const sources = /(?<!\.d)\.tsx?$|\.test\.|\.tsbuildinfo$|(?:^|\/)(?:node_modules|src|e2e)\//;

interface ListedPackage {
  version: string;
  /** Paths of the files, without `package/`. */
  files: readonly string[];
  /** The field `exports` of its `package.json`. */
  exports: unknown;
}

/** Addresses in the field `exports`, at any depth. */
function exportedPaths(exports: unknown): string[] {
  if (typeof exports === 'string') return [exports.replace(/^\.\//, '')];
  return typeof exports === 'object' && exports ? Object.values(exports).flatMap(exportedPaths) : [];
}

/** Returns a sentence for each thing that is wrong with the content of a package. */
export function tarballProblems({ version, files, exports }: ListedPackage): string[] {
  const { major } = layoutOf(version);
  const has = (path: string): boolean =>
    path.includes('*')
      ? files.some(
          (file) => file.startsWith(path.split('*')[0] ?? '') && file.endsWith(path.split('*')[1] ?? ''),
        )
      : files.some((file) => file === path || file.startsWith(`${path}/`));

  const folder = `dist/${version}/`;
  const isHashed = (file: string, name: string): boolean =>
    file.startsWith(folder) && new RegExp(`^${name}-[\\w-]{8}\\.js$`).test(file.slice(folder.length));

  const folderFiles = [`dist/${version}`, `dist/${major}`].flatMap((one) =>
    majorFiles.map((file) => `${one}/${file}`),
  );
  const missing = [...fixedFiles, ...folderFiles, `dist/${version}/integrity.json`, ...exportedPaths(exports)]
    .filter((path) => !has(path))
    .map((path) => `${path} is missing.`);
  const wrongNumber = hashedNames
    .map((name) => ({
      name,
      found: files.filter((file) => isHashed(file, name)),
    }))
    .filter(({ found }) => found.length !== 1)
    .map(({ name, found }) => `dist/${version}/ has ${found.length} files ${name}-*.js, not one.`);
  const foreign = files
    .filter((file) => !allowedFiles.test(file) || sources.test(file))
    .map((file) => `${file} must not be in the package.`);
  const otherReleases = files
    .filter((file) => /^dist\/v?\d/.test(file) && ![version, major].includes(file.split('/')[1] ?? ''))
    .map((file) => `${file} is of another release.`);
  return [...new Set([...missing, ...wrongNumber, ...foreign, ...otherReleases])];
}
