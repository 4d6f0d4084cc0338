import { ancestorsBelowBody } from './ancestors.js';

/** A menu may fade out after the press that closes it. */
const menuClosesWithinMs = 1_000;

export interface ClosingMenu {
  /** Whether what hides the element now may be a menu that closes. The first call must be in the first frame. */
  isClosing(): boolean;
  stop(): void;
}

/**
 * Tells a menu that closes on the press from a page that hides the element later. A menu is hidden in the first frame, or
 * it begins to change in that frame and is hidden within a second.
 */
export function watchClosingMenu(element: Element): ClosingMenu {
  const ancestors = ancestorsBelowBody(element);
  // Not performance.now(): a page's own variable `performance` replaces the object.
  const startedAt = Date.now();
  let isFirstFrame = true;
  let hasChanged = false;
  const observer = new MutationObserver(() => {
    hasChanged = true;
  });
  for (const ancestor of ancestors) observer.observe(ancestor, { attributes: true });

  return {
    isClosing() {
      if (!isFirstFrame) return hasChanged && Date.now() - startedAt < menuClosesWithinMs;
      isFirstFrame = false;
      observer.disconnect();
      hasChanged ||= ancestors.some((ancestor) => ancestor.getAnimations().length);
      return true;
    },
    stop: () => observer.disconnect(),
  };
}
