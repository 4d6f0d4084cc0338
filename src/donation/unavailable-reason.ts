import type { Loadable } from '../api/partner-cache.js';
import { SirDonateError } from '../contract/errors.js';
import type { PartnerConfig } from '../contract/schemas.js';
import type { NonprofitChoice } from './choices.js';

const isUnreadable = ({ error }: Loadable<unknown>): boolean => error?.code === 'bad-response';

/**
 * Returns why no donation is possible, as far as the API has answered; `undefined` if one is. Neither the config nor the
 * nonprofit is needed to give, so one answer that cannot be read stops nothing: without the config there is no tip,
 * without the nonprofit its slug is shown. If both cannot be read, the API is taken to be broken.
 *
 * @param nonprofits those on offer: the only one, or those of several that the API knows
 */
export function unavailableReasonOf(
  config: Loadable<PartnerConfig>,
  nonprofits: readonly NonprofitChoice[],
): SirDonateError | undefined {
  if (config.error && !isUnreadable(config)) return config.error;
  if (config.value?.acceptsDonations === false) {
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
  return nonprofits.every((one) => one.error && (isUnreadable(config) || !isUnreadable(one)))
    ? first.error
    : undefined;
}
