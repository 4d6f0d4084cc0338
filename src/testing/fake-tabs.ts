import type { BrowserServices } from '../donation/browser-services.js';

/** What the tabs of one origin share beside storage: locks, and a channel. */
export function createFakeTabs(): Pick<BrowserServices, 'withLock' | 'onReturnMessage'> & {
  /** Another window says that a donation returned from its checkout. */
  sayReturned(partnerDonationId?: string): void;
} {
  const held = new Map<string, AbortSignal>();
  const waiting: { name: string; signal: AbortSignal; run: () => boolean }[] = [];
  const listeners = new Set<(partnerDonationId: string | undefined) => void>();

  function withLock(name: string, signal: AbortSignal, run: () => boolean): void {
    if (signal.aborted) return;
    if (held.has(name)) {
      waiting.push({ name, signal, run });
      return;
    }
    held.set(name, signal);
    const release = () => {
      if (held.get(name) !== signal) return;
      held.delete(name);
      const next = waiting.findIndex((one) => one.name === name);
      const [one] = next < 0 ? [] : waiting.splice(next, 1);
      if (one) withLock(one.name, one.signal, one.run);
    };
    signal.addEventListener('abort', release);
    // As the browser's locks do: never at once.
    queueMicrotask(() => signal.aborted || run() || release());
  }

  return {
    withLock,
    onReturnMessage(callback, signal) {
      listeners.add(callback);
      signal.addEventListener('abort', () => listeners.delete(callback));
    },
    sayReturned: (partnerDonationId) => {
      for (const listener of listeners) listener(partnerDonationId);
    },
  };
}
