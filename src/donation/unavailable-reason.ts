import type { Loadable } from '../api/partner-cache.js';
import { SirDonateError } from '../contract/errors.js';
import type { PartnerConfig } from '../contract/schemas.js';
import type { NonprofitChoice } from './choices.js';

/**
 * Returns why no donation is possible, as far as the API has answered; `undefined` if one is.
 *
 * @param nonprofits those on offer: the only one, or those of several that the API knows
 */
export function unavailableReasonOf(
  { value: config, error }: Loadable<PartnerConfig>,
  nonprofits: readonly NonprofitChoice[],
): SirDonateError | undefined {
  if (error) return error;
  if (config && !config.acceptsDonations) {
    return new SirDonateError(
      'donations-off',
      'The partner is inactive, or DONATIONS is not among its enabledFeatures: see the SIR Giving dashboard.',
    );
  }
  const [first] = nonprofits;
  if (!first)
    return new SirDonateError(
      'not-found',
      'None of the slugs in the nonprofit attribute is known and active.',
    );
  if (first.value?.isActive === false) {
    return new SirDonateError('nonprofit-inactive', `The nonprofit "${first.slug}" is not active.`);
  }
  return nonprofits.every((one) => one.error) ? first.error : undefined;
}
