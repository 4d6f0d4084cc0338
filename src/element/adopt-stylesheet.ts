/**
 * Returns a function that adopts a stylesheet in a document or shadow root, once. It is parsed once for all widgets of a
 * document, and can be adopted in that document only. A move to another document takes all stylesheets away.
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
    if (!known) stylesheet.replaceSync(css);
    stylesheets.set(ownerDocument, stylesheet);
    if (!root.adoptedStyleSheets.includes(stylesheet)) root.adoptedStyleSheets.push(stylesheet);
  };
}
