/**
 * `sir-donate.js`, the classic script: registers the shell and imports the form from the folder of its own release.
 * That folder is beside the script's, in `v0/` as well as in the release's folder.
 */
import { defineElement } from '../element/define-element.js';
import type { ShellFiles } from '../element/form-module.js';
import { importFile, ownFolders } from '../element/own-files.js';
import { SirDonateElement as Shell } from '../element/sir-donate-element.js';

type FileName = keyof ShellFiles;

/** Addresses of this release's files. */
const files: Record<FileName, string> = __SIR_SHELL_FILES__;

/** Imports a file of this release. If a cached script is older than what the server has, it gets that of the newest. */
async function load<Name extends FileName>(name: Name): Promise<ShellFiles[Name]> {
  // It is tried once, at the likeliest address: a failure must not change how the form is loaded.
  if (name === 'preload') return import(/* @vite-ignore */ ownFolders()[0] + files[name]);
  try {
    return await importFile(files[name]);
  } catch {
    // It names files of the major's newest release in `v0/`, and files of that release in the folder of a release.
    return importFile((await importFile<typeof files>('./latest.js'))[name]);
  }
}

class SirDonateElement extends Shell {
  protected override loadFile<Name extends FileName>(name: Name): Promise<ShellFiles[Name]> {
    return load(name);
  }
}

defineElement(SirDonateElement, { loadOpener: () => load('linkOpener'), ownAddresses: ownFolders });
