import { expect, it } from 'vitest';
import { donationKeyPrefix } from './donation-key-prefix.js';

it('the entries of a donation begin with its key and slug, without what editors add', () => {
  expect(donationKeyPrefix(' “pk_test_a-1” ', ' clean-water-fund ')).toBe(
    'donation:pk_test_a-1:clean-water-fund:',
  );
});
