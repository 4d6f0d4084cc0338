import { warnAgain } from '../contract/log.js';

/** Tells developer and page that the form did not load. */
export function reportLoadFailure(element: HTMLElement, error: unknown): void {
  const message = `Form not loaded: reachable, allowed by CSP? (${error})`;
  warnAgain(message);
  element.dispatchEvent(
    new CustomEvent('sir-donate-error', {
      detail: { code: 'load-failed', retryable: true, message, version: __SIR_VERSION__ },
      bubbles: true,
      composed: true,
    }),
  );
}

/** Starts or stops to listen for what may have ended a failure: the browser is online again, or the visitor back on the page. */
export function listenForRetry(method: 'add' | 'remove', retry: () => void): void {
  for (const type of ['online', 'focus', 'visibilitychange']) window[`${method}EventListener`](type, retry);
}
