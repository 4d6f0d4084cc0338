/** `sir-donate.bundle.js`, everything in one classic file: for SRI, and for CSPs that allow one URL. */
import { defineElement } from '../element/define-element.js';
import type { FormModule } from '../element/form-module.js';
import { mountForm } from '../element/mount-form.js';
import { SirDonateElement as Shell } from '../element/sir-donate-element.js';
import { mountFrameHost } from '../frame/host.js';

const script = document.currentScript;
const base = script instanceof HTMLScriptElement ? script.src : location.href;

class SirDonateElement extends Shell {
  protected override async loadForm(isolated: boolean): Promise<FormModule> {
    return isolated
      ? { mountForm: (host) => mountFrameHost(host, new URL('frame.html', base).href) }
      : { mountForm };
  }
}

defineElement(SirDonateElement);
