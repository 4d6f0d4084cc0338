/** A donation of $25 that waits for its checkout, as the widget stores it. */
export const storedDonation = {
  partnerDonationId: 'pd_1',
  amountMinor: 2500,
  tipMinor: 0,
  currency: 'USD',
  frequency: 'once',
  provider: 'stripe',
  handOff: 'popup',
  nonprofit: 'clean-water',
  createdAt: 1,
  calls: 0,
  isOpen: true,
};
