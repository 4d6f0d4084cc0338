import { listen } from '../donation/listen.js';

/**
 * Watches what can change the theme of an element: attributes of its ancestors (a class, a style, `data-theme`), the
 * stylesheets in the head, the device's colour scheme, and the controls that `:has(:checked)` may read.
 */
export interface ThemeObserver {
  /** Observes the element's ancestors, which a move in the DOM changes. */
  observe(): void;
}

/** @param onChange called at most once a frame, after what may have changed the theme */
export function createThemeObserver(
  element: Element,
  { onChange, abortSignal }: { onChange: () => void; abortSignal: AbortSignal },
): ThemeObserver {
  let isScheduled = false;

  function schedule(): void {
    if (isScheduled) return;
    isScheduled = true;
    // In the next frame, when styles are computed anyway.
    requestAnimationFrame(() => {
      isScheduled = false;
      if (!abortSignal.aborted) onChange();
    });
  }

  const observer = new MutationObserver(schedule);
  // Undefined on a page that has a function of that name.
  const colorScheme: MediaQueryList | undefined = matchMedia('(prefers-color-scheme: dark)');
  colorScheme?.addEventListener('change', schedule);
  // A stylesheet applies once it is loaded.
  document.head.addEventListener('load', schedule, true);
  for (const type of ['change', 'click', 'transitionend'] as const)
    listen(document, { type, listener: schedule, abortSignal });
  listen(window, { type: 'resize', listener: schedule, abortSignal });
  abortSignal.addEventListener('abort', () => {
    observer.disconnect();
    colorScheme?.removeEventListener('change', schedule);
    document.head.removeEventListener('load', schedule, true);
  });

  return {
    observe() {
      observer.disconnect();
      let node: Node | null = element;
      while (node) {
        if (node instanceof Element) observer.observe(node, { attributes: true });
        const slot: Node | null = node instanceof Element ? node.assignedSlot : null;
        node = slot ?? (node instanceof ShadowRoot ? node.host : node.parentNode);
      }
      observer.observe(document.head, {
        attributes: true,
        characterData: true,
        childList: true,
        subtree: true,
      });
    },
  };
}
