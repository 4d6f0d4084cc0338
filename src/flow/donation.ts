import * as z from 'zod/mini';
import type { TextStorage } from '../api/storage.js';
import { parseJson } from '../api/storage.js';
import type { CheckoutDetail } from '../contract/events.js';
import { isCurrency } from '../contract/money.js';

/**
 * A donation that was handed over, and its memory: what is needed to find and follow it after a reload, a crash or
 * a redirect, and nothing of the donor. One entry per key and `nonprofit` attribute; entries expire.
 */
export interface Donation extends CheckoutDetail {
  /** Tip in minor units. */
  tipMinor: number;
  nonprofit: string;
  /** Epoch, ms. */
  createdAt: number;
  /** Status calls made so far. */
  calls: number;
  /** Whether the dialog was open, so that a return to the page shows it again. */
  isOpen: boolean;
}

const count = z.number().check(z.gte(0));
const donationSchema = z.object({
  partnerDonationId: z.string(),
  amountMinor: count,
  tipMinor: count,
  currency: z.string().check(z.refine(isCurrency)),
  frequency: z.enum(['once', 'monthly']),
  provider: z.enum(['stripe', 'every.org']),
  handOff: z.enum(['popup', 'tab', 'redirect', 'link']),
  nonprofit: z.string(),
  createdAt: z.number(),
  calls: count,
  isOpen: z.boolean(),
});

const expiresAfterMs = 24 * 60 * 60_000;

/** Names the entry of one widget; the shell element looks for it too. */
export const donationEntry = (key: string, nonprofit: string): string =>
  `donation:${key}:${nonprofit.replace(/\s/g, '')}`;

export interface DonationMemory {
  find(): Donation | undefined;
  keep(donation: Donation): void;
  forget(): void;
}

export function createDonationMemory(
  name: string,
  { storage, now }: { storage: TextStorage; now: () => number },
): DonationMemory {
  return {
    find() {
      const parsed = z.safeParse(donationSchema, parseJson(storage.get(name)));
      const ageMs = parsed.success ? now() - parsed.data.createdAt : 0;
      // A clock set back makes an entry look younger than it can be: a day of doubt either way, then it is gone.
      if (parsed.success && Math.abs(ageMs) < expiresAfterMs) return parsed.data;
      storage.remove(name);
      return undefined;
    },
    keep(donation) {
      storage.set(name, JSON.stringify(z.parse(donationSchema, donation)));
    },
    forget() {
      storage.remove(name);
    },
  };
}
