/**
 * What the flow needs of a browser beside the API's `Environs`, so that its tests can run without one: windows, and
 * the moments at which a donor comes back to the page.
 */
export interface Platform {
  /** False inside apps' own browsers, where a second window opens nowhere or cannot be left. */
  canOpenWindows: boolean;
  /**
   * Opens an empty window inside a click, with a word of what comes; `undefined` where it was blocked.
   * It is cut off from this page before it navigates.
   */
  openWindow(kind: 'popup' | 'tab', words: string): CheckoutWindow | undefined;
  /** Leaves this page for the checkout. */
  leave(url: string): void;
  isHidden(): boolean;
  /** Calls back when the donor may have come back: focus, visible again, back/forward cache, online. */
  onReturn(callback: () => void, signal: AbortSignal): void;
}

export interface CheckoutWindow {
  /** Goes to the checkout; `false` where the window is gone. */
  go(url: string): boolean;
  close(): void;
}
