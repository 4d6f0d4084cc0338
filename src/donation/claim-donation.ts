import type { BrowserServices } from './browser-services.js';
import type { Donation } from './donation-storage.js';
import type { WidgetRank } from './widget-identity.js';

/**
 * Decides which widget resumes a stored donation. One Web Lock stands for the donation: its holder polls and emits the
 * events. A second one, `…:used`, is held by the widget in which the donation was made.
 *
 * 1. The widget in which it was made, in the tab in which it was made, takes the donation at once, also from a widget
 *    that resumed it meanwhile. If another one holds the second lock (a copy of the tab), it waits as all others do.
 * 2. The same widget of another tab takes it at once if nobody has it.
 * 3. Where the page does not have that widget yet, the one that fits best takes it after `settleMs`, the others later.
 * 4. A donation that becomes free, because its holder was removed or its tab closed, may be wanted back soon: the page
 *    may only reload. So all others wait once more. A tab that went to the checkout comes back much later.
 * 5. A form that the donor is using keeps itself, and waits until the donor does not use it any more.
 */
export interface ClaimOptions {
  donation: Pick<Donation, 'partnerDonationId' | 'handOff'>;
  services: Pick<BrowserServices, 'clock' | 'withLock'>;
  /** Ranks the widget among those that the page has now. */
  rank(): WidgetRank;
  /**
   * Whether the form can show the donation now.
   *
   * @param isExpected the donor comes back to the widget in which the donation was made; else a form that is in use
   *   keeps itself
   */
  isIdle(isExpected: boolean): boolean;
  /** Calls back once `isIdle` is true. */
  onceIdle(isExpected: boolean, callback: () => void): void;
  /** The donation is this widget's. Returns false if it does not want it any more. */
  onAcquired(): boolean;
  /** The widget in which the donation was made has taken it back. */
  onLost(): void;
  /** Ends the claim, and releases what it holds. */
  abortSignal: AbortSignal;
}

/** Widgets that scripts add to the page are there by then. */
const settleMs = 1_000;
/** A page that reloads has asked again by then. */
const reloadMs = 2_000;
/** A tab that went to the checkout is back by then, or closed. */
const redirectMs = 10 * 60_000;

const lockNameOf = (partnerDonationId: string): string => `sir-donate:${partnerDonationId}`;
const usedLockNameOf = (partnerDonationId: string): string => `${lockNameOf(partnerDonationId)}:used`;

export function claimDonation({
  donation: { partnerDonationId, handOff },
  services: { clock, withLock },
  rank,
  isIdle,
  onceIdle,
  onAcquired,
  onLost,
  abortSignal,
}: ClaimOptions): void {
  const lockName = lockNameOf(partnerDonationId);
  let isLate = false;

  const after = (delayMs: number, callback: () => void): void =>
    abortSignal.addEventListener('abort', clock.after(delayMs, callback));

  function take(): boolean {
    const isExpected = !isLate && rank().isUsed;
    if (isIdle(isExpected)) return onAcquired();
    onceIdle(isExpected, request);
    return false;
  }

  function handleStolen(): void {
    onLost();
    isLate = true;
    request();
  }

  function takeBack(): void {
    withLock(usedLockNameOf(partnerDonationId), {
      abortSignal,
      ifHeld: 'give-up',
      onGivenUp: request,
      onAcquired() {
        withLock(lockName, { abortSignal, ifHeld: 'steal', onAcquired: take, onStolen: handleStolen });
        return true;
      },
    });
  }

  function request(): void {
    if (abortSignal.aborted) return;
    const requestedAt = clock.now();
    withLock(lockName, {
      abortSignal,
      onStolen: handleStolen,
      onAcquired() {
        // Nobody had it.
        if (clock.now() - requestedAt < settleMs) return take();
        isLate = true;
        after(rank().isOwnTab ? settleMs : handOff === 'redirect' ? redirectMs : reloadMs, request);
        return false;
      },
    });
  }

  function start(isSettled: boolean): void {
    const { isUsed, isOwnTab, betterCount } = rank();
    if (isUsed && isOwnTab) takeBack();
    else if (isUsed || (isSettled && !betterCount)) request();
    else if (isSettled) after(settleMs, request);
    else after(settleMs, () => start(true));
  }

  start(false);
}

/** Holds a donation that this widget makes. Nobody else knows of it yet. */
export function holdDonation(
  partnerDonationId: string,
  { withLock, abortSignal }: Pick<BrowserServices, 'withLock'> & { abortSignal: AbortSignal },
): void {
  for (const name of [usedLockNameOf(partnerDonationId), lockNameOf(partnerDonationId)])
    withLock(name, { abortSignal, onAcquired: () => true });
}
