import type { BrowserWindows, CheckoutWindow } from '../donation/windows.js';

/** A window as the flow sees it. */
export interface FakeWindow {
  kind: 'popup' | 'tab';
  /** Where it went; none while it is empty. */
  url: string | undefined;
  isClosed: boolean;
}

/** A browser of which the tests are the donor. */
export interface FakeWindows extends BrowserWindows {
  windows: FakeWindow[];
  /** Where the page itself was sent. */
  left: string[];
  blockWindows(): void;
  setHidden(hidden: boolean): void;
  /** The donor comes back to the page: focus, visible, page shown. */
  comeBack(): void;
}

export function createFakeWindows(): FakeWindows {
  const windows: FakeWindow[] = [];
  const left: string[] = [];
  const listeners = new Set<() => void>();
  let isBlocked = false;
  let isHidden = false;
  return {
    windows,
    left,
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
    openWindow(kind): CheckoutWindow | undefined {
      if (isBlocked) return undefined;
      const window: FakeWindow = { kind, url: undefined, isClosed: false };
      windows.push(window);
      return {
        go(url) {
          if (window.isClosed) return false;
          window.url = url;
          return true;
        },
        close: () => {
          window.isClosed = true;
        },
      };
    },
    navigate: (url) => void left.push(url),
    isHidden: () => isHidden,
    onPageVisible(callback, signal) {
      listeners.add(callback);
      signal.addEventListener('abort', () => listeners.delete(callback));
    },
  };
}
