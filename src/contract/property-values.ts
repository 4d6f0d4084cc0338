import { isSet } from './attribute-checks.js';
import type { AttributeName } from './attribute-names.js';

/**
 * Properties as texts of their attributes, and back. Neither direction throws. Whether a text is accepted is decided by
 * the parsers in `attributes.ts`, which also warn: the shell carries no parser.
 */

/** Returns the text of an attribute for the value of its property; empty if the value clears the attribute. */
export function writeValue(value: unknown): string {
  try {
    return value && typeof value === 'object' && !Array.isArray(value)
      ? // Some pages have a `toJSON` on Object.prototype.
        JSON.stringify({ ...value, toJSON: undefined })
      : `${value || (Number.isNaN(value) ? value : '')}`;
  } catch {
    // A symbol, a circular object, a proxy that throws. No parser accepts this text.
    return '{';
  }
}

/** Returns the value of a property for the text of its attribute; undefined if it is absent or not understood. */
export function readValue(name: AttributeName, text: string | null): unknown {
  if (/presets|isolated|prefill/.test(name) || (/suggest/.test(name) && isSet(name, text)))
    return isSet(name, text);
  const items = text?.match(/[^\s,[\]\p{QMark}]+/gu);
  if (!items) return undefined;
  if (/amount|impact|strings|suggest/.test(name)) {
    try {
      return JSON.parse(/amounts$/.test(name) ? `[${items}]` : `${text}`);
    } catch {
      // Texts need no JSON.
      return /amount/.test(name) ? undefined : text;
    }
  }
  return /encies$/.test(name) || (name === 'nonprofit' && /[[,]/.test(`${text}`)) ? items : text;
}
