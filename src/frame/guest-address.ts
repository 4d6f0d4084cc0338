import { parseApiBase } from '../contract/api-base.js';
import { type AttributeName, addressAttributeNames, attributeNames } from '../contract/attribute-names.js';
import { isLoopback } from '../contract/loopback.js';
import type { ParsedOptions } from '../contract/options.js';
import { findSecret, isSecret } from '../contract/secrets.js';

/**
 * The guest's own address: attributes as query parameters, and in the fragment the origin of a host page whose element
 * waits for `hello`.
 */
export interface GuestAddress {
  attributes: Partial<Record<AttributeName, string>>;
  /** Name of a parameter whose value looks like a secret. */
  secretAttribute: string | undefined;
  /** Developer warnings about parameters that are ignored. */
  warnings: string[];
  /** Origin of the host page whose element will send `init`. */
  parentOrigin: string | undefined;
}

/** Longest text that an address may show in the form, in UTF-16 code units. */
const maxTextLength = 80;

/** Says why an address must not set the attribute to this value, if it must not. */
function refusal(name: AttributeName, value: string): string | undefined {
  if (name.startsWith('donor-')) return 'an address is kept and passed on, so it must not hold donor data';
  if (!addressAttributeNames.some((one) => one === name)) return 'an address cannot set it';
  if (name === 'impact' && hasLongText(value))
    return `in an address, each text has at most ${maxTextLength} characters`;
  return undefined;
}

/** Whether a text of a JSON object is too long for an address. What is not JSON is left to the form's parser. */
function hasLongText(json: string): boolean {
  try {
    return Object.values(JSON.parse(json)).some((text) => `${text}`.length > maxTextLength);
  } catch {
    return false;
  }
}

export function readGuestAddress({ search, hash }: Pick<Location, 'search' | 'hash'>): GuestAddress {
  const query = new URLSearchParams(search);
  const parameters = [...query].map(([name, value]) => ({ name, value }));
  const attributes: GuestAddress['attributes'] = {};
  const warnings: string[] = [];
  for (const name of attributeNames) {
    const value = query.get(name);
    if (value === null || isSecret({ name, value })) continue;
    const reason = refusal(name, value);
    if (reason) warnings.push(`${name} was ignored: ${reason}.`);
    else attributes[name] = value;
  }
  const origin = hash.slice(1);
  return {
    attributes,
    secretAttribute: findSecret(parameters),
    warnings,
    parentOrigin: URL.canParse(origin) && new URL(origin).origin === origin ? origin : undefined,
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
