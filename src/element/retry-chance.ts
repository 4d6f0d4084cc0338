/**
 * Calls back at each moment at which what failed to load may load: the browser is online again, the visitor is back on
 * the page, or reaches for the element. Each is an act of the visitor or of the network, so that there is no storm.
 *
 * @returns a stop function
 */
export function onRetryChance(element: HTMLElement, callback: () => void): () => void {
  const listen = (method: 'addEventListener' | 'removeEventListener') => {
    for (const target of [window, element])
      for (const type of ['online', 'focus', 'visibilitychange', 'pointerenter'])
        target[method](type, callback);
  };
  listen('addEventListener');
  return () => listen('removeEventListener');
}
