const stylesheets: Record<string, CSSStyleSheet> = {};

/** Adopts a stylesheet in a document or shadow root, once. It is parsed once for all widgets of the page. */
export function adoptStylesheet(css: string, { adoptedStyleSheets }: DocumentOrShadowRoot): void {
  const stylesheet = stylesheets[css] ?? new CSSStyleSheet();
  if (!stylesheets[css]) stylesheet.replaceSync(css);
  stylesheets[css] = stylesheet;
  if (!adoptedStyleSheets.includes(stylesheet)) adoptedStyleSheets.push(stylesheet);
}
