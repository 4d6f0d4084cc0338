import { hasButton, isDataLayer } from '../contract/attribute-checks.js';
import { eventInit } from './event-init.js';
import type { ElementShell, ShellParts } from './form-module.js';
import { reportEvent } from './report-event.js';

/** Adds to the parts of a shell element what a form does with them. */
export function createElementShell(parts: ShellParts): ElementShell {
  const { element, container } = parts;
  const button = container.querySelector('button');
  const slot = container.nextElementSibling;
  return {
    ...parts,
    emit(name, detail) {
      const isProceeding = element.dispatchEvent(new CustomEvent(name, eventInit(name, detail)));
      if (isDataLayer(parts.read('analytics'))) reportEvent(name, detail);
      return isProceeding;
    },
    label: () => button?.textContent || '',
    // If the content is shown, it is a part of the page, and its links are not taken for the fallback.
    fallbackHref: () =>
      slot instanceof HTMLElement && slot.hidden
        ? element.querySelector<HTMLAnchorElement>('a[href]')?.href
        : undefined,
    showButton(isVisible) {
      if (button) button.style.display = isVisible && hasButton(parts.read('mode')) ? '' : 'none';
    },
  };
}
