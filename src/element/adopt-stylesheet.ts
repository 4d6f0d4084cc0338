/** Whether the browser knows `light-dark()`: Chrome 123, Firefox 120, Safari 17.5 and later. */
export const hasLightDark = (): boolean => CSS.supports('color', 'light-dark(red,red)');

/**
 * For browsers without `light-dark()`: replaces it by two properties, of which one is empty. Without more, `--_dark` is.
 * `follow-color-scheme.ts` sets both.
 */
const withoutLightDark = (css: string): string =>
  `.root{--_dark: }${css.replace(/light-dark\(([^,]+),([^)]+)\)/g, 'var(--_light,$1)var(--_dark,$2)')}`;

/**
 * Returns a function that adopts a stylesheet in a document or shadow root, once. It is parsed once for all widgets of a
 * document, and can be adopted in that document only. A move to another document takes all stylesheets away.
 *
 * @param css minified; no argument of its `light-dark()` has parentheses
 */
export function createStylesheet(css: string): (root: Document | ShadowRoot) => void {
  const stylesheets = new WeakMap<Document, CSSStyleSheet>();
  return (root) => {
    const ownerDocument = root.ownerDocument ?? root;
    const { defaultView } = ownerDocument;
    // A document without a window shows nothing.
    if (!defaultView) return;
    const known = stylesheets.get(ownerDocument);
    const stylesheet = known ?? new defaultView.CSSStyleSheet();
    if (!known) stylesheet.replaceSync(hasLightDark() ? css : withoutLightDark(css));
    stylesheets.set(ownerDocument, stylesheet);
    if (!root.adoptedStyleSheets.includes(stylesheet)) root.adoptedStyleSheets.push(stylesheet);
  };
}
