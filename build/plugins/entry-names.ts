import type { Plugin } from 'vite';
import { layout } from '../layout.js';
import { shellFileNames } from '../shell-files.js';

export interface EntryNames {
  plugin: Plugin;
  /** File name, with its hash, of what an environment has built. */
  fileOf(environment: string): string;
}

/**
 * Puts hashed file names into what is built later: the loader imports the form and the frame's host side, and the
 * frame's guest side shares the form's file with every other widget.
 */
export function entryNames(): EntryNames {
  const built = new Map<string, string>();

  function fileOf(environment: string): string {
    const file = built.get(environment);
    if (!file) throw new Error(`${environment} must be built before what loads it.`);
    return file;
  }

  /** The same file, seen from `v0/` as well as from the release's own folder: `sir-donate.js` is in both. */
  const addressOf = (environment: string): string =>
    JSON.stringify(`../${layout.version}/${fileOf(environment)}`);

  const plugin: Plugin = {
    name: 'sir-donate:entry-names',
    sharedDuringBuild: true,
    transform(code) {
      if (!/^(loader|preload)$/.test(this.environment.name) || !/__SIR_(SHELL_FILES|FORM_FILE)__/.test(code))
        return undefined;
      const shellFileAddresses = () => `{${shellFileNames.map((name) => `${name}:${addressOf(name)}`)}}`;
      return {
        code: code
          .replaceAll('__SIR_SHELL_FILES__', shellFileAddresses)
          .replaceAll('__SIR_FORM_FILE__', () => addressOf('form'))
          .replaceAll('__SIR_FRAME_HOST_FILE__', () => addressOf('frameHost')),
        map: null,
      };
    },
    resolveId: {
      order: 'pre',
      handler(id) {
        if (this.environment.name !== 'frameGuest' || !id.endsWith('/element/form.js')) return undefined;
        return { id: `./${fileOf('form')}`, external: true };
      },
    },
    generateBundle(_, bundle) {
      const entry = Object.values(bundle).find((file) => file.type === 'chunk' && file.isEntry);
      if (entry) built.set(this.environment.name, entry.fileName);
    },
  };
  return { plugin, fileOf };
}
