import { beforeEach, expect, it } from 'vitest';
import { readStatus as readStatusWith } from './api-answers.js';

/** Statuses of payments that are neither done nor open: `api-answers.test.ts` has all others, and the spellings. */
let notes: string[] = [];
beforeEach(() => {
  notes = [];
});
const readStatus = (data: unknown) => readStatusWith(data, (text) => notes.push(text));

it.each<[string, unknown, string]>([
  [
    'the donation is pending, its payment processing',
    { status: 'PENDING', payment: { status: 'processing' } },
    'processing',
  ],
  [
    'the donation is complete, its payment processing',
    { status: 'COMPLETED', paymentStatus: 'in review' },
    'processing',
  ],
  [
    'the donation is processing, its payment paid',
    { status: 'processing', payment_status: 'paid' },
    'processing',
  ],
  [
    'the donation is processing, its payment unpaid',
    { status: 'InReview', payment_status: 'unpaid' },
    'processing',
  ],
  [
    'the donation is processing, a try of its payment failed',
    { status: 'processing', paymentStatus: 'failed' },
    'pending',
  ],
  [
    'the donation failed, its payment is processing',
    { status: 'failed', paymentStatus: 'processing' },
    'pending',
  ],
  [
    'the donation is processing, but the donor must act',
    { status: 'processing', paymentStatus: 'requires_action' },
    'pending',
  ],
])('readStatus of two words: %s', (_, data, type) => expect(readStatus(data).type).toBe(type));

it.each(['requires_action', 'REQUIRES-PAYMENT-METHOD', 'payment.requiresConfirmation'])(
  'readStatus says that the donor must act: %s',
  (status) => {
    expect(readStatus({ status })).toEqual({ type: 'pending', understood: true, requiresDonor: true });
    expect(readStatus({ status: 'PENDING', payment: { status } })).toMatchObject({ requiresDonor: true });
    expect(readStatus({ status: 'PENDING' })).not.toHaveProperty('requiresDonor');
    expect(notes).toEqual([]);
  },
);

it.each(['not_processing', 'awaiting_processing', 'processing_failed', 'processed', 'in_progress'])(
  'readStatus does not take %j as processing',
  (status) => expect(readStatus({ status }).type).toBe('pending'),
);

it('readStatus takes an unknown word as pending and understood', () => {
  expect(readStatus({ status: 'AWAITING_FUNDS' })).toEqual({ type: 'pending', understood: true });
});
