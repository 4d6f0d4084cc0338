import * as z from 'zod/mini';
import type { Frequency, Provider } from './enums.js';
import type { Reward } from './events.js';
import { isLoopback } from './loopback.js';

/**
 * The answers of the four browser endpoints, read as tolerantly as partner-api.md asks: only what the widget
 * cannot work without is required, unknown fields are dropped (`webhookUrl` among them), odd optional values
 * count as absent. Built from `z.object` and `z.custom` alone: every other kind of schema costs bytes.
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
/** An id that goes into a path: no text that would lead to another endpoint (`..`), and none that no URL can hold. */
export const id = z.custom<string>((value) => typeof value === 'string' && /^(?!\.*$)\P{Cs}+$/u.test(value));
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

const textOf = (...values: unknown[]): string | undefined =>
  values.find((value): value is string => typeof value === 'string' && value !== '')?.slice(0, 2000);

export interface PartnerConfig {
  name: string;
  /** Whether the partner takes donations at all. */
  acceptsDonations: boolean;
  /** Preselected tip in percent, 0–100; absent where the partner takes no tips. */
  tipPercent?: number;
}

const configSchema = z.object({
  name: string,
  isActive: anything,
  enabledFeatures: anything,
  tipConfig: anything,
});
const tipSchema = z.object({ enabled: boolean, defaultPercent: nonNegativeNumber });

/** Reads `GET /v1/partner/config`. */
export function readConfig(data: unknown): PartnerConfig | undefined {
  const config = parse(configSchema, data);
  if (!config) return undefined;
  const { isActive, enabledFeatures: features } = config;
  const tip = parse(tipSchema, config.tipConfig);
  return {
    name: config.name.slice(0, 200),
    acceptsDonations: isActive !== false && (!Array.isArray(features) || features.includes('DONATIONS')),
    tipPercent: tip?.enabled && isPercent(tip.defaultPercent) ? tip.defaultPercent : undefined,
  };
}

export interface Nonprofit {
  name: string;
  /** An https image (http only on loopback). */
  logo?: string;
  isActive: boolean;
}

const isImage = (url: string): boolean =>
  /^https:\/\//i.test(url) ||
  (/^http:\/\//i.test(url) && URL.canParse(url) && isLoopback(new URL(url).hostname));
const isPercent = (percent: number): boolean => percent >= 0 && percent <= 100;

const nonprofitSchema = z.object({ name: string, logo: anything, logoUrl: anything, status: anything });

/** Reads `GET /v1/partner/organizations/:slug`. */
export function readNonprofit(data: unknown): Nonprofit | undefined {
  const found = parse(nonprofitSchema, data);
  if (!found) return undefined;
  const logo = textOf(found.logo, found.logoUrl);
  return {
    name: found.name.trim().slice(0, 200),
    logo: logo && isImage(logo) ? logo : undefined,
    isActive: !/^(inactive|suspended|disabled|archived|rejected|closed)$/i.test(textOf(found.status) ?? ''),
  };
}

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

const createdLinkSchema = z.object({ donationLink: string, partnerDonationId: id });
export type CreatedLink = z.output<typeof createdLinkSchema>;

/** Reads the answer of `POST /v1/partner/donations/create-link`. */
export const readCreatedLink = (data: unknown): CreatedLink | undefined => parse(createdLinkSchema, data);

/** What a donation's status amounts to. Not known yet is `pending`, never `failed`. */
export type DonationStatus =
  /** `understood` is false if the answer had no status to read. */
  | { type: 'pending'; understood: boolean }
  | { type: 'succeeded'; reward?: Reward }
  | { type: 'failed'; reason?: string };

/** A code, as opposed to a sentence, which may repeat the donor's name: `card_declined`. */
const codeOf = (value: unknown): string | undefined =>
  typeof value === 'string' && /^[\w.:-]{1,60}$/.test(value) ? value : undefined;

const statusSchema = z.object({
  status: anything,
  donationStatus: anything,
  failureReason: anything,
  rewardStatus: anything,
  tokensDistributed: anything,
  tokensEarned: anything,
  tokens: anything,
  rewardAmount: anything,
});

/** Reads `GET /v1/partner/donations/status/:id`: undocumented, so every reading but a known word is pending. */
export function readStatus(data: unknown): DonationStatus {
  const answer = parse(statusSchema, data);
  const word = textOf(answer?.status, answer?.donationStatus);
  if (!answer || !word) return { type: 'pending', understood: false };
  if (/^(completed|succeeded|paid|rewarded)$/i.test(word)) {
    const numbers = [answer.tokensDistributed, answer.tokensEarned, answer.tokens, answer.rewardAmount];
    const tokens = numbers.find((value): value is number => Number.isFinite(value) && Number(value) > 0);
    const rewardStatus = codeOf(answer.rewardStatus);
    return tokens || rewardStatus
      ? { type: 'succeeded', reward: { tokens, status: rewardStatus } }
      : { type: 'succeeded' };
  }
  if (/^(failed|cancell?ed|expired|reversed|refunded)$/i.test(word)) {
    return { type: 'failed', reason: codeOf(answer.failureReason) ?? word };
  }
  return { type: 'pending', understood: true };
}

const errorSchema = z.object({ message: anything });

/** Reads the sentences of an error answer; they may repeat what a donor typed and are never shown. */
export const readErrorMessages = (data: unknown): string[] =>
  [parse(errorSchema, data)?.message].flat().filter((line): line is string => typeof line === 'string');

/** What the cache stores: a value, and when it was fetched, in epoch milliseconds. */
export const cacheEntrySchema = z.object({ at: nonNegativeNumber, value: anything });

/** A config as the cache stores it. */
export const cachedConfigSchema = z.object({
  name: string,
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
