import type { CheckoutDetail, SirDonateEventDetails } from './events.js';

/** A gift of 25 USD. Amounts are in minor units. */
const donation: CheckoutDetail = {
  partnerDonationId: 'test-donation',
  amountMinor: 2_500,
  currency: 'USD',
  frequency: 'once',
  provider: 'stripe',
  handOff: 'popup',
  tipMinor: 0,
  nonprofit: 'clean-water-fund',
  environment: 'sandbox',
};

const { handOff: _, ...checkout } = donation;

/** A plausible `detail` for each event, for tests of a page's own listeners. */
export const sampleDetails: SirDonateEventDetails = {
  'sir-donate-ready': { environment: 'sandbox' },
  'sir-donate-open': {},
  'sir-donate-close': {},
  'sir-donate-change': {
    amountMinor: 2_500,
    currency: 'USD',
    frequency: 'once',
    tipMinor: 0,
    nonprofit: 'clean-water-fund',
    environment: 'sandbox',
    provider: 'stripe',
  },
  'sir-donate-step': { from: 'amount', to: 'details' },
  'sir-donate-before-checkout': {
    ...checkout,
    donationLink: 'https://checkout.example/test-donation',
  },
  'sir-donate-checkout': donation,
  'sir-donate-processing': donation,
  'sir-donate-complete': donation,
  'sir-donate-failed': { ...donation, reason: 'card_declined' },
  'sir-donate-error': {
    code: 'network',
    retryable: true,
    message: 'No answer from the API.',
    version: __SIR_VERSION__,
  },
};
