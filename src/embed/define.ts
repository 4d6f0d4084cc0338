import type { SirDonateElement } from './element.js';

/**
 * Registers the element. The first definition on a page wins; a second, from another copy of the script, is left
 * out with one warning, and a server without custom elements is left alone.
 */
export function defineElement(element: typeof SirDonateElement & CustomElementConstructor): void {
  if (!globalThis.customElements) return;
  const known = customElements.get('sir-donate');
  if (!known) customElements.define('sir-donate', element);
  else if (known !== element) {
    console.warn('[sir-donate] Already defined: this copy is ignored.');
  }
}
