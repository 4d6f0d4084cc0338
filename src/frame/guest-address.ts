import { parseApiBase } from '../contract/api-base.js';
import { type AttributeName, attributeNames } from '../contract/attribute-names.js';
import { isLoopback } from '../contract/loopback.js';
import type { ParsedOptions } from '../contract/options.js';
import { findSecret } from '../contract/secrets.js';

/**
 * What the frame's own address says: the host contract as query parameters, and in the fragment the origin of a page
 * whose element waits for the frame's hello.
 */
export interface GuestAddress {
  attributes: Partial<Record<AttributeName, string>>;
  /** Name of a parameter that looks like a secret, whose value is nowhere else. */
  secretAttribute: string | undefined;
  /** What the developer is told of parameters that do not belong here. */
  warnings: string[];
  /** Origin of the page whose element will send `init`. */
  host: string | undefined;
}

export function readGuestAddress({ search, hash }: Pick<Location, 'search' | 'hash'>): GuestAddress {
  const query = new URLSearchParams(search);
  const parameters = [...query].map(([name, value]) => ({ name, value }));
  const attributes: GuestAddress['attributes'] = {};
  const warnings: string[] = [];
  for (const name of attributeNames) {
    const value = query.get(name);
    if (value === null || findSecret([{ name, value }])) continue;
    if (name.startsWith('donor-'))
      warnings.push(`${name} was ignored: an address is kept and passed on, so it must not hold donor data.`);
    else attributes[name] = value;
  }
  const host = hash.slice(1);
  return {
    attributes,
    secretAttribute: findSecret(parameters),
    warnings,
    host: URL.canParse(host) && new URL(host).origin === host ? host : undefined,
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
