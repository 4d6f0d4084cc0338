import { App } from './App.js';
import { closeOnBackdrop } from './close-on-backdrop.js';
import type { View } from './view.js';

let pressedEscape = false;

/**
 * The form in a native modal dialog: focus trap, Escape and the way back of the focus are the browser's. Android's
 * Back asks the dialog to close as Escape does; it goes one step back first, as people expect of it.
 */
export const Dialog = ({
  view,
  onClosed,
}: {
  view: View & { onClose: () => void };
  onClosed: () => void;
}) => (
  <dialog
    part="dialog"
    aria-labelledby="sir-to sir-title"
    onClose={onClosed}
    onKeyDown={({ key }) => {
      pressedEscape = key === 'Escape';
    }}
    onCancel={(event) => {
      const before = view.flow.state.peek();
      if (!pressedEscape) view.flow.back();
      pressedEscape = false;
      if (view.flow.state.peek() !== before) event.preventDefault();
    }}
    ref={(dialog) => {
      if (dialog) closeOnBackdrop(dialog, view.onClose);
    }}
  >
    <App {...view} />
  </dialog>
);
