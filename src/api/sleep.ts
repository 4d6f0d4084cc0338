import type { Clock } from './clock.js';

/** Resolves after a delay, or rejects with the signal's reason as soon as that aborts. */
export const sleep = (clock: Clock, delayMs: number, abortSignal?: AbortSignal): Promise<void> =>
  new Promise((resolve, reject) => {
    const stop = () => {
      cancel();
      reject(abortSignal?.reason);
    };
    const cancel = clock.after(delayMs, () => {
      abortSignal?.removeEventListener('abort', stop);
      resolve();
    });
    if (abortSignal?.aborted) stop();
    else abortSignal?.addEventListener('abort', stop, { once: true });
  });
