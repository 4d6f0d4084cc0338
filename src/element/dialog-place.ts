import { ancestorsBelowBody } from './ancestors.js';
import { watchClosingMenu } from './closing-menu.js';
import { isRendered } from './is-rendered.js';
import { moveNode } from './move-node.js';
import { createPortal, type Portal, updatePortal } from './portal.js';

export interface DialogPlaceOptions {
  /** The element in the page. Without one, as in `frame.html`, nothing is moved. */
  element: HTMLElement | undefined;
  /** Contains the dialog, and is moved with it. */
  wrapper: HTMLElement;
  /** Called after the dialog was closed because the page has hidden it. */
  onHidden?(): void;
}

/**
 * Shows a modal dialog, and keeps the page from being frozen by a dialog that nobody sees:
 *
 * 1. The dialog is shown where the element is: styles, parts and the event path depend on it.
 * 2. If an ancestor hides it there, its wrapper moves into a portal at the end of the body, before a frame is painted.
 * 3. If the page hides it in the first frame, or a menu does that closes on the press, it moves too.
 * 4. If the page hides it later, it is closed.
 */
export class DialogPlace {
  readonly #options: DialogPlaceOptions;
  readonly #home: HTMLElement | null;
  #portal: Portal | undefined;
  #stopWatching = (): void => {};

  constructor(options: DialogPlaceOptions) {
    this.#options = options;
    this.#home = options.wrapper.parentElement;
  }

  /** Shows the dialog, again if a move in the DOM has taken it out of the top layer. False if nothing can show it. */
  show(dialog: HTMLDialogElement | undefined): boolean {
    // It is shown once it is rendered.
    if (!dialog) return true;
    if (!dialog.matches(':modal') || !isRendered(dialog)) {
      showModal(dialog);
      if (this.#isHidden(dialog)) this.#moveAndShow(dialog);
    }
    if (isRendered(dialog)) {
      this.#watch(dialog);
      return true;
    }
    this.#stopWatching();
    dialog.close();
    return false;
  }

  /** Moves the wrapper into a portal if an ancestor hides it. */
  moveIfHidden(): void {
    const { element, wrapper } = this.#options;
    if (!element || this.#portal || !this.#isHidden(wrapper)) return;
    const source = wrapper.getRootNode() as ShadowRoot;
    this.#portal = createPortal(element);
    moveNode(wrapper, this.#portal.container);
    const { shadowRoot } = this.#portal.host;
    if (shadowRoot) shadowRoot.adoptedStyleSheets = source.adoptedStyleSheets;
  }

  /** Moves the wrapper back to its place. */
  restore(): void {
    this.#stopWatching();
    if (!this.#portal) return;
    if (this.#home) moveNode(this.#options.wrapper, this.#home);
    this.#portal.host.remove();
    this.#portal = undefined;
  }

  /** Follows the element, whose attributes, look or document may have changed. */
  update(): void {
    const { element } = this.#options;
    if (!element || !this.#portal) return;
    const { host } = this.#portal;
    if (host.isConnected && host.ownerDocument === element.ownerDocument) updatePortal(this.#portal, element);
    else this.restore();
  }

  dispose(): void {
    this.#stopWatching();
    this.#portal?.host.remove();
  }

  #moveAndShow(dialog: HTMLDialogElement): void {
    dialog.close();
    this.moveIfHidden();
    showModal(dialog);
  }

  /** Whether, at its place, the browser does not draw it, or an ancestor keeps it from screen readers. */
  #isHidden(target: HTMLElement): boolean {
    const { element } = this.#options;
    if (!isRendered(target)) return true;
    if (!element || this.#portal) return false;
    return ancestorsBelowBody(element).some((ancestor) => ancestor.getAttribute('aria-hidden') === 'true');
  }

  /** Moves or closes the open dialog when the page hides it. */
  #watch(dialog: HTMLDialogElement): void {
    this.#stopWatching();
    const { element, onHidden } = this.#options;
    if (!element) return;
    const menu = watchClosingMenu(element);
    // Calls back in the first frame, and whenever the dialog gets a box or loses it.
    const observer = new IntersectionObserver(() => {
      const isMenuClosing = menu.isClosing();
      if (!dialog.open || !(isMenuClosing ? this.#isHidden(dialog) : !isRendered(dialog))) return;
      if (isMenuClosing) this.#moveAndShow(dialog);
      if (isRendered(dialog)) {
        this.#watch(dialog);
      } else {
        this.#stopWatching();
        dialog.close();
        onHidden?.();
      }
    });
    observer.observe(dialog);
    this.#stopWatching = () => {
      menu.stop();
      observer.disconnect();
    };
  }
}

function showModal(dialog: HTMLDialogElement): void {
  if (dialog.matches(':modal')) return;
  dialog.close();
  dialog.showModal();
}
