import { type AttributeName, addressAttributeNames, attributeNames } from './attribute-names.js';
import { findSecret, isSecret } from './secrets.js';

/** Attributes as parameters of the address of `frame.html`. */
export interface AddressAttributes {
  attributes: Partial<Record<AttributeName, string>>;
  /** Colours and corners by their parameters, for `address-theme.ts`. Undefined without any, which is the usual case. */
  themeParameters: Readonly<Record<string, string>> | undefined;
  /** Attribute whose value looks like a secret: `src`, the address itself, for a parameter that is not ours. */
  secretAttribute: string | undefined;
  /** Developer warnings about parameters that are ignored. */
  warnings: string[];
}

/** The parameters of `address-theme.ts`, which is loaded where one is there. */
const themeName = /^((on-)?accent|surface|raised|text|muted|border|danger|(button-)?radius)$/;

/** Says why an address must not set the attribute, if it must not. */
function refusal(name: AttributeName): string | undefined {
  if (name.startsWith('donor-')) return 'an address is kept and passed on, so it must not hold donor data';
  return addressAttributeNames.some((one) => one === name) ? undefined : 'an address cannot set it';
}

/** @param search the query of an address. Editors that escape `&` twice leave `amp;` behind. */
export function readAddressAttributes(search: string): AddressAttributes {
  const query = new URLSearchParams(search.replace(/&(?:amp;)+/g, '&'));
  const parameters = [...query].map(([name, value]) => ({ name, value }));
  const attributes: AddressAttributes['attributes'] = {};
  const warnings: string[] = [];
  for (const name of attributeNames) {
    const value = query.get(name);
    if (value === null || isSecret({ name, value })) continue;
    const reason = refusal(name);
    if (reason) warnings.push(`${name} was ignored: ${reason}.`);
    else attributes[name] = value;
  }
  const theme = parameters.filter(({ name }) => themeName.test(name)).map(({ name, value }) => [name, value]);
  const secretName = findSecret(parameters);
  return {
    attributes,
    // Of two with the same name the first counts, as with attributes.
    themeParameters: theme.length ? Object.fromEntries(theme.reverse()) : undefined,
    // The name of a foreign parameter is a text of whoever wrote the address, and is not repeated.
    secretAttribute: attributeNames.find((name) => name === secretName) ?? (secretName && 'src'),
    warnings,
  };
}
