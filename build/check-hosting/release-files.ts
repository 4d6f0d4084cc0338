/** Which files a deployed release has: `latest.js` of its major names the release, whose `integrity.json` lists them. */
import { z } from 'zod';
import { majorFiles } from '../layout.js';
import type { Answer } from './answer.js';
import { textOf } from './checked-file.js';

export interface Latest {
  version: string;
  /** Files that it names, relative to the base. */
  files: string[];
}

/** Returns undefined if the answer is no such module. */
export function readLatest({ status, body }: Answer): Latest | undefined {
  const text = new TextDecoder().decode(body);
  const entries = [...text.matchAll(/(\w+)\s*=\s*"([^"]+)"/g)].map(
    ([, name = '', value = '']) => [name, value] as const,
  );
  const version = new Map(entries).get('version');
  if (status !== 200 || !version || !/^export const /.test(text)) return undefined;
  const files = entries
    .filter(([name]) => name !== 'version')
    .map(([, value]) => value.replace(/^\.\.\//, ''));
  return { version, files };
}

const hashesSchema = z.record(z.string(), z.string().startsWith('sha384-'));

/** File, relative to the folder of the release → hash. Undefined if the answer is no such list. */
export function readHashes(answer: Answer): Record<string, string> | undefined {
  if (answer.status !== 200) return undefined;
  try {
    return hashesSchema.parse(JSON.parse(textOf(answer)));
  } catch {
    return undefined;
  }
}

export interface ExpectedFile {
  path: string;
  isMoving: boolean;
  hash: string | undefined;
}

const isInMajor = (file: string): boolean =>
  majorFiles.some((name) => file === name || file.startsWith(`${name}/`));

/**
 * Returns the files of a release in its own folder and in that of its major. Without a list of hashes, those with fixed
 * names and those that `latest.js` names.
 */
export function expectedFiles(
  { version, major }: { version: string; major: string },
  hashes: Record<string, string> | undefined,
  latest: Latest | undefined,
): ExpectedFile[] {
  const fixed = majorFiles.filter((name) => name !== 'strings');
  const named = (latest?.files ?? [])
    .filter((file) => file.startsWith(`${version}/`))
    .map((file) => file.slice(version.length + 1));
  const files = hashes ? [...Object.keys(hashes), 'integrity.json'] : [...fixed, ...named];
  return [
    ...files.map((file) => ({ path: `${version}/${file}`, isMoving: false, hash: hashes?.[file] })),
    ...files
      .filter(isInMajor)
      .map((file) => ({ path: `${major}/${file}`, isMoving: true, hash: hashes?.[file] })),
  ];
}
