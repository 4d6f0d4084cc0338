import { SirDonateElement } from './element.js';

/**
 * Registers the element. The first definition on a page wins; a second, from another copy of the script, is left
 * out with one warning, and a server without custom elements is left alone.
 */
export function defineElement(element: typeof SirDonateElement & CustomElementConstructor, name = 'sir-donate'): void {
  if (!globalThis.customElements) return;
  const known = customElements.get(name);
  if (!known) customElements.define(name, element);
  else if (known !== element) {
    console.warn(`[sir-donate] <${name}> is already defined; this second copy of the script was ignored.`);
  }
}
