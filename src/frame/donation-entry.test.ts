import { expect, it } from 'vitest';
import { callsOf, withCallsOf } from './donation-entry.js';

const entry = (calls: number) => JSON.stringify({ partnerDonationId: 'pd_1', calls, isOpen: true });

it('reads the number of status calls from the text of an entry', () => {
  expect(callsOf(entry(12))).toBe(12);
  for (const nothing of [undefined, '', '{', '{"calls":"12"}']) expect(callsOf(nothing)).toBe(0);
});

it.each([
  [3, 7, 7],
  [7, 3, 7],
  [0, 0, 0],
])('an entry with %d calls beside one with %d is stored with %d', (own, other, stored) => {
  expect(withCallsOf(entry(own), entry(other))).toBe(entry(stored));
  expect(withCallsOf(entry(own), undefined)).toBe(entry(own));
});
