import { createStylesheet, hasLightDark } from '../element/adopt-stylesheet.js';
import shellCss from '../element/shell.css?inline';
import { themeProperties } from '../element/theme-properties.js';
import type { Room } from './frame-room.js';
import guestCss from './guest.css?inline';
import type { FrameInit } from './host-messages.js';

/** The elements of `frame.html` around the form: what the shell element is to a page. */
export interface GuestPage {
  /** The form renders into it. */
  readonly container: HTMLElement;
  /** Opens the dialog where the host page has no element of ours. */
  readonly button: HTMLButtonElement;
  /** Applies the host page's colour scheme and custom properties. */
  applyTheme(theme: FrameInit['theme']): void;
  /** Applies the `theme` attribute: `light`, `dark`, or anything else for none. */
  applyColorScheme(theme: string | undefined): void;
  showButton(isVisible: boolean): void;
  /** Shows the form in place, lays it out without showing it, or shows a button in the middle of the frame. */
  applyRoom(room: Room): void;
  /** The language and the direction that the form is rendered in, and its heading, are those of the page, too. */
  describe(donate: string): void;
  /** Calls back when Escape is pressed. */
  onEscape(callback: () => void): void;
  /** Calls back once the frame is in the viewport. */
  whenVisible(callback: () => void): void;
  /** Focuses the form as a whole: the first Tab leads to its first control. False if no form is rendered yet. */
  focusForm(): boolean;
}

/** In a frame of our element, in a bare frame, or as a page of its own. */
type GuestPlace = 'element' | 'bare' | 'top-level';

/** Is called with the heading of the form, and with the translated word *Donate*, after each rendering. */
export type OnHeading = (heading: string, donate: string) => void;

export function createGuestPage(element: HTMLElement, place: GuestPlace, onHeading: OnHeading): GuestPage {
  createStylesheet(guestCss)(document);
  document.documentElement.classList.add(place);
  let language = '';
  const shadow = element.attachShadow({ mode: 'open' });
  createStylesheet(shellCss)(shadow);
  const container = document.createElement('div');
  container.className = 'root';
  const button = document.createElement('button');
  button.type = 'button';
  button.style.display = 'none';
  container.append(button);
  shadow.append(container);
  const updateColorScheme = () => {
    if (hasLightDark()) return;
    import('../element/follow-color-scheme.js').then(
      ({ followColorScheme }) => followColorScheme(container),
      () => {},
    );
  };
  updateColorScheme();

  return {
    container,
    button,
    applyTheme(theme) {
      for (const name of themeProperties) {
        document.documentElement.style.setProperty(name, theme[name] ?? '');
      }
      updateColorScheme();
    },
    applyColorScheme(theme) {
      element.style.colorScheme = /^\W*(light|dark)\W*$/i.exec(theme ?? '')?.[1] ?? '';
    },
    showButton(isVisible) {
      button.style.display = isVisible ? '' : 'none';
    },
    applyRoom(room) {
      element.style.visibility = room === 'unknown' ? 'hidden' : '';
      document.documentElement.classList.toggle('small', room === 'button');
    },
    describe(donate) {
      const form = container.querySelector<HTMLElement>('[lang]');
      // Only a change: translators set it too.
      if (form && form.lang !== language) {
        language = document.documentElement.lang = form.lang;
        document.documentElement.dir = form.dir;
      }
      const title = container.querySelector('#sir-title')?.textContent || donate;
      // The page around has a `main` of its own. Landmarks of one kind are told apart by their names.
      if (place !== 'top-level') element.setAttribute('aria-label', title);
      onHeading(title, donate);
    },
    onEscape(callback) {
      // Capturing, because no key that is pressed in the form bubbles out of it.
      addEventListener(
        'keydown',
        ({ key, isComposing }) => {
          if (key === 'Escape' && !isComposing) callback();
        },
        true,
      );
    },
    whenVisible(callback) {
      const observer = new IntersectionObserver((entries) => {
        if (!entries.some(({ isIntersecting }) => isIntersecting)) return;
        observer.disconnect();
        callback();
      });
      observer.observe(element);
    },
    focusForm() {
      const form = container.querySelector<HTMLElement>('.form');
      if (!form) return false;
      form.tabIndex = -1;
      form.style.outline = 'none';
      form.focus();
      return true;
    },
  };
}
