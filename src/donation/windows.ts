/**
 * What the flow needs of a browser beside the API's `BrowserServices`, so that its tests can run without one: windows, and
 * the moments at which a donor comes back to the page.
 */
export interface BrowserWindows {
  /** False inside apps' own browsers, where a second window opens nowhere or cannot be left. */
  canOpenWindows: boolean;
  /**
   * Opens an empty window inside a click, with a word of what comes; `undefined` where it was blocked.
   * It is cut off from this page before it navigates.
   */
  openWindow(kind: 'popup' | 'tab', words: string): CheckoutWindow | undefined;
  /** Navigates this page to the checkout. */
  navigate(url: string): void;
  isHidden(): boolean;
  /** Calls back when the donor may have come back: focus, visible again, back/forward cache, online. */
  onPageVisible(callback: () => void, signal: AbortSignal): void;
}

export interface CheckoutWindow {
  /** Goes to the checkout; `false` where the window is gone. */
  go(url: string): boolean;
  close(): void;
}
