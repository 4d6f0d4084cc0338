import { browserServices } from '../donation/browser-services.js';
import { claimDonation, holdDonation } from '../donation/claim-donation.js';
import { createWidgetIdentity } from '../element/widget-identity.js';
import { type DonationEntry, type DonationOwner, readDonationEntry } from './donation-entry.js';
import type { HostStorage } from './host-storage.js';

/**
 * The donations of an isolated form, on the side of the host page. The page's widgets and tabs share the Web Locks of the
 * page's origin, and a frame has others. So the host side claims stored donations in the frame's place, and holds the
 * locks of those that the guest makes. The guest gets a donation once it is its own.
 */
export interface HostDonationsOptions {
  element: Element;
  storage: HostStorage;
  /** Whether the guest can show a donation now; see `ClaimOptions`. */
  isIdle(isExpected: boolean): boolean;
  /** The guest has another donation. */
  onAcquired(): void;
  /** The guest must give up a donation, which another widget has taken back. */
  onLost(partnerDonationId: string): void;
}

/** A deletion reaches other processes later than a lock; see `donation/donation-lock.ts`. */
const storageDelayMs = 1_000;

export class HostDonations {
  readonly #options: HostDonationsOptions;
  /** What ends each claim and releases its locks, by the name of the entry. */
  readonly #claims = new Map<string, AbortController>();
  readonly #acquired = new Set<string>();
  #waiting: { isExpected: boolean; callback: () => void }[] = [];

  constructor(options: HostDonationsOptions) {
    this.#options = options;
  }

  /** Claims the stored donations that are not claimed yet. Returns those that are the guest's already. */
  claim(owner: DonationOwner): DonationEntry[] {
    const entries = this.#options.storage.list(owner);
    for (const entry of entries) if (!this.#claims.has(entry.name)) this.#claim(entry);
    return entries.filter(({ name }) => this.#acquired.has(name));
  }

  #claim({ name, value }: DonationEntry): void {
    const donation = readDonationEntry(value);
    if (!donation) return;
    const { element, isIdle, onAcquired, onLost, storage } = this.#options;
    const identity = createWidgetIdentity(element);
    claimDonation({
      donation,
      services: browserServices,
      rank: () => identity.rank(donation),
      isIdle,
      onceIdle: (isExpected, callback) => this.#waiting.push({ isExpected, callback }),
      onAcquired: () => {
        // Another tab may have seen the final status meanwhile.
        if (!storage.has(name)) return false;
        this.#acquired.add(name);
        onAcquired();
        return true;
      },
      onLost: () => {
        if (this.#acquired.delete(name)) onLost(donation.partnerDonationId);
      },
      abortSignal: this.#begin(name),
    });
  }

  #begin(name: string): AbortSignal {
    const abortController = new AbortController();
    this.#claims.set(name, abortController);
    return abortController.signal;
  }

  /** Stores a donation for the guest, unless another widget has it. */
  set(entry: DonationEntry): void {
    const { name, value } = entry;
    if (this.#claims.has(name) && !this.#acquired.has(name)) return;
    const donation = readDonationEntry(value);
    if (!donation || !this.#options.storage.set(entry) || this.#acquired.has(name)) return;
    this.#acquired.add(name);
    holdDonation(donation.partnerDonationId, {
      withLock: browserServices.withLock,
      abortSignal: this.#begin(name),
    });
  }

  /** Removes a donation for the guest, unless another widget has it. */
  remove(name: string): void {
    if (!this.#acquired.delete(name)) return;
    this.#options.storage.remove(name);
    const abortController = this.#claims.get(name);
    // Stryker disable next-line OptionalChaining: a donation that was acquired has been claimed. The compiler does not know it.
    window.setTimeout(() => abortController?.abort(), storageDelayMs);
  }

  /** The guest's state has changed. */
  checkIdle(): void {
    const waiting = this.#waiting;
    this.#waiting = [];
    for (const one of waiting)
      if (this.#options.isIdle(one.isExpected)) one.callback();
      else this.#waiting.push(one);
  }

  /** Ends all claims and releases all locks. */
  release(): void {
    for (const abortController of this.#claims.values()) abortController.abort();
  }
}
