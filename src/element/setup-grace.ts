/**
 * Attributes may come late: a consent script, a framework or a morphing server sets them after the element is there. A
 * missing key counts as an error one second after the page's `load` event, or one second from now if that is later.
 */
const graceMs = 1_000;

/** Calls back when the grace is over. Returns a function that cancels it. */
export function afterSetupGrace(callback: () => void, ms = graceMs): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const start = () => {
    timer = setTimeout(callback, ms);
  };
  if (document.readyState === 'complete') start();
  else addEventListener('load', start);
  return () => {
    removeEventListener('load', start);
    clearTimeout(timer);
  };
}
