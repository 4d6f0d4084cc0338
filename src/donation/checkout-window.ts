import { type BrowserWindows, browserWindows, type CheckoutWindow } from './browser-windows.js';
import { isUsableWindow } from './usable-window.js';

/** Opens the window of a checkout. It is in the deferred module, as the button that calls it is. */

/** Prepares a window that was opened empty inside the click; a blocked one is null, or a window that is closed. */
function prepare(opened: Window | null, placeholderText: string): CheckoutWindow | undefined {
  if (opened?.closed !== false) return undefined;
  if (!isUsableWindow(opened)) {
    opened.close();
    browserWindows.canOpenWindows = false;
    return undefined;
  }
  try {
    // The checkout must not reach back into the host page. In a frame it is cleared later, because a sandboxed frame may
    // navigate and close only windows whose opener it is.
    if (!browserWindows.isFramed) opened.opener = null;
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
    isReady: () => !opened.closed,
    go(url) {
      if (opened.closed) return false;
      try {
        opened.location.replace(url);
        opened.opener = null;
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

/**
 * Opens an empty window. A page's top-level `function open() {}` or `var open = false` in a classic script replaces
 * `window.open`: then a fresh frame has the browser's own. The window outlives the frame.
 */
function openEmptyWindow(features: string): Window | null {
  // A function that a script declares at its top level is not configurable; the browser's own is:
  // https://tc39.es/ecma262/#sec-createglobalfunctionbinding
  const isReplaced =
    typeof window.open !== 'function' || !Object.getOwnPropertyDescriptor(window, 'open')?.configurable;
  if (!isReplaced) return window.open('', '_blank', features);
  const frame = document.createElement('iframe');
  frame.hidden = true;
  document.body.append(frame);
  const opened = frame.contentWindow?.open('', '_blank', features) ?? null;
  frame.remove();
  return opened;
}

/**
 * The window around a frame. Browsers let a frame navigate it only while the donor's click is fresh; creating the link may
 * take longer. Some of them refuse silently, as does a sandbox, so the form also shows a link to it.
 */
const topWindow: CheckoutWindow = {
  // Firefox before 120 does not tell, and lets a frame navigate the top window anyway.
  isReady: () => navigator.userActivation?.isActive ?? true,
  go(url) {
    const { top } = globalThis;
    if (!top || !this.isReady()) return false;
    try {
      top.location.href = url;
      return true;
    } catch {
      // Chromium throws in a sandboxed frame without allow-top-navigation.
      return false;
    }
  },
  close() {},
};

export const openWindow: BrowserWindows['openWindow'] = (mode, placeholderText) => {
  if (mode === 'redirect') return browserWindows.isFramed ? topWindow : undefined;
  const width = 520;
  const height = 760;
  const left = Math.round(screenX + (outerWidth - width) / 2);
  const top = Math.round(screenY + Math.max(0, (outerHeight - height) / 2));
  const features = mode === 'popup' ? `popup,width=${width},height=${height},left=${left},top=${top}` : '';
  try {
    return prepare(openEmptyWindow(features), placeholderText);
  } catch {
    return undefined;
  }
};
