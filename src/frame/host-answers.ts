/** Our element answers at once. A page that hangs must not hold up the donor. */
const beforeCheckoutTimeoutMs = 5_000;
/** Short, because browsers let the frame navigate the top window only while the donor's click is fresh. */
const checkoutTimeoutMs = 500;

/** The host page's answers to `before-checkout` and `checkout`, which the frame awaits for a limited time. */
export class HostAnswers {
  /** Whether the host page has answered `hello`, and with it promised to answer `before-checkout`. */
  isPromised = false;
  #resolveBeforeCheckout = (_: { partnerDonationId: string; proceed: boolean }): void => {};
  #resolveCheckout = (_: { partnerDonationId: string }): void => {};

  /** Resolves with whether the page lets the checkout open. Undefined where no answer was promised. */
  awaitBeforeCheckout(partnerDonationId: string): Promise<boolean> | undefined {
    if (!this.isPromised) return undefined;
    return new Promise((resolve) => {
      this.#resolveBeforeCheckout = (result) => {
        if (result.partnerDonationId === partnerDonationId) resolve(result.proceed);
      };
      setTimeout(resolve, beforeCheckoutTimeoutMs, true);
    });
  }

  /** Resolves once the page has the event. A page that is navigated may lose messages on their way (seen in Chromium 149). */
  awaitCheckout(partnerDonationId: string): Promise<boolean> {
    return new Promise((resolve) => {
      this.#resolveCheckout = (received) => {
        if (received.partnerDonationId === partnerDonationId) resolve(true);
      };
      setTimeout(resolve, this.isPromised ? checkoutTimeoutMs : 0, true);
    });
  }

  receiveBeforeCheckout(result: { partnerDonationId: string; proceed: boolean }): void {
    this.#resolveBeforeCheckout(result);
  }

  receiveCheckout(received: { partnerDonationId: string }): void {
    this.#resolveCheckout(received);
  }
}
