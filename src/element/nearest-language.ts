/**
 * Returns the value of the nearest `lang` attribute around an element, across shadow roots. Falls back to the browser's
 * language.
 *
 * @param observer is set up to observe changes of `lang` attributes
 */
export function nearestLanguage(element: Element, observer?: MutationObserver): string {
  for (let node: Element | undefined = element; node; ) {
    const root: Node = node.getRootNode();
    observer?.observe(root, { attributeFilter: ['lang'], subtree: true });
    const found: string | null | undefined = node.closest('[lang]')?.getAttribute('lang');
    if (found) return found;
    node = root instanceof ShadowRoot ? root.host : undefined;
  }
  return navigator.language;
}
