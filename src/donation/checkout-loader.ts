import type { Signal } from '@preact/signals';
import type { PartnerCache } from '../api/partner-cache.js';
import { SirDonateError } from '../contract/errors.js';
import type { CheckoutController } from './checkout-controller.js';
import type { DeferredModule } from './deferred-module.js';
import type { FlowContext } from './flow-context.js';

interface CheckoutLoaderOptions {
  loadDeferred(): Promise<DeferredModule>;
  /** The context without what the deferred module brings. */
  context: Omit<FlowContext, keyof Loaded>;
  /** Receives the cache of the current key once it is loaded. */
  partnerCache: Signal<PartnerCache | undefined>;
}

type Loaded = Pick<FlowContext, 'services' | 'partnerCache' | 'abortSignal'>;

/**
 * Loads the deferred module when something first needs the API, and makes one checkout controller per key. A module
 * that arrives after the widget or its key has gone is not used.
 */
export class CheckoutLoader {
  readonly #options: CheckoutLoaderOptions;
  #abortController = new AbortController();
  #loading: Promise<CheckoutController> | undefined;
  /** The controller, once it is loaded. */
  controller: CheckoutController | undefined;

  constructor(options: CheckoutLoaderOptions) {
    this.#options = options;
  }

  get isRequested(): boolean {
    return !!this.#loading;
  }

  /**
   * Runs `use` once the controller is loaded, and resolves with whether it ran. An error on the way is reported and
   * makes the form unavailable.
   */
  async run(use: (controller: CheckoutController) => void | Promise<void>): Promise<boolean> {
    const { signal: abortSignal } = this.#abortController;
    try {
      this.#loading ??= this.#load(abortSignal);
      const controller = await this.#loading;
      if (abortSignal.aborted) return false;
      await use(controller);
      return true;
    } catch (error) {
      if (abortSignal.aborted) return false;
      if (!(error instanceof SirDonateError)) throw error;
      const { report, dispatch } = this.#options.context;
      report(error);
      dispatch({ type: 'api-unavailable', code: error.code });
      return false;
    }
  }

  /** @throws {SirDonateError} `load-failed` */
  async #load(abortSignal: AbortSignal): Promise<CheckoutController> {
    const { loadDeferred, context, partnerCache } = this.#options;
    const deferred = await loadDeferred().catch((error: unknown) => {
      if (!abortSignal.aborted) this.#loading = undefined;
      throw new SirDonateError('load-failed', `A part of the form could not be loaded (${String(error)}).`);
    });
    abortSignal.throwIfAborted();
    const { getPartnerCache, createCheckoutController, services } = deferred;
    const { apiBase: base, key } = context.options.peek();
    const cache = getPartnerCache({ base, key, ...services });
    partnerCache.value = cache;
    this.controller = createCheckoutController({ ...context, services, partnerCache: cache, abortSignal });
    return this.controller;
  }

  /** Ends what runs with one key; the next `run` begins anew. */
  reset(): void {
    this.dispose();
    this.#abortController = new AbortController();
    this.#loading = this.controller = this.#options.partnerCache.value = undefined;
  }

  dispose(): void {
    this.#abortController.abort();
  }
}
