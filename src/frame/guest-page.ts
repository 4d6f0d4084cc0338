import { adoptStylesheet } from '../element/adopt-stylesheet.js';
import shellCss from '../element/shell.css?inline';
import frameCss from './guest.css?inline';
import type { FrameInit } from './host-messages.js';
import { themeProperties } from './theme-properties.js';

/** The frame page's own few elements: what the shell element is to a page. */
export interface GuestPage {
  /** Carries the options as attributes. */
  readonly element: HTMLElement;
  /** The form draws into it. */
  readonly container: HTMLElement;
  /** Opens the dialog where no element of ours is around to do it. */
  readonly button: HTMLButtonElement;
  /** Applies the host page's colour scheme and custom properties. */
  applyTheme(theme: FrameInit['theme']): void;
  /** Writes what a developer would read in the console, which a site's editor does not have. */
  showHint(words: string): void;
  showButton(isVisible: boolean): void;
  /** Calls back once the frame is on the donor's screen, wherever the page has put it. */
  whenSeen(callback: () => void): void;
  /** Gives the focus to the form as a whole: the first Tab leads to its first control. False while it is not drawn. */
  focus(): boolean;
}

export function createGuestPage(element: HTMLElement): GuestPage {
  adoptStylesheet(frameCss, document);
  const shadow = element.attachShadow({ mode: 'open' });
  adoptStylesheet(shellCss, shadow);
  const container = document.createElement('div');
  container.className = 'root';
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'open';
  button.style.display = 'none';
  container.append(button);
  shadow.append(container);
  let advice: HTMLElement | undefined;

  return {
    element,
    container,
    button,
    applyTheme(theme) {
      for (const name of themeProperties) {
        document.documentElement.style.setProperty(name, theme[name] ?? '');
      }
    },
    showHint(words) {
      advice?.remove();
      if (!words) return;
      advice = document.createElement('p');
      advice.className = 'advice';
      advice.textContent = words;
      element.after(advice);
    },
    showButton(isVisible) {
      button.style.display = isVisible ? '' : 'none';
    },
    whenSeen(callback) {
      const observer = new IntersectionObserver((entries) => {
        if (!entries.some(({ isIntersecting }) => isIntersecting)) return;
        observer.disconnect();
        callback();
      });
      observer.observe(element);
    },
    focus() {
      const form = container.querySelector<HTMLElement>('.form');
      if (!form) return false;
      form.tabIndex = -1;
      form.style.outline = 'none';
      form.focus();
      return true;
    },
  };
}
