import { isInline } from '../contract/attribute-checks.js';
import type { OpenableElement } from './form-module.js';

/**
 * `<sir-donate id="give">` opens its form when the page's address has the fragment `#give`: a link from anywhere opens it,
 * and without the script the same link scrolls to the element's own link. The shell imports this file for elements with an
 * id, once the address has a fragment, and for a button of the page that leads to a form in the page.
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

/** Scrolls to the form in the page and moves the focus to its title, once it is there and if it is still wanted. */
export function showInPlace(element: OpenableElement, isWanted = () => true): void {
  const show = () => {
    if (!isWanted()) return;
    element.scrollIntoView();
    element.shadowRoot?.querySelector<HTMLElement>('.title,iframe')?.focus({ preventScroll: true });
  };
  if (element.state === 'idle') element.addEventListener('sir-donate-ready', show, { once: true });
  // Firefox (seen in ESR 153) moves the focus into no frame while it handles a key.
  else setTimeout(show);
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
    if (!isInline(`${element.mode}`)) this.#hasOpened = true;
    // The browser has scrolled to the place before the form was in it.
    else showInPlace(element, () => this.#wasNamed);
    element.open();
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
