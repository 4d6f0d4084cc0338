import type { ApiClient } from '../api/client.js';
import { SirDonateError } from '../contract/errors.js';
import type { DonationStatus } from '../contract/schemas.js';

/** For how long a donation may be unknown to the API that has just made it. */
const notFoundGraceMs = 60_000;

interface StatusFetch {
  client: ApiClient;
  partnerDonationId: string;
  /** How old the donation is, in milliseconds. */
  ageMs: number;
  report(warning: string): void;
  abortSignal: AbortSignal;
}

/**
 * Fetches a donation's status. A 404 in the donation's first minute is pending, not an error that the page would take as
 * final.
 *
 * @throws {SirDonateError} what `ApiClient.status` throws
 */
export async function fetchStatus({
  client,
  partnerDonationId,
  ageMs,
  report,
  abortSignal,
}: StatusFetch): Promise<DonationStatus> {
  try {
    return await client.status(partnerDonationId, abortSignal);
  } catch (error) {
    const isNotFound = error instanceof SirDonateError && error.code === 'not-found';
    if (!isNotFound || Math.abs(ageMs) > notFoundGraceMs) throw error;
    report('The API does not know the new donation yet (404 on its status); it counts as pending.');
    return { type: 'pending', understood: true };
  }
}
