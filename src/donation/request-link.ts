import type { ReadonlySignal } from '@preact/signals';
import { safeCheckoutLink } from '../contract/checkout-link.js';
import { SirDonateError } from '../contract/errors.js';
import type { CreateLinkRequest } from '../contract/schemas.js';
import type { Donation } from './donation-storage.js';
import type { FlowContext } from './flow-context.js';

interface LinkRequest {
  request: CreateLinkRequest;
  /** Why no donation is possible, once the API has answered about partner and nonprofit. */
  unavailableReason: ReadonlySignal<SirDonateError | undefined>;
  submissionSignal: AbortSignal;
}

/** Returns what the page may know of a requested donation: nothing of the donor. */
export const giftOf = ({
  nonprofitSlug,
  amount,
  tipAmount = 0,
  currency,
  frequency,
  provider,
}: CreateLinkRequest) => ({
  amountMinor: amount,
  tipMinor: tipAmount,
  currency,
  frequency,
  provider,
  nonprofit: nonprofitSlug,
});

/**
 * Requests the checkout link with one POST that is never repeated, and refuses a link that must not be opened.
 *
 * @throws {SirDonateError} the reason why donations are unavailable; what `ApiClient.createLink` throws; `unsafe-link`
 */
export async function requestLink(
  { options, partnerCache, services, isOpen }: FlowContext,
  { request, unavailableReason, submissionSignal }: LinkRequest,
): Promise<{ donation: Donation; link: string }> {
  const { environment, apiBase, nonprofits, simulate } = options.peek();
  await partnerCache.load(nonprofits);
  submissionSignal.throwIfAborted();
  const reason = unavailableReason.peek();
  if (reason) throw reason;
  const { donationLink, partnerDonationId } = await partnerCache.client.createLink(request, submissionSignal);
  // A simulated checkout leads nowhere, whoever opens it.
  const link = simulate
    ? 'about:blank'
    : safeCheckoutLink(donationLink, {
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
      ...giftOf(request),
      handOff: 'link',
      createdAt: services.clock.now(),
      calls: 0,
      isOpen: isOpen.peek(),
      widget: services.widget.describe(request.nonprofitSlug),
    },
  };
}
