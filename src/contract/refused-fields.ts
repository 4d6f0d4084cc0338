import { snakeCase } from './foreign-fields.js';
import { boundWords, refusedFieldNames } from './spellings.js';

/** A field of the request that the donor filled in. */
export type RefusedField = keyof typeof refusedFieldNames;

/** What repeats the request, in which every field is named. */
const echoes = /^(target|value|input|received|request|instance|path_?name|url)$/i;

/** A bound of something else than the amount. */
const otherBound = /(?:^|_)tip(?:_|$)|character|length|letter|digit/;

const maxDepth = 6;
const maxTexts = 200;

/**
 * Collects the texts of an error answer, and the names of what has an error: a map (`{ errors: { firstName: [...] } }`),
 * a list of objects (`{ property: "firstName" }`), sentences, in any nesting. None of it is ever shown: it may repeat
 * what the donor typed.
 */
function textsOf(data: unknown, depth = 0): string[] {
  if (depth > maxDepth) return [];
  if (Array.isArray(data))
    return data.slice(0, maxTexts).flatMap((item: unknown) => textsOf(item, depth + 1));
  if (typeof data !== 'object' || data === null) return typeof data === 'string' ? [data] : [];
  return (
    Object.entries(data)
      // A number is what was sent, not what is wrong with it.
      .filter(([name, value]) => value && typeof value !== 'number' && !echoes.test(name))
      .flatMap(([name, value]: [string, unknown]) => [name, ...textsOf(value, depth + 1)])
  );
}

/**
 * Returns which of the donor's fields an error answer names. One that names none and speaks of a bound (`Must be at least
 * $5`) means the amount: no other field has bounds that are not a count of characters.
 */
export function readRefusedFields(data: unknown): RefusedField[] {
  // One text a line: a name must not be made of the end of one and the beginning of the next.
  const texts = textsOf(data).slice(0, maxTexts).map(snakeCase);
  const isNamed = (names: readonly string[]): boolean => {
    // Not the amount of the tip: the donor did not enter it.
    const pattern = new RegExp(`(?<![\\p{L}\\p{N}]|tip_)(?:${names.join('|')})(?![\\p{L}\\p{N}])`, 'u');
    return texts.some((text) => pattern.test(text));
  };
  const fields = (Object.keys(refusedFieldNames) as RefusedField[]).filter((field) =>
    isNamed(refusedFieldNames[field]),
  );
  const isBound = !fields.length && isNamed(boundWords) && !texts.some((text) => otherBound.test(text));
  return isBound ? ['amount'] : fields;
}
