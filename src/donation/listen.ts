type EventMap = WindowEventMap & DocumentEventMap;

interface Listening<Type extends keyof EventMap> {
  type: Type;
  listener: (event: EventMap[Type]) => void;
  abortSignal: AbortSignal;
}

/**
 * Listens until `abortSignal` aborts. Not by the listener option `signal`: zone.js 0.14.3 to 0.14.6 throws on it, and
 * older versions remove the page's own listeners too when it aborts.
 *
 * @see https://github.com/angular/angular/issues/49591
 * @see https://github.com/angular/angular/issues/54142
 */
export function listen<Type extends keyof EventMap>(
  target: EventTarget,
  { type, listener, abortSignal }: Listening<Type>,
): void {
  if (abortSignal.aborted) return;
  target.addEventListener(type, listener as EventListener);
  abortSignal.addEventListener('abort', () => target.removeEventListener(type, listener as EventListener));
}
