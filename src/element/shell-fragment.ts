import { isInline } from '../contract/attribute-checks.js';
import type { FragmentModule, OpenableElement } from './form-module.js';

/**
 * What the shell carries of the links and buttons of the page that open a form. The rest is in `fragment.ts`, which it loads
 * where the address has a fragment, and where a button leads to a form in the page.
 */

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

/** Opens the form by the command of a button of the page, or leads to the form in the page. */
export function listenForCommand(element: OpenableElement, load: () => Promise<FragmentModule>): void {
  element.addEventListener('command', (event) => {
    // That of `open-command.js` says no more.
    if ((Reflect.get(event, 'command') ?? '--open') !== '--open') return;
    element.open();
    if (isInline(`${element.mode}`))
      load().then(
        ({ showInPlace }) => showInPlace?.(element),
        () => {},
      );
  });
}
