/** `sir-donate.bundle.js`, everything in one classic file: for SRI, and for CSPs that allow one URL. */
import { defineElement } from './embed/define.js';
import { SirDonateElement as Shell } from './embed/element.js';
import { mountForm } from './embed/form.js';

class SirDonateElement extends Shell {
  protected override loadForm() {
    return Promise.resolve({ mountForm });
  }
}

defineElement(SirDonateElement);
