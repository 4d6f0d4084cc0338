import type { FormHost } from './form-host.js';

/**
 * Moves the focus to the title of a new screen, or to a field that was refused in it, for donors who are in the form. A
 * visitor who is elsewhere in the page keeps the focus.
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
    // A field that the server has refused is what the donor was led back to.
    const target =
      formRoot.querySelector<HTMLElement>('.field [aria-invalid]') ??
      formRoot.querySelector<HTMLElement>('.title');
    // Firefox (seen in ESR 153) does not focus a legend before its first layout.
    target?.getBoundingClientRect();
    target?.focus();
  }

  return () => host.whenFocusable(focusTitle);
}
