import { computed } from '@preact/signals';
import type { CheckoutMode, HandOff } from '../contract/enums.js';
import { SirDonateError } from '../contract/errors.js';
import { createDonationSession, type DonationSession, detailOf } from './donation-session.js';
import type { Donation } from './donation-storage.js';
import type { FlowContext } from './flow.js';
import { type Gift, requestLink } from './request-link.js';
import { isAwaitingStatus } from './state.js';
import { unavailableReasonOf } from './unavailable-reason.js';
import { watchAvailability } from './watch-availability.js';
import type { CheckoutWindow } from './windows.js';

/**
 * What happens from the last button on: one click makes one link, the page may take it over, else the donor is handed
 * over by the first rung that holds. From there on the donation is the tracker's.
 */
export interface Checkout extends Omit<DonationSession, 'offer' | 'track'> {
  /** Asks the API for what the form fills in, and opens a form that was unavailable if nothing is in its way now. */
  load(again: boolean): Promise<void>;
  submit(gift: Gift, kind: CheckoutMode, window: CheckoutWindow | undefined): Promise<void>;
  linkClicked(): void;
  leaveNow(): void;
}

export function createCheckout(flow: FlowContext): Checkout {
  const { platform, emit, report, dispatch, store, signal } = flow;
  /** Why no donation is possible, as far as the API has said. */
  const unavailableReason = computed(() => unavailableReasonOf(store.config.value, flow.nonprofits.value));
  const tracker = createDonationSession(flow);
  let submission: AbortController | undefined;
  const abandon = () => submission?.abort();

  function checkOut(donation: Donation, link: string, handOff: HandOff): void {
    const handed = { ...donation, handOff };
    tracker.track(handed, link);
    emit('sir-donate-checkout', detailOf(handed));
  }

  async function run(
    gift: Gift,
    kind: CheckoutMode,
    window: CheckoutWindow | undefined,
    stop: AbortSignal,
  ): Promise<void> {
    const { donation, link } = await requestLink(flow, gift, {
      unavailableReason: () => unavailableReason.peek(),
      stop,
    });
    const { partnerDonationId } = donation;
    const isOurs = await emit('sir-donate-before-checkout', { donationLink: link, partnerDonationId });
    stop.throwIfAborted();
    if (!isOurs) {
      // The page takes the link over; the widget still follows the donation to its end.
      window?.close();
      tracker.track(donation, link);
    } else if (kind === 'redirect') {
      checkOut(donation, link, 'redirect');
      platform.navigate(link);
    } else if (window?.go(link)) {
      checkOut(donation, link, kind);
    } else {
      tracker.offer(donation, link);
    }
  }

  const stopWatching = watchAvailability(flow, { unavailableReason, abandon });
  signal.addEventListener('abort', () => {
    abandon();
    stopWatching();
  });

  return {
    ...tracker,

    async load(again) {
      await store.load(flow.options.peek().nonprofits, { again });
      // The answer may be to a key that the page has changed since.
      if (signal.aborted) return;
      const blocked = unavailableReason.peek();
      dispatch(blocked ? { type: 'api-unavailable', code: blocked.code } : { type: 'api-available' });
    },

    async submit(gift, kind, window) {
      submission = new AbortController();
      const stop = submission.signal;
      try {
        await run(gift, kind, window, stop);
      } catch (error) {
        window?.close();
        if (stop.aborted) return;
        if (!(error instanceof SirDonateError)) throw error;
        report(error);
        const { code, details } = error;
        if (unavailableReason.peek() || ['unauthorized', 'forbidden', 'not-found'].includes(code)) {
          dispatch({ type: 'api-unavailable', code });
        } else {
          const named = details.fields?.map((field) => (field === 'donorEmail' ? 'email' : field));
          dispatch({ type: 'refused', problem: { code, fields: named?.length ? named : undefined } });
        }
      }
    },

    linkClicked() {
      const state = flow.state.peek();
      if (state.type === 'link') checkOut(state.donation, state.link, 'link');
    },

    leaveNow() {
      const state = flow.state.peek();
      if (!isAwaitingStatus(state) || !state.link) return;
      if (state.type === 'link') checkOut(state.donation, state.link, 'redirect');
      // Where a frame or an app opens no window, or an empty one, whatever was said to open led nowhere.
      else tracker.keep({ handOff: 'redirect' });
      platform.navigate(state.link);
    },

    drop() {
      abandon();
      tracker.drop();
    },
  };
}
