/**
 * What the shell and the frame's host side must know of a few attributes before the parser is loaded.
 * Each check accepts what the parser in `options.ts` accepts.
 */
type RawValue = string | null;

export const isInline = (mode: RawValue): boolean => /^\s*inline\s*$/i.test(`${mode}`);

export const isIsolated = (isolated: RawValue): boolean => /^\s*(true|isolated)?\s*$/i.test(`${isolated}`);

export const isPublishableKey = (key: RawValue): boolean => /^\s*pk_(test|live)_[\w-]+\s*$/.test(`${key}`);
