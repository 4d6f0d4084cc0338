import { containEvents } from '../element/contain-events.js';
import { closeOnBackdrop } from '../ui/close-on-backdrop.js';

/**
 * The iframe of an isolated form and its container: in `button` mode a modal dialog of the host page, so that it covers
 * the page and not the frame's box; in `inline` mode a block.
 */

/**
 * - `allow-scripts`, `allow-forms`: the guest is a form. Without the second it gets no submit events.
 * - `allow-same-origin`: the guest keeps its own origin (not the host page's). Without it there is no storage, and
 *   messages have no origin to check.
 * - `allow-popups`, `allow-popups-to-escape-sandbox`: the checkout is a window of its own, without these limits.
 *
 * Not granted: top navigation (asked for by a message), modals, downloads, pointer lock and the rest.
 */
export const sandbox = [
  'allow-scripts',
  'allow-forms',
  'allow-same-origin',
  'allow-popups',
  'allow-popups-to-escape-sandbox',
];

/** Upper bound, so that a misbehaving guest cannot grow the page without limit. */
const maxHeightPx = 5_000;

export interface Iframe {
  readonly element: HTMLIFrameElement;
  readonly isDialog: boolean;
  /** Shows the dialog, again if a move in the DOM has taken it out of the top layer, and gives the frame the focus. */
  show(): void;
  close(): void;
  /** Whether the dialog is open. */
  isShown(): boolean;
  /** Sets the height, in CSS pixels. */
  resize(height: number): void;
  /** Shows the frame in place of the button. */
  showAsNotice(isNotice: boolean): void;
  remove(): void;
}

export interface IframeOptions {
  src: string;
  /** Accessible name of the frame and of its dialog. */
  title: string;
  isDialog: boolean;
  /** What this one replaces, because the mode has changed. */
  previous?: Iframe | undefined;
  /** Called when the dialog was closed: by Escape, by its backdrop or by `close`. */
  onClose(): void;
}

function createFrame({ src, title }: IframeOptions): HTMLIFrameElement {
  const frame = document.createElement('iframe');
  frame.title = title;
  frame.allow = 'payment';
  frame.sandbox.add(...sandbox);
  frame.referrerPolicy = 'no-referrer';
  frame.src = src;
  return frame;
}

/**
 * Moves a frame. `moveBefore` keeps its document, and with it what was typed. Without it (Chromium before 133, Firefox
 * before 144) the frame loads again.
 *
 * @see https://developer.mozilla.org/docs/Web/API/Element/moveBefore
 */
function moveFrame(frame: HTMLIFrameElement, wrapper: HTMLElement): void {
  if ('moveBefore' in wrapper && frame.isConnected && wrapper.isConnected) wrapper.moveBefore(frame, null);
  else wrapper.append(frame);
}

/** Appends the iframe to the container, which makes it load. */
export function createIframe(container: HTMLElement, options: IframeOptions): Iframe {
  const { title, isDialog, previous, onClose } = options;
  const frame = previous?.element ?? createFrame(options);
  const dialog = isDialog ? document.createElement('dialog') : undefined;
  const wrapper = dialog ?? document.createElement('div');
  wrapper.className = frame.parentElement?.className ?? '';
  if (dialog) {
    dialog.ariaLabel = title;
    dialog.part.add('dialog');
    dialog.onclose = onClose;
    closeOnBackdrop(dialog, () => dialog.close());
  }
  container.append(wrapper);
  containEvents(wrapper);
  moveFrame(frame, wrapper);
  previous?.remove();

  return {
    element: frame,
    isDialog,
    show() {
      if (!dialog?.isConnected) return;
      if (!dialog.matches(':modal')) {
        dialog.open = false;
        dialog.showModal();
      }
      frame.focus();
    },
    close: () => dialog?.close(),
    isShown: () => !!dialog?.open,
    resize(height) {
      frame.style.blockSize = `${Math.min(height, maxHeightPx)}px`;
      wrapper.classList.add('sized');
    },
    showAsNotice: (isNotice) => void wrapper.classList.toggle('notice', isNotice),
    remove: () => wrapper.remove(),
  };
}
