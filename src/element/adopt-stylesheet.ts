const stylesheets = new Map<string, CSSStyleSheet>();

/** Adopts a stylesheet in a document or shadow root, once. It is parsed once for all widgets of the page. */
export function adoptStylesheet(css: string, root: Node): void {
  let stylesheet = stylesheets.get(css);
  if (!stylesheet) {
    stylesheet = new CSSStyleSheet();
    stylesheet.replaceSync(css);
    stylesheets.set(css, stylesheet);
  }
  if (
    (root instanceof ShadowRoot || root instanceof Document) &&
    !root.adoptedStyleSheets.includes(stylesheet)
  )
    root.adoptedStyleSheets.push(stylesheet);
}
