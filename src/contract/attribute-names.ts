/**
 * The names of the host contract, apart from their parsers (`attributes.ts`), so that the shell element and the frame
 * know them without carrying a parser.
 */

/**
 * Attributes that the address of `frame.html` may set, too. Whoever writes a link to the frame controls them, so none of
 * them is a text that the form shows.
 */
export const addressAttributeNames = [
  'publishable-key',
  'nonprofit',
  'mode',
  'currency',
  'currencies',
  'amounts',
  'amount',
  'monthly-amounts',
  'monthly-amount',
  'suggest-monthly',
  'min-amount',
  'max-amount',
  'presets-only',
  'frequencies',
  'frequency',
  'provider',
  'checkout',
  'referral-code',
  'locale',
  'api-base',
  'simulate',
  'theme',
] as const;

export const attributeNames = [
  ...addressAttributeNames,
  // Only the page sets these: donor data, texts, and what an address cannot decide. A new attribute starts here.
  'donor-email',
  'donor-first-name',
  'donor-last-name',
  'impact',
  'monthly-impact',
  'strings',
  'notice',
  'privacy-url',
  'terms-url',
  'help-url',
  'done-url',
  'analytics',
  'prefill-from-url',
  'isolated',
  'preload',
] as const;

/** One attribute of `<sir-donate>`. */
export type AttributeName = (typeof attributeNames)[number];

/** The camelCase property of an attribute: `publishable-key` → `publishableKey`. */
export type PropertyName<Attribute extends string> = Attribute extends `${infer Head}-${infer Tail}`
  ? `${Head}${Capitalize<PropertyName<Tail>>}`
  : Attribute;

/** Returns the camelCase property of an attribute. */
export const propertyName = (attribute: string): string =>
  attribute.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase());

/**
 * The attribute of each property. Some frameworks write and HTML reads names in lower case, so that `publishablekey` is a
 * name of the attribute and of the property too. Files that do not read it leave it out.
 */
export const attributeOf: ReadonlyMap<string, AttributeName> = /* @__PURE__ */ new Map(
  /* @__PURE__ */ attributeNames.flatMap((attribute): [string, AttributeName][] =>
    [propertyName(attribute), attribute.replaceAll('-', '')].map((property) => [property, attribute]),
  ),
);
