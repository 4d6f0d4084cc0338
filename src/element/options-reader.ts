import { SirDonateError } from '../contract/errors.js';
import { warn } from '../contract/log.js';
import { type Options, parseOptions } from '../contract/options.js';
import type { FormHost } from './form-host.js';

/**
 * Creates a function that parses the host's attributes. Attributes are parsed again whenever one may have changed, so
 * the same configuration error is reported once.
 */
export function createOptionsReader(
  host: FormHost,
  languageObserver: MutationObserver,
  report: (error: SirDonateError) => void,
): () => Options | undefined {
  let lastMessage = '';

  return () => {
    const parsed =
      host.refusal() ??
      parseOptions((name) => host.readAttribute(name), {
        locale: host.language(languageObserver),
        secretAttribute: host.secretAttribute(),
      });
    for (const warning of parsed.warnings) warn(warning);
    const isInvalid = parsed.type === 'invalid';
    const message = isInvalid ? parsed.message : '';
    if (isInvalid && message !== lastMessage) report(new SirDonateError(parsed.code, message));
    lastMessage = message;
    return isInvalid ? undefined : parsed.options;
  };
}
