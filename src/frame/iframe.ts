import { containEvents } from '../element/contain-events.js';
import { DialogPlace } from '../element/dialog-place.js';
import { moveNode } from '../element/move-node.js';
import { closeOnBackdrop } from '../ui/close-on-backdrop.js';
import { maxHeightPx } from './max-height.js';

/**
 * The iframe of an isolated form and its container: in `button` mode a modal dialog of the host page, so that it covers
 * the page and not the frame's box; in `inline` mode a block.
 */

/**
 * - `allow-scripts`, `allow-forms`: the guest is a form. Without the second it gets no submit events.
 * - `allow-same-origin`: the guest keeps its own origin (not the host page's). Without it there is no storage, and
 *   messages have no origin to check.
 * - `allow-popups`, `allow-popups-to-escape-sandbox`: the checkout is a window of its own, without these limits.
 * - `allow-top-navigation-by-user-activation`: the checkout opens in the top window where it cannot open in one of its
 *   own, and only in the donor's click.
 *
 * Not granted: modals, downloads, pointer lock and the rest.
 */
export const sandbox = [
  'allow-scripts',
  'allow-forms',
  'allow-same-origin',
  'allow-popups',
  'allow-popups-to-escape-sandbox',
  'allow-top-navigation-by-user-activation',
];

export interface Iframe {
  readonly element: HTMLIFrameElement;
  readonly isDialog: boolean;
  /** Shows the dialog and gives the frame the focus. False if nothing in the page is visible. */
  show(): boolean;
  close(): void;
  /** Whether the dialog is open. */
  isShown(): boolean;
  /** Sets the height, in CSS pixels. */
  resize(height: number): void;
  /** Takes the space of an inline frame away while the page's own link stands there. */
  setLate(isLate: boolean): void;
  /** Shows the frame in place of the button. */
  showAsNotice(isNotice: boolean): void;
  /** Follows the element, whose look may have changed. */
  update(): void;
  remove(): void;
}

export interface IframeOptions {
  /** The element in the page. */
  host: HTMLElement;
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
 * Appends the iframe to the container, which makes it load. The frame of a dialog that would be hidden there loads in its
 * portal, since a move reloads it in browsers without `moveBefore()`.
 */
export function createIframe(container: HTMLElement, options: IframeOptions): Iframe {
  const { host, title, isDialog, previous, onClose } = options;
  const frame = previous?.element ?? createFrame(options);
  const dialog = isDialog ? document.createElement('dialog') : undefined;
  const box = dialog ?? document.createElement('div');
  box.className = frame.parentElement?.className ?? '';
  const wrapper = document.createElement('div');
  wrapper.append(box);
  container.append(wrapper);
  const place = new DialogPlace({ element: host, wrapper });
  if (dialog) {
    dialog.setAttribute('aria-label', title);
    dialog.setAttribute('part', 'dialog');
    // It is closed for a moment when it moves.
    dialog.onclose = () => dialog.open || onClose();
    closeOnBackdrop(dialog, () => dialog.close());
    place.moveIfHidden();
  }
  containEvents(wrapper);
  moveNode(frame, box);
  previous?.remove();

  return {
    element: frame,
    isDialog,
    show() {
      if (!dialog?.isConnected || !place.show(dialog)) return false;
      frame.focus();
      return true;
    },
    close: () => dialog?.close(),
    isShown: () => !!dialog?.open,
    resize(height) {
      frame.style.blockSize = `${Math.min(height, maxHeightPx)}px`;
      box.classList.add('sized');
    },
    setLate(isLate) {
      frame.style.display = isLate ? 'none' : '';
    },
    showAsNotice(isNotice) {
      // A notice is as hidden as the button is.
      if (isNotice) place.restore();
      box.classList.toggle('notice', isNotice);
    },
    update: () => place.update(),
    remove() {
      place.dispose();
      wrapper.remove();
    },
  };
}
