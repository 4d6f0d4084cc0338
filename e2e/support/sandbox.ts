/**
 * One test's view of the sandbox API: a key of its own, and with it a log, donations and faults of its own, whatever
 * other tests do at the same time. The sandbox itself is in `demo/sandbox`.
 */
import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import type { Fault } from '../../demo/sandbox/faults.js';
import type { behaviours } from '../../demo/sandbox/keys.js';
import type { Endpoint } from '../../demo/sandbox/routes.js';
import { demoOrigins } from './origins.js';

const requestSchema = z.object({
  key: z.string(),
  method: z.string(),
  path: z.string(),
  endpoint: z.enum(['config', 'organization', 'create-link', 'status', 'other']),
  headers: z.record(z.string(), z.unknown()),
  body: z.unknown().optional(),
  leakedSecret: z.boolean().optional(),
});

const donationSchema = z.object({
  id: z.string(),
  amountMinor: z.number(),
  tipMinor: z.number(),
  currency: z.string(),
  frequency: z.string(),
  provider: z.string(),
});

export type SeenRequest = z.infer<typeof requestSchema>;

export type Behaviour = keyof typeof behaviours;

export interface FaultPlan {
  endpoint: Endpoint | '*';
  /** `null` ends what was planned. */
  fault: Fault | null;
  /** How many requests it is for; all when absent. */
  times?: number;
  /** Waits before the fault takes effect. */
  afterMs?: number;
}

export class Sandbox {
  readonly #unique = randomBytes(6).toString('hex');
  #behaviour: Behaviour = 'demo';

  /** The key of this test, which no other test has. Naming a behaviour chooses what the API does with it. */
  key(behaviour: Behaviour = this.#behaviour): string {
    this.#behaviour = behaviour;
    return `pk_test_${behaviour}_${this.#unique}`;
  }

  /** Returns what arrived with this test's key, preflights (they carry none) left out. */
  async requests(endpoint?: Endpoint): Promise<SeenRequest[]> {
    const seen = z.array(requestSchema).parse(await this.#get('requests'));
    return endpoint ? seen.filter((request) => request.endpoint === endpoint) : seen;
  }

  /** Counts what arrived with this test's key, by endpoint; endpoints without a request are left out. */
  async counts(): Promise<Partial<Record<Endpoint, number>>> {
    const counts: Partial<Record<Endpoint, number>> = {};
    for (const { endpoint } of await this.requests()) counts[endpoint] = (counts[endpoint] ?? 0) + 1;
    return counts;
  }

  async donations(): Promise<z.infer<typeof donationSchema>[]> {
    return z.array(donationSchema).parse(await this.#get('donations'));
  }

  /** Returns the one donation that the server has made. */
  async donation(): Promise<z.infer<typeof donationSchema>> {
    const [only, ...others] = await this.donations();
    if (!only || others.length > 0)
      throw new Error(`Expected one donation, found ${others.length + Number(!!only)}.`);
    return only;
  }

  /** Has the donor pay, decline or cancel without the checkout's page. */
  async settle(action: 'pay' | 'decline' | 'cancel'): Promise<void> {
    const { id, provider } = await this.donation();
    await call(`${demoOrigins.checkout}/${provider}/${id}/${action}`, {});
  }

  async plan(fault: FaultPlan): Promise<void> {
    await call(`${demoOrigins.api}/_control/faults`, { key: this.key(), ...fault });
  }

  /** Holds the responses of an endpoint until the returned function is called. */
  async hold(endpoint: Endpoint): Promise<() => Promise<void>> {
    await this.plan({ endpoint, fault: 'held' });
    return () => this.plan({ endpoint, fault: null });
  }

  /** Sets the `donationLink` of the next create-link responses. */
  async setDonationLink(donationLink: string): Promise<void> {
    await call(`${demoOrigins.api}/_control/link`, { key: this.key(), donationLink });
  }

  /** Adds fields to the responses of an endpoint, as raw JSON, `__proto__` included. */
  async addFields(endpoint: Endpoint, json: string): Promise<void> {
    await call(`${demoOrigins.api}/_control/fields`, { key: this.key(), endpoint, json });
  }

  async #get(what: 'requests' | 'donations'): Promise<unknown> {
    const response = await fetch(`${demoOrigins.api}/_control/${what}?key=${this.key()}`);
    return response.json();
  }
}

async function call(url: string, body: object): Promise<void> {
  const headers = { 'Content-Type': 'application/json' };
  const response = await fetch(url, { method: 'POST', headers, body: JSON.stringify(body) });
  if (!response.ok) throw new Error(`${url}: ${response.status} ${await response.text()}`);
}
