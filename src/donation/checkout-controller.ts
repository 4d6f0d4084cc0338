import { computed } from '@preact/signals';
import { sleep } from '../api/sleep.js';
import type { CheckoutMode, HandOff } from '../contract/enums.js';
import { SirDonateError } from '../contract/errors.js';
import type { CreateLinkRequest } from '../contract/schemas.js';
import type { CheckoutWindow } from './browser-windows.js';
import { detailOf } from './donation-detail.js';
import { createDonationSession, type DonationSession } from './donation-session.js';
import type { Donation } from './donation-storage.js';
import type { FlowContext } from './flow-context.js';
import { giftOf, requestLink } from './request-link.js';
import { isAwaitingStatus } from './state.js';
import { unavailableReasonOf } from './unavailable-reason.js';
import { watchAvailability } from './watch-availability.js';

/** What one click of the last button decided; nothing of it is read again later. */
export interface Submission {
  request: CreateLinkRequest;
  checkoutMode: CheckoutMode;
  /** The window that the click gave for the checkout, if it did. */
  popup: CheckoutWindow | undefined;
}

/**
 * Takes the donor from the last button to the checkout. One click makes one link. The host page may take the link
 * over; else the checkout opens in a window, in this tab, or behind a link that the donor clicks. From there on the
 * donation is the session's.
 */
export interface CheckoutController {
  readonly session: DonationSession;
  /**
   * Loads what the form shows of the partner; while the API is down, after a backoff. An unavailable form becomes usable if
   * no reason is left.
   *
   * @param again the donor asks for it: nothing delays it
   */
  load(again: boolean): Promise<void>;
  submit(submission: Submission): Promise<void>;
  linkClicked(): void;
  /** Continues at the checkout in this tab; it must be called in the donor's click. */
  continueInThisTab(): Promise<void>;
  /** Gives up the link that is being made, or the donation in progress. */
  discard(): void;
}

/** The last button's failed tries after which the page's own donation link is offered beside it. */
const triesBeforeFallback = 3;

export function createCheckoutController(flow: FlowContext): CheckoutController {
  const { windows, emit, report, dispatch, partnerCache, services, abortSignal } = flow;
  const unavailableReason = computed(() =>
    unavailableReasonOf(partnerCache.config.value, flow.nonprofits.value),
  );
  const session = createDonationSession(flow);
  let submitting: AbortController | undefined;
  let failedTries = 0;
  let isBackingOff = false;
  const abandon = () => submitting?.abort();

  /** Resolves once the page has received the event, and a host page the donation that it stores. */
  async function checkOut(donation: Donation, link: string, handOff: HandOff): Promise<void> {
    const handedOver = { ...donation, handOff };
    session.start(handedOver, link);
    await emit('sir-donate-checkout', detailOf(handedOver, flow.options.peek()));
  }

  /** Leaves this page, or the page around the frame. Whoever refuses it has the link on the screen. */
  function redirect(link: string, topWindow: CheckoutWindow | undefined): void {
    if (topWindow) topWindow.go(link);
    else if (!windows.isFramed) windows.navigate(link);
  }

  async function openCheckout(
    { request, checkoutMode, popup }: Submission,
    submissionSignal: AbortSignal,
  ): Promise<void> {
    const { donation, link } = await requestLink(flow, { request, unavailableReason, submissionSignal });
    // How the donor comes to the checkout is not known yet.
    const { handOff: _, ...detail } = detailOf(donation, flow.options.peek());
    const proceeds = await emit('sir-donate-before-checkout', { donationLink: link, ...detail });
    submissionSignal.throwIfAborted();
    if (!proceeds) {
      // The host page opens the link itself; the widget still polls the donation.
      popup?.close();
      session.start(donation, link);
    } else if (checkoutMode === 'redirect' && (popup?.isReady() ?? !windows.isFramed)) {
      await checkOut(donation, link, checkoutMode);
      redirect(link, popup);
    } else if (checkoutMode !== 'redirect' && popup?.go(link)) {
      await checkOut(donation, link, checkoutMode);
    } else {
      session.showLink(donation, link);
    }
  }

  /** Waits until the API may be requested unasked. False if another load waits already, or the widget is gone. */
  async function backoffEnded(): Promise<boolean> {
    const waitMs = partnerCache.backoffMs(flow.options.peek().nonprofits);
    if (waitMs <= 0) return true;
    if (isBackingOff) return false;
    isBackingOff = true;
    // Rejects when the widget is removed.
    const hasEnded = await sleep(services.clock, waitMs, abortSignal).then(
      () => true,
      () => false,
    );
    isBackingOff = false;
    return hasEnded;
  }

  const stopWatching = watchAvailability(flow, { unavailableReason, abandon });
  abortSignal.addEventListener('abort', () => {
    abandon();
    stopWatching();
  });

  return {
    session,

    async load(again) {
      if (!again && !(await backoffEnded())) return;
      await partnerCache.load(flow.options.peek().nonprofits, { again });
      // The answer may be to a key that the host page has changed since.
      if (abortSignal.aborted) return;
      const reason = unavailableReason.peek();
      dispatch(reason ? { type: 'api-unavailable', code: reason.code } : { type: 'api-available' });
    },

    async submit(submission) {
      submitting = new AbortController();
      const { signal: submissionSignal } = submitting;
      try {
        await openCheckout(submission, submissionSignal);
        failedTries = 0;
      } catch (error) {
        submission.popup?.close();
        if (submissionSignal.aborted) return;
        if (!(error instanceof SirDonateError)) throw error;
        const { code, details } = error;
        if (unavailableReason.peek() || ['unauthorized', 'forbidden', 'not-found'].includes(code)) {
          dispatch({ type: 'api-unavailable', code });
        } else {
          const hasCurrencies = flow.options.peek().perCurrency.length > 1;
          const fields = details.fields
            ?.filter((field) => field !== 'currency' || hasCurrencies)
            .map((field) => (field === 'donorEmail' ? 'email' : field));
          dispatch({
            type: 'refused',
            problem: {
              code,
              fields: fields?.length ? fields : undefined,
              offersFallback: ++failedTries >= triesBeforeFallback || undefined,
            },
          });
        }
        report(error, { ...giftOf(submission.request), environment: flow.options.peek().environment });
      }
    },

    linkClicked() {
      const state = flow.state.peek();
      if (state.type === 'link') void checkOut(state.donation, state.link, 'link');
    },

    async continueInThisTab() {
      const state = flow.state.peek();
      if (!isAwaitingStatus(state) || !state.link) return;
      if (state.type === 'link') {
        await checkOut(state.donation, state.link, 'redirect');
        redirect(state.link, windows.openWindow('redirect', ''));
      } else {
        // Some frames and in-app browsers report an opened window and show none.
        session.updateDonation({ handOff: 'redirect' });
        // In a frame, the donor's click follows the link to the top window.
        redirect(state.link, undefined);
      }
    },

    discard() {
      abandon();
      session.discard();
    },
  };
}
