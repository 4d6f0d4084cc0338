import { snakeCase } from './foreign-fields.js';
import { refusedFieldNames } from './spellings.js';

/** A field of the request that the donor filled in. */
export type RefusedField = keyof typeof refusedFieldNames;

/** What repeats the request, in which every field is named. */
const echoes = /^(target|value|input|received|request|instance|path_?name|url)$/i;

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

/** Returns which of the donor's fields an error answer names. */
export function readRefusedFields(data: unknown): RefusedField[] {
  // One text a line: a name must not be made of the end of one and the beginning of the next.
  const texts = textsOf(data).slice(0, maxTexts).map(snakeCase);
  return (Object.keys(refusedFieldNames) as RefusedField[]).filter((field) =>
    refusedFieldNames[field].some((name) => {
      // Not the amount of the tip: the donor did not enter it.
      const pattern = new RegExp(`(?<![\\p{L}\\p{N}]|tip_)${name}(?![\\p{L}\\p{N}])`, 'u');
      return texts.some((text) => pattern.test(text));
    }),
  );
}
