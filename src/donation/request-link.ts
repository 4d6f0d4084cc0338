import { safeCheckoutLink } from '../contract/checkout-link.js';
import type { Frequency } from '../contract/enums.js';
import { SirDonateError } from '../contract/errors.js';
import type { Donation } from './donation-storage.js';
import type { FlowContext } from './flow.js';

/** A gift as the donor saw it when the last button was pressed; minor units. */
export interface Gift {
  /** Without tip. */
  amountMinor: number;
  tipMinor: number;
  currency: string;
  frequency: Frequency;
}

/**
 * Asks the API for the checkout's link, by one POST that is never repeated, and refuses a link that must not be opened.
 *
 * @param unavailableReason why no donation is possible, once the API has told of config and nonprofit
 * @throws {SirDonateError} what stands in the way, what the API refused, `unsafe-link`
 */
export async function requestLink(
  flow: FlowContext,
  { amountMinor, tipMinor, currency, frequency }: Gift,
  { unavailableReason, stop }: { unavailableReason: () => SirDonateError | undefined; stop: AbortSignal },
): Promise<{ donation: Donation; link: string }> {
  const { nonprofits, provider, referralCode, environment, apiBase } = flow.options.peek();
  const { nonprofit, firstName, lastName, email } = flow.draft.peek();
  await flow.store.load(nonprofits);
  stop.throwIfAborted();
  const blocked = unavailableReason();
  if (blocked) throw blocked;
  if (!nonprofit) throw new SirDonateError('not-found', 'No nonprofit was chosen.');
  const { donationLink, partnerDonationId } = await flow.store.client.createLink(
    {
      nonprofitSlug: nonprofit,
      amount: amountMinor,
      currency,
      frequency,
      provider,
      donorEmail: email.trim(),
      firstName: firstName.trim(),
      lastName: lastName.trim(),
      ...(tipMinor && { tipAmount: tipMinor }),
      ...(referralCode && { referralCode }),
    },
    stop,
  );
  const link = safeCheckoutLink(donationLink, {
    loopback: environment === 'sandbox' && !/sirgiving\.org$/.test(apiBase),
  });
  if (!link) {
    throw new SirDonateError(
      'unsafe-link',
      'The API answered with a donationLink that is not https on a known checkout host; it was not opened.',
    );
  }
  return {
    link,
    donation: {
      partnerDonationId,
      amountMinor,
      tipMinor,
      currency,
      frequency,
      provider,
      handOff: 'link',
      nonprofit,
      createdAt: flow.services.clock.now(),
      calls: 0,
      isOpen: flow.isOpen(),
    },
  };
}
