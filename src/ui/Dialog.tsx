import { App } from './App.js';
import { closeOnBackdrop } from './close-on-backdrop.js';
import type { View } from './view.js';

let pressedEscape = false;

/**
 * The form in a native modal dialog. The browser traps the focus, closes on Escape and restores the focus. Android's Back
 * button sends the same `cancel` event as Escape; it first goes one step back in the form.
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
