/**
 * Closes a modal dialog when its backdrop is clicked. The press must begin on the backdrop too: selecting text that
 * ends outside the dialog closes nothing. This is a shortcut for the mouse; the keyboard has Escape.
 */
export function closeOnBackdrop(dialog: HTMLDialogElement, close: () => void): void {
  let pressedBackdrop = false;
  dialog.onpointerdown = ({ target }) => {
    pressedBackdrop = target === dialog;
  };
  dialog.onclick = (event) => {
    if (event.target !== dialog) return;
    // A link, label or `summary` of the page around the dialog must not act too.
    event.preventDefault();
    if (pressedBackdrop) close();
  };
}
