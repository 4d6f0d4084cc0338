import { createStylesheet } from './adopt-stylesheet.js';
import shellCss from './shell.css?inline';

export const adoptShellStylesheet = createStylesheet(shellCss);

/** What the shell has in its shadow root. */
export interface ShellDom {
  container: HTMLElement;
  button: HTMLButtonElement;
  /** Shows what the element holds: its label, or the page's own link. */
  slot: HTMLSlotElement;
}

export function createShellDom(element: HTMLElement): ShellDom {
  const container = document.createElement('div');
  const button = document.createElement('button');
  const slot = document.createElement('slot');
  container.className = 'root';
  // happy-dom 21 has no `part`.
  button.setAttribute('part', 'button');
  container.append(button);
  element.attachShadow({ mode: 'open' }).append(container, slot);
  return { container, button, slot };
}
