import type { ReadonlySignal } from '@preact/signals';
import type { CheckoutLoader } from './checkout-loader.js';
import type { Donation } from './donation-storage.js';
import type { FlowEvent, State } from './state.js';

/** What the donor, or the element, does that needs the deferred module. Each action waits for it and never rejects. */
export function createCheckoutActions(
  { run, loaded }: CheckoutLoader,
  state: ReadonlySignal<State>,
  dispatch: (event: FlowEvent) => void,
) {
  return {
    /** Loads what the form shows of the partner. */
    load: () => void run((controller) => controller.load(false)),
    /** The donor asks an unavailable form to try again. */
    retry() {
      const current = state.peek();
      if (current.type !== 'unavailable' || current.isRetrying) return;
      dispatch({ type: 'retry-requested' });
      void run((controller) => controller.load(true));
    },
    /** Finds the donation of an earlier visit and polls it further. */
    resume: (onFound: (donation: Donation) => void, onLost?: () => void) =>
      void run(({ session }) => session.resume(onFound, onLost)),
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
