/**
 * Moves a node. `moveBefore` keeps the documents of iframes, and with them what was typed, scroll positions and the focus.
 * Without it (Chromium before 133, Firefox before 144), and between documents, frames load again.
 *
 * @see https://developer.mozilla.org/docs/Web/API/Element/moveBefore
 */
export function moveNode(node: HTMLElement, target: HTMLElement): void {
  const isInDocument = node.isConnected && target.isConnected && node.ownerDocument === target.ownerDocument;
  if (isInDocument && 'moveBefore' in target) target.moveBefore(node, null);
  else target.append(node);
}
