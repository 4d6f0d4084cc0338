/**
 * What the shell and the frame's host side must know of a few attributes before the parser is loaded.
 * Each check accepts what the parser in `options.ts` accepts; null is an absent attribute.
 */

/** Whether the value matches, whatever `cleanValue` takes away around it. */
const matches = (value: string | null, pattern: string, flags = 'u'): boolean =>
  new RegExp(`^[\\s\\p{DI}\\p{QMark}]*(${pattern})[\\s\\p{DI}\\p{QMark}]*$`, flags).test(`${value}`);

export const isInline = (mode: string | null): boolean => matches(mode, 'inline', 'iu');

/** Whether the element shows a button of its own. */
export const hasButton = (mode: string | null): boolean => !matches(mode, 'inline|dialog', 'iu');

export const isFloating = (mode: string | null): boolean => matches(mode, 'floating', 'iu');

export const isPublishableKey = (key: string | null): boolean => matches(key, 'pk_(test|live)_[\\w-]+');

/** Whether a boolean attribute is set. */
export const isSet = (name: string, value: string | null): boolean =>
  value !== null && matches(value, `true|${name}|`, 'iu');

/** Whether the page wants donations in its `dataLayer`. */
export const isDataLayer = (analytics: string | null): boolean => matches(analytics, 'datalayer', 'iu');

/** Whether only a press loads the form. */
export const isLoadedOnPress = (preload: string | null): boolean => matches(preload, 'none', 'iu');

/** Whether there is a button whose form is loaded before any intent. A value that is not understood counts as the default. */
export const isPreloaded = (read: (name: 'mode' | 'preload') => string | null): boolean =>
  !matches(read('preload'), 'intent|none', 'iu') && !isInline(read('mode'));

/** Whether there are the two attributes without which nothing works. */
export const isComplete = (read: (name: 'publishable-key' | 'nonprofit') => string | null): boolean =>
  isPublishableKey(read('publishable-key')) && /\S/.test(read('nonprofit') ?? '');
