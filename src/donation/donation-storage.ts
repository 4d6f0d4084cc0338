import type { ApiServices } from '../api/services.js';
import { parseJson } from '../api/text-storage.js';
import { donationKeyPrefix } from '../contract/donation-key-prefix.js';
import type { Frequency, HandOff, Provider } from '../contract/enums.js';
import type { CheckoutDetail } from '../contract/events.js';
import { isCurrency } from '../contract/money.js';
import { id } from '../contract/schemas.js';
import { toJson } from '../contract/to-json.js';
import {
  boolean,
  INVALID,
  nonNegativeNumber,
  object,
  optional,
  parse,
  string,
  word,
} from '../contract/validate.js';
import { type CallRecord, lifetimeOf } from './status-call-limits.js';

/**
 * A stored donation: what is needed to find and poll it after a reload, a crash or a redirect, and no personal data of
 * the donor. Each donation has an entry of its own, below the prefix of its key and nonprofit, so that no tab overwrites
 * another's. Entries expire after 24 hours, or after 14 days where the payment was found to be processing.
 */
export interface Donation extends CheckoutDetail, CallRecord {
  /** Tip in minor units. */
  tipMinor: number;
  nonprofit: string;
  /** Whether the donor saw the form: in the page, or in its open dialog. A return to the page shows it again. */
  isOpen: boolean;
  /** The widget that made it, as `WidgetIdentity` describes it. */
  widget: string;
}

const readDonation = object({
  partnerDonationId: id,
  amountMinor: nonNegativeNumber,
  tipMinor: nonNegativeNumber,
  currency: (value) => (typeof value === 'string' && isCurrency(value) ? value : INVALID),
  frequency: word<Frequency>(),
  provider: word<Provider>(),
  handOff: word<HandOff>(),
  nonprofit: string,
  createdAt: nonNegativeNumber,
  calls: nonNegativeNumber,
  lastCallAt: optional(nonNegativeNumber),
  backoffMs: optional(nonNegativeNumber),
  idleUntil: optional(nonNegativeNumber),
  isProcessing: optional(boolean),
  isOpen: boolean,
  widget: string,
});

/** What the name of a donation's entry is made of. */
type DonationName = Pick<Donation, 'nonprofit' | 'partnerDonationId'>;

export interface DonationStorage {
  /** Returns all stored donations to these nonprofits, the newest first. */
  all(nonprofits: readonly string[]): Donation[];
  find(name: DonationName): Donation | undefined;
  save(donation: Donation): void;
  remove(name: DonationName): void;
}

/** @param key of the partner: the donations of one key are not those of another */
export function createDonationStorage(
  key: string,
  { storage, clock }: Pick<ApiServices, 'storage' | 'clock'>,
): DonationStorage {
  const storageKeyOf = ({ nonprofit, partnerDonationId }: DonationName): string =>
    donationKeyPrefix(key, nonprofit) + partnerDonationId;

  function find(name: DonationName): Donation | undefined {
    const storageKey = storageKeyOf(name);
    const entry = parseJson(storage.get(storageKey));
    // Entries of earlier releases do not name the widget.
    const donation = parse(readDonation, typeof entry === 'object' ? { widget: '', ...entry } : entry);
    // A clock that was set back makes an entry look younger than it is, even from the future: both ends are checked.
    if (
      donation &&
      storageKeyOf(donation) === storageKey &&
      Math.abs(clock.now() - donation.createdAt) < lifetimeOf(donation)
    )
      return donation;
    storage.remove(storageKey);
    return undefined;
  }

  return {
    all: (nonprofits) =>
      nonprofits
        .flatMap((nonprofit) =>
          storage
            .suffixesOf(donationKeyPrefix(key, nonprofit))
            .flatMap((partnerDonationId) => find({ nonprofit, partnerDonationId }) ?? []),
        )
        .sort((a, b) => b.createdAt - a.createdAt),
    find,
    save(donation) {
      storage.set(storageKeyOf(donation), toJson(parse(readDonation, donation)));
    },
    remove: (name) => storage.remove(storageKeyOf(name)),
  };
}
