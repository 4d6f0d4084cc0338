import type { OpenableElement } from './form-module.js';

/**
 * `<sir-donate id="give">` opens its form when the page's address has the fragment `#give`: a link from anywhere opens it,
 * and without the script the same link scrolls to the element's own link. The shell imports this file for elements with an
 * id, once the address has a fragment.
 */

/** Finds what the fragment of the page's address names, as browsers do, in the document or shadow root of a node. */
function findNamed(node: Node): Element | null {
  const root = node.getRootNode();
  if (!('getElementById' in root)) return null;
  const find = (id: string) => (id ? (root as Document | ShadowRoot).getElementById(id) : null);
  const fragment = location.hash.slice(1);
  try {
    return find(fragment) ?? find(decodeURIComponent(fragment));
  } catch {
    return null;
  }
}

const isNamed = (element: Element): boolean => findNamed(element) === element;

/** Takes the fragment away, so that a reload does not open the form, and the same link opens it again. */
function removeFragment(): void {
  try {
    // A path alone would be read by the page's `<base>`, and one that begins with `//` as the name of a host.
    history.replaceState(history.state, '', location.href.split('#')[0]);
  } catch {
    // A page without an address of its own, or a browser that has had too many of these calls.
  }
}

/** One element and the fragment that names it. */
class FragmentWatcher {
  readonly #element: OpenableElement;
  /** Whether the address named the element when it was last looked at. */
  #wasNamed = false;
  /** Whether the fragment has opened the dialog, and it has not been closed since. */
  #hasOpened = false;

  constructor(element: OpenableElement) {
    this.#element = element;
    element.addEventListener('sir-donate-close', () => {
      this.#hasOpened = false;
      // An element that is put back into the page opens again.
      if (!element.isConnected) this.#wasNamed = false;
      else if (isNamed(element)) {
        removeFragment();
        this.#wasNamed = isNamed(element);
      }
    });
  }

  follow(): void {
    const wasNamed = this.#wasNamed;
    this.#wasNamed = this.#element.isConnected && isNamed(this.#element);
    if (wasNamed === this.#wasNamed) return;
    if (this.#wasNamed) this.reach();
    // The visitor has gone back.
    else if (this.#hasOpened) this.#element.close();
  }

  /** Opens the form, or leads to the one in the page. */
  reach(): void {
    const element = this.#element;
    if (element.mode !== 'inline') this.#hasOpened = true;
    else if (element.state === 'idle')
      element.addEventListener('sir-donate-ready', () => this.#showInPlace(), { once: true });
    else this.#showInPlace();
    element.open();
  }

  /** The browser has scrolled to the place before the form was in it. */
  #showInPlace(): void {
    if (!this.#wasNamed) return;
    this.#element.scrollIntoView();
    this.#element.shadowRoot?.querySelector<HTMLElement>('.title,iframe')?.focus({ preventScroll: true });
  }
}

const watchers = new WeakMap<Element, FragmentWatcher>();

/**
 * A link to the fragment that the address has already changes no address. It is so where the form is in the page, and where
 * the fragment could not be taken away. In the capturing phase, because menus keep a click from bubbling.
 */
function followPress(event: MouseEvent): void {
  const link = event.composedPath().find((node) => node instanceof HTMLAnchorElement);
  const { ctrlKey, metaKey, shiftKey, altKey } = event;
  if (
    !link ||
    ctrlKey ||
    metaKey ||
    shiftKey ||
    altKey ||
    !/^(_self)?$/i.test(link.target) ||
    link.href !== location.href
  )
    return;
  const element = findNamed(link);
  const watcher = element && watchers.get(element);
  if (!watcher) return;
  // The browser would take the focus away again.
  event.preventDefault();
  // Firefox (seen in ESR 153) moves the focus into no frame while it handles a key.
  setTimeout(() => watcher.reach());
}

/** Opens the form of an element if the address names it, and closes what it has opened once the address does not. */
export function followFragment(element: OpenableElement): void {
  let watcher = watchers.get(element);
  if (!watcher) {
    watcher = new FragmentWatcher(element);
    watchers.set(element, watcher);
    document.addEventListener('click', followPress, true);
  }
  watcher.follow();
}
