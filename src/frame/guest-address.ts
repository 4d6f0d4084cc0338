import { type AddressAttributes, readAddressAttributes } from '../contract/address-attributes.js';
import { parseApiBase } from '../contract/api-base.js';
import { isLoopback } from '../contract/loopback.js';
import type { ParsedOptions } from '../contract/options.js';
import { parseUrl } from '../contract/parse-url.js';

/**
 * The guest's own address: attributes as query parameters, and in the fragment the origin of a host page whose element
 * waits for `hello`.
 */
export interface GuestAddress extends AddressAttributes {
  /** Origin of the host page whose element will send `init`. */
  parentOrigin: string | undefined;
}

export function readGuestAddress({ search, hash }: Pick<Location, 'search' | 'hash'>): GuestAddress {
  const origin = hash.slice(1);
  return {
    ...readAddressAttributes(search),
    parentOrigin: parseUrl(origin)?.origin === origin ? origin : undefined,
  };
}

/**
 * Says why a frame on this host must refuse an `api-base`, if it must. A link to our frame with somebody else's API would be
 * a phishing page under our name, so only what the build lists counts, and this machine for its own frames.
 */
export function refuseApi(apiBase: string | null, hostname: string): ParsedOptions | undefined {
  const raw = apiBase?.trim();
  if (!raw || parseApiBase(raw, { loopback: isLoopback(hostname) })) return undefined;
  return {
    type: 'invalid',
    code: 'invalid-api-base',
    message:
      'api-base names an API that this frame does not vouch for. Nothing was sent. Leave api-base out; a sandbox on ' +
      'this machine needs a frame served by this machine.',
    warnings: [],
  };
}
