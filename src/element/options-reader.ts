import type { AttributeName } from '../contract/attribute-names.js';
import { attributes } from '../contract/attributes.js';
import { SirDonateError } from '../contract/errors.js';
import { warn } from '../contract/log.js';
import { type Options, type PageContext, type ParsedOptions, parseOptions } from '../contract/options.js';
import { sameValues } from '../contract/same-values.js';
import type { FormHost } from './form-host.js';

const names = Object.keys(attributes) as AttributeName[];

export const readContext = (host: FormHost, languageObserver: MutationObserver): PageContext => ({
  locale: host.language(languageObserver),
  pageOrigin: host.pageOrigin,
  secretAttribute: host.secretAttribute(),
});

/** Parses the host's attributes. */
export const parseAttributes = (host: FormHost, context: PageContext): ParsedOptions =>
  host.refusal() ?? parseOptions((name) => host.readAttribute(name), context);

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

  function parse(context: PageContext): Options | SirDonateError {
    const parsed = parseAttributes(host, context);
    for (const warning of parsed.warnings) warn(warning);
    onRead(parsed);
    return parsed.type === 'invalid' ? new SirDonateError(parsed.code, parsed.message) : parsed.options;
  }

  return () => {
    const context = readContext(host, languageObserver);
    const read = [...Object.values(context), ...names.map((name) => host.readAttribute(name))];
    if (!sameValues(read, lastRead)) last = parse(context);
    lastRead = read;
    return last;
  };
}
