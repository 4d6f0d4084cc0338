import type { ReadonlySignal } from '@preact/signals';
import type { State } from '../donation/state.js';
import { loadTimeoutMs } from './load-timeout.js';

/** What the wait for a late module reads and does in a flow. */
interface WaitingFlow {
  readonly state: ReadonlySignal<State>;
  /** Loads again what could not be reached. */
  loadUnreached(): void;
}

/**
 * Waits for the deferred module as long as a donor does. The first step needs nothing of it, so a slow phone may take its
 * time there. On any other screen the donor is told after the time limit. If the module comes later, the form goes on.
 *
 * @throws {Error} when the donor has waited for too long
 */
export function loadInTime<Module>(loading: Promise<Module>, flow: () => WaitingFlow): Promise<Module> {
  return new Promise((resolve, reject) => {
    let isLate = false;
    let stop = (): void => {};
    const timer = setTimeout(() => {
      stop = flow().state.subscribe(({ type }) => {
        if (/^(nonprofit|amount)$/.test(type)) return;
        isLate = true;
        reject(new Error('no answer'));
      });
    }, loadTimeoutMs);
    const settle = (): void => {
      clearTimeout(timer);
      stop();
    };
    loading.then(
      (module) => {
        settle();
        resolve(module);
        if (isLate) flow().loadUnreached();
      },
      (error: unknown) => {
        settle();
        reject(error);
      },
    );
  });
}
