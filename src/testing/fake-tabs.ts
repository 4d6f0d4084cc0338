import type { BrowserServices, LockRequest } from '../donation/browser-services.js';

/** What the tabs of one origin share beside storage: locks, and a channel. */
export function createFakeTabs(): Pick<BrowserServices, 'withLock' | 'onReturnMessage'> & {
  /** Another window says that a donation returned from its checkout. */
  sayReturned(partnerDonationId?: string): void;
} {
  const held = new Map<string, LockRequest>();
  const waiting: { name: string; request: LockRequest }[] = [];
  const listeners = new Set<(partnerDonationId: string | undefined) => void>();

  function withLock(name: string, request: LockRequest): void {
    const { abortSignal, ifHeld = 'wait', onAcquired, onGivenUp } = request;
    const holder = held.get(name);
    if (abortSignal.aborted) return;
    if (holder && ifHeld === 'wait') {
      waiting.push({ name, request });
      return;
    }
    if (holder && ifHeld === 'give-up') {
      queueMicrotask(() => onGivenUp?.());
      return;
    }
    held.set(name, request);
    const release = () => {
      if (held.get(name) !== request) return;
      held.delete(name);
      const next = waiting.findIndex((one) => one.name === name);
      const [one] = next < 0 ? [] : waiting.splice(next, 1);
      if (one) withLock(one.name, one.request);
    };
    abortSignal.addEventListener('abort', release);
    // As the browser's locks do: never at once.
    queueMicrotask(() => {
      holder?.onStolen?.();
      if (!abortSignal.aborted && !onAcquired()) release();
    });
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
