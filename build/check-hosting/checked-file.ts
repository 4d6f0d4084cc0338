import type { Answer } from './answer.js';
import type { ProblemCode } from './problems.js';

/** The deployed folder, and the page that embeds the widget. */
export interface Site {
  /** With a slash at its end. */
  base: string;
  major: string;
  version: string;
  origin: string;
  /** Whether page and files have one origin, so that none of the rules between origins apply. */
  isSameOrigin: boolean;
}

export type FileKind = 'script' | 'page' | 'data' | 'map';

/** A file of the release, and what the web host answered. */
export interface CheckedFile {
  /** Relative to the base, without a query. */
  path: string;
  kind: FileKind;
  /** Whether it is in the folder of the major, whose files each release replaces. */
  isMoving: boolean;
  /** Of Subresource Integrity, if the release's list has it. */
  hash: string | undefined;
  answer: Answer;
}

export interface Finding {
  code: ProblemCode;
  /** The file, or what was asked for in its place. */
  file: string;
  /** What the web host did, such as the header that it sent. */
  found: string;
}

const kinds: Readonly<Record<string, FileKind>> = { js: 'script', html: 'page', map: 'map' };

export const kindOf = (path: string): FileKind => kinds[path.split('.').at(-1) ?? ''] ?? 'data';

export const isFramePage = (path: string): boolean => path.endsWith('/frame.html');

/** Scripts of a `script` element, which need no CORS headers unless the element has `crossorigin`. */
export const isClassicScript = (path: string): boolean => /\/sir-donate(?:\.bundle)?\.js$/.test(path);

export const textOf = ({ body }: Answer): string => new TextDecoder().decode(body);

/** Returns "name: value", or that the header is missing. */
export const showHeader = (headers: Headers, name: string): string => {
  const value = headers.get(name);
  return value === null ? `no ${name}` : `${name}: ${value}`;
};
