import type { BrowserWindows, CheckoutWindow } from './windows.js';

/** The browser's side of `BrowserWindows`: windows, and the donor's coming back. */

/** Adopts a window that was opened empty inside the click; browsers may give null, or a husk of a window. */
function adoptStylesheet(opened: Window | null, words: string): CheckoutWindow | undefined {
  if (opened?.closed !== false) return undefined;
  try {
    // First of all: the checkout must not reach back into the partner's page.
    opened.opener = null;
    opened.document.title = words;
    const line = opened.document.createElement('p');
    line.textContent = words;
    line.dir = 'auto';
    opened.document.body.append(line);
    // Set by CSSOM, which a CSP allows; the window inherits the page's policy.
    opened.document.body.style.cssText = 'font:18px/1.5 system-ui;text-align:center;margin:30vh 24px 0';
    opened.document.documentElement.style.colorScheme = 'light dark';
  } catch {
    // An empty window that we may not write into can still be sent to the checkout.
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
  // Android says "wv", a web view on iOS names no Safari; the others are the names that the apps with the most links put
  // into theirs.
  canOpenWindows:
    !/; wv\)|iP(hone|ad).*AppleWebKit(?!.* Safari\/)|FBA[NV]|Instagram|Line\/|MicroMessenger|TikTok|BytedanceWebview|musical_ly|Snapchat|LinkedInApp|Pinterest|KAKAOTALK/.test(
      navigator.userAgent,
    ),
  openWindow(kind, words) {
    const width = 520;
    const height = 760;
    const left = Math.round(screenX + (outerWidth - width) / 2);
    const top = Math.round(screenY + Math.max(0, (outerHeight - height) / 2));
    const features = kind === 'popup' ? `popup,width=${width},height=${height},left=${left},top=${top}` : '';
    try {
      return adoptStylesheet(open('', '_blank', features), words);
    } catch {
      return undefined;
    }
  },
  navigate: (url) => location.assign(url),
  isHidden: () => document.visibilityState === 'hidden',
  onPageVisible(callback, signal) {
    const whenVisible = () => {
      if (document.visibilityState === 'visible') callback();
    };
    for (const type of ['focus', 'pageshow', 'online']) addEventListener(type, whenVisible, { signal });
    document.addEventListener('visibilitychange', whenVisible, { signal });
  },
};
