import { App } from './App.js';
import type { View } from './view.js';

let pressedOutside = false;

/** The form in a native modal dialog: focus trap, Escape and the way back of the focus are the browser's. */
export const Dialog = ({
  view,
  onClosed,
}: {
  view: View & { onClose: () => void };
  onClosed: () => void;
}) => (
  // biome-ignore lint/a11y/useKeyWithClickEvents: the backdrop is a shortcut for the mouse; the keyboard's way is Escape, which the browser handles.
  <dialog
    part="dialog"
    aria-labelledby="sir-title"
    onClose={onClosed}
    onPointerDown={({ target, currentTarget }) => {
      pressedOutside = target === currentTarget;
    }}
    onClick={({ target, currentTarget }) => {
      // On the backdrop, and begun there: selecting text that ends outside must not close anything.
      if (pressedOutside && target === currentTarget) view.onClose();
    }}
  >
    <App {...view} />
  </dialog>
);
