const stylesheets: Record<string, CSSStyleSheet> = {};

function parseStylesheet(css: string): CSSStyleSheet {
  const stylesheet = new CSSStyleSheet();
  stylesheet.replaceSync(css);
  return stylesheet;
}

/** Adopts a stylesheet in a document or shadow root, once. It is parsed once for all widgets of the page. */
export function adoptStylesheet(css: string, { adoptedStyleSheets }: DocumentOrShadowRoot): void {
  const stylesheet = (stylesheets[css] ??= parseStylesheet(css));
  if (!adoptedStyleSheets.includes(stylesheet)) adoptedStyleSheets.push(stylesheet);
}
