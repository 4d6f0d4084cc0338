import * as z from 'zod/mini';
import type { TextStorage } from '../api/storage.js';
import { parseJson } from '../api/storage.js';
import type { CheckoutDetail } from '../contract/events.js';
import { isCurrency } from '../contract/money.js';
import { count, flag, id, oneOf, parse, text } from '../contract/schemas.js';

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

const donationSchema = z.object({
  partnerDonationId: id,
  amountMinor: count,
  tipMinor: count,
  currency: z.custom<string>((value) => typeof value === 'string' && isCurrency(value)),
  frequency: oneOf('once', 'monthly'),
  provider: oneOf('stripe', 'every.org'),
  handOff: oneOf('popup', 'tab', 'redirect', 'link'),
  nonprofit: text,
  createdAt: count,
  calls: count,
  isOpen: flag,
});

const expiresAfterMs = 24 * 60 * 60_000;

export interface DonationMemory {
  find(): Donation | undefined;
  keep(donation: Donation): void;
  /** Forgets this donation; another one's entry under the same name stays. */
  forget(donation: Donation): void;
}

export function createDonationMemory(
  name: string,
  { storage, now }: { storage: TextStorage; now: () => number },
): DonationMemory {
  function find(): Donation | undefined {
    const donation = parse(donationSchema, parseJson(storage.get(name)));
    // A clock set back makes an entry look younger than it can be: a day of doubt either way, then it is gone.
    if (donation && Math.abs(now() - donation.createdAt) < expiresAfterMs) return donation;
    storage.remove(name);
    return undefined;
  }

  return {
    find,
    keep(donation) {
      storage.set(name, JSON.stringify(parse(donationSchema, donation)));
    },
    forget({ partnerDonationId }) {
      if (find()?.partnerDonationId === partnerDonationId) storage.remove(name);
    },
  };
}
