import type { AttributeName } from '../contract/attribute-names.js';

/**
 * Reads an attribute; null if it is absent. HTML lower-cases names, so that `publishableKey`, as some frameworks write
 * it, arrives as `publishablekey`. The documented name wins.
 */
export const readAttribute = (element: Element, name: AttributeName): string | null =>
  element.getAttribute(name) ?? element.getAttribute(name.replaceAll('-', ''));
