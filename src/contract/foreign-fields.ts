/**
 * Finds fields in an answer of the API whose spelling may differ from the documented one. `api-answers.ts` has a reader for
 * each answer. Three rules hold for all of them:
 *
 * - A name is compared without case, `_`, `-` and spaces: `partner_donation_id` is `partnerDonationId`.
 * - A field is found in the body, or up to four levels below it, under the names that wrap answers.
 * - `null` and an empty text count as absent.
 */
export type Fields = Readonly<Record<string, unknown>>;

/** Receives what a reader did not know, for the developer. Never with donor data. */
export type Note = (text: string) => void;

/** Names under which an API may wrap its whole answer. */
export const envelopes = ['data', 'result', 'results', 'response', 'payload', 'body', 'attributes'] as const;

const maxDepth = 4;

/** Returns a name without case and punctuation. */
const plain = (name: string): string => name.replace(/[^\p{L}\p{N}]+/gu, '').toLowerCase();

/** Returns JSON that was sent as a text in JSON, parsed. */
function parseNested(value: unknown): unknown {
  if (typeof value !== 'string' || !/^\s*[{[]/.test(value)) return value;
  try {
    return JSON.parse(value);
  } catch {
    return undefined;
  }
}

function fieldsOf(value: unknown): Fields | undefined {
  const parsed = parseNested(value);
  const only = Array.isArray(parsed) && parsed.length === 1 ? parsed[0] : parsed;
  if (typeof only !== 'object' || only === null || Array.isArray(only)) return undefined;
  return Object.fromEntries(Object.entries(only).map(([name, field]) => [plain(name), field]));
}

const fieldOf = (fields: Fields, name: string): unknown =>
  Object.hasOwn(fields, plain(name)) ? fields[plain(name)] : undefined;

/** Whether an object has a field of one of these names, whatever is in it. */
export const hasAny = (fields: Fields, names: readonly string[]): boolean =>
  names.some((name) => fieldOf(fields, name) !== undefined);

/** Returns what the layers have under these names, layer by layer. */
export const valuesOf = (layers: readonly Fields[], names: readonly string[]): unknown[] =>
  layers.flatMap((fields) => names.map((name) => fieldOf(fields, name)));

/** Returns the object, and those that it wraps under these names, the innermost first. Empty if it is no object. */
export function unwrap(data: unknown, wrappers: readonly string[] = envelopes): Fields[] {
  let level = [data];
  const layers: Fields[] = [];
  for (let depth = 0; depth <= maxDepth && level.length; depth++) {
    const found = level.map(fieldsOf).filter((fields) => fields !== undefined);
    layers.unshift(...found);
    level = valuesOf(found, wrappers);
  }
  return layers;
}

/** Returns the first value that `read` accepts: the first name in any layer, then the next name. */
export function find<Value>(
  layers: readonly Fields[],
  names: readonly string[],
  read: (value: unknown) => Value | undefined,
): Value | undefined {
  for (const name of names) {
    for (const fields of layers) {
      const value = read(fieldOf(fields, name));
      if (value !== undefined) return value;
    }
  }
}

/** Reads text, or a number as text. Long text is cut, but for an address, which would be another one. */
export function asText(value: unknown): string | undefined {
  const given = typeof value === 'number' && Number.isFinite(value) ? String(value) : value;
  const text = typeof given === 'string' ? given.trim() : '';
  return (/^https?:/i.test(text) ? text : text.slice(0, 2000)) || undefined;
}

/** Reads a number that may be text: `12.5`, `"12,5"`, `"1,250"`, `"10 %"`. Negative numbers count as absent. */
export function asNumber(value: unknown): number | undefined {
  const text = asText(value)?.replace(/\s*%$/, '') ?? '';
  const digits = /^\d{1,3}(,\d{3})+(\.\d+)?$/.test(text) ? text.replaceAll(',', '') : text.replace(',', '.');
  return /^\d+(\.\d+)?$/.test(digits) ? Number(digits) : undefined;
}

/** Reads a boolean that may be a number or a word. */
export function asBoolean(value: unknown): boolean | undefined {
  const text = typeof value === 'boolean' ? String(value) : (asText(value) ?? '');
  if (/^(true|1|yes|y|on|enabled|active)$/i.test(text)) return true;
  return /^(false|0|no|n|off|disabled|inactive)$/i.test(text) ? false : undefined;
}

/** Returns a reader of text that may be in an object, under one of these names. */
export const asTextOrIn =
  (...names: string[]) =>
  (value: unknown): string | undefined =>
    asText(value) ?? find(unwrap(value), names, asText);

/** Reads a text that names a state, such as `ACTIVE` or `{ name: 'active' }`. */
export const asWord = asTextOrIn('status', 'state', 'name', 'code', 'value', 'type');

/** Returns a word in lower case, its parts joined by `_`: `Payment failed` and `paymentFailed` are `payment_failed`. */
export const snakeCase = (word: string): string =>
  word
    .replace(/(\p{Ll})(\p{Lu})/gu, '$1_$2')
    .toLowerCase()
    .replace(/[\s_.:/-]+/g, '_')
    .replace(/^_|_$/g, '');

/** A code, as opposed to a sentence, which may repeat the donor's name: `card_declined`. */
export const asCode = (value: unknown): string | undefined => {
  const text = asText(value);
  return text && /^[\w.:-]{1,60}$/.test(text) ? text : undefined;
};

/** Names an unknown value to the developer; a sentence may repeat donor data, so only a code is quoted. */
export const quoteCode = (value: unknown): string => {
  const code = asCode(asWord(value));
  return code ? `"${code}"` : 'another value';
};
