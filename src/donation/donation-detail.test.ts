import { expect, it } from 'vitest';
import { optionsOf } from '../testing/attributes.js';
import { storedDonation } from '../testing/stored-donation.js';
import { currentDonation, detailOf } from './donation-detail.js';
import type { Donation } from './donation-storage.js';

const donation = { ...storedDonation, tipMinor: 250, calls: 3, widget: 'w' } as Donation;
const options = optionsOf();
const detail = detailOf(donation, options);

it('a detail tells what is given, and neither calls nor widget', () => {
  const { createdAt, calls, isOpen, widget, ...told } = donation;
  expect(detail).toEqual({ ...told, environment: 'sandbox' });
});

it('the donation on the screen is told with its reward or its reason, if it has one', () => {
  const reward = { tokens: 5 };
  const succeeded = currentDonation({ type: 'succeeded', donation, reward }, options);
  expect(succeeded).toStrictEqual({ ...detail, reward });
  expect(succeeded?.reward).not.toBe(reward);
  const failed = { type: 'failed', donation, reason: 'card_declined' } as const;
  expect(currentDonation(failed, options)).toStrictEqual({ ...detail, reason: 'card_declined' });
  expect(currentDonation({ type: 'waiting', donation }, options)).toStrictEqual(detail);
});

it('a simulated donation is told as one', () => {
  const simulating = optionsOf({ simulate: 'succeeded' });
  expect(currentDonation({ type: 'waiting', donation }, simulating)).toStrictEqual({
    ...detail,
    simulated: true,
  });
});

it('there is none while the donor fills the form in', () => {
  expect(currentDonation({ type: 'amount' }, options)).toBeUndefined();
});
