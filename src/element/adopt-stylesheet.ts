const sheets = new Map<string, CSSStyleSheet>();

/** Adopts a stylesheet, once; it is shared by all widgets of the page. */
export function adoptStylesheet(css: string, root: Node): void {
  let sheet = sheets.get(css);
  if (!sheet) {
    sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
    sheets.set(css, sheet);
  }
  if ((root instanceof ShadowRoot || root instanceof Document) && !root.adoptedStyleSheets.includes(sheet))
    root.adoptedStyleSheets.push(sheet);
}
