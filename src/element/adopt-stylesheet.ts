/** Each stylesheet is parsed once for all widgets of a document. It can be adopted in that document only. */
const stylesheets = new WeakMap<Document, Record<string, CSSStyleSheet>>();

/** Adopts a stylesheet in a document or shadow root, once. A move to another document takes all of them away. */
export function adoptStylesheet(css: string, root: Document | ShadowRoot): void {
  const ownerDocument = root.ownerDocument ?? root;
  const known = stylesheets.get(ownerDocument) ?? {};
  stylesheets.set(ownerDocument, known);
  const { defaultView } = ownerDocument;
  // A document without a window shows nothing.
  if (!defaultView) return;
  const stylesheet = known[css] ?? new defaultView.CSSStyleSheet();
  if (!known[css]) stylesheet.replaceSync(css);
  known[css] = stylesheet;
  if (!root.adoptedStyleSheets.includes(stylesheet)) root.adoptedStyleSheets.push(stylesheet);
}
