import type { Frequency, Provider } from './enums.js';
import type { Reward } from './events.js';
import { isLoopback } from './loopback.js';
import { parseUrl } from './parse-url.js';
import { boolean, INVALID, nonNegativeNumber, object, optional, type Read, string } from './validate.js';

/**
 * What the four browser endpoints take and answer, and the readers of what is stored of it. `api-answers.ts` reads the
 * answers themselves.
 */
/** Whether a text can go into a path: none that would lead to another endpoint (`..`), or that no URL can hold. */
export const isId = (text: string): boolean => /^(?!\.*$)\P{Cs}+$/u.test(text);
export const id: Read<string> = (value) => (typeof value === 'string' && isId(value) ? value : INVALID);

export interface PartnerConfig {
  name?: string;
  /** Whether the partner takes donations at all. */
  acceptsDonations: boolean;
  /** Preselected tip in percent, 0–100; absent where the partner takes no tips. */
  tipPercent?: number;
}

export interface Nonprofit {
  name: string;
  /** An https image (http only on loopback). */
  logo?: string;
  /** Employer Identification Number, such as `12-3456789`. */
  ein?: string;
  isActive: boolean;
}

export const isImage = (url: string): boolean =>
  /^https:\/\//i.test(url) || (/^http:\/\//i.test(url) && isLoopback(parseUrl(url)?.hostname ?? ''));
export const isEin = (text: string): boolean => /^\d\d-\d{7}$/.test(text);
export const isPercent = (percent: number): boolean => percent >= 0 && percent <= 100;

/** `POST /v1/partner/donations/create-link`, the request. Amounts in minor units. */
export interface CreateLinkRequest {
  nonprofitSlug: string;
  amount: number;
  currency: string;
  frequency: Frequency;
  provider: Provider;
  donorEmail: string;
  firstName: string;
  lastName: string;
  tipAmount?: number;
  referralCode?: string;
}

export interface CreatedLink {
  donationLink: string;
  partnerDonationId: string;
}

/** What a donation's status amounts to. Not known yet is `pending`, never `failed`. */
export type DonationStatus =
  /**
   * - `understood` is false if the answer had no status to read.
   * - `requiresDonor`: it says that the donor must still act at the checkout.
   */
  | { type: 'pending'; understood: boolean; requiresDonor?: true }
  /** The donor has done everything, and the payment takes its time: a bank debit, a review. */
  | { type: 'processing' }
  | { type: 'succeeded'; reward?: Reward }
  | { type: 'failed'; reason?: string };

/** What the cache stores: a value, and when it was fetched, in epoch milliseconds. */
export const readCacheEntry = object({ at: nonNegativeNumber, value: (value): unknown => value });

/** A config as the cache stores it. */
export const readCachedConfig = object({
  name: optional(string),
  acceptsDonations: boolean,
  tipPercent: optional((value) => (typeof value === 'number' && isPercent(value) ? value : INVALID)),
});

/** A nonprofit as the cache stores it. */
export const readCachedNonprofit = object({
  name: string,
  logo: optional((value) => (typeof value === 'string' && isImage(value) ? value : INVALID)),
  ein: optional((value) => (typeof value === 'string' && isEin(value) ? value : INVALID)),
  isActive: boolean,
});
