/** `sir-donate.bundle.js`, everything in one classic file: for SRI, and for CSPs that allow one URL. */
import { defineElement } from '../element/define-element.js';
import { mountInElement, prepareInElement } from '../element/form.js';
import type { FormModule, PreloadModule, ShellExtras } from '../element/form-module.js';
import * as linkOpener from '../element/link-opener.js';
import { ownFolders } from '../element/own-files.js';
import { preloadForm } from '../element/preload.js';
import * as extras from '../element/shell-extras.js';
import { SirDonateElement as Shell } from '../element/sir-donate-element.js';
import { mountFrameHost } from '../frame/host.js';

class SirDonateElement extends Shell {
  static get frameUrl(): string | undefined {
    const folder = ownFolders().find(Boolean);
    return folder && new URL(`${folder}../${__SIR_VERSION__}/frame.html`, document.baseURI).href;
  }

  protected override async loadForm(isolated: boolean): Promise<FormModule> {
    if (!isolated) return { mountInElement, prepareInElement };
    const { frameUrl } = SirDonateElement;
    if (!frameUrl)
      throw new Error(
        'isolated needs the address of frame.html. Set data-files="(folder of sir-donate.js)" on the script',
      );
    return { mountInElement: (parts) => mountFrameHost(parts, frameUrl) };
  }

  protected override async loadExtras(): Promise<ShellExtras> {
    return extras;
  }

  protected override async loadPreload(): Promise<PreloadModule> {
    return { preload: (parts) => preloadForm(parts) };
  }
}

defineElement(SirDonateElement, { loadOpener: async () => linkOpener, ownAddresses: ownFolders });
