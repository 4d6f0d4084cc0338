/** `sir-donate.bundle.js`, everything in one classic file: for SRI, and for CSPs that allow one URL. */
import { defineElement } from '../element/define-element.js';
import { mountInElement } from '../element/form.js';
import type { FormModule, ShellExtras } from '../element/form-module.js';
import * as extras from '../element/shell-extras.js';
import { SirDonateElement as Shell } from '../element/sir-donate-element.js';
import { mountFrameHost } from '../frame/host.js';

const script = document.currentScript;
const base = script instanceof HTMLScriptElement ? script.src : location.href;

class SirDonateElement extends Shell {
  static readonly frameUrl = new URL(`../${__SIR_VERSION__}/frame.html`, base).href;

  protected override async loadForm(isolated: boolean): Promise<FormModule> {
    return isolated
      ? { mountInElement: (parts) => mountFrameHost(parts, SirDonateElement.frameUrl) }
      : { mountInElement };
  }

  protected override async loadExtras(): Promise<ShellExtras> {
    return extras;
  }
}

defineElement(SirDonateElement);
