/** Returns the element and its ancestors below the body, across shadow roots and slots. */
export function ancestorsBelowBody(element: Element): Element[] {
  const { body } = element.ownerDocument;
  const ancestors: Element[] = [];
  for (let node: Node | null | undefined = element; node && node !== body; ) {
    if (node instanceof Element) {
      ancestors.push(node);
      node = node.assignedSlot ?? node.parentNode;
    } else {
      node = (node as ShadowRoot).host;
    }
  }
  return ancestors;
}
