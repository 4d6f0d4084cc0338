import type { AttributeName } from './attribute-names.js';

/**
 * Properties as texts of their attributes, and back. Neither direction throws. Whether a text is accepted is decided by
 * the parsers in `attributes.ts`, which also warn: the shell carries no parser.
 */

const isJson = (name: AttributeName): boolean => /impact|strings/.test(name);

/** What an object becomes as a text. No parser accepts it. */
const notText = '[object Object]';

/** Returns the text of an attribute for the value of its property; empty if the value clears the attribute. */
export function writeValue(name: AttributeName, value: unknown): string {
  try {
    return value && typeof value === 'object' && isJson(name) && !Array.isArray(value)
      ? // Some pages have a `toJSON` on Object.prototype.
        JSON.stringify({ ...value, toJSON: undefined })
      : typeof value === 'function'
        ? notText
        : `${value || (Number.isNaN(value) ? value : '')}`;
  } catch {
    // A symbol, a circular object, a proxy that throws.
    return notText;
  }
}

/** Returns the value of a property for the text of its attribute; undefined if it is absent or not understood. */
export function readValue(name: AttributeName, text: string | null): unknown {
  if (/presets|isolated/.test(name))
    return text !== null && ['', 'true', name].includes(text.trim().toLowerCase());
  const items = text?.match(/[^\s,"'[\]]+/g);
  if (!items) return undefined;
  if (/amount/.test(name)) {
    const isList = name === 'amounts';
    const numbers = isList ? items.map(Number) : [Number(text)];
    return numbers.includes(Number.NaN) ? undefined : isList ? numbers : numbers[0];
  }
  if (isJson(name)) {
    try {
      return Object(JSON.parse(`${text}`));
    } catch {
      return undefined;
    }
  }
  return name === 'frequencies' || (name === 'nonprofit' && items[1]) ? items : text;
}
