import { type ReadonlySignal, type Signal, signal } from '@preact/signals';
import { SirDonateError } from '../contract/errors.js';
import { warn } from '../contract/log.js';
import {
  type Nonprofit,
  type PartnerConfig,
  readCachedConfig,
  readCachedNonprofit,
  readCacheEntry,
} from '../contract/schemas.js';
import { toJson } from '../contract/to-json.js';
import { parse, type Read } from '../contract/validate.js';
import { type ApiClient, createApiClient } from './client.js';
import { createOutageBackoff } from './outage-backoff.js';
import type { RateLimit } from './rate-limit.js';
import type { ApiServices } from './services.js';
import { createSharedRateLimit } from './shared-rate-limit.js';
import { parseJson } from './text-storage.js';

/**
 * What a page's widgets of one key share: the client, the partner's config, the nonprofits, the rate limit. Config and
 * nonprofits are a stale-while-revalidate cache: each is requested once for all widgets and stored for later pages.
 * For 5 min a value counts as fresh; for 7 days it is shown at once and refreshed behind. Entries never cross keys.
 */
export interface Loadable<Value> {
  value?: Value;
  error?: SirDonateError;
}

export interface PartnerCache {
  readonly client: ApiClient;
  /** What any tab of this origin knows of the partner's rate limit. */
  rateLimit(): RateLimit;
  readonly config: ReadonlySignal<Loadable<PartnerConfig>>;
  nonprofit(slug: string): ReadonlySignal<Loadable<Nonprofit>>;
  /**
   * Requests what is unknown, too old, or failed with a retryable error; with `again`, also what was refused. While the
   * API is down, what has a value is not refreshed. Resolves when each has a value or an error; never rejects.
   */
  load(slugs: readonly string[], options?: { again: boolean }): Promise<void>;
  /** How long nobody should call `load` unasked, because the API is down and something has no value, in milliseconds. */
  backoffMs(slugs: readonly string[]): number;
}

const usuallyFreshMs = 5 * 60_000;
const staleMs = 7 * 24 * 60 * 60_000;

interface CachedResource<Value> {
  state: Signal<Loadable<Value>>;
  load(again: boolean): Promise<void>;
  /** How long a resource without a value should not be requested unasked, in milliseconds. */
  backoffMs(): number;
  /** Whether the last request failed because the API was down. */
  isDown(): boolean;
}

interface CachedResourceOptions<Value> {
  storageKey: string;
  readValue: Read<Value>;
  /** @param maxRetries the client's default if `undefined` */
  fetchValue: (maxRetries: number | undefined) => Promise<Value>;
  /** Whether the value means "inactive". That may change at any time, so it is not stored for the next page. */
  isInactive: (value: Value) => boolean;
  /** How long a value is not requested again, in milliseconds. */
  freshMs: () => number;
}

function createCachedResource<Value>(
  { storageKey, readValue, fetchValue, isInactive, freshMs }: CachedResourceOptions<Value>,
  services: ApiServices,
): CachedResource<Value> {
  const { clock, storage } = services;
  const outage = createOutageBackoff(`outage:${storageKey}`, services);
  let at = 0;
  let pending: Promise<void> | undefined;
  const state = signal<Loadable<Value>>({});
  const cached = parse(readCacheEntry, parseJson(storage.get(storageKey)));
  const cachedValue = parse(readValue, cached?.value);
  if (cached && cachedValue && clock.now() - cached.at >= 0 && clock.now() - cached.at < staleMs) {
    at = cached.at;
    state.value = { value: cachedValue };
  }

  async function refresh(again: boolean): Promise<void> {
    try {
      // While the API is down, one try is enough to see whether it still is.
      const value = await fetchValue(outage.failures() && !again ? 0 : undefined);
      outage.succeeded();
      at = clock.now();
      state.value = { value };
      if (isInactive(value)) storage.remove(storageKey);
      else storage.set(storageKey, toJson({ at, value }));
    } catch (error) {
      if (!(error instanceof SirDonateError)) throw error;
      outage.failed(error);
      // A retryable error does not take away what is known; a refusal does.
      const { value } = state.peek();
      state.value = error.retryable && value ? { value } : { error };
      if (!error.retryable) storage.remove(storageKey);
    } finally {
      pending = undefined;
    }
  }

  return {
    state,
    backoffMs: () => (state.peek().value ? 0 : outage.leftMs()),
    isDown: () => outage.failures() > 0,
    async load(again) {
      const { value, error } = state.peek();
      if (error && !error.retryable && !again) return;
      const ageMs = clock.now() - at;
      const isTriedAgain = again && value && isInactive(value);
      if (value && !isTriedAgain && ageMs >= 0 && ageMs < freshMs()) return;
      if (value && !isTriedAgain && outage.leftMs() > 0) return;
      pending ??= refresh(again);
      if (!value || isTriedAgain) await pending;
    },
  };
}

export function createPartnerCache({
  base,
  key,
  ...services
}: { base: string; key: string } & ApiServices): PartnerCache {
  const rateLimit = createSharedRateLimit(`rate-limit:${base}:${key}`, services);
  const client = createApiClient({
    base,
    key,
    fetch: services.fetch,
    clock: services.clock,
    onRateLimit: rateLimit.update,
    pausedUntil: () => rateLimit.current().pausedUntil ?? 0,
    warn,
  });
  // When the rate limit runs low, what changes rarely stays fresh for an hour.
  const freshMs = () => usuallyFreshMs * ((rateLimit.current().left ?? 1) < 0.1 ? 12 : 1);
  const cacheKey = (resource: string) => `cache:${base}:${key}:${resource}`;
  const config = createCachedResource(
    {
      storageKey: cacheKey('config'),
      readValue: readCachedConfig,
      fetchValue: (maxRetries) => client.config(undefined, maxRetries),
      isInactive: ({ acceptsDonations }) => !acceptsDonations,
      freshMs,
    },
    services,
  );
  const nonprofits = new Map<string, CachedResource<Nonprofit>>();
  const nonprofit = (slug: string): CachedResource<Nonprofit> => {
    const known =
      nonprofits.get(slug) ??
      createCachedResource(
        {
          storageKey: cacheKey(`org:${slug}`),
          readValue: readCachedNonprofit,
          fetchValue: (maxRetries) => client.nonprofit(slug, undefined, maxRetries),
          isInactive: ({ isActive }) => !isActive,
          freshMs,
        },
        services,
      );
    nonprofits.set(slug, known);
    return known;
  };

  return {
    client,
    rateLimit: rateLimit.current,
    config: config.state,
    nonprofit: (slug) => nonprofit(slug).state,
    backoffMs: (slugs) => Math.max(config.backoffMs(), ...slugs.map((slug) => nonprofit(slug).backoffMs())),
    async load(slugs, { again } = { again: false }) {
      const loadingConfig = config.load(again);
      // While the API is down, one request is enough to see whether it still is.
      if (!again && config.isDown()) await loadingConfig;
      if (!again && config.state.peek().error?.retryable && config.isDown()) return;
      await Promise.all([loadingConfig, ...slugs.map((slug) => nonprofit(slug).load(again))]);
    },
  };
}

const caches = new Map<string, PartnerCache>();

/** Returns the page's one cache for a key and an API. */
export function getPartnerCache(options: { base: string; key: string } & ApiServices): PartnerCache {
  const id = `${options.base} ${options.key}`;
  const cache = caches.get(id) ?? createPartnerCache(options);
  caches.set(id, cache);
  return cache;
}
