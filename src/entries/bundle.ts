/** `sir-donate.bundle.js`, everything in one classic file: for SRI, and for CSPs that allow one URL. */
import { defineElement } from '../element/define-element.js';
import * as floating from '../element/floating.js';
import * as form from '../element/form.js';
import type { ShellFiles } from '../element/form-module.js';
import * as fragment from '../element/fragment.js';
import * as linkOpener from '../element/link-opener.js';
import { ownFolders } from '../element/own-files.js';
import * as prefill from '../element/prefill.js';
import { preloadForm } from '../element/preload.js';
import * as shellExtras from '../element/shell-extras.js';
import { SirDonateElement as Shell } from '../element/sir-donate-element.js';
import { mountFrameHost } from '../frame/mount-host.js';

const files: ShellFiles = {
  form,
  frameHost: {
    mountInElement(parts) {
      const { frameUrl } = SirDonateElement;
      if (!frameUrl)
        throw new Error(
          'isolated needs the address of frame.html. Set data-files="(folder of sir-donate.js)" on the script',
        );
      return mountFrameHost(parts, frameUrl);
    },
  },
  shellExtras,
  linkOpener,
  preload: { preload: (parts) => preloadForm(parts) },
  fragment,
  prefill,
  floating,
};

class SirDonateElement extends Shell {
  static get frameUrl(): string | undefined {
    const folder = ownFolders().find(Boolean);
    return folder && new URL(`${folder}../${__SIR_VERSION__}/frame.html`, document.baseURI).href;
  }

  protected override async loadFile<Name extends keyof ShellFiles>(name: Name): Promise<ShellFiles[Name]> {
    return files[name];
  }
}

defineElement(SirDonateElement, { loadOpener: async () => linkOpener, ownAddresses: ownFolders });
