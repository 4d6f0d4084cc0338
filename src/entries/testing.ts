/**
 * `@sir-giving/donate/testing`: stands for the package in unit tests of a page. Registers an element that draws and requests
 * nothing, and dispatches its events when a test says so. docs/testing.md has the lines of configuration.
 */
import { InertElement } from '../element/inert-element.js';

export { dispatchSirDonateEvent, InertElement as SirDonateElement } from '../element/inert-element.js';

/** Registers the element; a second call changes nothing. */
export function defineSirDonate(): void {
  const { customElements: registry } = globalThis;
  if (registry && !registry.get('sir-donate')) registry.define('sir-donate', InertElement);
}

defineSirDonate();
