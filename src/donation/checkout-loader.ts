import type { Signal } from '@preact/signals';
import type { PartnerCache } from '../api/partner-cache.js';
import type { Outcome } from '../contract/enums.js';
import { SirDonateError } from '../contract/errors.js';
import type { CheckoutController } from './checkout-controller.js';
import type { DeferredModule } from './deferred-module.js';
import type { FlowContext } from './flow-context.js';

/** The context without what the deferred module brings. */
type EarlyContext = Omit<FlowContext, 'services' | 'partnerCache' | 'abortSignal'>;

/**
 * Loads the deferred module when something first needs the API, and makes one checkout controller per key. A module
 * that arrives after the widget or its key has gone is not used.
 *
 * @param partnerCache receives the cache of the current key once it is loaded
 */
export function createCheckoutLoader(
  loadDeferred: (outcome: Outcome | undefined) => Promise<DeferredModule>,
  context: EarlyContext,
  partnerCache: Signal<PartnerCache | undefined>,
) {
  let abortController = new AbortController();
  let loading: Promise<CheckoutController> | undefined;
  let loaded: CheckoutController | undefined;

  /** @throws {SirDonateError} `load-failed` */
  async function load(abortSignal: AbortSignal): Promise<CheckoutController> {
    const { getPartnerCache, createCheckoutController, services } = await loadDeferred(
      context.options.peek().simulate,
    ).catch((error: unknown) => {
      if (!abortSignal.aborted) loading = undefined;
      throw new SirDonateError('load-failed', `A part of the form could not be loaded (${String(error)}).`);
    });
    abortSignal.throwIfAborted();
    const { apiBase: base, key } = context.options.peek();
    const cache = getPartnerCache({ base, key, ...services });
    partnerCache.value = cache;
    loaded = createCheckoutController({ ...context, services, partnerCache: cache, abortSignal });
    return loaded;
  }

  return {
    /** Returns the controller if it is loaded. */
    loaded: () => loaded,

    /**
     * Runs `use` once the controller is loaded, and resolves with whether it ran. An error on the way is reported and
     * makes the form unavailable.
     */
    async run(use: (controller: CheckoutController) => void | Promise<void>): Promise<boolean> {
      const { signal: abortSignal } = abortController;
      try {
        loading ??= load(abortSignal);
        const controller = await loading;
        if (abortSignal.aborted) return false;
        await use(controller);
        return true;
      } catch (error) {
        if (abortSignal.aborted) return false;
        if (!(error instanceof SirDonateError)) throw error;
        // First the state: a listener of the event may read it.
        context.dispatch({ type: 'api-unavailable', code: error.code });
        context.report(error);
        return false;
      }
    },

    /** Ends what runs with one key; the next `run` begins anew. */
    reset() {
      abortController.abort();
      abortController = new AbortController();
      loading = loaded = partnerCache.value = undefined;
    },

    dispose: () => abortController.abort(),
  };
}

export type CheckoutLoader = ReturnType<typeof createCheckoutLoader>;
