/** `sir-donate.bundle.js`, everything in one classic file: for SRI, and for CSPs that allow one URL. */
import { defineElement } from './embed/define.js';
import { SirDonateElement as Shell } from './embed/element.js';
import { mountForm } from './embed/form.js';
import type { FormModule } from './embed/form-module.js';

class SirDonateElement extends Shell {
  protected override loadForm(): Promise<FormModule> {
    return Promise.resolve({ mountForm });
  }
}

defineElement(SirDonateElement);
