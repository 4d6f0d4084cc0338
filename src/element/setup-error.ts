import type { SirDonateError } from '../contract/errors.js';
import { afterSetupGrace } from './setup-grace.js';

/** Whether the attributes make a donation impossible, and whether donor and developer must be told. */
export interface SetupErrors {
  /** Whether the grace is over: the notice replaces the form. */
  isShown(): boolean;
  /** Receives the error that the attributes have now, or none. */
  update(error: SirDonateError | undefined): void;
  dispose(): void;
}

/**
 * Waits before a setup error counts, because attributes come late and blink. A secret is never late: it counts at once.
 * Each distinct error is reported once.
 *
 * @param onShown called when the notice is due
 */
export function createSetupErrors({
  report,
  onShown,
}: {
  report: (error: SirDonateError) => void;
  onShown: () => void;
}): SetupErrors {
  const reported = new Set<string>();
  let current: SirDonateError | undefined;
  let isShown = false;
  let isWaiting = false;
  let cancel = () => {};

  function show(): void {
    isShown = true;
    reportOnce();
    onShown();
  }

  function reportOnce(): void {
    if (!current || reported.has(current.message)) return;
    reported.add(current.message);
    report(current);
  }

  return {
    isShown: () => isShown,
    update(error) {
      current = error;
      if (!error) {
        cancel();
        isShown = isWaiting = false;
      } else if (isShown) reportOnce();
      else if (error.code === 'secret-key') {
        cancel();
        show();
      } else if (!isWaiting) {
        isWaiting = true;
        cancel = afterSetupGrace(show);
      }
    },
    dispose: () => cancel(),
  };
}
