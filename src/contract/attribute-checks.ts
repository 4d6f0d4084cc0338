/**
 * What the shell and the frame's host side must know of a few attributes before the parser is loaded.
 * Each check accepts what the parser in `options.ts` accepts; null is an absent attribute.
 */

/** Whether the value matches, whatever `cleanValue` takes away around it. */
const matches = (value: string | null, pattern: string, flags = 'u'): boolean =>
  new RegExp(`^[\\s\\p{DI}\\p{QMark}]*(${pattern})[\\s\\p{DI}\\p{QMark}]*$`, flags).test(`${value}`);

export const isInline = (mode: string | null): boolean => matches(mode, 'inline', 'iu');

export const isPublishableKey = (key: string | null): boolean => matches(key, 'pk_(test|live)_[\\w-]+');

/** Whether a boolean attribute is set. */
export const isSet = (name: string, value: string | null): boolean =>
  value !== null && matches(value, `true|${name}|`, 'iu');
