import type { Clock } from '../api/clock.js';
import type { TextStorage } from '../api/text-storage.js';
import type { Outcome } from '../contract/enums.js';
import type { BrowserWindows, CheckoutWindow } from './browser-windows.js';
import type { CheckoutController } from './checkout-controller.js';
import type { DeferredModule } from './deferred-module.js';
import type { FlowContext } from './flow-context.js';
import { createSimulatedFetch } from './simulated-fetch.js';

/**
 * Simulates what is outside of the form, for previews and tests: the API, the windows, and the donor at the checkout. The
 * form itself is the real one. Nothing leaves the page: no request is sent, no window opens, and donations are kept in the
 * page's memory only, so that no real visit finds them.
 *
 * The times are documented in docs/testing.md: partners' tests depend on them.
 */

/** How long the donor is at the simulated checkout. */
const checkoutMs = 1_000;

const entries = new Map<string, string>();

/** All simulating widgets of the page share it, as real ones share `localStorage`. */
const storage: TextStorage = {
  get: (name) => entries.get(name),
  set: (name, value) => !!entries.set(name, value),
  remove: (name) => void entries.delete(name),
  suffixesOf: (prefix) =>
    [...entries.keys()].flatMap((name) => (name.startsWith(prefix) ? name.slice(prefix.length) : [])),
};

/** Other tabs simulate donations of the same ids, and share the Web Locks. */
let lockPrefix: string | undefined;

const simulatedWindow: CheckoutWindow = { isReady: () => true, go: () => true, close() {} };

const simulateWindows = (windows: BrowserWindows, isBlocked: boolean): BrowserWindows => ({
  ...windows,
  // In a frame a checkout may be refused the top window, too. Nothing else ends a redirect in a link.
  isFramed: isBlocked,
  openWindow: () => simulatedWindow,
  navigate() {},
  isHidden: () => false,
});

/** The donor comes back from the checkout after `checkoutMs`, and only then. */
function simulateCheckout(
  flow: FlowContext,
  {
    createCheckoutController,
    outcome,
  }: Pick<DeferredModule, 'createCheckoutController'> & { outcome: Outcome },
): CheckoutController {
  const isBlocked = outcome === 'blocked';
  const controller = createCheckoutController({
    ...flow,
    windows: simulateWindows(flow.windows, isBlocked),
    dispatch(event) {
      flow.dispatch(event);
      if (event.type !== 'handed-over') return;
      const { partnerDonationId } = event.donation;
      const comeBack = () => session.donorReturned(partnerDonationId);
      flow.abortSignal.addEventListener('abort', flow.services.clock.after(checkoutMs, comeBack));
    },
  });
  const { session } = controller;
  return {
    ...controller,
    submit: (submission) =>
      controller.submit({ ...submission, popup: isBlocked ? undefined : simulatedWindow }),
    session: {
      ...session,
      pollNow(cause) {
        if (cause === 'press') session.pollNow(cause);
      },
    },
  };
}

/** Returns a deferred module in whose flows every donation comes to `outcome`. */
export function createSimulation(
  { services, getPartnerCache, createCheckoutController }: DeferredModule,
  outcome: Outcome,
): DeferredModule {
  const clock: Clock = { ...services.clock, random: () => 0.5 };
  lockPrefix ??= `simulation:${services.clock.random()}:`;
  return {
    services: {
      ...services,
      clock,
      fetch: createSimulatedFetch(outcome, clock),
      storage,
      isOffline: () => false,
      withLock: (lockName, request) => services.withLock(lockPrefix + lockName, request),
      onReturnMessage() {},
    },
    // Not the cache of the real API, nor that of another outcome.
    getPartnerCache: (options) => getPartnerCache({ ...options, base: `simulation:${outcome}` }),
    createCheckoutController: (flow) => simulateCheckout(flow, { createCheckoutController, outcome }),
  };
}
