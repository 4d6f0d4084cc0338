/**
 * Returns the language around an element, across shadow roots; the browser's where the page has none.
 *
 * @param watch is set to see when the page changes one
 */
export function nearestLanguage(element: Element, watch?: MutationObserver): string {
  for (let node: Element | undefined = element; node; ) {
    const root: Node = node.getRootNode();
    watch?.observe(root, { attributeFilter: ['lang'], subtree: true });
    const found: string | null | undefined = node.closest('[lang]')?.getAttribute('lang');
    if (found) return found;
    node = root instanceof ShadowRoot ? root.host : undefined;
  }
  return navigator.language;
}
