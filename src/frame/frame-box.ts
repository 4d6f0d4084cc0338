/**
 * The iframe of an isolated form and what it stands in: the page's own modal dialog in `button` mode, so that it
 * covers the page and not the frame's box, else a block.
 */

/**
 * - scripts, forms: the form is one; without the second, its submit events never happen.
 * - same-origin: the frame's own origin, not the page's. Without it there is no storage, and nobody can tell who speaks.
 * - popups, and out of the sandbox: the checkout is a window of its own, which must not inherit these limits.
 *
 * Not granted: leaving for another page (asked for by message), modals, downloads, pointer lock and the rest.
 */
export const sandbox = [
  'allow-scripts',
  'allow-forms',
  'allow-same-origin',
  'allow-popups',
  'allow-popups-to-escape-sandbox',
];

/** Whatever a frame says, the page does not become endless. */
const highest = 5_000;

export interface FrameBox {
  readonly frame: HTMLIFrameElement;
  readonly isDialog: boolean;
  /** Shows the dialog, again if a move in the DOM has taken it out of the top layer, and gives the frame the focus. */
  show(): void;
  close(): void;
  /** Whether the dialog is meant to be seen. */
  isShown(): boolean;
  resize(height: number): void;
  /** Puts the frame where the button would be. */
  showAsNotice(isNotice: boolean): void;
  remove(): void;
}

export interface FrameBoxOptions {
  src: string;
  /** Names the frame, and its dialog, for those who do not see them. */
  title: string;
  isDialog: boolean;
  /** The dialog was closed, by Escape, by its backdrop or by `close`. */
  onClose(): void;
}

/** Builds the box; the frame loads once it is appended to a page. */
export function createFrameBox(
  container: HTMLElement,
  { src, title, isDialog, onClose }: FrameBoxOptions,
): FrameBox {
  const frame = document.createElement('iframe');
  frame.title = title;
  frame.allow = 'payment';
  frame.sandbox.add(...sandbox);
  frame.referrerPolicy = 'no-referrer';
  frame.src = src;
  const dialog = isDialog ? document.createElement('dialog') : undefined;
  const box = dialog ?? document.createElement('div');
  box.append(frame);
  if (dialog) {
    dialog.ariaLabel = title;
    dialog.part.add('dialog');
    dialog.onclose = onClose;
    let pressedOutside = false;
    dialog.onpointerdown = ({ target }) => {
      pressedOutside = target === dialog;
    };
    dialog.onclick = ({ target }) => {
      if (pressedOutside && target === dialog) dialog.close();
    };
  }
  container.append(box);

  return {
    frame,
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
      frame.style.blockSize = `${Math.min(height, highest)}px`;
      box.classList.add('sized');
    },
    showAsNotice: (isNotice) => void box.classList.toggle('notice', isNotice),
    remove: () => box.remove(),
  };
}
