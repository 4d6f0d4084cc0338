import { containEvents } from './contain-events.js';
import { submitInSandbox } from './submit-in-sandbox.js';

/** What acts on a click, or on a key, itself. Browsers then leave the elements around it alone. */
const actsOnClick = 'a[href],label,select,summary,[type=submit],[type=radio],[type=checkbox]';
const actsOnKey = 'a[href],button,select,summary,[type=radio],[type=checkbox]';

/**
 * Stopping an event does not stop a link, button, label or `summary` of the page around the form: what they do follows
 * the event's path. Preventing the default does, and is done where our own element has none.
 */
function preventOuterAction(event: Event): void {
  const { target, type } = event;
  if (!(target instanceof Element) || target.closest(type === 'click' ? actsOnClick : actsOnKey)) return;
  // A button or `summary` around a text field acts when the space key is released in it (seen in Chromium 149).
  if (type !== 'keypress' || !(target instanceof HTMLInputElement)) event.preventDefault();
  // A link around a text field acts on Enter in it, after the form was submitted (seen in Firefox ESR 153).
  else if (event instanceof KeyboardEvent && event.key === 'Enter' && isInLink(event)) {
    event.preventDefault();
    target.form?.requestSubmit();
  }
}

const isInLink = (event: Event): boolean =>
  event.composedPath().some((node) => node instanceof HTMLAnchorElement);

/**
 * Contains what happens in the form: its events, and what links, buttons, labels, `summary` and draggable elements of
 * the page around it would do on them, and a sandbox around it on submit. The button that opens the form is not in it: it is
 * part of the page.
 *
 * @returns a function that removes the listeners outside the form
 */
export function containForm(root: HTMLElement): () => void {
  /** Whether the last press was in the form. */
  let isPressed = false;

  /** What is pressed on the page, dragged over the form and released there is the page's. */
  const isOfOuterPress = (event: Event): boolean =>
    !isPressed &&
    event.isTrusted &&
    event instanceof MouseEvent &&
    (/up$|cancel$/.test(event.type) ||
      (/^(?:mouse|pointer)(?:move|o)/.test(event.type) && event.buttons > 0));

  /** A press in the form selects text. It does not drag a link or card around the form. */
  const preventOuterDrag = (event: Event): void => {
    if (event.composedPath().includes(root)) return;
    event.preventDefault();
    event.stopImmediatePropagation();
  };

  const endPress = (): void => {
    isPressed = false;
    document.removeEventListener('pointerdown', endPress, true);
    document.removeEventListener('dragstart', preventOuterDrag, true);
  };

  /** Escape, pressed in the dialog, is released on the button, which has the focus again. */
  const stopKeyUp = (event: Event): void => {
    document.removeEventListener('keyup', stopKeyUp, true);
    if (!event.composedPath().includes(root)) event.stopPropagation();
  };

  submitInSandbox(root);
  containEvents(root, isOfOuterPress);
  for (const type of ['click', 'DOMActivate', 'keypress', 'keyup'])
    root.addEventListener(type, preventOuterAction);
  root.addEventListener('pointerdown', () => {
    isPressed = true;
    document.addEventListener('pointerdown', endPress, true);
    document.addEventListener('dragstart', preventOuterDrag, true);
  });
  root.addEventListener('keydown', () => document.addEventListener('keyup', stopKeyUp, true));
  return () => {
    endPress();
    document.removeEventListener('keyup', stopKeyUp, true);
  };
}
