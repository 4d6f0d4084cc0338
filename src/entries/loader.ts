/**
 * `sir-donate.js`, the classic script: registers the shell and imports the form from the folder of its own release.
 * That folder is beside the script's, in `v0/` as well as in the release's folder.
 * `currentScript` is only there while the script runs, so it is read at once.
 */
import { defineElement } from '../element/define-element.js';
import type { FormModule, ShellExtras } from '../element/form-module.js';
import { SirDonateElement as Shell } from '../element/sir-donate-element.js';

const script = document.currentScript;
const base = script instanceof HTMLScriptElement ? script.src : location.href;
let failures = 0;

async function importFile<Module>(file: string): Promise<Module> {
  const url = new URL(file, base);
  // A module that failed to load stays failed under its URL in some browsers.
  if (failures) url.search = `${failures}`;
  try {
    return await import(/* @vite-ignore */ url.href);
  } catch (error) {
    failures++;
    throw error;
  }
}

class SirDonateElement extends Shell {
  static readonly frameUrl = new URL(`../${__SIR_VERSION__}/frame.html`, base).href;

  protected override loadForm(isolated: boolean): Promise<FormModule> {
    return importFile(isolated ? __SIR_FRAME_HOST_FILE__ : __SIR_FORM_FILE__);
  }

  protected override loadExtras(): Promise<ShellExtras> {
    return importFile(__SIR_SHELL_EXTRAS_FILE__);
  }
}

defineElement(SirDonateElement);
