/**
 * What the shell and the frame's host side must know of a few attributes before the parser is loaded.
 * Each check accepts what the parser in `options.ts` accepts; null is an absent attribute.
 */
export const isInline = (mode: string | null): boolean => /^\s*inline\s*$/i.test(`${mode}`);

export const isPublishableKey = (key: string | null): boolean =>
  /^\s*pk_(test|live)_[\w-]+\s*$/.test(`${key}`);
