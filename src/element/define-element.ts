import { warnAgain } from '../contract/log.js';
import { type FormLinkOptions, watchFormLinks } from './form-links.js';
import { isBrowserSupported } from './is-browser-supported.js';
import type { SirDonateElement } from './sir-donate-element.js';

/**
 * Registers the element, and watches links to the form. The first definition on a page wins. A second one, from another copy of the script, is left out,
 * with a warning that names both versions if they differ.
 *
 * It does nothing where the browser is not supported: an element that is not defined shows what it holds, the page's own link.
 */
export function defineElement(
  element: typeof SirDonateElement & CustomElementConstructor,
  formLinks: FormLinkOptions,
): void {
  if (!isBrowserSupported()) return;
  const known = customElements.get('sir-donate');
  if (!known) {
    customElements.define('sir-donate', element);
    watchFormLinks(formLinks);
  } else {
    const version: unknown = Reflect.get(known, 'version');
    if (version !== element.version) warnAgain(`Ignored: version ${version} is already defined.`);
  }
}
