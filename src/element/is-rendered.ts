/**
 * Whether the browser draws the element. Without `checkVisibility()` (Safari before 17.4) its boxes tell, and
 * `visibility: hidden` counts as drawn.
 */
export const isRendered = (element: Element, options?: CheckVisibilityOptions): boolean =>
  element.checkVisibility?.(options) ?? element.getClientRects().length > 0;
