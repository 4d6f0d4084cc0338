import { listen } from './listen.js';

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

/** `openWindow` is in `checkout-window.ts`, which loads with the button that calls it. */
export const browserWindows: Omit<BrowserWindows, 'openWindow'> = {
  // Android's WebView says "wv"; one on iOS names no Safari. The others are the names that widely used apps add to their
  // user agent.
  canOpenWindows:
    !/; wv\)|iP(hone|ad).*AppleWebKit(?!.* Safari\/)|FBA[NV]|Instagram|Line\/|MicroMessenger|TikTok|BytedanceWebview|musical_ly|Snapchat|LinkedInApp|Pinterest|KAKAOTALK/.test(
      navigator.userAgent,
    ),
  navigate: (url) => location.assign(url),
  isHidden: () => document.visibilityState === 'hidden',
  onPageVisible(callback, abortSignal) {
    const callBackIfVisible = () => {
      if (document.visibilityState === 'visible') callback();
    };
    for (const type of ['focus', 'pageshow', 'online'] as const)
      listen(window, { type, listener: callBackIfVisible, abortSignal });
    listen(document, { type: 'visibilitychange', listener: callBackIfVisible, abortSignal });
  },
};
