import type { CheckoutMode } from '../contract/enums.js';
import { listen } from './listen.js';

/**
 * What the flow needs of a browser's windows, so that its tests run without one: opening the checkout in a popup or tab,
 * navigating to it, and the moments at which a donor returns to the page.
 */
export interface BrowserWindows {
  /**
   * False in in-app browsers, where a second window opens nowhere or cannot be left, and once a window was found to have the
   * sandbox of this frame.
   */
  canOpenWindows: boolean;
  /** Whether this page is in a frame. A checkout refuses to be framed, so it never opens there. */
  isFramed: boolean;
  /**
   * Returns the window for a checkout; it must be called inside the donor's click. `undefined` where it was blocked.
   *
   * - `popup`, `tab`: an empty window, which says `placeholderText`. Its `opener` is cleared, in a frame when it navigates.
   * - `redirect`: the top window, if this page is in a frame. Else it is `undefined`: the page itself navigates.
   */
  openWindow(mode: CheckoutMode, placeholderText: string): CheckoutWindow | undefined;
  /** Navigates this page to the checkout. It must not be in a frame. */
  navigate(url: string): void;
  isHidden(): boolean;
  /** Calls back when the donor may have come back: focus, visible again, back/forward cache, online. */
  onPageVisible(callback: () => void, abortSignal: AbortSignal): void;
}

export interface CheckoutWindow {
  /** Whether the window is there, and may be navigated as far as is known. */
  isReady(): boolean;
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
  isFramed: globalThis.top !== globalThis.window,
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
