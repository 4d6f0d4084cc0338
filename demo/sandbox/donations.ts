/**
 * The donations of this run, in memory and shared by the API and the hosted checkout. Holds no donor data.
 * The body of the status response is an open object, so that a test can merge any fields into it.
 */
import { randomBytes } from 'node:crypto';
import { type CreateLinkBody, tipMinorOf } from './create-link.js';
import { behaviourOf } from './keys.js';
import { majorUnits } from './money.js';
import type { Nonprofit } from './nonprofits.js';

export const checkoutActions = ['pay', 'decline', 'cancel'] as const;

export type CheckoutAction = (typeof checkoutActions)[number];

export interface Donation {
  readonly id: string;
  readonly key: string;
  readonly nonprofit: Nonprofit;
  readonly amountMinor: number;
  readonly tipMinor: number;
  readonly currency: string;
  readonly frequency: CreateLinkBody['frequency'];
  readonly provider: CreateLinkBody['provider'];
  readonly createdAt: number;
  /** Body of the status response. */
  statusBody: Record<string, unknown>;
  /** How the checkout ended; absent while it is open. */
  result?: 'received' | 'declined' | 'cancelled';
}

export type DonationStore = ReturnType<typeof createDonationStore>;

export function createDonationStore() {
  const donations = new Map<string, Donation>();

  return {
    create(key: string, nonprofit: Nonprofit, body: CreateLinkBody): Donation {
      const id = `pd_${randomBytes(9).toString('hex')}`;
      const donation: Donation = {
        id,
        key,
        nonprofit,
        amountMinor: body.amount,
        tipMinor: tipMinorOf(body),
        currency: body.currency,
        frequency: body.frequency,
        provider: body.provider,
        createdAt: Date.now(),
        statusBody: { partnerDonationId: id, status: 'PENDING' },
      };
      donations.set(id, donation);
      return donation;
    },
    /** Stores a donation under a second id, for responses with a hostile id. */
    alias(id: string, donation: Donation): void {
      donations.set(id, donation);
    },
    find(id: string): Donation | undefined {
      return donations.get(id);
    },
    list(key?: string): readonly Donation[] {
      const all = [...new Set(donations.values())];
      return key === undefined ? all : all.filter((donation) => donation.key === key);
    },
    clear(key?: string): void {
      for (const [id, donation] of donations) {
        if (key === undefined || donation.key === key) donations.delete(id);
      }
    },
  };
}

/** Ends a checkout by the donor's action and the key's behaviour. Only the first action counts. */
export function settle(donation: Donation, action: CheckoutAction): void {
  if (donation.result) return;
  const paying = behaviourOf(donation.key).paying ?? 'completed';
  donation.result =
    action === 'cancel' ? 'cancelled' : action === 'pay' && paying !== 'failed' ? 'received' : 'declined';
  if (paying !== 'pending') Object.assign(donation.statusBody, statusAfter(donation, action));
}

function statusAfter(donation: Donation, action: CheckoutAction): Record<string, unknown> {
  if (action === 'cancel') return { status: 'CANCELLED' };
  if (action === 'decline') return { status: 'FAILED', failureReason: 'card_declined' };
  switch (behaviourOf(donation.key).paying ?? 'completed') {
    case 'completed':
      return { status: 'COMPLETED', rewardStatus: 'DISTRIBUTED', tokensDistributed: tokensFor(donation) };
    case 'completed-without-reward':
      return { status: 'COMPLETED', rewardStatus: 'FAILED' };
    case 'failed':
      return { status: 'FAILED', failureReason: 'payment_returned' };
    case 'processing':
      return { status: 'PROCESSING' };
    case 'pending':
      return {};
  }
}

function tokensFor({ amountMinor, currency }: Donation): number {
  return Math.max(1, Math.round(majorUnits(amountMinor, currency)));
}
