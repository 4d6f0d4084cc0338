import type { FragmentModule, OpenableElement } from './form-module.js';

/** What the shell carries of fragments. The rest is in `fragment.ts`, which an element with an id loads. */

/**
 * Returns a function that looks at the address: without an event once the element is in the page, and with the event of a
 * change.
 */
export const createFragmentListener =
  (element: OpenableElement, load: () => Promise<FragmentModule>) =>
  (event?: Event): void => {
    if (element.id && (event || location.hash))
      load().then(
        ({ followFragment }) => followFragment(element),
        () => {},
      );
  };

/**
 * Starts or stops to listen for changes of the address. Routers change it without a `hashchange`, which only the Navigation
 * API tells. A page may have a variable of that name.
 */
export function listenForFragment(method: 'add' | 'remove', listener: (event: Event) => void): void {
  window[`${method}EventListener`]('hashchange', listener);
  const navigation: unknown = Reflect.get(window, 'navigation');
  if (navigation instanceof EventTarget) navigation[`${method}EventListener`]('currententrychange', listener);
}
