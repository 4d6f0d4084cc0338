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
import type { Clock } from './clock.js';
import type { Budget } from './rate-limit.js';
import { createSharedBudget } from './shared-budget.js';
import { parseJson, type TextStorage } from './storage.js';

/**
 * What one key's widgets share on a page: the client, the partner's config, the nonprofits, the budget. Each is
 * asked for once however many widgets want it, and kept across pages: fresh for five minutes, then shown at once
 * and refreshed behind. Entries never cross keys.
 */
export interface Loadable<Value> {
  value?: Value;
  error?: SirDonateError;
}

export interface PartnerStore {
  readonly client: ApiClient;
  /** What is known of the partner's budget, by any tab of this origin. */
  budget(): Budget;
  readonly config: ReadonlySignal<Loadable<PartnerConfig>>;
  nonprofit(slug: string): ReadonlySignal<Loadable<Nonprofit>>;
  /**
   * Asks for what is not known, or too old, or failed for a passing reason; with `again`, for what was refused too. Resolves when each has a value or an error;
   * never rejects.
   */
  load(slugs: readonly string[], how?: { again: boolean }): Promise<void>;
}

/** What the API's half needs of a browser, so that its tests can run without one. */
export interface Environs {
  fetch: typeof fetch;
  clock: Clock;
  storage: TextStorage;
  /**
   * Calls back once no other tab or widget of this origin holds the name; holds it until the signal aborts, or lets it
   * go at once where `run` says no.
   */
  whenAlone(name: string, signal: AbortSignal, run: () => boolean): void;
  /** Calls back when another window says that a donation, named or not, returned from its checkout. */
  onReturned(callback: (partnerDonationId: string | undefined) => void, signal: AbortSignal): void;
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
  { clock, storage }: Environs,
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

export function createPartnerStore({
  base,
  key,
  ...environs
}: { base: string; key: string } & Environs): PartnerStore {
  const budget = createSharedBudget(`budget:${base}:${key}`, environs);
  const client = createApiClient({
    base,
    key,
    fetch: environs.fetch,
    clock: environs.clock,
    onBudget: budget.learn,
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
    environs,
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
        environs,
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

const stores = new Map<string, PartnerStore>();

/** Returns the page's one store for a key and an API. */
export function partnerStore(options: { base: string; key: string } & Environs): PartnerStore {
  const id = `${options.base} ${options.key}`;
  const store = stores.get(id) ?? createPartnerStore(options);
  stores.set(id, store);
  return store;
}
