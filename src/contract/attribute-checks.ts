/**
 * What the shell and the frame's host side must know of a few attributes before the parser is loaded.
 * Each check accepts what the parser in `options.ts` accepts.
 */
export const isInline = (mode: string): boolean => /^\s*inline\s*$/i.test(mode);

/** @param isolated null where the attribute is absent */
export const isIsolated = (isolated: string | null): boolean =>
  /^\s*(true|isolated)?\s*$/i.test(`${isolated}`);

export const isPublishableKey = (key: string): boolean => /^\s*pk_(test|live)_[\w-]+\s*$/.test(key);
