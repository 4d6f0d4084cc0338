/** Returns the language around an element, across shadow roots; the browser's where the page has none. */
export function nearestLanguage(element: Element): string {
  for (let node: Element | undefined = element; node; ) {
    const found: string | null | undefined = node.closest('[lang]')?.getAttribute('lang');
    if (found) return found;
    const root: Node = node.getRootNode();
    node = root instanceof ShadowRoot ? root.host : undefined;
  }
  return navigator.language;
}
