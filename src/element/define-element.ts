import { warnAgain } from '../contract/log.js';
import type { SirDonateElement } from './sir-donate-element.js';

/**
 * Registers the element. The first definition on a page wins. A second one, from another copy of the script, is left out,
 * with a warning that names both versions if they differ.
 *
 * It does nothing on a server, and in browsers from before `light-dark()` (2024), which lack more than that: an element that
 * is not defined shows what it holds, the page's own link. The same holds in jsdom, which has no adopted stylesheets, even
 * where a test claims that `CSS.supports()` everything.
 */
export function defineElement(element: typeof SirDonateElement & CustomElementConstructor): void {
  if (!globalThis.CSS?.supports?.('color', 'light-dark(red,red)') || !document.adoptedStyleSheets) return;
  const known = customElements.get('sir-donate');
  if (!known) customElements.define('sir-donate', element);
  else {
    const version: unknown = Reflect.get(known, 'version');
    if (version !== element.version) warnAgain(`Ignored: version ${version} is already defined.`);
  }
}
