import type { Setup } from '../contract/host-messages.js';
import { lookNames } from '../contract/look.js';
import { adopt } from './adopt.js';
import frameCss from './frame.css?inline';
import shellCss from './shell.css?inline';

/** The frame page's own few elements: what the shell element is to a page. */
export interface FramePlace {
  /** Carries the options as attributes. */
  readonly element: HTMLElement;
  /** The form draws into it. */
  readonly container: HTMLElement;
  /** Opens the dialog where no element of ours is around to do it. */
  readonly button: HTMLButtonElement;
  /** Makes the frame look as the page around does. */
  wear(look: Setup['look']): void;
  /** Writes what a developer would read in the console, which a site's editor does not have. */
  advise(words: string): void;
  showButton(isVisible: boolean): void;
  /** Calls back once the frame is on the donor's screen, wherever the page has put it. */
  whenSeen(callback: () => void): void;
  /** Gives the focus to the form as a whole: the first Tab leads to its first control. False while it is not drawn. */
  focus(): boolean;
}

export function createFramePlace(element: HTMLElement): FramePlace {
  adopt(frameCss, document);
  const shadow = element.attachShadow({ mode: 'open' });
  adopt(shellCss, shadow);
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
    wear(look) {
      for (const name of lookNames) {
        document.documentElement.style.setProperty(name, look[name] ?? '');
      }
    },
    advise(words) {
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
