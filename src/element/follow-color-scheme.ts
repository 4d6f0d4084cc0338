import { createStylesheet } from './adopt-stylesheet.js';
import schemeCss from './color-scheme.css?inline';
import { themeProperties } from './theme-properties.js';

const adoptSchemeStylesheet = createStylesheet(schemeCss);

/** An argument with balanced parentheses, two deep: `color-mix(in srgb, rgb(0 0 0), red)`. */
const argument = String.raw`((?:[^(),]|\((?:[^()]|\([^()]*\))*\))+)`;

/** Replaces `light-dark()` in a value of the page as `adopt-stylesheet.ts` does in stylesheets of ours. */
export const replaceLightDark = (value: string): string =>
  value.replaceAll(
    new RegExp(String.raw`light-dark\(${argument},${argument}\)`, 'gi'),
    'var(--_light,$1)var(--_dark,$2)',
  );

/**
 * Follows the colour scheme that applies to a shadow root, in browsers without `light-dark()`:
 *
 * 1. The class `dark` says whether it is dark. No style, media or container query can tell: the scheme is inherited from the
 *    page, and depends on the device only where the page allows both.
 * 2. Tokens of the page that use `light-dark()` are set again on the container, without it.
 *
 * It can be called again, and is called after what else may change the tokens.
 */
export function followColorScheme(container: HTMLElement): void {
  const root = container.getRootNode();
  if (!(root instanceof ShadowRoot)) return;
  adoptSchemeStylesheet(root);
  // Not when it begins: the colour may still be the old one then.
  container.ontransitionend = ({ target }) => {
    if (target === container) followColorScheme(container);
  };
  container.classList.toggle('dark', getComputedStyle(container).color !== 'rgb(0, 0, 0)');
  const theme = getComputedStyle(root.host);
  for (const name of themeProperties) {
    const value = theme.getPropertyValue(name);
    const replaced = replaceLightDark(value);
    // An empty value removes the property.
    container.style.setProperty(name, replaced === value ? '' : replaced);
  }
}
