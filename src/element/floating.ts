import { isFloating } from '../contract/attribute-checks.js';
import { warn } from '../contract/log.js';
import { createStylesheet } from './adopt-stylesheet.js';
import floatingCss from './floating.css?inline';
import type { ShellParts } from './form-module.js';

/**
 * `mode="floating"`: the button stays in the bottom corner of the window. It steps aside while something else needs the place,
 * or offers the same: a dialog of the page, the on-screen keyboard, another donate button. There is one on a page.
 *
 * Nothing here runs while the page is still: observers tell when such an element appears, and whether it is in view.
 */
const adoptFloatingStylesheet = createStylesheet(floatingCss);

const dialogs = 'dialog,[role=dialog],[role=alertdialog],[aria-modal=true],[popover]';
const donateButtons = 'sir-donate,a[href*="frame.html?"][href*="publishable-key=pk_"],a[data-sir-donate]';
const textFields =
  'textarea,[contenteditable]:not([contenteditable=false]),input:not([type=button],[type=submit],[type=reset],[type=checkbox],[type=radio],[type=range],[type=color],[type=file],[type=image])';

/** Whether a person can see the element. A closed dialog may be in place and transparent. */
const isSeen = (element: Element): boolean =>
  element.checkVisibility?.({ visibilityProperty: true, opacityProperty: true }) ?? true;

/** How many pixels of the window a keyboard covers at least. A browser's toolbars cover less. */
const keyboardPx = 150;

/** Whether the visitor types on the screen: a text field has the focus, and there is a keyboard or no mouse. */
function isKeyboardOpen(): boolean {
  let focused = document.activeElement;
  while (focused?.shadowRoot?.activeElement) focused = focused.shadowRoot.activeElement;
  const covered = visualViewport ? innerHeight - visualViewport.height * visualViewport.scale : 0;
  return focused?.matches(textFields)
    ? covered > keyboardPx || matchMedia('(pointer: coarse)').matches
    : // What has the focus in a frame of another origin is unknown.
      focused?.localName === 'iframe' && covered > keyboardPx;
}

class FloatingButton {
  readonly #parts: ShellParts;
  readonly #life = new AbortController();
  /** What may be in the way, and whether it is in the window. */
  readonly #others = new Map<Element, boolean>();
  #isLookDue = false;
  readonly #inView = new IntersectionObserver((entries) => {
    for (const { target, isIntersecting, boundingClientRect: box } of entries)
      this.#others.set(target, isIntersecting && box.width > 0 && box.height > 0);
    this.#place();
  });
  /** Visibility and transparency change without a change of place. */
  readonly #attributes = new MutationObserver(() => this.#place());
  readonly #elements = new MutationObserver(() => this.#lookLater());

  constructor(parts: ShellParts) {
    this.#parts = parts;
    const { signal: abortSignal } = this.#life;
    const place = () => this.#place();
    for (const type of ['focusin', 'focusout', 'transitionend'])
      document.addEventListener(type, place, { signal: abortSignal, passive: true });
    visualViewport?.addEventListener('resize', place, { signal: abortSignal });
    // Some pages make an element a dialog only when they show it.
    this.#elements.observe(document.documentElement, {
      childList: true,
      subtree: true,
      attributeFilter: ['role', 'aria-modal', 'popover'],
    });
    this.#elements.observe(parts.element, { attributeFilter: ['id', 'mode'] });
    this.#look();
  }

  isActive(): boolean {
    const { element, read } = this.#parts;
    return element.isConnected && isFloating(read('mode'));
  }

  isOf(element: HTMLElement): boolean {
    return this.#parts.element === element;
  }

  /** Pages may change thousands of elements at once. */
  #lookLater(): void {
    if (this.#isLookDue) return;
    this.#isLookDue = true;
    setTimeout(() => {
      this.#isLookDue = false;
      this.#look();
    });
  }

  /** Finds what is new in the page, and lets go of what has left it. */
  #look(): void {
    if (!this.isActive()) {
      this.#release();
      return;
    }
    const { element } = this.#parts;
    const { id } = element;
    const openers = id
      ? `,[command="--open"][commandfor="${CSS.escape(id)}"],a[href$="#${CSS.escape(id)}"]`
      : '';
    const found = new Set(document.querySelectorAll(`${dialogs},${donateButtons}${openers}`));
    found.delete(element);
    for (const other of this.#others.keys()) {
      if (found.has(other)) continue;
      this.#others.delete(other);
      this.#inView.unobserve(other);
    }
    for (const other of found) {
      if (this.#others.has(other)) continue;
      this.#others.set(other, false);
      this.#inView.observe(other);
      this.#attributes.observe(other, {
        attributeFilter: ['class', 'style', 'hidden', 'open', 'aria-hidden'],
      });
    }
    this.#place();
  }

  #place(): void {
    const { container, element } = this.#parts;
    if (!element.isConnected) return;
    const isInTheWay = [...this.#others].some(([other, isInView]) => isInView && isSeen(other));
    // A keyboard user must see what has the focus.
    const isFocused = !!element.shadowRoot?.activeElement?.matches(':focus-visible');
    container.classList.toggle('aside', !isFocused && (isInTheWay || isKeyboardOpen()));
  }

  #release(): void {
    this.#life.abort();
    this.#inView.disconnect();
    this.#attributes.disconnect();
    this.#elements.disconnect();
    this.#parts.container.classList.remove('aside');
    if (current === this) current = undefined;
    // Those that still have to wait join the set again meanwhile.
    for (const parts of [...waiting]) floatButton(parts);
  }
}

let current: FloatingButton | undefined;
/** Elements that found another one in the corner. */
const waiting = new Set<ShellParts>();

/** Keeps the button of an element in the corner, unless another element's is there. */
export function floatButton(parts: ShellParts): void {
  const { element, container, read } = parts;
  for (const other of waiting) if (other.element === element) waiting.delete(other);
  const root = container.getRootNode();
  if (!element.isConnected || !isFloating(read('mode')) || !(root instanceof ShadowRoot)) return;
  adoptFloatingStylesheet(root);
  if (current?.isActive()) {
    if (current.isOf(element)) return;
    container.classList.add('extra');
    waiting.add(parts);
    warn('mode="floating": another one is in the corner already. This one is not shown.');
    return;
  }
  container.classList.remove('extra');
  current = new FloatingButton(parts);
}
