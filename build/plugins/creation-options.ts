import MagicString from 'magic-string';
import type { Plugin } from 'vite';

/**
 * Lets a form draw after its element came to another document. Preact creates each element with its parent as the options,
 * so that scoped registries of custom elements are inherited. A parent that was adopted from another document has that one's
 * global registry, and browsers with scoped registries then throw (seen in Chromium 156). A form has no custom elements.
 *
 * @see https://html.spec.whatwg.org/multipage/custom-elements.html#scoped-custom-element-registries
 */
export const creationOptions: Plugin = {
  name: 'sir-donate:creation-options',
  transform: (code, id) =>
    /\/preact\/dist\/preact\.m?js$/.test(id) ? withoutCreationOptions(code) : undefined,
};

export function withoutCreationOptions(code: string) {
  const [call, kept] = /(createElementNS\(\w+,\w+),\w+\.is\?\w+:\w+\)/.exec(code) ?? [];
  if (!call)
    throw new Error('Preact does not pass the parent as options any more; drop withoutCreationOptions.');
  const patched = new MagicString(code).replace(call, `${kept})`);
  return { code: patched.toString(), map: patched.generateMap({ hires: 'boundary' }) };
}
