import { type ReadonlySignal, type Signal, signal } from '@preact/signals';
import type * as z from 'zod/mini';
import { SirDonateError } from '../contract/errors.js';
import {
  cachedConfigSchema,
  cachedNonprofitSchema,
  type Nonprofit,
  type PartnerConfig,
  parse,
} from '../contract/schemas.js';
import { type ApiClient, createApiClient } from './client.js';
import type { RateLimit } from './rate-limit.js';
import type { ApiServices } from './services.js';
import { createSharedRateLimit } from './shared-rate-limit.js';
import { parseJson } from './text-storage.js';

/**
 * What one key's widgets share on a page: the client, the partner's config, the nonprofits, the budget. Each is
 * asked for once however many widgets want it, and kept across pages: fresh for five minutes, then shown at once
 * and refreshed behind. Entries never cross keys.
 */
export interface Loadable<Value> {
  value?: Value;
  error?: SirDonateError;
}

export interface PartnerCache {
  readonly client: ApiClient;
  /** What is known of the partner's budget, by any tab of this origin. */
  budget(): RateLimit;
  readonly config: ReadonlySignal<Loadable<PartnerConfig>>;
  nonprofit(slug: string): ReadonlySignal<Loadable<Nonprofit>>;
  /**
   * Asks for what is not known, or too old, or failed for a passing reason; with `again`, for what was refused too. Resolves when each has a value or an error;
   * never rejects.
   */
  load(slugs: readonly string[], how?: { again: boolean }): Promise<void>;
}

const usuallyFreshMs = 5 * 60_000;
const staleMs = 7 * 24 * 60 * 60_000;

interface Resource<Value> {
  state: Signal<Loadable<Value>>;
  load(again: boolean): Promise<void>;
}

interface ResourceOptions<Value> {
  name: string;
  schema: z.ZodMiniType<{ at: number; value: Value }>;
  ask: () => Promise<Value>;
  /** Whether the value says no; that may be put right at any time, so it is not kept for the next page. */
  isOff: (value: Value) => boolean;
  /** How long a value is not asked for again, in milliseconds. */
  freshMs: () => number;
}

function createResource<Value>(
  { name, schema, ask, isOff, freshMs }: ResourceOptions<Value>,
  { clock, storage }: ApiServices,
): Resource<Value> {
  let at = 0;
  let pending: Promise<void> | undefined;
  const state = signal<Loadable<Value>>({});
  const cached = parse(schema, parseJson(storage.get(name)));
  if (cached && clock.now() - cached.at >= 0 && clock.now() - cached.at < staleMs) {
    at = cached.at;
    state.value = { value: cached.value };
  }

  async function refresh(): Promise<void> {
    try {
      const value = await ask();
      at = clock.now();
      state.value = { value };
      if (isOff(value)) storage.remove(name);
      else storage.set(name, JSON.stringify({ at, value }));
    } catch (error) {
      if (!(error instanceof SirDonateError)) throw error;
      // A passing fault does not take away what is known; a refusal does.
      const { value } = state.peek();
      state.value = error.retryable && value ? { value } : { error };
      if (!error.retryable) storage.remove(name);
    } finally {
      pending = undefined;
    }
  }

  return {
    state,
    async load(again) {
      const { value, error } = state.peek();
      if (error && !error.retryable && !again) return;
      const ageMs = clock.now() - at;
      const isTriedAgain = again && value && isOff(value);
      if (value && !isTriedAgain && ageMs >= 0 && ageMs < freshMs()) return;
      pending ??= refresh();
      if (!value || isTriedAgain) await pending;
    },
  };
}

export function createPartnerCache({
  base,
  key,
  ...services
}: { base: string; key: string } & ApiServices): PartnerCache {
  const budget = createSharedRateLimit(`budget:${base}:${key}`, services);
  const client = createApiClient({
    base,
    key,
    fetch: services.fetch,
    clock: services.clock,
    onRateLimit: budget.learn,
    pausedUntil: () => budget.known().pausedUntil ?? 0,
  });
  // What changes rarely is asked for more rarely still when the budget runs low.
  const freshMs = () => usuallyFreshMs * ((budget.known().left ?? 1) < 0.1 ? 12 : 1);
  const cacheName = (what: string) => `cache:${base}:${key}:${what}`;
  const config = createResource(
    {
      name: cacheName('config'),
      schema: cachedConfigSchema,
      ask: () => client.config(),
      isOff: ({ acceptsDonations }) => !acceptsDonations,
      freshMs,
    },
    services,
  );
  const nonprofits = new Map<string, Resource<Nonprofit>>();
  const nonprofit = (slug: string): Resource<Nonprofit> => {
    const known =
      nonprofits.get(slug) ??
      createResource(
        {
          name: cacheName(`org:${slug}`),
          schema: cachedNonprofitSchema,
          ask: () => client.nonprofit(slug),
          isOff: ({ isActive }) => !isActive,
          freshMs,
        },
        services,
      );
    nonprofits.set(slug, known);
    return known;
  };

  return {
    client,
    budget: budget.known,
    config: config.state,
    nonprofit: (slug) => nonprofit(slug).state,
    async load(slugs, { again } = { again: false }) {
      await Promise.all([config.load(again), ...slugs.map((slug) => nonprofit(slug).load(again))]);
    },
  };
}

const stores = new Map<string, PartnerCache>();

/** Returns the page's one store for a key and an API. */
export function partnerCache(options: { base: string; key: string } & ApiServices): PartnerCache {
  const id = `${options.base} ${options.key}`;
  const store = stores.get(id) ?? createPartnerCache(options);
  stores.set(id, store);
  return store;
}
