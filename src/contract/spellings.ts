/**
 * The names and words that the readers of the API's answers accept, each list in order of preference.
 * `docs/partner-api.md` has the same tables, and `docs/docs.test.ts` compares them.
 */

/** Objects that may hold the fields of an answer, besides the envelopes. */
export const wrappers = {
  config: ['config', 'partner'],
  nonprofit: ['organization', 'nonprofit', 'charity', 'organizations', 'nonprofits'],
  link: ['donation', 'partnerDonation', 'checkout', 'session', 'payment'],
  donation: ['donation', 'partnerDonation'],
  payment: ['payment', 'transaction', 'checkout', 'session'],
  reward: ['reward', 'rewards'],
} as const;

export const fieldNames = {
  isActive: ['isActive', 'active', 'isEnabled', 'enabled'],
  isStopped: ['isSuspended', 'suspended', 'isDisabled', 'disabled', 'isArchived', 'archived'],
  features: ['enabledFeatures', 'features', 'capabilities'],
  tip: ['tipConfig', 'tipSettings', 'tips', 'tip'],
  tipEnabled: ['enabled', 'isEnabled', 'active', 'isActive'],
  tipPercent: [
    'defaultPercent',
    'defaultPercentage',
    'defaultTipPercent',
    'percent',
    'percentage',
    'default',
  ],
  name: ['name', 'displayName', 'organizationName', 'nonprofitName', 'title', 'legalName'],
  logo: ['logo', 'logoUrl', 'logoUri', 'image', 'imageUrl', 'avatar', 'avatarUrl', 'icon', 'iconUrl'],
  ein: ['ein', 'taxId', 'taxIdNumber', 'employerIdentificationNumber'],
  // Not `state`: that of a nonprofit's address is `CA`.
  status: ['status', 'partnerStatus', 'organizationStatus', 'nonprofitStatus'],
  donationLink: [
    'donationLink',
    'donationUrl',
    'paymentLink',
    'paymentUrl',
    'checkoutLink',
    'checkoutUrl',
    'redirectUrl',
    'sessionUrl',
    'checkout',
    'link',
    'url',
    'href',
  ],
  donationId: ['partnerDonationId', 'donationId', 'partnerDonation', 'donation'],
  donationStatus: ['status', 'donationStatus', 'state', 'paymentStatus', 'paymentState'],
  failureReason: ['failureReason', 'failureCode', 'declineCode', 'errorCode', 'reason'],
  rewardStatus: ['rewardStatus'],
  tokens: ['tokensDistributed', 'tokensEarned', 'tokens', 'rewardAmount'],
} as const;

/** Words for a partner or a nonprofit that may not receive donations; see `isStoppedWord`. */
export const stoppedWords = [
  'inactive',
  'suspended',
  'disabled',
  'deactivated',
  'archived',
  'rejected',
  'closed',
  'blocked',
  'banned',
  'revoked',
  'terminated',
  'deleted',
] as const;

/** Words for those that may. */
export const activeWords = [
  'active',
  'enabled',
  'approved',
  'verified',
  'published',
  'live',
  'open',
] as const;

export const succeededWords = [
  'completed',
  'complete',
  'succeeded',
  'success',
  'successful',
  'paid',
  'confirmed',
  'captured',
  'settled',
  'rewarded',
] as const;

export const failedWords = [
  'failed',
  'failure',
  'declined',
  'denied',
  'refused',
  'rejected',
  'canceled',
  'cancelled',
  'expired',
  'abandoned',
  'voided',
  'reversed',
  'refunded',
  'charged_back',
] as const;

/** The donor has paid, and the result takes days: bank debits, payments under review. */
export const processingWords = [
  'processing',
  'in_processing',
  'in_process',
  'being_processed',
  'processing_payment',
  'in_review',
  'under_review',
  'in_manual_review',
  'manual_review',
  'reviewing',
  'pending_review',
] as const;

/** The donor must still act at the checkout: no result yet. */
export const donorRequiredWords = [
  'requires_action',
  'requires_payment_method',
  'requires_confirmation',
  'requires_source',
  'requires_source_action',
] as const;

/** What is known to be no result yet. All other words are pending too, and the developer is told of them. */
export const pendingWords = [
  'pending',
  'created',
  'initiated',
  'incomplete',
  'unpaid',
  'uncompleted',
  'unsuccessful',
  'authorized',
] as const;

/** Parts in front of a word that say nothing of their own: `DONATION_STATUS_SUCCEEDED`. */
export const wordPrefixes = [
  'donation',
  'payment',
  'transaction',
  'checkout',
  'charge',
  'intent',
  'session',
  'organization',
  'nonprofit',
  'partner',
  'account',
  'status',
  'state',
] as const;

/** How an answer to the POST may name a field of the request. */
export const refusedFieldNames = {
  donorEmail: ['donor_email', 'email'],
  firstName: ['first_name', 'given_name'],
  lastName: ['last_name', 'family_name', 'surname'],
  amount: ['amount', 'minimum_donation', 'maximum_donation'],
  currency: ['currency'],
} as const;

/** What an answer to the POST that names no field may say of an amount. */
export const boundWords = [
  'minimum',
  'maximum',
  'too_small',
  'too_low',
  'too_large',
  'too_high',
  'at_least',
  'at_most',
  'less_than',
  'greater_than',
] as const;
