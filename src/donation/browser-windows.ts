/**
 * What the flow needs of a browser's windows, so that its tests run without one: opening the checkout in a popup or tab,
 * navigating to it, and the moments at which a donor returns to the page.
 */
export interface BrowserWindows {
  /** False in in-app browsers, where a second window opens nowhere or cannot be left. */
  canOpenWindows: boolean;
  /**
   * Opens an empty window inside a click, which says `placeholderText`; `undefined` where it was blocked.
   * Its `opener` is cleared before it navigates.
   */
  openWindow(kind: 'popup' | 'tab', placeholderText: string): CheckoutWindow | undefined;
  /** Navigates this page to the checkout. */
  navigate(url: string): void;
  isHidden(): boolean;
  /** Calls back when the donor may have come back: focus, visible again, back/forward cache, online. */
  onPageVisible(callback: () => void, abortSignal: AbortSignal): void;
}

export interface CheckoutWindow {
  /** Goes to the checkout; `false` if the window is gone or may not be navigated. */
  go(url: string): boolean;
  close(): void;
}

/** Prepares a window that was opened empty inside the click; a blocked one is null, or a window that is closed. */
function prepare(opened: Window | null, placeholderText: string): CheckoutWindow | undefined {
  if (opened?.closed !== false) return undefined;
  try {
    // First of all: the checkout must not reach back into the host page.
    opened.opener = null;
    opened.document.title = placeholderText;
    const line = opened.document.createElement('p');
    line.textContent = placeholderText;
    line.dir = 'auto';
    opened.document.body.append(line);
    // Set by CSSOM, which a CSP allows; the window inherits the page's policy.
    opened.document.body.style.cssText = 'font:18px/1.5 system-ui;text-align:center;margin:30vh 24px 0';
    opened.document.documentElement.style.colorScheme = 'light dark';
  } catch {
    // A window that we may not write into can still be sent to the checkout.
  }
  return {
    go(url) {
      if (opened.closed) return false;
      try {
        opened.location.replace(url);
        return true;
      } catch {
        // A sandboxed frame may open windows that it must not navigate.
        opened.close();
        return false;
      }
    },
    close: () => opened.close(),
  };
}

export const browserWindows: BrowserWindows = {
  // Android's WebView says "wv"; one on iOS names no Safari. The others are the names that widely used apps add to their
  // user agent.
  canOpenWindows:
    !/; wv\)|iP(hone|ad).*AppleWebKit(?!.* Safari\/)|FBA[NV]|Instagram|Line\/|MicroMessenger|TikTok|BytedanceWebview|musical_ly|Snapchat|LinkedInApp|Pinterest|KAKAOTALK/.test(
      navigator.userAgent,
    ),
  openWindow(kind, placeholderText) {
    const width = 520;
    const height = 760;
    const left = Math.round(screenX + (outerWidth - width) / 2);
    const top = Math.round(screenY + Math.max(0, (outerHeight - height) / 2));
    const features = kind === 'popup' ? `popup,width=${width},height=${height},left=${left},top=${top}` : '';
    try {
      return prepare(open('', '_blank', features), placeholderText);
    } catch {
      return undefined;
    }
  },
  navigate: (url) => location.assign(url),
  isHidden: () => document.visibilityState === 'hidden',
  onPageVisible(callback, abortSignal) {
    const callBackIfVisible = () => {
      if (document.visibilityState === 'visible') callback();
    };
    for (const type of ['focus', 'pageshow', 'online'])
      addEventListener(type, callBackIfVisible, { signal: abortSignal });
    document.addEventListener('visibilitychange', callBackIfVisible, { signal: abortSignal });
  },
};
