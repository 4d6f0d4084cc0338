import * as z from 'zod/mini';
import type { Reward } from './events.js';

/**
 * The answers of the four browser endpoints, read as tolerantly as partner-api.md asks: only what the widget
 * cannot work without is required, unknown fields are dropped (`webhookUrl` among them), odd optional values
 * count as absent.
 */
const optionalText = z.catch(z.optional(z.string()), undefined);

const shorten = (text: string, length: number): string => text.slice(0, length);

export interface PartnerConfig {
  name: string;
  /** Whether the partner takes donations at all. */
  acceptsDonations: boolean;
  /** Preselected tip in percent, 0–100; absent where the partner takes no tips. */
  tipPercent?: number;
}

/** `GET /v1/partner/config`. */
export const configSchema = z.pipe(
  z.object({
    name: z.string(),
    isActive: z.catch(z.optional(z.boolean()), undefined),
    enabledFeatures: z.catch(z.optional(z.array(z.string())), undefined),
    tipConfig: z.catch(z.optional(z.object({ enabled: z.boolean(), defaultPercent: z.number() })), undefined),
  }),
  z.transform(({ name, isActive, enabledFeatures, tipConfig }): PartnerConfig => ({
    name: shorten(name, 200),
    acceptsDonations: isActive !== false && (!enabledFeatures || enabledFeatures.includes('DONATIONS')),
    tipPercent:
      tipConfig?.enabled && tipConfig.defaultPercent >= 0 && tipConfig.defaultPercent <= 100
        ? tipConfig.defaultPercent
        : undefined,
  })),
);

export interface Nonprofit {
  name: string;
  /** An https image (http only on loopback). */
  logo?: string;
  isActive: boolean;
}

/** `GET /v1/partner/organizations/:slug`. */
export const nonprofitSchema = z.pipe(
  z.object({ name: z.string(), logo: optionalText, logoUrl: optionalText, status: optionalText }),
  z.transform(({ name, logo, logoUrl, status }): Nonprofit => {
    const image = logo || logoUrl;
    return {
      name: shorten(name.trim(), 200),
      logo: image && /^(https:|http:\/\/(localhost|127\.0\.0\.1)[:/])/i.test(image) ? image : undefined,
      isActive: !/^(inactive|suspended|disabled|archived|rejected|closed)$/i.test(status ?? ''),
    };
  }),
);

/** `POST /v1/partner/donations/create-link`, the request. Amounts in minor units. */
export interface CreateLinkRequest {
  nonprofitSlug: string;
  amount: number;
  currency: string;
  frequency: 'once' | 'monthly';
  provider: 'stripe' | 'every.org';
  donorEmail: string;
  firstName: string;
  lastName: string;
  tipAmount?: number;
  referralCode?: string;
}

/** `POST /v1/partner/donations/create-link`, the answer. */
export const createdLinkSchema = z.object({ donationLink: z.string(), partnerDonationId: z.string() });
export type CreatedLink = z.infer<typeof createdLinkSchema>;

/** What a donation's status amounts to. Not known yet is `pending`, never `failed`. */
export type DonationStatus =
  | { name: 'pending'; /** False if the answer had no status to read. */ understood: boolean }
  | { name: 'succeeded'; reward?: Reward }
  | { name: 'failed'; reason?: string };

const optionalNumber = z.catch(z.optional(z.number()), undefined);

/** `GET /v1/partner/donations/status/:partnerDonationId`: undocumented, so every reading but a known word is pending. */
export const statusSchema = z.pipe(
  z.object({
    status: optionalText,
    donationStatus: optionalText,
    failureReason: optionalText,
    rewardStatus: optionalText,
    tokensDistributed: optionalNumber,
    tokensEarned: optionalNumber,
    tokens: optionalNumber,
    rewardAmount: optionalNumber,
  }),
  z.transform((answer): DonationStatus => {
    const word = answer.status ?? answer.donationStatus;
    if (/^(completed|succeeded|paid|rewarded)$/i.test(word ?? '')) {
      const tokens = [answer.tokensDistributed, answer.tokensEarned, answer.tokens, answer.rewardAmount].find(
        (count) => count !== undefined && count > 0,
      );
      const status = answer.rewardStatus && shorten(answer.rewardStatus, 60);
      return tokens || status ? { name: 'succeeded', reward: { tokens, status } } : { name: 'succeeded' };
    }
    if (/^(failed|cancell?ed|expired|reversed|refunded)$/i.test(word ?? '')) {
      return { name: 'failed', reason: shorten(answer.failureReason ?? word ?? '', 200) };
    }
    return { name: 'pending', understood: word !== undefined };
  }),
);

/** The parts of an error answer that a form can use. */
export const errorBodySchema = z.object({
  message: z.catch(z.optional(z.union([z.string(), z.array(z.string())])), undefined),
});

/** A parsed answer as the cache keeps it; `at` is epoch milliseconds. */
export const cachedConfigSchema = z.object({
  at: z.number(),
  value: z.object({
    name: z.string(),
    acceptsDonations: z.boolean(),
    tipPercent: z.optional(z.number()),
  }),
});
export const cachedNonprofitSchema = z.object({
  at: z.number(),
  value: z.object({ name: z.string(), logo: z.optional(z.string()), isActive: z.boolean() }),
});
