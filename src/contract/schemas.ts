import * as z from 'zod/mini';
import type { Frequency, Provider } from './enums.js';
import type { Reward } from './events.js';
import { isLoopback } from './loopback.js';

/**
 * What the four browser endpoints take and answer, and the schemas of what is stored of it. `api-answers.ts` reads the
 * answers. Built from `z.object` and `z.custom` alone: every other kind of schema costs bytes.
 */
export const string = z.custom<string>((value) => typeof value === 'string');
export const boolean = z.custom<boolean>((value) => typeof value === 'boolean');
const isNonNegative = (value: unknown): boolean => Number.isFinite(value) && Number(value) >= 0;
/** A number that can be counted with: finite, not negative. */
export const nonNegativeNumber = z.custom<number>(isNonNegative);
export const optionalNonNegativeNumber = z.custom<number | undefined>(
  (value) => value === undefined || isNonNegative(value),
);
/** One of some words or numbers. */
export const oneOf = <const Value extends string | number>(...values: Value[]) =>
  z.custom<Value>((value) => values.some((one) => one === value));
/** Whether a text can go into a path: none that would lead to another endpoint (`..`), or that no URL can hold. */
export const isId = (text: string): boolean => /^(?!\.*$)\P{Cs}+$/u.test(text);
export const id = z.custom<string>((value) => typeof value === 'string' && isId(value));
const anything = z.custom<unknown>();

/**
 * Parses an object of foreign data; `undefined` where it has not the shape. An absent field is read as `undefined`, so
 * that a `z.custom` says whether it is required: `z.optional` would cost 250 bytes.
 */
export function parse<Schema extends z.ZodMiniObject>(
  schema: Schema,
  data: unknown,
): z.output<Schema> | undefined {
  if (typeof data !== 'object' || data === null) return undefined;
  const fields = Object.keys(schema.shape).map((name): [string, unknown] => [
    name,
    Object.hasOwn(data, name) ? Reflect.get(data, name) : undefined,
  ]);
  const parsed = z.safeParse(schema, Object.fromEntries(fields));
  return parsed.success ? parsed.data : undefined;
}

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
  isActive: boolean;
}

export const isImage = (url: string): boolean =>
  /^https:\/\//i.test(url) ||
  (/^http:\/\//i.test(url) && URL.canParse(url) && isLoopback(new URL(url).hostname));
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
  /** `understood` is false if the answer had no status to read. */
  | { type: 'pending'; understood: boolean }
  | { type: 'succeeded'; reward?: Reward }
  | { type: 'failed'; reason?: string };

/** What the cache stores: a value, and when it was fetched, in epoch milliseconds. */
export const cacheEntrySchema = z.object({ at: nonNegativeNumber, value: anything });

/** A config as the cache stores it. */
export const cachedConfigSchema = z.object({
  name: z.custom<string | undefined>((value) => value === undefined || typeof value === 'string'),
  acceptsDonations: boolean,
  tipPercent: z.custom<number | undefined>(
    (value) => value === undefined || (typeof value === 'number' && isPercent(value)),
  ),
});

/** A nonprofit as the cache stores it. */
export const cachedNonprofitSchema = z.object({
  name: string,
  logo: z.custom<string | undefined>(
    (value) => value === undefined || (typeof value === 'string' && isImage(value)),
  ),
  isActive: boolean,
});
