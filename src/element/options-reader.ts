import { SirDonateError } from '../contract/errors.js';
import { warn } from '../contract/log.js';
import { type Options, parseOptions } from '../contract/options.js';
import type { FormHost } from './form-host.js';

/** Creates a function that parses the host's attributes. It returns why they must be refused, if they must. */
export function createOptionsReader(
  host: FormHost,
  languageObserver: MutationObserver,
): () => Options | SirDonateError {
  return () => {
    const parsed =
      host.refusal() ??
      parseOptions((name) => host.readAttribute(name), {
        locale: host.language(languageObserver),
        secretAttribute: host.secretAttribute(),
      });
    for (const warning of parsed.warnings) warn(warning);
    return parsed.type === 'invalid' ? new SirDonateError(parsed.code, parsed.message) : parsed.options;
  };
}
