import { parseApiBase } from '../contract/api-base.js';
import { type AttributeName, addressAttributeNames, attributeNames } from '../contract/attribute-names.js';
import { isLoopback } from '../contract/loopback.js';
import type { ParsedOptions } from '../contract/options.js';
import { parseUrl } from '../contract/parse-url.js';
import { findSecret, isSecret } from '../contract/secrets.js';

/**
 * The guest's own address: attributes as query parameters, and in the fragment the origin of a host page whose element
 * waits for `hello`.
 */
export interface GuestAddress {
  attributes: Partial<Record<AttributeName, string>>;
  /** Attribute whose value looks like a secret: `src`, the frame's address, for a parameter that is not ours. */
  secretAttribute: string | undefined;
  /** Developer warnings about parameters that are ignored. */
  warnings: string[];
  /** Origin of the host page whose element will send `init`. */
  parentOrigin: string | undefined;
}

/** Says why an address must not set the attribute, if it must not. */
function refusal(name: AttributeName): string | undefined {
  if (name.startsWith('donor-')) return 'an address is kept and passed on, so it must not hold donor data';
  return addressAttributeNames.some((one) => one === name) ? undefined : 'an address cannot set it';
}

export function readGuestAddress({ search, hash }: Pick<Location, 'search' | 'hash'>): GuestAddress {
  const query = new URLSearchParams(search);
  const parameters = [...query].map(([name, value]) => ({ name, value }));
  const attributes: GuestAddress['attributes'] = {};
  const warnings: string[] = [];
  for (const name of attributeNames) {
    const value = query.get(name);
    if (value === null || isSecret({ name, value })) continue;
    const reason = refusal(name);
    if (reason) warnings.push(`${name} was ignored: ${reason}.`);
    else attributes[name] = value;
  }
  const secretName = findSecret(parameters);
  const origin = hash.slice(1);
  return {
    attributes,
    // The name of a foreign parameter is a text of whoever wrote the address, and is not repeated.
    secretAttribute: attributeNames.find((name) => name === secretName) ?? (secretName && 'src'),
    warnings,
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
