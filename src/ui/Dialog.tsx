import { useRef } from 'preact/hooks';
import { App } from './App.js';
import type { View } from './view.js';

/** The form in a native modal dialog: focus trap, Escape and the way back of the focus are the browser's. */
export function Dialog({ view, onClosed }: { view: View & { onClose: () => void }; onClosed: () => void }) {
  const pressedOutside = useRef(false);
  return (
    <dialog
      part="dialog"
      aria-labelledby="sir-title"
      onClose={onClosed}
      onPointerDown={(event) => {
        pressedOutside.current = event.target === event.currentTarget;
      }}
      onClick={(event) => {
        // On the backdrop, and begun there: selecting text that ends outside must not close anything.
        if (pressedOutside.current && event.target === event.currentTarget) view.onClose();
      }}
    >
      <App {...view} />
    </dialog>
  );
}
