/**
 * `sir-donate.js`, the classic script: registers the shell and imports the form from the folder of its own release.
 * That folder is beside the script's, in `v0/` as well as in the release's folder.
 */
import { defineElement } from '../element/define-element.js';
import type { FormModule, PreloadModule, ShellExtras } from '../element/form-module.js';
import { importFile, ownFolders } from '../element/own-files.js';
import { SirDonateElement as Shell } from '../element/sir-donate-element.js';

/** `latest.js` in `v0/` names files of the major's newest release; in the folder of a release, files of that release. */
type Latest = Record<'form' | 'frameHost' | 'shellExtras' | 'linkOpener', string>;

/** Imports a file of this release. If a cached script is older than what the server has, it gets that of the newest. */
async function load<Module>(name: keyof Latest, file: string): Promise<Module> {
  try {
    return await importFile(file);
  } catch {
    return importFile((await importFile<Latest>('./latest.js'))[name]);
  }
}

class SirDonateElement extends Shell {
  protected override loadForm(isolated: boolean): Promise<FormModule> {
    return isolated ? load('frameHost', __SIR_FRAME_HOST_FILE__) : load('form', __SIR_FORM_FILE__);
  }

  protected override loadExtras(): Promise<ShellExtras> {
    return load('shellExtras', __SIR_SHELL_EXTRAS_FILE__);
  }

  /** It is tried once, at the likeliest address: a failure must not change how the form is loaded. */
  protected override loadPreload(): Promise<PreloadModule> {
    return import(/* @vite-ignore */ ownFolders()[0] + __SIR_PRELOAD_FILE__);
  }
}

defineElement(SirDonateElement, {
  loadOpener: () => load('linkOpener', __SIR_LINK_OPENER_FILE__),
  ownAddresses: ownFolders,
});
