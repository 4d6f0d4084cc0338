import type { ReadonlySignal } from '@preact/signals';
import type { CheckoutLoader } from './checkout-loader.js';
import type { Donation } from './donation-storage.js';
import type { FlowEvent, State } from './state.js';

export interface ResumeOptions {
  /** Called if the widget in which the donation was made takes it back. */
  onLost?: () => void;
  /** Whether there may be one; nothing is loaded where there is none. */
  isStored?: () => boolean;
}

/**
 * What the donor, or the element, does that needs the deferred module. Each action waits for it and never rejects. What
 * was loaded and resumed is remembered, because another key, API or nonprofit needs it again.
 */
export function createCheckoutActions(
  { run, loaded }: CheckoutLoader,
  state: ReadonlySignal<State>,
  dispatch: (event: FlowEvent) => void,
) {
  let isLoadRequested = false;
  let resumeIfStored = () => {};

  /** Loads what the form shows of the partner. */
  function load(): void {
    isLoadRequested = true;
    void run((controller) => controller.load(false));
  }

  return {
    load,
    /** The donor uses the form: it must not wait for somebody else to load what its next step needs. */
    loadForDonor() {
      if (!isLoadRequested) load();
    },
    /** Loads and resumes again what was loaded and resumed, for another key, API or nonprofit. */
    repeatRequests() {
      if (isLoadRequested) load();
      resumeIfStored();
    },
    /** Loads again what could not be reached, if that is why the form is unavailable. */
    loadUnreached() {
      const current = state.peek();
      if (current.type === 'unavailable' && /^(network|timeout|load-failed)$/.test(current.code)) load();
    },
    /** The donor asks an unavailable form to try again. */
    retry() {
      const current = state.peek();
      if (current.type !== 'unavailable' || current.isRetrying) return;
      dispatch({ type: 'retry-requested' });
      void run((controller) => controller.load(true));
    },
    /** Finds the donation of an earlier visit and polls it further. */
    resume(onFound: (donation: Donation) => void, { onLost, isStored = () => true }: ResumeOptions = {}) {
      resumeIfStored = () => {
        if (isStored()) void run(({ session }) => session.resume(onFound, onLost));
      };
      resumeIfStored();
    },
    /** Resumes what was stored since. */
    resumeAgain: () => resumeIfStored(),
    /** Leaves a donation to the widget that has taken it back. */
    forget: (partnerDonationId: string) => loaded()?.session.forget(partnerDonationId),
    /** The donor clicked the link of the `link` state. */
    linkClicked: () => void run((controller) => controller.linkClicked()),
    /** Continues at the checkout in this tab. */
    continueInThisTab: () => void run((controller) => controller.continueInThisTab()),
    /** A message says that the donor returned from the checkout of a donation, named or not: polls its status. */
    donorReturned: (partnerDonationId: string | undefined) =>
      loaded()?.session.donorReturned(partnerDonationId),
    /** The donor asks for the status. */
    checkNow: () => void run(({ session }) => session.pollNow('press')),
  };
}
