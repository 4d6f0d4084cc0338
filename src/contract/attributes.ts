/**
 * The names of the host contract, apart from their parsing so that the shell element knows them without
 * carrying the parser. `options.ts` has one row for each; the compiler keeps the two in step.
 */
export const attributeNames = [
  'publishable-key',
  'nonprofit',
  'mode',
  'amounts',
  'amount',
  'min-amount',
  'max-amount',
  'presets-only',
  'impact',
  'currency',
  'frequencies',
  'frequency',
  'provider',
  'checkout',
  'donor-email',
  'donor-first-name',
  'donor-last-name',
  'referral-code',
  'locale',
  'theme',
  'strings',
  'isolated',
  'api-base',
] as const;

/** One attribute of `<sir-donate>`. */
export type AttributeName = (typeof attributeNames)[number];

/** Returns the camelCase property of an attribute: `publishable-key` → `publishableKey`. */
export const propertyName = (attribute: string): string =>
  attribute.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase());
