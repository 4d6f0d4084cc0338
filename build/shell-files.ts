import { basename } from 'node:path';
import type { ShellFiles } from '../src/element/form-module.js';

/** Names of the files that the shell imports. */
export type ShellFileName = keyof ShellFiles;

/** The module of each, in `src/`. The loader, `latest.js` and the rules for chunks follow from this table. */
export const shellFiles: Record<ShellFileName, string> = {
  form: 'element/form.ts',
  frameHost: 'entries/frame-host.ts',
  shellExtras: 'element/shell-extras.ts',
  linkOpener: 'element/link-opener.ts',
  preload: 'entries/preload.ts',
  fragment: 'element/fragment.ts',
  prefill: 'element/prefill.ts',
  floating: 'element/floating.ts',
};

export const shellFileNames = Object.keys(shellFiles) as ShellFileName[];

/** Name of its file in the folder of a release, with `[hash]` for the hash. */
export const fileNamePattern = (name: ShellFileName): string =>
  `${basename(shellFiles[name], '.ts')}-[hash].js`;
