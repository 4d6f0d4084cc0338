/** `sir-donate.bundle.js`, everything in one classic file: for SRI, and for CSPs that allow one URL. */
import { defineElement } from './embed/define.js';
import { SirDonateElement as Shell } from './embed/element.js';
import { mountForm } from './embed/form.js';
import type { FormModule } from './embed/form-module.js';
import { mountFrame } from './embed/isolated.js';

const script = document.currentScript;
const base = script instanceof HTMLScriptElement ? script.src : location.href;

class SirDonateElement extends Shell {
  protected override async loadForm(isolated: boolean): Promise<FormModule> {
    return isolated
      ? { mountForm: (host) => mountFrame(host, new URL('frame.html', base).href) }
      : { mountForm };
  }
}

defineElement(SirDonateElement);
