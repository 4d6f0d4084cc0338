import type { AttributeName } from '../contract/attribute-names.js';
import { attributes } from '../contract/attributes.js';
import { SirDonateError } from '../contract/errors.js';
import { warn } from '../contract/log.js';
import { type Options, type ParsedOptions, parseOptions } from '../contract/options.js';
import { sameValues } from '../contract/same-values.js';
import type { FormHost } from './form-host.js';

const names = Object.keys(attributes) as AttributeName[];

/**
 * Creates a function that parses the host's attributes. It returns why they must be refused, if they must. What is the
 * same as before is the same object, so that nothing is derived or rendered again.
 *
 * @param onRead receives what is read anew. Its warnings are in the console by then.
 */
export function createOptionsReader(
  host: FormHost,
  languageObserver: MutationObserver,
  onRead: (parsed: ParsedOptions) => void,
): () => Options | SirDonateError {
  let lastRead: readonly unknown[] = [];
  let last: Options | SirDonateError;

  function parse(locale: string, secretAttribute: string | undefined): Options | SirDonateError {
    const parsed =
      host.refusal() ?? parseOptions((name) => host.readAttribute(name), { locale, secretAttribute });
    for (const warning of parsed.warnings) warn(warning);
    onRead(parsed);
    return parsed.type === 'invalid' ? new SirDonateError(parsed.code, parsed.message) : parsed.options;
  }

  return () => {
    const locale = host.language(languageObserver);
    const secretAttribute = host.secretAttribute();
    const read = [locale, secretAttribute, ...names.map((name) => host.readAttribute(name))];
    if (!sameValues(read, lastRead)) last = parse(locale, secretAttribute);
    lastRead = read;
    return last;
  };
}
