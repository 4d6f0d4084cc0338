/**
 * Asks the Partner API whether the key works and who the nonprofits are, through the widget's own client. Reads only: two
 * GET requests for one nonprofit, no donation.
 */
import { createApiClient } from '../../../src/api/client.js';
import { systemClock } from '../../../src/api/clock.js';
import { apiHosts } from '../../../src/contract/api-hosts.js';
import { type ErrorCode, SirDonateError } from '../../../src/contract/errors.js';
import { listItems } from '../../../src/contract/list-items.js';
import type { Nonprofit } from '../../../src/contract/schemas.js';
import type { Addresses } from './snippet-options.js';

export type CheckResult =
  | { type: 'found'; nonprofits: Nonprofit[]; caution?: string }
  | { type: 'refused'; field: 'publishable-key' | 'nonprofit' | 'api'; reason: string };

const inWords: Partial<Record<ErrorCode, string>> = {
  unauthorized: 'SIR Giving does not know this key. Copy it again from Partner keys.',
  forbidden: 'SIR Giving does not accept this key: it is blocked, or your account is not approved yet.',
  'rate-limited': 'SIR Giving has received too many requests with this key. Try again in a minute.',
};

export const isLiveKey = (key: string): boolean => /^\s*pk_live_/i.test(key);

/** Returns the API of a key: the demo's sandbox for test keys, if there is one. */
export function apiOf(key: string, { api }: Addresses): string {
  if (isLiveKey(key)) return `https://${apiHosts.production}`;
  return api || `https://${apiHosts.sandbox}`;
}

export interface CheckOptions {
  key: string;
  /** Slugs, separated by commas. */
  nonprofit: string;
  addresses: Addresses;
  fetch: typeof fetch;
  abortSignal?: AbortSignal;
}

/** Checks the key first, then each nonprofit. @throws the reason of an abort */
export async function checkNonprofits(options: CheckOptions): Promise<CheckResult> {
  const { key, nonprofit, addresses, abortSignal } = options;
  const client = createApiClient({
    base: apiOf(key, addresses),
    key: key.trim(),
    fetch: options.fetch,
    clock: systemClock,
  });
  let slug = '';
  try {
    const config = await client.config(abortSignal, 0);
    const nonprofits: Nonprofit[] = [];
    for (slug of listItems(nonprofit)) nonprofits.push(await client.nonprofit(slug, abortSignal, 0));
    return { type: 'found', nonprofits, caution: cautionOf(config.acceptsDonations, nonprofits) };
  } catch (error) {
    abortSignal?.throwIfAborted();
    const code = error instanceof SirDonateError ? error.code : undefined;
    if (slug && code === 'not-found')
      return {
        type: 'refused',
        field: 'nonprofit',
        reason: `SIR Giving knows no nonprofit “${slug}”. Check the spelling.`,
      };
    const reason = code && inWords[code];
    if (reason && code !== 'rate-limited') return { type: 'refused', field: 'publishable-key', reason };
    return {
      type: 'refused',
      field: 'api',
      reason: reason ?? 'SIR Giving could not be asked just now. The snippet can be copied all the same.',
    };
  }
}

function cautionOf(acceptsDonations: boolean, nonprofits: readonly Nonprofit[]): string | undefined {
  if (!acceptsDonations) return 'Your account takes no donations yet: SIR Giving has to approve it.';
  const inactive = nonprofits.find(({ isActive }) => !isActive);
  return inactive && `${inactive.name} takes no donations at the moment.`;
}
