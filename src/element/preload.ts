import { isComplete, isPreloaded } from '../contract/attribute-checks.js';
import type { PreloadParts } from './form-module.js';
import { whenIdle } from './when-idle.js';

/**
 * Gets the form of a page ready before a donor reaches for it. The shell imports this file once the page has loaded. Nothing
 * happens before the page is idle, and each step that runs code has an idle task of its own, so that the page is never kept
 * waiting for long:
 *
 * 1. When a button is in view, the file of its form is fetched at low priority and parsed. All widgets of a page share it.
 * 2. The file is evaluated.
 * 3. The closed dialog is rendered, for one button of a page: the first in view, or its successor once that is removed.
 *
 * An isolated form is a page of another origin, which only an intent may load. Its host side is fetched and evaluated.
 * Nothing here calls the API, and a step that fails is left to the intent, which tries again and reports it.
 */

/**
 * Fetches and parses a module without evaluating it. Where modules cannot be preloaded, or this one does not load, its import
 * fetches it. The same where the script's element is not found: an import is allowed by the nonce of the script that imports,
 * a link by its own nonce alone.
 *
 * @param container has the link meanwhile: in the shadow root it is no part of what the page's scripts manage
 */
function fetchModule(href: string, container: HTMLElement): Promise<void> {
  const link = document.createElement('link');
  const script = document.querySelector<HTMLScriptElement>('script[src*="/sir-donate."]');
  if (!script || !link.relList.supports('modulepreload')) return Promise.resolve();
  return new Promise((resolve) => {
    link.rel = 'modulepreload';
    link.nonce = script.nonce;
    // A property in newer browsers only.
    link.setAttribute('fetchpriority', 'low');
    link.onload = link.onerror = () => {
      link.remove();
      resolve();
    };
    link.href = href;
    container.append(link);
  });
}

/** Whether the element is in the page, and its attributes still let its form be got ready. */
const isDue = ({ element, read }: PreloadParts): boolean =>
  element.isConnected && isPreloaded(read) && isComplete(read);

/** Gets forms of one kind ready. */
class Preloader {
  readonly #fetchCode: (container: HTMLElement) => Promise<void>;
  readonly #candidates = new Map<Element, PreloadParts>();
  /** The element for which the form is got ready. */
  #chosen: WeakRef<Element> | undefined;
  readonly #observer = new IntersectionObserver((entries) => {
    for (const { target, isIntersecting } of entries) {
      const parts = isIntersecting ? this.#candidates.get(target) : undefined;
      if (!parts || !isDue(parts)) continue;
      this.#chosen = new WeakRef(target);
      this.#candidates.clear();
      this.#prepare(parts).catch(() => {});
      break;
    }
    this.#releaseRemoved();
  });

  constructor(fetchCode: (container: HTMLElement) => Promise<void>) {
    this.#fetchCode = fetchCode;
  }

  /** Adds a button, unless it was removed meanwhile, or another of the page was chosen. */
  add(parts: PreloadParts): void {
    if (!parts.element.isConnected || this.#chosen?.deref()?.isConnected) return;
    this.#releaseRemoved();
    this.#candidates.set(parts.element, parts);
    // An element that was observed before is looked at anew, because its attributes have changed.
    this.#observer.unobserve(parts.element);
    this.#observer.observe(parts.element);
  }

  /** Lets go of elements that are no longer in the page, and of the observer once there are no others. */
  #releaseRemoved(): void {
    for (const element of this.#candidates.keys()) {
      if (element.isConnected) continue;
      this.#candidates.delete(element);
      this.#observer.unobserve(element);
    }
    if (!this.#candidates.size) this.#observer.disconnect();
  }

  async #prepare(parts: PreloadParts): Promise<void> {
    await whenIdle();
    await this.#fetchCode(parts.container);
    await whenIdle();
    const module = isDue(parts) ? await parts.loadForm() : undefined;
    const render = await module?.prepareInElement?.(parts);
    await whenIdle();
    if (isDue(parts)) render?.();
    // Its attributes may allow it later.
    else this.#chosen = undefined;
  }
}

const preloaders = new Map<boolean, Preloader>();

/**
 * Gets the form of an element ready, if it is the one of the page that is chosen for it.
 *
 * @param urlOf returns the address of the form's file or of its isolated host side; absent where the file is loaded, or has
 *   no address that is known
 */
export function preloadForm(parts: PreloadParts, urlOf?: (isIsolated: boolean) => string): void {
  const isIsolated = !!Reflect.get(parts.element, 'isolated');
  let preloader = preloaders.get(isIsolated);
  if (!preloader) {
    preloader = new Preloader(async (container) => {
      if (urlOf) await fetchModule(urlOf(isIsolated), container);
    });
    preloaders.set(isIsolated, preloader);
  }
  preloader.add(parts);
}
