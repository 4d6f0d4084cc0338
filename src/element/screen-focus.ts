import type { FormHost } from './form-host.js';

/**
 * Moves the focus to the title of a new screen, for donors who are in the form. A visitor who is elsewhere in the page
 * keeps the focus.
 */
export function createScreenFocus(formRoot: HTMLElement, host: FormHost): () => void {
  /** Whether the last focus or press was in the form. Safari gives a pressed button no focus. */
  let isInUse = false;
  for (const type of ['focusin', 'pointerdown']) {
    formRoot.addEventListener(type, () => {
      isInUse = true;
    });
  }
  function focusTitle(): void {
    const { activeElement } = formRoot.getRootNode() as ShadowRoot;
    const { ownerDocument } = formRoot;
    if (!isInUse || !(ownerDocument.activeElement === ownerDocument.body || formRoot.contains(activeElement)))
      return;
    const title = formRoot.querySelector<HTMLElement>('.title');
    // Firefox (seen in ESR 153) does not focus a legend before its first layout.
    title?.getBoundingClientRect();
    title?.focus();
  }

  return () => host.whenFocusable(focusTitle);
}
