import type { CheckoutMode } from '../contract/enums.js';
import type { BrowserWindows, CheckoutWindow } from '../donation/browser-windows.js';

/** A window as the flow sees it. */
export interface FakeWindow {
  kind: CheckoutMode;
  /** Where it went; none while it is empty. */
  url: string | undefined;
  isClosed: boolean;
}

/** The browser's windows, with the test in the donor's place. */
export interface FakeWindows extends BrowserWindows {
  /** The windows that the page opened. */
  opened: FakeWindow[];
  /** Where the page itself was sent. */
  navigations: string[];
  blockWindows(): void;
  setHidden(hidden: boolean): void;
  /** The donor comes back to the page: focus, visible, page shown. */
  comeBack(): void;
}

export function createFakeWindows(): FakeWindows {
  const opened: FakeWindow[] = [];
  const navigations: string[] = [];
  const listeners = new Set<() => void>();
  let isBlocked = false;
  let isHidden = false;
  return {
    opened,
    navigations,
    blockWindows: () => {
      isBlocked = true;
    },
    setHidden: (hidden) => {
      isHidden = hidden;
    },
    comeBack() {
      isHidden = false;
      for (const listener of listeners) listener();
    },
    canOpenWindows: true,
    isFramed: false,
    openWindow(kind): CheckoutWindow | undefined {
      if (isBlocked || (kind === 'redirect' && !this.isFramed)) return undefined;
      const popup: FakeWindow = { kind, url: undefined, isClosed: false };
      opened.push(popup);
      return {
        isReady: () => !popup.isClosed,
        go(url) {
          if (popup.isClosed) return false;
          popup.url = url;
          return true;
        },
        close: () => {
          popup.isClosed = true;
        },
      };
    },
    navigate: (url) => void navigations.push(url),
    isHidden: () => isHidden,
    onPageVisible(callback, abortSignal) {
      listeners.add(callback);
      abortSignal.addEventListener('abort', () => listeners.delete(callback));
    },
  };
}
