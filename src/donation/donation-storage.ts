import * as z from 'zod/mini';
import type { ApiServices } from '../api/services.js';
import { parseJson } from '../api/text-storage.js';
import { frequencies, handOffs, providers } from '../contract/enums.js';
import type { CheckoutDetail } from '../contract/events.js';
import { isCurrency } from '../contract/money.js';
import { boolean, id, nonNegativeNumber, oneOf, parse, string } from '../contract/schemas.js';

/**
 * A donation that was handed over, and its memory: what is needed to find and follow it after a reload, a crash or
 * a redirect, and nothing of the donor. Each has an entry of its own below that of its key and `nonprofit` attribute,
 * so that no tab writes over another's; entries expire.
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
  amountMinor: nonNegativeNumber,
  tipMinor: nonNegativeNumber,
  currency: z.custom<string>((value) => typeof value === 'string' && isCurrency(value)),
  frequency: oneOf(...frequencies),
  provider: oneOf(...providers),
  handOff: oneOf(...handOffs),
  nonprofit: string,
  createdAt: nonNegativeNumber,
  calls: nonNegativeNumber,
  isOpen: boolean,
});

const expiresAfterMs = 24 * 60 * 60_000;

export interface DonationStorage {
  /** All that are under way, the newest first. */
  all(): Donation[];
  find(partnerDonationId: string): Donation | undefined;
  save(donation: Donation): void;
  remove(donation: Donation): void;
}

export function createDonationStorage(
  entry: string,
  { storage, clock }: Pick<ApiServices, 'storage' | 'clock'>,
): DonationStorage {
  function find(id: string): Donation | undefined {
    const donation = parse(donationSchema, parseJson(storage.get(entry + id)));
    // A clock set back makes an entry look younger than it can be: a day of doubt either way, then it is gone.
    if (donation?.partnerDonationId === id && Math.abs(clock.now() - donation.createdAt) < expiresAfterMs)
      return donation;
    storage.remove(entry + id);
    return undefined;
  }

  return {
    all: () =>
      storage
        .suffixesOf(entry)
        .flatMap((id) => find(id) ?? [])
        .sort((a, b) => b.createdAt - a.createdAt),
    find,
    save(donation) {
      storage.set(entry + donation.partnerDonationId, JSON.stringify(parse(donationSchema, donation)));
    },
    remove: ({ partnerDonationId }) => storage.remove(entry + partnerDonationId),
  };
}
